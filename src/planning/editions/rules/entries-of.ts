import type { IsoDate } from '../../../kernel/dates.ts'
import type { PlanContent } from './plan-content.ts'

/** Parts of a plan whose entries are compared one by one, in the order they are told. */
export const comparedParts = [
  'term',
  'vision',
  'mission',
  'goal',
  'promise',
  'factor',
  'strategy',
  'readiness-item',
  'dimension',
  'action',
  'criterion',
  'quick-win',
  'commitment',
  'commitment-line',
  'training',
  'competence',
  'proposal',
  'position',
  'readiness',
  'welfare-index',
  'figure',
  'indicator',
  'gap',
] as const
export type ComparedPart = (typeof comparedParts)[number]

export const comparedFields = [
  'text',
  'description',
  'result',
  'agency',
  'links',
  'starts',
  'ends',
  'due',
  'held',
  'state',
  'chosen',
  'level',
  'score',
  'rank',
  'share',
  'x',
  'y',
  'claimed',
  'proven',
  'index',
  'value',
  'budget',
  'realised',
  'evidence',
  'signatures',
  'details',
] as const
export type ComparedField = (typeof comparedFields)[number]

export type Value =
  | { readonly kind: 'text' | 'state' | 'date'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number | null }
/** One thing of a plan. `whole` is all that the edition says of it, `fields` what has words of its own. */
export interface Entry {
  readonly part: ComparedPart
  readonly id: string
  readonly title: string
  readonly whole: unknown
  readonly fields: Fields
}
type Fields = Partial<Record<ComparedField, Value>>

const words = (value: string | null): Value => ({ kind: 'text', value: value ?? '' })
const state = (value: string | null): Value => ({ kind: 'state', value: value ?? '' })
const date = (value: IsoDate): Value => ({ kind: 'date', value })
const number = (value: number | null): Value => ({ kind: 'number', value })
const count = (list: readonly unknown[]): Value => number(list.length)

/** Every thing of a plan that has a name or an id. */
export function entriesOf(content: PlanContent): Entry[] {
  return [...directionOf(content), ...analysisOf(content), ...programmeOf(content), ...figuresOf(content)]
}

function entry(part: ComparedPart, id: string, title: string, whole: unknown, fields: Fields): Entry {
  return { part, id, title, whole, fields }
}

function directionOf({ vision, missions, goals, promises }: PlanContent): Entry[] {
  return [
    ...(vision === null ? [] : [entry('vision', 'visi', '', vision, { text: words(vision) })]),
    ...missions.map((one) => entry('mission', one.id, one.text, one, { text: words(one.text) })),
    ...goals.map((one) =>
      entry('goal', one.id, one.text, one, {
        text: words(one.text),
        links: words(one.promiseIds.join(', ')),
      }),
    ),
    ...promises.map((one) =>
      entry('promise', one.id, one.name, one, {
        text: words(one.name),
        agency: words(one.agency),
        state: state(one.state),
      }),
    ),
  ]
}

function analysisOf({ factors, strategies, readiness, dimensions }: PlanContent): Entry[] {
  return [
    ...factors.map((one) =>
      entry('factor', one.id, one.text, one, {
        text: words(one.text),
        state: state(one.side),
        score: number(one.score),
        evidence: count(one.evidence),
      }),
    ),
    ...strategies.map((one) =>
      entry('strategy', one.id, one.text, one, {
        text: words(one.text),
        links: words([...one.factorIds, one.goalId ?? ''].join(', ')),
      }),
    ),
    ...readiness.items.map((one) =>
      entry('readiness-item', one.id, one.name, one, {
        level: number(one.level),
        state: state(one.state),
        evidence: count(one.evidence),
      }),
    ),
    ...(dimensions?.list ?? []).map((one) =>
      entry('dimension', one.id, one.name, one, { text: words(one.name) }),
    ),
  ]
}

