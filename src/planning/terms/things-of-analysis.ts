import { activeDimensions } from '../../pack/index.ts'
import type { Factor } from '../analysis/contract.ts'
import { findingNow } from '../analysis/describe-factors.ts'
import { factorKind, goalKind, strategyKind } from '../analysis/kinds.ts'
import { showActions } from '../roadmap/describe-roadmap.ts'
import { both, carried, day, evidenceAbout, type OldTerm, same, type Thing } from './model.ts'

/** Goals are proposed only where a strategy that goes along leans on them. Ties to promises of the old term are dropped. */
export function goalsOf(old: OldTerm): Thing[] {
  const promises = old.context.pack.term.promises.map(({ id }) => id)
  return old.plan.of(goalKind).map((entry) => {
    const promiseIds = entry.content.promiseIds.filter((id) => promises.includes(id))
    const isCut = promiseIds.length < entry.content.promiseIds.length
    return {
      kind: 'goal',
      id: entry.id,
      title: same(entry.content.text),
      carry: false,
      why: both('carry.why.goal'),
      changes: isCut ? [both('carry.change.promise')] : [],
      entries: [carried(old, goalKind, entry, { content: { ...entry.content, promiseIds } })],
    }
  })
}

/** Proposed where the source still speaks: a finding that is measured, a number that is published. */
export function factorsOf(old: OldTerm): Thing[] {
  const dimensions = activeDimensions(old.context.pack.plan)?.dimensions.map(({ id }) => id) ?? []
  return old.plan.of(factorKind).map((entry) => {
    const { dimensionId, source, text } = entry.content
    const isLost = dimensionId !== null && !dimensions.includes(dimensionId)
    const content = { ...entry.content, dimensionId: isLost ? null : dimensionId }
    return {
      kind: 'factor',
      id: entry.id,
      title: same(text),
      ...judgeSource(old, source),
      changes: isLost ? [both('carry.change.dimension')] : [],
      entries: [
        carried(old, factorKind, entry, { content }),
        ...evidenceAbout(old, 'factor', (id) => id === entry.id),
      ],
    }
  })
}

function judgeSource({ view }: OldTerm, source: Factor['source']): Pick<Thing, 'carry' | 'why'> {
  if (source.kind === 'document')
    return { carry: false, why: both('carry.why.document', { date: day(source.date) }) }
  if (source.kind === 'indicator') return { carry: true, why: both('carry.why.indicator') }
  const now = findingNow(view, source)
  return now
    ? { carry: true, why: both('carry.why.finding', { date: day(now.asOf) }) }
    : { carry: false, why: both('carry.why.finding-gone') }
}

/** Proposed while an action of it is not finished, or it has none yet. */
export function strategiesOf(old: OldTerm): Thing[] {
  const actions = showActions(old.context, old.plan)
  return old.plan.of(strategyKind).map((entry) => {
    const own = actions.filter(({ content }) => content.strategyIds.includes(entry.id))
    const open = own.filter(({ status }) => status !== 'proven' && status !== 'stopped').length
    const key = open > 0 ? 'strategy-open' : own.length === 0 ? 'strategy-bare' : 'strategy-done'
    return {
      kind: 'strategy',
      id: entry.id,
      title: same(entry.content.text),
      carry: key !== 'strategy-done',
      why: both(`carry.why.${key}`, { count: open }),
      changes: [],
      entries: [carried(old, strategyKind, entry)],
    }
  })
}
