import type { PromiseDetail, PublicIndicator } from '../../../src/catalogue/contract.ts'

type Rows = PromiseDetail['indicators'][number]

/** One thing that is counted: indicators over the same programme (coverage and exclusion error) share its rows. */
export interface Measured {
  readonly indicator: PublicIndicator
  readonly rows: Rows
}

/** What the promise counts, each programme or output once, without indicators that only have documents. */
export function measuredOf({ promise, indicators }: PromiseDetail): Measured[] {
  const seen = new Set<string>()
  return promise.indicators.flatMap((indicator) => {
    const rows = indicators.find(({ id }) => id === indicator.id)
    if (!rows || indicator.kind === 'evidence' || rows.areas.length === 0) return []
    const key = rows.lineage.rule ?? indicator.id
    if (seen.has(key)) return []
    seen.add(key)
    return [{ indicator, rows }]
  })
}
