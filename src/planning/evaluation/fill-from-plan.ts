import type { Context } from '../../access/index.ts'
import { type IsoDate, todayOf } from '../../kernel/dates.ts'
import { type Language, languages, say } from '../../kernel/messages.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName, type PlanSettings, type Text } from '../../pack/index.ts'
import { describePromises } from '../../programmes/index.ts'
import type { Plan } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import { assessedPeriods, ratedItems } from '../readiness/describe-readiness.ts'
import { periodEnd, periodStart } from '../readiness/rules/period.ts'
import { scoreOf } from '../readiness/rules/readiness-score.ts'
import { actionBudgetKind, actionKind, actionReportKind } from '../roadmap/kinds.ts'
import type { AttachedEvidence, ComputedAnswer } from './contract.ts'
import { messages } from './messages.ts'
import {
  type Progress,
  percent,
  shareSpent,
  type Tally,
  tallyDone,
  tallyStarted,
} from './rules/plan-numbers.ts'

type Form = PlanSettings['evaluation']['forms'][number]
export type ComputedSpec = NonNullable<Form['parts'][number]['questions'][number]['computed']>
type Params = Readonly<Record<string, string | number>>

/** What the answers are computed from: the plan, what it said at the end of a past year, and the newest measurement. */
export interface Filling {
  readonly context: Context
  readonly plan: Plan
  readonly year: number
  readonly asOf: IsoDate
  /** The plan as recorded at the end of the day `asOf`: a report of later may hide what was said then. */
  readonly then: Plan
  readonly promises: { readonly asOf: IsoDate; readonly of: number; readonly kept: number } | null
}

/** Reads what every computed answer of a year needs, once. `asOf` is today or the last day of a past year. */
export async function readFilling(
  context: Context,
  plan: Plan,
  reader: Reader,
  year: number,
): Promise<Filling> {
  const today = todayOf(context.clock)
  const lastDay = `${year}-12-31`
  const asOf = lastDay < today ? lastDay : today
  const then = asOf === today ? plan : await readPlan(reader, plan.termId, `${asOf}T23:59:59Z`)
  return { context, plan, year, asOf, then, promises: await readPromises(context, reader) }
}

export function fillFromPlan(filling: Filling, spec: ComputedSpec): ComputedAnswer {
  switch (spec.kind) {
    case 'readiness':
      return readiness(filling, spec.components)
    case 'budget':
      return budget(filling)
    case 'promises':
      return promises(filling)
    case 'actions-started':
      return fromTally(filling, spec.kind, actionProgress(filling), tallyStarted)
    case 'actions-done':
      return fromTally(filling, spec.kind, actionProgress(filling), tallyDone)
    case 'quick-wins':
      return fromTally(filling, spec.kind, quickWinProgress(filling), tallyDone)
  }
}

/** Of the newest assessed period that has begun by then; all components when none is named. */
function readiness({ context, plan, asOf }: Filling, components: readonly string[]): ComputedAnswer {
  const period = assessedPeriods(plan)
    .filter((one) => periodStart(one) <= asOf)
    .at(-1)
  const items = context.pack.plan.readiness.items.filter(
    (item) => components.length === 0 || components.includes(item.component),
  )
  if (!period || items.length === 0) return nothing()
  const score = scoreOf(ratedItems(items, plan, period))
  if (score.claimed === null) return nothing()
  const until = periodEnd(period) < asOf ? periodEnd(period) : asOf
  return {
    sentence: sentence('readiness', () => ({
      claimed: score.claimed ?? 0,
      proven: score.proven ?? 0,
      provenItems: score.provenItems,
      items: score.items,
      period,
    })),
    score: score.claimed,
    supported: score.proven ?? 0,
    evidence: items.flatMap(({ id, name }) =>
      attached(context, plan, 'readiness-item', id, name).filter(({ happenedOn }) => happenedOn <= until),
    ),
  }
}

/** The budget application's figures are no document: without one attached to the question they stay claimed. */
function budget({ plan, year }: Filling): ComputedAnswer {
  const ofYear = plan.of(actionBudgetKind).filter(({ content }) => content.year === year)
  const spent = shareSpent(ofYear.map(({ content }) => content))
  if (spent.share === null) return nothing()
  return {
    sentence: sentence('budget', () => ({
      realised: spent.realised / 1e9,
      budget: spent.budget / 1e9,
      actions: ofYear.length,
      share: spent.share ?? 0,
    })),
    score: spent.share,
    supported: 0,
    evidence: [],
  }
}

