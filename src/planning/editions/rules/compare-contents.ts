import { daysBetween, type IsoDate } from '../../../kernel/dates.ts'
import type { PlanContent } from './plan-content.ts'

/** Parts of a plan whose entries are compared one by one, in the order they are told. */
export const comparedParts = [
  'vision',
  'mission',
  'goal',
  'promise',
  'factor',
  'strategy',
  'readiness-item',
  'action',
  'quick-win',
  'commitment',
  'commitment-line',
  'training',
  'position',
  'readiness',
  'welfare-index',
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
  'x',
  'y',
  'claimed',
  'proven',
  'index',
  'budget',
  'realised',
  'evidence',
  'signatures',
] as const
export type ComparedField = (typeof comparedFields)[number]

interface Subject {
  readonly part: ComparedPart
  readonly id: string
  readonly title: string
}
/** One difference between two plans. Dates move by `days` (later = more than 0). */
export type Change =
  | (Subject & { readonly kind: 'added' | 'withdrawn' })
  | (Subject & {
      readonly kind: 'text' | 'state'
      readonly field: ComparedField
      readonly from: string
      readonly to: string
    })
  | (Subject & {
      readonly kind: 'date'
      readonly field: ComparedField
      readonly from: IsoDate
      readonly to: IsoDate
      readonly days: number
    })
  | (Subject & {
      readonly kind: 'number'
      readonly field: ComparedField
      readonly from: number | null
      readonly to: number | null
    })

type Value =
  | { readonly kind: 'text' | 'state' | 'date'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number | null }
interface Entry extends Subject {
  readonly fields: Partial<Record<ComparedField, Value>>
}

const words = (value: string | null): Value => ({ kind: 'text', value: value ?? '' })
const state = (value: string | null): Value => ({ kind: 'state', value: value ?? '' })
const date = (value: IsoDate): Value => ({ kind: 'date', value })
const number = (value: number | null): Value => ({ kind: 'number', value })

/**
 * What changed from one plan to another: entries added and withdrawn, texts, dates by days, states and numbers. Entries are
 * the same when part and id are; a changed title is a changed text. Comparing a plan with itself gives nothing.
 */
export function compareContents(before: PlanContent, after: PlanContent): Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const byKey = (entries: readonly Entry[]) =>
    new Map(entries.map((entry) => [`${entry.part} ${entry.id}`, entry]))
  const [oldByKey, nowByKey] = [byKey(old), byKey(now)]
  const changes = [
    ...[...oldByKey].flatMap(([key, entry]): Change[] =>
      nowByKey.has(key) ? [] : [{ ...subjectOf(entry), kind: 'withdrawn' }],
    ),
    ...[...nowByKey].flatMap(([key, entry]): Change[] => {
      const earlier = oldByKey.get(key)
      return earlier ? fieldChanges(earlier, entry) : [{ ...subjectOf(entry), kind: 'added' }]
    }),
  ]
  const place = new Map(comparedParts.map((part, index) => [part, index]))
  return changes.sort((a, b) => place.get(a.part)! - place.get(b.part)!)
}

const subjectOf = ({ part, id, title }: Entry): Subject => ({ part, id, title })

function fieldChanges(before: Entry, after: Entry): Change[] {
  return comparedFields.flatMap((field): Change[] => {
    const [from, to] = [before.fields[field], after.fields[field]]
    if (!from || !to || from.kind !== to.kind || from.value === to.value) return []
    const subject = subjectOf(after)
    if (from.kind === 'number' && to.kind === 'number')
      return [{ ...subject, kind: 'number', field, from: from.value, to: to.value }]
    const [was, is] = [String(from.value), String(to.value)]
    if (from.kind === 'date')
      return [{ ...subject, kind: 'date', field, from: was, to: is, days: daysBetween(was, is) }]
    return [{ ...subject, kind: from.kind as 'text' | 'state', field, from: was, to: is }]
  })
}

function entriesOf(content: PlanContent): Entry[] {
  return [...directionOf(content), ...analysisOf(content), ...programmeOf(content), ...figuresOf(content)]
}