function programmeOf({ actions, quickWins, commitments, competence }: PlanContent): Entry[] {
  return [
    ...actions.map(actionEntry),
    ...quickWins.criteria.map((one) =>
      entry('criterion', one.id, one.name, one, { text: words(one.name), share: number(one.share * 100) }),
    ),
    ...quickWins.list.map((one) =>
      entry('quick-win', one.id, one.title, one, {
        text: words(one.title),
        description: words(one.problem),
        result: words(one.result),
        agency: words(one.agency),
        starts: date(one.startsOn),
        due: date(one.dueOn),
        state: state(one.state),
        chosen: state(one.chosen ? 'chosen' : 'not-chosen'),
        score: number(one.score),
        rank: number(one.rank),
        evidence: count(one.evidence),
      }),
    ),
    ...commitments.flatMap(commitmentEntries),
    ...competence.trainings.map((one) =>
      entry('training', one.id, one.title, one, {
        text: words(one.title),
        held: date(one.heldOn),
        state: state(one.state),
      }),
    ),
    ...competence.agencies.map((one) =>
      entry('competence', one.id, one.name, one, { level: number(one.maturity?.said ?? null) }),
    ),
    ...competence.proposals.map((one) => entry('proposal', one.id, one.name, one, { text: words(one.name) })),
  ]
}

function actionEntry(one: PlanContent['actions'][number]): Entry {
  const realised = one.budget.flatMap((year) => (year.realised === null ? [] : [year.realised]))
  return entry('action', one.id, one.title, one, {
    text: words(one.title),
    description: words(one.description),
    agency: words(one.agency),
    links: words([one.promiseId ?? '', one.dimensionId, ...one.strategyIds, ...one.dependsOn].join(', ')),
    starts: date(one.startsOn),
    ends: date(one.endsOn),
    state: state(one.state),
    budget: number(sum(one.budget.map(({ plan }) => plan))),
    realised: number(sum(realised)),
    evidence: count(one.evidence),
  })
}

const sum = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((total, value) => total + value, 0)

/** The commitment without its lines, which are things of their own. */
function commitmentEntries({ lines, ...one }: PlanContent['commitments'][number]): Entry[] {
  return [
    entry('commitment', one.id, one.title, one, {
      text: words(one.title),
      description: words(one.preamble),
      signatures: count(one.offices.filter(({ signedOn }) => signedOn !== null)),
    }),
    ...lines.map((line) =>
      entry('commitment-line', `${one.id}.${line.id}`, line.text, line, {
        text: words(line.text),
        agency: words(line.holder),
        due: date(line.dueOn),
        state: state(line.state),
        evidence: count(line.evidence),
      }),
    ),
  ]
}

function figuresOf({ position, readiness, welfareIndex, people, indicators, gaps }: PlanContent): Entry[] {
  const { items: _items, ...figures } = readiness
  return [
    ...(position
      ? [
          entry('position', 'posisi', '', position, {
            x: number(position.x),
            y: number(position.y),
            state: state(position.quadrant ?? 'axis'),
          }),
        ]
      : []),
    ...(readiness.period === null
      ? []
      : [
          entry('readiness', 'kesiapan', '', figures, {
            claimed: number(readiness.total.claimed),
            proven: number(readiness.total.proven),
          }),
        ]),
    ...(welfareIndex
      ? [entry('welfare-index', 'indeks', '', welfareIndex, { index: number(welfareIndex.value) })]
      : []),
    ...people.map((one) =>
      entry('figure', one.id, one.name, one, { value: number(one.value), state: state(one.state) }),
    ),
    ...indicators.map((one) =>
      entry('indicator', one.id, one.name, one, {
        text: words(one.name),
        value: number(one.values.at(-1)?.value ?? null),
      }),
    ),
    ...gaps.map((one) =>
      entry('gap', one.id, one.name, one, { text: words(one.name), description: words(one.why) }),
    ),
  ]
}