/** The register's measurement is its own evidence; it is of now, so a past year is not judged by it. */
function promises({ promises, year }: Filling): ComputedAnswer {
  if (!promises) return nothing()
  const date = (language: Language) => tellDay(promises.asOf, language)
  if (Number(promises.asOf.slice(0, 4)) !== year)
    return {
      ...nothing(),
      sentence: sentence('promises-other-year', (language) => ({ date: date(language), year: String(year) })),
    }
  const share = percent(promises.kept, promises.of)
  return {
    sentence: sentence('promises', (language) => ({
      kept: promises.kept,
      of: promises.of,
      date: date(language),
    })),
    score: share,
    supported: share ?? 0,
    evidence: [],
  }
}

type Thing = Progress & { readonly title: string; readonly kind: 'action' | 'quick-win' }

function fromTally(
  { context, plan, asOf }: Filling,
  key: string,
  things: readonly Thing[],
  tallyOf: (things: readonly Progress[], asOf: IsoDate) => Tally,
): ComputedAnswer {
  const tally = tallyOf(things, asOf)
  if (tally.of === 0) return nothing()
  const counted = things.filter((one) => tallyOf([one], asOf).claimed === 1)
  return {
    sentence: sentence(key, (language) => ({ ...tally, date: tellDay(asOf, language) })),
    score: percent(tally.claimed, tally.of),
    supported: percent(tally.proven, tally.of) ?? 0,
    evidence: counted.flatMap(({ kind, id, title }) =>
      attached(context, plan, kind, id, { id: title, en: title }).filter(
        ({ happenedOn }) => happenedOn <= asOf,
      ),
    ),
  }
}

function actionProgress({ plan, then }: Filling): Thing[] {
  return plan.of(actionKind).map(({ id, content }) => {
    const reports = [plan, then].flatMap((one) => one.find(actionReportKind, id)?.content ?? [])
    const dayOf = (states: readonly string[]) =>
      reports
        .filter(({ state }) => states.includes(state))
        .map(({ on }) => on)
        .sort()[0] ?? null
    return {
      kind: 'action' as const,
      id,
      title: content.title,
      startsOn: content.startsOn,
      endsOn: content.endsOn,
      startedOn: dayOf(['running', 'done']),
      doneOn: dayOf(['done']),
      evidenceOn: firstEvidence(plan, 'action', id),
    }
  })
}

function quickWinProgress({ plan }: Filling): Thing[] {
  return plan
    .of(quickWinKind)
    .filter(({ content }) => content.chosen)
    .map(({ id, content }) => ({
      kind: 'quick-win' as const,
      id,
      title: content.title,
      startsOn: content.startsOn,
      endsOn: content.dueOn,
      startedOn: null,
      doneOn: content.reportedDone,
      evidenceOn: firstEvidence(plan, 'quick-win', id),
    }))
}

function firstEvidence(plan: Plan, kind: 'action' | 'quick-win', id: string): IsoDate | null {
  return evidenceOf(plan, kind, id).at(-1)?.happenedOn ?? null
}

function attached(
  context: Context,
  plan: Plan,
  kind: 'readiness-item' | 'action' | 'quick-win',
  id: string,
  about: Text,
): AttachedEvidence[] {
  return evidenceOf(plan, kind, id, (one) => agencyShortName(context.pack.agencies, one)).map((one) => ({
    ...one,
    about,
  }))
}

function nothing(): ComputedAnswer {
  return { sentence: sentence('nothing', () => ({})), score: null, supported: 0, evidence: [] }
}

function sentence(key: string, params: (language: Language) => Params): Text {
  const [id, en] = languages.map((language) =>
    say(messages, language, `planning.evaluation.${key}`, params(language)),
  )
  return { id: id!, en: en! }
}

/** "31 Oktober 2026". */
export function tellDay(day: IsoDate, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** Promises by their newest measurement, inside the caller's transaction; null where nothing is measured yet. */
async function readPromises(context: Context, reader: Reader): Promise<Filling['promises']> {
  const overview = await describePromises(context, reader).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'programmes.not-measured') return null
    throw error
  })
  if (!overview) return null
  const kept = overview.promises.filter(({ status }) => status === 'kept').length
  return { asOf: overview.asOf, of: overview.promises.length, kept }
}
