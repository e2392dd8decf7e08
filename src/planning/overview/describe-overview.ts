import { type Actor, type Context, may } from '../../access/index.ts'
import { countEach } from '../../kernel/count-each.ts'
import { daysBetween } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { CommitmentList } from '../commitments/contract.ts'
import { agencyToday } from '../competence/settings.ts'
import { describeParts, drawParts, type Inside } from '../editions/draw-content.ts'
import { readEditionsPage } from '../editions/read-editions.ts'
import type { Plan } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { describeEvaluation } from '../evaluation/describe-evaluation.ts'
import { claimStates } from '../evidence/rules/claim-state.ts'
import { kindOf } from '../kinds.ts'
import type { MeetingList } from '../meetings/contract.ts'
import { describeMeetings } from '../meetings/describe-meetings.ts'
import { actionStatuses } from '../roadmap/rules/model.ts'
import type { WelfareIndex } from '../welfare-index/contract.ts'
import { describeWelfareIndex } from '../welfare-index/describe-welfare-index.ts'
import { type Overview, steps } from './contract.ts'
import { listWaiting, type WaitingParts } from './list-waiting.ts'
import { countWaiting, orderWaiting, waitingAgencies } from './rules/order-attention.ts'

/**
 * The state of the plan now: what waits for somebody, and a few numbers of every part. The plan is read once and every number
 * is taken from what the part's own page tells. Opens transactions of its own: the index is read as the public.
 */
export async function describeOverview(context: Context, actor: Actor): Promise<Overview> {
  const { parts, meetings, evaluation } = await context.database.read(async (reader) => {
    const plan = await readPlan(reader, context.pack.term.id)
    return {
      parts: await describeParts(context, plan, reader),
      meetings: describeMeetings(context, plan),
      evaluation: await evaluationOf(context, plan, reader),
    }
  })
  const index = await context.database.read((reader) => describeWelfareIndex(context, reader), 'welas_public')
  const { plan, competence } = parts
  return {
    today: meetings.today,
    next: steps.find((name) => plan.of(kindOf(name)!).length === 0) ?? null,
    attention: attentionOf(context, actor, { ...parts, meetings }, meetings.today),
    roadmap: roadmapOf(parts.roadmap),
    quickWins: quickWinsOf(parts.quickWins),
    commitments: commitmentsOf(parts.commitments),
    readiness: readinessOf(parts.readiness),
    competence: {
      needed: competence.needed,
      vacant: competence.vacant,
      maturity: competence.instrument?.years.at(-1) ?? null,
    },
    welfareIndex: indexOf(index),
    evaluation,
    meeting: nextMeeting(meetings),
    edition: await editionOf(context, parts),
  }
}

function attentionOf(
  context: Context,
  actor: Actor,
  parts: WaitingParts,
  today: string,
): Overview['attention'] {
  const { agencies } = context.pack
  const items = orderWaiting(listWaiting(agencies, parts, today))
  const own = ownAgency(context, actor)
  return {
    counts: countWaiting(items),
    own: own === null ? null : { id: own, name: agencyShortName(agencies, own) },
    agencies: waitingAgencies(items, own),
    items,
  }
}

/** The agency of who speaks for one only; null for those who see to the whole plan. */
function ownAgency(context: Context, { role, agencyId }: Actor): string | null {
  if (agencyId === null || role === 'system') return null
  const isOfOne = may(role, 'planning.report') && !may(role, 'planning.edit')
  return isOfOne ? agencyToday(context, agencyId) : null
}

function roadmapOf({ actions, budget: { total } }: Inside['roadmap']): Overview['roadmap'] {
  return {
    actions: actions.length,
    counts: countEach(
      actionStatuses,
      actions.map(({ status }) => status),
    ),
    budget: total && { ceiling: total.revised ?? total.plan, realised: total.realised ?? 0 },
  }
}

function quickWinsOf({ quickWins }: Inside['quickWins']): Overview['quickWins'] {
  return {
    options: quickWins.length,
    chosen: quickWins.filter(({ content }) => content.chosen).length,
    counts: countEach(
      claimStates,
      quickWins.flatMap(({ state }) => state ?? []),
    ),
  }
}

function commitmentsOf({ commitments }: CommitmentList): Overview['commitments'] {
  const opened = commitments.filter((one) => one.opened)
  return {
    opened: opened.length,
    signed: opened.reduce((sum, one) => sum + one.signed, 0),
    signatories: opened.reduce((sum, one) => sum + one.signatories.length, 0),
    counts: countEach(
      claimStates,
      opened.flatMap(({ lines }) => lines.map(({ state }) => state)),
    ),
  }
}

function readinessOf({
  period,
  total,
  pillars,
  periods,
  change,
}: Inside['readiness']): Overview['readiness'] {
  const before = periods.find((one) => one.period === change?.since)
  return {
    period,
    before: before?.period ?? null,
    total,
    pillars: pillars.map(({ id, score }) => ({
      id,
      score,
      before: before?.pillars.find((one) => one.id === id)?.score.proven ?? null,
    })),
  }
}

function indexOf({ release, index, releases, months }: WelfareIndex): Overview['welfareIndex'] {
  if (!release || !index) return null
  const known = (list: WelfareIndex['releases' | 'months']) =>
    list.flatMap((one) => (one.index ? [{ asOf: one.asOf, value: one.index.value }] : []))
  const [byRelease, byMonth] = [known(releases), known(months)]
  const change = (of: 'releases' | 'months', from = byRelease.at(-2), to = byRelease.at(-1)) =>
    from && to && from !== to ? { of, from, to } : null
  return {
    asOf: release.asOf,
    estimate: index,
    change: change('releases') ?? change('months', byMonth[0], byMonth.at(-1)),
  }
}

/** Without a form of any year there is nothing to fill in. */
async function evaluationOf(context: Context, plan: Plan, reader: Reader): Promise<Overview['evaluation']> {
  if (context.pack.plan.evaluation.forms.length === 0) return null
  const { year, counts, total } = await describeEvaluation(context, plan, reader)
  const questions = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return { year, questions, filled: questions - counts.open, counts, ...total }
}

function nextMeeting({ today, meetings }: MeetingList): Overview['meeting'] {
  const next = meetings.findLast((one) => one.heldOn >= today)
  return next
    ? { id: next.id, title: next.title, heldOn: next.heldOn, inDays: daysBetween(today, next.heldOn) }
    : null
}

async function editionOf(context: Context, parts: Inside): Promise<Overview['edition']> {
  const { editions, newest, changes } = await readEditionsPage(context, undefined, () =>
    drawParts(context, parts),
  )
  const edition = editions.find((one) => one.id === newest)
  return edition
    ? { id: edition.id, title: edition.title, publishedAt: edition.publishedAt, changes: changes.length }
    : null
}
