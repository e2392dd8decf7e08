import type { Writer } from '../kernel/ports.ts'
import type { LinkDecision } from './model.ts'
import { compare, newComparison } from './rules/compare.ts'
import { Table } from './rules/encode.ts'
import { evidenceOf, judge, outcomes } from './rules/outcome.ts'
import { loadModel, tokenBits } from './rules/weights.ts'
import {
  closeBatchLinks,
  closeDecisions,
  insertDecisions,
  type LeaningJoin,
  readJoinsOfPerson,
  readLeaningJoins,
  readRecordsById,
} from './store.ts'

/**
 * On undo: closes the joins a batch made and withdraws its open questions. A record of a later list that had joined its
 * person through a record of this batch joins another record of that person instead if the two are alike enough by
 * themselves; else it stands alone from now on. Nothing is deleted.
 */
export async function closeLinks(
  writer: Writer,
  batchId: number,
  population: number = populationDefault,
): Promise<void> {
  const leaning = await readLeaningJoins(writer, batchId)
  const survivors = new Map<number, number[]>()
  for (const join of leaning) survivors.set(join.record_id, await survivorsOf(writer, join, batchId))
  await closeBatchLinks(writer, batchId)
  await closeDecisions(
    writer,
    leaning.map(({ id }) => id),
  )
  const model = loadModel(population)
  const byBatch = new Map<number, LinkDecision[]>()
  for (const join of leaning) {
    const replacement = await bestSurvivor(writer, join, survivors.get(join.record_id) ?? [], model)
    if (replacement) byBatch.set(join.batch_id, [...(byBatch.get(join.batch_id) ?? []), replacement])
  }
  for (const [id, decisions] of byBatch) await insertDecisions(writer, id, model.version, decisions)
}

/** Used when the caller does not know the regency's population: the prior of the shipped model. */
const populationDefault = 2_600_000

/** Records of the person on the far side of the join, from its anchor down, that belong to other batches. */
async function survivorsOf(writer: Writer, join: LeaningJoin, batchId: number): Promise<number[]> {
  const joins = await readJoinsOfPerson(writer, join.record_id)
  const own = reachable(
    joins.filter(({ id }) => id !== join.id),
    join.record_id,
  )
  const others = [
    ...new Set(joins.flatMap(({ record_id, other_record_id }) => [record_id, other_record_id])),
  ].filter((id) => !own.has(id))
  if (others.length === 0) return []
  const rows = await writer.query<{ id: number }>(
    'select id from intake.record where id = any($1::bigint[]) and batch_id <> $2 order by id',
    [others, batchId],
  )
  return rows.map(({ id }) => id)
}

/** Records that stay connected with `from` over the given joins. */
export function reachable(
  joins: readonly { readonly record_id: number; readonly other_record_id: number }[],
  from: number,
): Set<number> {
  const seen = new Set([from])
  for (let grew = true; grew; ) {
    grew = false
    for (const { record_id: a, other_record_id: b } of joins)
      if (seen.has(a) !== seen.has(b)) {
        seen.add(a).add(b)
        grew = true
      }
  }
  return seen
}

async function bestSurvivor(
  writer: Writer,
  join: LeaningJoin,
  survivors: readonly number[],
  model: ReturnType<typeof loadModel>,
): Promise<LinkDecision | null> {
  if (survivors.length === 0) return null
  const table = new Table()
  for (const record of await readRecordsById(writer, [join.record_id, ...survivors])) table.add(record)
  const own = table.recordIds.subarray(0, table.count).indexOf(join.record_id)
  const bits = tokenBits(table.dictionary, model)
  const pair = newComparison()
  let best: LinkDecision | null = null
  for (let row = 0; row < table.count; row++) {
    if (row === own || !compare(table, own, row, model, bits, model.thresholds.review, pair)) continue
    if (judge(pair, model).outcome < outcomes.join || (best && best.weight >= pair.weight)) continue
    best = {
      recordId: join.record_id,
      otherRecordId: table.recordIds[row]!,
      weight: pair.weight,
      evidence: evidenceOf(pair, model),
    }
  }
  return best
}
