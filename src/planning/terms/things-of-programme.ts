import { type IsoDate, todayOf } from '../../kernel/dates.ts'
import { activeDimensions, type Text } from '../../pack/index.ts'
import { trainingKind } from '../competence/kinds.ts'
import type { PlanEntry } from '../entries/model.ts'
import { claimStateOf } from '../evidence/rules/claim-state.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import type { PlannedAction } from '../roadmap/contract.ts'
import { showActions } from '../roadmap/describe-roadmap.ts'
import { actionBudgetKind, actionKind, actionReportKind } from '../roadmap/kinds.ts'
import {
  both,
  type CarriedEntry,
  carried,
  day,
  evidenceAbout,
  type OldTerm,
  same,
  type Thing,
} from './model.ts'

/** Actions that are not finished, with their last report, evidence, and money of years the new term has. */
export function actionsOf(old: OldTerm): Thing[] {
  const status = new Map(showActions(old.context, old.plan).map((one) => [one.id, one.status]))
  const isDone = (id: string) => status.get(id) === 'proven'
  return old.plan.of(actionKind).map((entry) => {
    const state = status.get(entry.id)!
    const { content, changes, was } = moveAction(old, entry, isDone)
    return {
      kind: 'action',
      id: entry.id,
      title: same(content.title),
      carry: state !== 'proven' && state !== 'stopped',
      why: both(`carry.why.${state}`),
      changes,
      entries: [
        carried(old, actionKind, entry, { content, was }),
        ...belongingsOf(old, entry.id),
        ...evidenceAbout(old, 'action', (id) => id === entry.id),
      ],
    }
  })
}

/** The action in the new term: its days inside, free of promises and places that are gone, waiting for nothing that is done. */
function moveAction(
  old: OldTerm,
  { content }: PlanEntry<PlannedAction>,
  isDone: (id: string) => boolean,
): { content: PlannedAction; changes: Text[]; was: IsoDate | null } {
  const { pack } = old.context
  const days = moveDays(old, content.startsOn, content.endsOn)
  const promises = pack.term.promises.map(({ id }) => id)
  const promiseId = promises.find((id) => id === content.promiseId) ?? null
  const subDimensions = activeDimensions(pack.plan)
    ?.dimensions.find(({ id }) => id === content.dimensionId)
    ?.subDimensions.map(({ id }) => id)
  const subDimensionId = (subDimensions ?? []).find((id) => id === content.subDimensionId) ?? null
  const dependsOn = content.dependsOn.filter((id) => !isDone(id))
  return {
    content: {
      ...content,
      startsOn: days.from,
      endsOn: days.to,
      promiseId,
      subDimensionId,
      dependsOn,
    },
    changes: [
      ...days.changes,
      ...(promiseId === content.promiseId ? [] : [both('carry.change.promise')]),
      ...(subDimensionId === content.subDimensionId ? [] : [both('carry.change.sub-dimension')]),
      ...(dependsOn.length === content.dependsOn.length ? [] : [both('carry.change.waits')]),
    ],
    was: days.was,
  }
}

/** Days moved into the new term. What should have ended before it ends on the planner's day, and says when it was due. */
function moveDays({ context, dueOn }: OldTerm, startsOn: IsoDate, endsOn: IsoDate) {
  const { from: first } = context.pack.term
  const isOver = endsOn < first
  const from = startsOn < first ? first : startsOn
  const to = isOver ? dueOn : endsOn
  const isMoved = from !== startsOn || to !== endsOn
  return {
    from,
    to,
    was: isOver ? endsOn : null,
    changes: isMoved ? [both('carry.change.days', { from: day(from), to: day(to) })] : [],
  }
}

function belongingsOf(old: OldTerm, actionId: string): CarriedEntry[] {
  const { from, to } = old.context.pack.term
  const report = old.plan.find(actionReportKind, actionId)
  const budgets = old.plan
    .of(actionBudgetKind)
    .filter(({ content: { actionId: id, year } }) => {
      const isInTerm = year >= Number(from.slice(0, 4)) && year <= Number(to.slice(0, 4))
      return id === actionId && isInTerm
    })
    .map((entry) => carried(old, actionBudgetKind, entry))
  return [...(report ? [carried(old, actionReportKind, report)] : []), ...budgets]
}

/** Quick wins that were chosen and are not shown to be done. They become options: who scores and chooses has changed. */
export function quickWinsOf(old: OldTerm): Thing[] {
  const today = todayOf(old.context.clock)
  return old.plan.of(quickWinKind).map((entry) => {
    const { chosen, reportedDone, startsOn, dueOn, title } = entry.content
    const days = moveDays(old, startsOn, dueOn)
    const evidence = evidenceAbout(old, 'quick-win', (id) => id === entry.id)
    const hasEvidence = evidence.length > 0
    const state = claimStateOf({ reportedDone: reportedDone !== null, hasEvidence, dueOn, today })
    const content = {
      ...entry.content,
      startsOn: days.from,
      dueOn: days.to,
      chosen: false,
      reportedDone: null,
    }
    return {
      kind: 'quick-win',
      id: entry.id,
      title: same(title),
      carry: chosen && state !== 'proven',
      why: both(`carry.why.${chosen ? state : 'not-chosen'}`),
      changes: [...days.changes, ...(chosen ? [both('carry.change.option')] : [])],
      entries: [carried(old, quickWinKind, entry, { content, was: days.was }), ...evidence],
    }
  })
}

/** What was held or cancelled is past; who took part is known of the old term only. */
export function trainingsOf(old: OldTerm): Thing[] {
  return old.plan
    .of(trainingKind)
    .filter(({ content }) => content.state === 'planned')
    .map((entry) => ({
      kind: 'training',
      id: entry.id,
      title: same(trainingKind.title(entry.content)),
      carry: true,
      why: both('carry.why.training'),
      changes: [],
      entries: [carried(old, trainingKind, entry)],
    }))
}
