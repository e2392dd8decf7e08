import { differenceKinds } from '../intake/index.ts'
import type { Writer } from '../kernel/ports.ts'
import { statement } from './sql.ts'
import { putAsideEnded } from './store-claims.ts'

export type DifferenceKind = (typeof differenceKinds)[number]
export interface Difference {
  readonly totals: Readonly<Record<DifferenceKind, number>>
  /** Village, or district where the village is unknown, or '' -> kind -> count. What is absent is 0. */
  readonly villages: Readonly<Record<string, Readonly<Partial<Record<DifferenceKind, number>>>>>
}

/**
 * What applying the batch at the moment `now` changed; inside that transaction, once. What the moment began and ended is put
 * aside and counted first: of so new a moment the planner knows nothing, and would go through all of it for each row.
 */
export async function readDifference(writer: Writer, batchId: number, now: string): Promise<Difference> {
  await writer.execute(`
    create temp table opened (like register.person_state) on commit drop;
    create temp table closed (like register.person_state) on commit drop`)
  await writer.query(statement('difference-01-opened'), [now])
  await writer.query(statement('difference-02-closed'), [now])
  await writer.execute('analyze opened; analyze closed')
  await putAsideEnded(writer, batchId)
  const rows = await writer.query<{ kind: DifferenceKind; place: string; count: number }>(
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
