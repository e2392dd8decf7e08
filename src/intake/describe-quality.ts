import { type Actor, type Context, readListsAs } from '../access/index.ts'
import { getShownBatch } from './batch-access.ts'
import type { Batch, BatchCounts, FieldQuality, Severity } from './model.ts'
import { compareLayouts, type LayoutChange } from './rules/compare-layouts.ts'
import { type EarlierBatch, listEarlierBatches } from './store-picture.ts'

/** This list and so many before it stand side by side. */
const earlierMax = 5

export interface Quality {
  readonly batch: Batch
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly cells: number }[]
  readonly fields: readonly (FieldQuality & { readonly field: string })[]
  /** Oldest first; the last one is the batch itself once it is checked. */
  readonly history: readonly Pick<EarlierBatch, 'id' | 'period' | 'counts'>[]
  readonly layoutChange: (LayoutChange & Pick<EarlierBatch, 'id' | 'period'>) | null
}

/** How good a list is, by column and by reason, beside the lists before it. Numbers and headers only. */
export async function describeQuality(context: Context, actor: Actor, batchId: number): Promise<Quality> {
  return readListsAs(context, actor, async (staff) => {
    const batch = await getShownBatch(staff, actor, batchId)
    const earlier = await listEarlierBatches(staff, batch, earlierMax)
    const { counts } = batch
    return {
      batch,
      findings: counts ? findingsOf(counts) : [],
      fields: counts ? fieldsOf(counts) : [],
      history: [...earlier.toReversed(), ...(counts ? [{ ...batch, counts }] : [])],
      layoutChange: changeOf(batch, earlier[0]),
    }
  })
}

const rank: Readonly<Record<Severity, number>> = { reject: 0, warning: 1, note: 2 }

/** What keeps rows out comes first, then what leaves values unused, then what was only tidied; most cells first. */
function findingsOf({ findings, severities = {} }: BatchCounts) {
  return Object.entries(findings)
    .map(([code, cells]) => ({ code, cells, severity: severities[code] ?? ('warning' as const) }))
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.cells - a.cells)
}

function fieldsOf({ fields = {} }: BatchCounts) {
  return Object.entries(fields)
    .map(([field, quality]) => ({ field, ...quality }))
    .sort((a, b) => b.rejected - a.rejected || b.doubtful - a.doubtful || b.blank - a.blank)
}

function changeOf(batch: Batch, before: EarlierBatch | undefined): Quality['layoutChange'] {
  if (!before?.layout || !batch.layout) return null
  const change = compareLayouts(before.layout.sheets, batch.layout.sheets)
  return change && { ...change, id: before.id, period: before.period }
}
