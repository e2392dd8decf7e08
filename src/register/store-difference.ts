import { differenceKinds } from '../intake/index.ts'
import type { Reader } from '../kernel/ports.ts'
import { statement } from './sql.ts'

export type DifferenceKind = (typeof differenceKinds)[number]
export interface Difference {
  readonly totals: Readonly<Record<DifferenceKind, number>>
  /** Village, or district where the village is unknown, or '' -> kind -> count. What is absent is 0. */
  readonly villages: Readonly<Record<string, Readonly<Partial<Record<DifferenceKind, number>>>>>
}

/** What applying the batch at the moment `now` changed; inside that transaction, or right after it. */
export async function readDifference(reader: Reader, batchId: number, now: string): Promise<Difference> {
  const rows = await reader.query<{ kind: DifferenceKind; place: string; count: number }>(
    statement('difference-10-count'),
    [batchId, now],
  )
  const totals = Object.fromEntries(differenceKinds.map((kind) => [kind, 0])) as Record<
    DifferenceKind,
    number
  >
  const villages: Record<string, Partial<Record<DifferenceKind, number>>> = {}
  for (const { kind, place, count } of rows) {
    totals[kind] += count
    villages[place] = { ...villages[place], [kind]: count }
  }
  return { totals, villages }
}
