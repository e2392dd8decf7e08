import type { Reader, Writer } from '../kernel/ports.ts'
import type { ReviewPair } from './model.ts'
import { evidenceIds } from './store-evidence.ts'

export async function decideReviewPair(
  writer: Writer,
  pairId: number,
  outcome: 'same' | 'different',
  decidedBy: string,
  note: string | null,
  at: string,
  alikeId: number | null,
): Promise<void> {
  await writer.query(
    'update linkage.review_pair set status = $2, decided_by = $3, decided_at = $5, note = $4, alike_id = $6 where id = $1',
    [pairId, outcome, decidedBy, note, at, alikeId],
  )
}

export async function insertHumanDecision(
  writer: Writer,
  pair: ReviewPair,
  outcome: 'same' | 'different',
  decidedBy: string,
  reason: string | null,
  at: string,
  alikeId: number | null,
): Promise<void> {
  const idOf = await evidenceIds(writer, [pair.evidence])
  await writer.query(
    `insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, evidence_id, reason, alike_id, recorded_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      pair.recordId,
      pair.otherRecordId,
      outcome,
      decidedBy,
      pair.weight,
      idOf(pair.evidence),
      reason,
      alikeId,
      at,
    ],
  )
}

export interface OpenJoin {
  readonly id: number
  readonly record_id: number
  readonly other_record_id: number
  readonly weight: number | null
  readonly decided_by: string
}

/** Every open join of the person that a record belongs to. */
export function readJoinsOfPerson(reader: Reader, recordId: number): Promise<OpenJoin[]> {
  return reader.query<OpenJoin>(
    `with recursive person (record_id) as (
       select $1::bigint
       union
       select case when d.record_id = p.record_id then d.other_record_id else d.record_id end
       from person p join linkage.decision d on (d.record_id = p.record_id or d.other_record_id = p.record_id)
       where d.outcome = 'same' and d.recorded_to is null
     )
     select d.id, d.record_id, d.other_record_id, d.weight, d.decided_by from linkage.decision d
     where d.outcome = 'same' and d.recorded_to is null and d.record_id in (select record_id from person) order by d.id`,
    [recordId],
  )
}