function directionOf({ vision, missions, goals, promises }: PlanContent): Entry[] {
  return [
    ...(vision === null
      ? []
      : [{ part: 'vision', id: 'visi', title: '', fields: { text: words(vision) } } as const]),
    ...missions.map(
      ({ id, text }) => ({ part: 'mission', id, title: text, fields: { text: words(text) } }) as const,
    ),
    ...goals.map(
      ({ id, text, promiseIds }) =>
        ({
          part: 'goal',
          id,
          title: text,
          fields: { text: words(text), links: words(promiseIds.join(', ')) },
        }) as const,
    ),
    ...promises.map(
      (one) =>
        ({
          part: 'promise',
          id: one.id,
          title: one.name,
          fields: { text: words(one.name), agency: words(one.agency), state: state(one.state) },
        }) as const,
    ),
  ]
}

function analysisOf({ factors, strategies, readiness }: PlanContent): Entry[] {
  return [
    ...factors.map(
      (one) =>
        ({
          part: 'factor',
          id: one.id,
          title: one.text,
          fields: {
            text: words(one.text),
            state: state(one.side),
            score: number(one.score),
            evidence: number(one.evidence.length),
          },
        }) as const,
    ),
    ...strategies.map(
      (one) =>
        ({
          part: 'strategy',
          id: one.id,
          title: one.text,
          fields: {
            text: words(one.text),
            links: words([...one.factorIds, one.goalId ?? ''].join(', ')),
          },
        }) as const,
    ),
    ...readiness.items.map(
      (one) =>
        ({
          part: 'readiness-item',
          id: one.id,
          title: one.name,
          fields: {
            level: number(one.level),
            state: state(one.state),
            evidence: number(one.evidence.length),
          },
        }) as const,
    ),
  ]
}

function programmeOf({ actions, quickWins, commitments, competence }: PlanContent): Entry[] {
  return [
    ...actions.map(actionEntry),
    ...quickWins.list.map(
      (one) =>
        ({
          part: 'quick-win',
          id: one.id,
          title: one.title,
          fields: {
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
            evidence: number(one.evidence.length),
          },
        }) as const,
    ),
    ...commitments.flatMap((one) => [
      {
        part: 'commitment',
        id: one.id,
        title: one.title,
        fields: {
          text: words(one.title),
          description: words(one.preamble),
          signatures: number(one.offices.filter(({ signedOn }) => signedOn !== null).length),
        },
      } as const,
      ...one.lines.map(
        (line) =>
          ({
            part: 'commitment-line',
            id: `${one.id}.${line.id}`,
            title: line.text,
            fields: {
              text: words(line.text),
              agency: words(line.holder),
              due: date(line.dueOn),
              state: state(line.state),
              evidence: number(line.evidence.length),
            },
          }) as const,
      ),
    ]),
    ...competence.trainings.map(
      (one) =>
        ({
          part: 'training',
          id: one.id,
          title: one.title,
          fields: { text: words(one.title), held: date(one.heldOn), state: state(one.state) },
        }) as const,
    ),
  ]
}

function actionEntry(one: PlanContent['actions'][number]): Entry {
  const realised = one.budget.flatMap((year) => (year.realised === null ? [] : [year.realised]))
  const sum = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((total, value) => total + value, 0)
  return {
    part: 'action',
    id: one.id,
    title: one.title,
    fields: {
      text: words(one.title),
      description: words(one.description),
      agency: words(one.agency),
      links: words([one.promiseId ?? '', one.dimensionId, ...one.strategyIds, ...one.dependsOn].join(', ')),
      starts: date(one.startsOn),
      ends: date(one.endsOn),
      state: state(one.state),
      budget: number(sum(one.budget.map(({ plan }) => plan))),
      realised: number(sum(realised)),
      evidence: number(one.evidence.length),
    },
  }
}

function figuresOf({ position, readiness, welfareIndex }: PlanContent): Entry[] {
  return [
    ...(position
      ? [
          {
            part: 'position',
            id: 'posisi',
            title: '',
            fields: {
              x: number(position.x),
              y: number(position.y),
              state: state(position.quadrant ?? 'axis'),
            },
          } as const,
        ]
      : []),
    ...(readiness.period === null
      ? []
      : [
          {
            part: 'readiness',
            id: 'kesiapan',
            title: '',
            fields: { claimed: number(readiness.total.claimed), proven: number(readiness.total.proven) },
          } as const,
        ]),
    ...(welfareIndex
      ? [
          {
            part: 'welfare-index',
            id: 'indeks',
            title: '',
            fields: { index: number(welfareIndex.value) },
          } as const,
        ]
      : []),
  ]
}
