import type { Writer } from '../kernel/ports.ts'
import type { LinkDecision } from './model.ts'
import { Clusters } from './rules/clusters.ts'
import { compare, newComparison } from './rules/compare.ts'
import { flags, nikTrust, stride, Table, withNikTrust } from './rules/encode.ts'
import { evidenceOf, judge, outcomes } from './rules/outcome.ts'
import { contradictionOf } from './rules/resolve.ts'
import { loadModel, type Model, tokenBits } from './rules/weights.ts'
import { insertDecisions, readRecordsById } from './store.ts'
import {
  closeLeaningJoins,
  closeOwnLinks,
  type Departing,
  type LeaningJoin,
  readLeaningJoins,
  readOpenJoins,
} from './store-close.ts'

/**
 * When rows stop standing (their batch is undone, or a batch takes their place): closes the joins they made and withdraws
 * open questions about them. A record that had joined its person through one of them joins another record of that person
 * instead, if the two are alike enough by themselves; else it stands alone from now on. Nothing is deleted. `population`
 * (persons) sets the prior.
 */
export async function closeLinks(
  writer: Writer,
  rows: Departing,
  at: string,
  population = 2_600_000,
): Promise<void> {
  const leaning = await readLeaningJoins(writer, rows)
  const persons = leaning.length > 0 ? await readPersons(writer, rows) : null
  await closeOwnLinks(writer, rows, at)
  if (!persons) return
  await closeLeaningJoins(writer, rows, at)
  const model = loadModel(population)
  const byBatch = Map.groupBy(
    await findReplacements(writer, leaning, persons, model),
    ({ batchId: id }) => id,
  )
  for (const [id, replacements] of byBatch)
    await insertDecisions(
      writer,
      id,
      model.version,
      replacements.map(({ decision }) => decision),
      at,
    )
}

/** Persons as record ids: before, and what holds together without the departing rows. */
interface Persons {
  readonly before: Clusters
  readonly after: Clusters
  isDeparting(recordId: number): boolean
}

async function readPersons(writer: Writer, rows: Departing): Promise<Persons> {
  const { joins, departing, lastRecordId } = await readOpenJoins(writer, rows)
  const [before, after] = [Clusters.from(lastRecordId + 1), Clusters.from(lastRecordId + 1)]
  for (let at = 0; at < joins.length; at += 2) {
    const [a, b] = [joins[at]!, joins[at + 1]!]
    before.join(a, b)
    if (!departing.has(a) && !departing.has(b)) after.join(a, b)
  }
  return { before, after, isDeparting: (recordId) => departing.has(recordId) }
}

interface Replacement {
  readonly batchId: number
  readonly decision: LinkDecision
}

/** For each record that leaned on a departing row, the best other record of its person, where the pair stands by itself. */
async function findReplacements(
  writer: Writer,
  leaning: readonly LeaningJoin[],
  { before, after, isDeparting }: Persons,
  model: Model,
): Promise<Replacement[]> {
  const survivorsOf = (recordId: number) =>
    [...before.members(recordId)].filter((id) => !isDeparting(id) && after.root(id) !== after.root(recordId))
  const needed = new Set(
    leaning.flatMap(({ record_id, other_record_id }) => [
      record_id,
      other_record_id,
      ...survivorsOf(record_id),
    ]),
  )
  const table = new Table()
  const rowOf = new Map<number, number>()
  for (const record of await readRecordsById(
    writer,
    [...needed].sort((a, b) => a - b),
  )) {
    rowOf.set(record.id, table.count)
    table.add(record)
  }
  const bits = tokenBits(table.dictionary, model)
  const found: Replacement[] = []
  for (const join of leaning) {
    const rows = survivorsOf(join.record_id).map((id) => rowOf.get(id)!)
    const own = rowOf.get(join.record_id)!
    keepDoubt(table, own, rowOf.get(join.other_record_id)!)
    const decision = bestOf(table, own, rows, model, bits)
    if (!decision) continue
    after.join(decision.recordId, decision.otherRecordId)
    found.push({ batchId: join.batch_id, decision })
  }
  return found
}

/** Joined in spite of two valid NIKs: the issuer did not know the later one when it came (rules/issued.ts), and it stays doubted. */
function keepDoubt(table: Table, own: number, departing: number): void {
  const { cells } = table
  const at = own * stride + flags
  if (contradictionOf(table, own, departing) === 'two-nik')
    cells[at] = withNikTrust(cells[at]!, nikTrust.unissued)
}

function bestOf(
  table: Table,
  own: number,
  rows: readonly number[],
  model: Model,
  bits: Float32Array,
): LinkDecision | null {
  const pair = newComparison()
  let best: LinkDecision | null = null
  for (const row of rows) {
    if (!compare(table, own, row, model, bits, model.thresholds.review, pair)) continue
    const { outcome } = judge(pair, model)
    // Who else it could be was looked at when it joined this person.
    const isAlike =
      outcome === outcomes.join || (outcome === outcomes.byRivals && pair.weight >= model.thresholds.join)
    if (!isAlike || (best && best.weight >= pair.weight)) continue
    best = {
      recordId: table.recordIds[own]!,
      otherRecordId: table.recordIds[row]!,
      weight: pair.weight,
      evidence: evidenceOf(pair, model),
    }
  }
  return best
}
