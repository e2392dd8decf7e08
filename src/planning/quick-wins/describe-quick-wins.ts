import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { findRevisions } from '../entries/store.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { claimStateOf } from '../evidence/rules/claim-state.ts'
import { carrierOn } from '../roadmap/check-agency.ts'
import { choicesOf } from '../roadmap/describe-roadmap.ts'
import { actionKind } from '../roadmap/kinds.ts'
import type { QuickWin, QuickWinPage, QuickWins, QuickWinsPage, ShownQuickWin } from './contract.ts'
import { quickWinKind, quickWinScoreKind, scoreIdOf } from './kinds.ts'
import { type Ranked, rankOptions } from './rules/rank-options.ts'
import { sayReason } from './rules/say-reason.ts'
import { weighSensitivity } from './rules/weigh-sensitivity.ts'

/** Quick wins by rank with the reason in words, how far the scorers agree, and how the ranking answers to weights. */
export function describeQuickWins(context: Context, plan: Plan): QuickWins {
  const { version, source, monthsMax, scoreMax, criteria } = context.pack.plan.quickWins
  const options = optionsOf(plan)
  const ranking = rankOptions(criteria, options)
  const ranked = ranking.filter(({ rank }) => rank !== null).length
  const chosen = plan.of(quickWinKind).filter(({ content }) => content.chosen).length
  const topK = ranked < 2 ? null : Math.min(Math.max(1, chosen), ranked - 1)
  const weightSum = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return {
    today: todayOf(context.clock),
    version,
    source,
    monthsMax,
    scoreMax,
    criteria: criteria.map((one) => ({ ...one, share: one.weight / weightSum })),
    quickWins: ranking.map((one) => show(context, plan, ranking, one)),
    topK,
    sensitivity:
      topK === null
        ? []
        : weighSensitivity(criteria, options, topK).map((one) => ({
            ...one,
            winner: one.winner && {
              ...one.winner,
              leaves: [...one.winner.leaves],
              enters: [...one.winner.enters],
            },
            topK: one.topK && { ...one.topK, leaves: [...one.topK.leaves], enters: [...one.topK.enters] },
            ranges: one.ranges.map((range) => ({ ...range, first: [...range.first] })),
          })),
  }
}

/** As describeQuickWins, with what the reader scored and what the forms offer. */
export function describeQuickWinsPage(context: Context, plan: Plan, actor: Actor): QuickWinsPage {
  const described = describeQuickWins(context, plan)
  const own = plan
    .of(quickWinScoreKind)
    .filter(({ id, content }) => id === scoreIdOf(context, plan, content.quickWinId, actor))
    .map(
      ({ id, revision, content }) => [content.quickWinId, { id, revision, scores: content.scores }] as const,
    )
  return { ...described, own: Object.fromEntries(own), choices: choices(context, plan) }
}

/** One quick win with its evidence and the reader's own scores. Throws Problem 404 for what the plan does not have. */
export async function describeQuickWin(
  context: Context,
  plan: Plan,
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<QuickWinPage> {
  const { quickWins, criteria, scoreMax, monthsMax, today } = describeQuickWins(context, plan)
  const quickWin = quickWins.find((one) => one.id === id)
  if (!quickWin) throw new Problem('http.not-found', 404)
  const ownId = scoreIdOf(context, plan, id, actor)
  // A withdrawn score goes on from its last revision.
  const newest = (await findRevisions(reader, plan.termId, quickWinScoreKind.name, ownId)).at(-1)
  return {
    today,
    scoreMax,
    monthsMax,
    criteria,
    quickWin,
    ranked: quickWins.filter(({ rank }) => rank !== null).length,
    evidence: evidenceOf(plan, 'quick-win', id, (one) => agencyShortName(context.pack.agencies, one)),
    own: plan.find(quickWinScoreKind, ownId)?.content.scores ?? null,
    ownId,
    ownRevision: newest?.revision ?? 0,
    choices: choices(context, plan),
  }
}

function optionsOf(plan: Plan) {
  const scores = Map.groupBy(plan.of(quickWinScoreKind), ({ content }) => content.quickWinId)
  return plan
    .of(quickWinKind)
    .map(({ id }) => ({ id, scores: (scores.get(id) ?? []).map(({ content }) => content.scores) }))
}

function show(context: Context, plan: Plan, ranking: readonly Ranked[], one: Ranked): ShownQuickWin {
  const entry = plan.find(quickWinKind, one.id)!
  const { content } = entry
  const { criteria } = context.pack.plan.quickWins
  return {
    ...one,
    parts: [...one.parts],
    revision: entry.revision,
    content,
    agency: agencyShortName(context.pack.agencies, content.agencyId),
    carriedBy: carrierOn(context, content.agencyId, todayOf(context.clock)),
    actionTitle: plan.find(actionKind, content.actionId)?.content.title ?? content.actionId,
    reason: sayReason(criteria, ranking, one.id),
    ...stateOf(context, plan, entry),
  }
}

/** Only chosen ones promise something, so only they can be late, claimed or proven. */
function stateOf(
  context: Context,
  plan: Plan,
  { id, content }: PlanEntry<QuickWin>,
): Pick<ShownQuickWin, 'state' | 'evidenceCount'> {
  const evidenceCount = evidenceOf(plan, 'quick-win', id).length
  if (!content.chosen) return { state: null, evidenceCount }
  const state = claimStateOf({
    reportedDone: content.reportedDone !== null,
    hasEvidence: evidenceCount > 0,
    dueOn: content.dueOn,
    today: todayOf(context.clock),
  })
  return { state, evidenceCount }
}

function choices(context: Context, plan: Plan): QuickWinPage['choices'] {
  return {
    actions: plan.of(actionKind).map(({ id, content }) => ({ id, title: content.title })),
    agencies: choicesOf(context, plan).agencies,
  }
}
