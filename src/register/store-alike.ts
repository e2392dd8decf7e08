import type { Reader, Writer } from '../kernel/ports.ts'
import type { Outcome } from './rules/settle-answer.ts'
import { answerable, type PairRow, type Reviewer, reviewerValues } from './store-review.ts'

/** Questions that may be decided together: those asked of two people stay with people, as a test of what was decided. */
const together = `${answerable} and p.round = 1 and not p.asked_twice`

export interface GroupRow {
  readonly pattern: string
  readonly open: number
  readonly same: number
  readonly different: number
}

const answersOf = (pattern: string) =>
  `select count(*) filter (where a.outcome = 'same') as same, count(*) filter (where a.outcome = 'different') as different
   from linkage.answer a join linkage.review_pair q on q.id = a.pair_id where q.pattern = ${pattern}`

/** Patterns with at least `openMin` questions, most valuable first, with what people answered so far. */
export async function readGroups(
  reader: Reader,
  reviewer: Reviewer,
  openMin: number,
  limit: number,
): Promise<GroupRow[]> {
  return reader.query(
    `select g.pattern, g.open, answers.same::int, answers.different::int
     from (select p.pattern, count(*)::int as open, sum(p.value) as value from linkage.review_pair p where ${together}
       group by p.pattern having count(*) >= $5 order by sum(p.value) desc, p.pattern limit $6) g
     cross join lateral (${answersOf('g.pattern')}) answers order by g.value desc, g.pattern`,
    [...reviewerValues(reviewer), openMin, limit],
  )
}

export async function readGroup(reader: Reader, reviewer: Reviewer, pattern: string): Promise<GroupRow> {
  return (await reader.first(
    `select $5::text as pattern, g.open, answers.same::int, answers.different::int
     from (select count(*)::int as open from linkage.review_pair p where ${together} and p.pattern = $5) g
     cross join lateral (${answersOf('$5')}) answers`,
    [...reviewerValues(reviewer), pattern],
  ))!
}

export interface AlikeRow {
  readonly id: number
  readonly pattern: string
  readonly sample: readonly number[]
  readonly sampledBy: string
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly closedJoins: readonly number[]
  readonly undoneAt: string | null
  /** Questions it answered. */
  readonly pairs: number
}
const alikeColumns = `d.id, d.pattern, d.sample, d.sampled_by as "sampledBy", d.outcome, d.reason, d.closed_joins as "closedJoins",
  coalesce((select display_name from access.account a where a.id = d.decided_by), d.decided_by) as "decidedBy", d.decided_at as "decidedAt",
  d.undone_at as "undoneAt", (select count(*)::int from linkage.decision x where x.alike_id = d.id) as pairs`

/** Every sample and decision of a pattern, newest first. */
export async function readAlikeOfPattern(reader: Reader, pattern: string): Promise<AlikeRow[]> {
  return reader.query(
    `select ${alikeColumns} from linkage.alike_decision d where d.pattern = $1 order by d.id desc limit 50`,
    [pattern],
  )
}

export async function readAlike(reader: Reader, id: number): Promise<AlikeRow | undefined> {
  return reader.first(`select ${alikeColumns} from linkage.alike_decision d where d.id = $1`, [id])
}

export async function readStatuses(
  reader: Reader,
  pairIds: readonly number[],
): Promise<{ id: number; status: PairRow['status'] }[]> {
  return reader.query(
    'select id, status from linkage.review_pair where id = any ($1::bigint[]) order by id',
    [pairIds],
  )
}

/** An empty sample of a pattern, to be filled by `drawSample`. */
export async function openSample(
  writer: Writer,
  pattern: string,
  accountId: string,
  at: string,
): Promise<number> {
  const made = await writer.first<{ id: number }>(
    `insert into linkage.alike_decision (pattern, sample, sampled_by, sampled_at) values ($1, '{}', $2, $3) returning id`,
    [pattern, accountId, at],
  )
  return made!.id
}

/** Draws `size` of the group's questions; which ones hangs on the number of the sample, so a draw can be checked later. */
export async function drawSample(
  reader: Reader,
  reviewer: Reviewer,
  pattern: string,
  alikeId: number,
  size: number,
): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(
    `select p.id from linkage.review_pair p where ${together} and p.pattern = $5
     order by md5(p.id || '/' || $6::bigint), p.id limit $7`,
    [...reviewerValues(reviewer), pattern, alikeId, size],
  )
  return rows.map((row) => row.id)
}

export async function keepSample(writer: Writer, alikeId: number, pairIds: readonly number[]): Promise<void> {
  await writer.query('update linkage.alike_decision set sample = $2::bigint[] where id = $1', [
    alikeId,
    pairIds,
  ])
}

/** The rest of a group, most valuable first. */
export async function readRest(
  reader: Reader,
  reviewer: Reviewer,
  pattern: string,
  limit: number,
): Promise<PairRow[]> {
  return reader.query(
    `select p.id, p.record_id as "recordId", p.other_record_id as "otherRecordId" from linkage.review_pair p
     where ${together} and p.pattern = $5 order by p.value desc, p.id limit $6`,
    [...reviewerValues(reviewer), pattern, limit],
  )
}

export async function markAlikeDecided(
  writer: Writer,
  id: number,
  outcome: Outcome,
  reason: string,
  accountId: string,
  at: string,
  closedJoins: readonly number[],
): Promise<void> {
  await writer.query(
    `update linkage.alike_decision set outcome = $2, reason = $3, decided_by = $4, decided_at = $5, closed_joins = $6::bigint[] where id = $1`,
    [id, outcome, reason, accountId, at, closedJoins],
  )
}

/**
 * Closes the decisions that it made, makes those that gave way hold again as new rows, and opens its questions. A join
 * or question whose list was undone meanwhile stays gone. Returns the records it was about.
 */
export async function reverseAlike(
  writer: Writer,
  id: number,
  accountId: string,
  at: string,
): Promise<number[]> {
  const applied = (pair: string) =>
    `not exists (select from intake.record r join intake.batch b on b.id = r.batch_id
       where r.id in (${pair}.record_id, ${pair}.other_record_id) and b.status <> 'applied')`
  await writer.query(
    'update linkage.decision set recorded_to = $2 where alike_id = $1 and recorded_to is null',
    [id, at],
  )
  await writer.query(
    `insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, evidence_id, model_version, reason, batch_id, recorded_from)
     select d.record_id, d.other_record_id, d.outcome, d.decided_by, d.weight, d.evidence_id, d.model_version, d.reason, d.batch_id, $2
     from linkage.decision d
     where d.id in (select unnest(closed_joins) from linkage.alike_decision where id = $1) and d.alike_id is distinct from $1 and ${applied('d')}
     order by d.id`,
    [id, at],
  )
  const records = await writer.query<{ id: number }>(
    `select record_id as id from linkage.decision where alike_id = $1 union select other_record_id from linkage.decision where alike_id = $1 order by 1`,
    [id],
  )
  await writer.query(
    `update linkage.review_pair p set status = case when ${applied('p')} then 'open' else 'withdrawn' end,
       decided_by = null, decided_at = null, note = null, alike_id = null where alike_id = $1`,
    [id],
  )
  await writer.query('update linkage.alike_decision set undone_by = $2, undone_at = $3 where id = $1', [
    id,
    accountId,
    at,
  ])
  return records.map((record) => record.id)
}
