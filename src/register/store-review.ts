import { type Actor, may, rolesWith } from '../access/index.ts'
import type { Reader, Value, Writer } from '../kernel/ports.ts'
import type { Evidence } from '../linkage/index.ts'
import type { Outcome, Round } from './rules/settle-answer.ts'
import { statement } from './sql.ts'

export interface PairRow {
  readonly id: number
  readonly recordId: number
  readonly otherRecordId: number
  readonly probability: number
  readonly priority: number
  readonly people: number
  readonly stakes: number
  readonly value: number
  readonly evidence: Evidence
  readonly reason: string
  readonly pattern: string
  readonly askedTwice: boolean
  readonly round: Round
  readonly status: 'open' | Outcome | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly note: string | null
  readonly alikeId: number | null
  /** Whether the one who reads may answer it now. */
  readonly mine: boolean
}

/** Who asks, and who else there is: an office with one reviewer must not wait for a second. */
export interface Reviewer {
  readonly accountId: string
  readonly settles: boolean
  readonly othersReview: boolean
  readonly othersSettle: boolean
}

export async function readReviewer(reader: Reader, actor: Actor): Promise<Reviewer> {
  const others = await reader.first<{ review: boolean; settle: boolean }>(
    `select coalesce(bool_or(role = any ($2::text[])), false) as review, coalesce(bool_or(role = any ($3::text[])), false) as settle
     from access.account where active and id <> $1`,
    [actor.accountId, rolesWith('linkage.review'), rolesWith('linkage.settle')],
  )
  return {
    accountId: actor.accountId,
    settles: maySettle(actor),
    othersReview: others!.review,
    othersSettle: others!.settle,
  }
}

export function maySettle(actor: Actor): boolean {
  return actor.role === 'system' || may(actor.role, 'linkage.settle')
}

/** Parameters $1 … $4 of the condition below. */
export function reviewerValues(reviewer: Reviewer): Value[] {
  const { accountId, settles, othersReview, othersSettle } = reviewer
  return [accountId, settles, othersReview, othersSettle]
}

/**
 * Questions `p` that the reviewer may answer: of applied batches only (a batch that waits is not yet anybody's to decide),
 * not answered by the same person before, and those that two people answered differently only for who settles. Asked
 * as staff: questions outside the area or about closed rows are not there.
 */
export const answerable = `p.status = 'open' and p.batch_id = any (array(select id from intake.batch where status = 'applied'))
  and (p.round = 1 or ((p.round = 2 or $2::boolean) and (not case p.round when 2 then $3::boolean else $4::boolean end
    or not exists (select from linkage.answer a where a.pair_id = p.id and a.account_id = $1))))`

const columns = `p.id, p.record_id as "recordId", p.other_record_id as "otherRecordId", p.probability, p.priority, p.people, p.stakes, p.value,
  p.evidence, p.reason, p.pattern, p.asked_twice as "askedTwice", p.round, p.status, p.alike_id as "alikeId", (${answerable}) as mine,
  coalesce((select display_name from access.account a where a.id = p.decided_by), p.decided_by) as "decidedBy", p.decided_at as "decidedAt", p.note`

/** The reviewer's queue, most valuable answer first. */
export async function readOpenPairs(
  reader: Reader,
  reviewer: Reviewer,
  limit: number,
  offset: number,
): Promise<PairRow[]> {
  return reader.query(
    `select ${columns} from linkage.review_pair p where ${answerable} order by p.value desc, p.id limit $5 offset $6`,
    [...reviewerValues(reviewer), limit, offset],
  )
}

/** A question, open or not, that the reader may see. */
export async function readPair(
  reader: Reader,
  reviewer: Reviewer,
  pairId: number,
): Promise<PairRow | undefined> {
  return reader.first(`select ${columns} from linkage.review_pair p where p.id = $5`, [
    ...reviewerValues(reviewer),
    pairId,
  ])
}

/** `alike` counts the questions of one pattern; without it, all. `differing` = two people answered differently. */
export async function countOpenPairs(
  reader: Reader,
  reviewer: Reviewer,
  pattern: string | null = null,
): Promise<{ open: number; differing: number }> {
  return (await reader.first(
    `select count(*)::int as open, (count(*) filter (where p.round = 3))::int as differing
     from linkage.review_pair p where ${answerable} and ($5::text is null or p.pattern = $5)`,
    [...reviewerValues(reviewer), pattern],
  ))!
}

/**
 * The question after this one in the reviewer's queue, or in the sample of a decision about alike questions; the first
 * again when this is the last; null when none is left.
 */
export async function nextOpenPair(
  reader: Reader,
  reviewer: Reviewer,
  after: Pick<PairRow, 'id' | 'value'>,
  alikeId: number | null = null,
): Promise<number | null> {
  const order = 'order by p.value desc, p.id limit 1'
  const sampled =
    '($5::bigint is null or p.id in (select unnest(sample) from linkage.alike_decision where id = $5))'
  const select = `select p.id from linkage.review_pair p where ${answerable} and ${sampled} and p.id <> $6`
  const values = [...reviewerValues(reviewer), alikeId, after.id]
  // Two walks along the index instead of one sorting of all open questions.
  const next =
    (await reader.first<{ id: number }>(
      `${select} and p.value <= $7::real and (p.value < $7::real or p.id > $6) ${order}`,
      [...values, after.value],
    )) ?? (await reader.first<{ id: number }>(`${select} ${order}`, values))
  return next?.id ?? null
}

export interface AnswerRow {
  readonly round: Round
  readonly accountId: string
  readonly by: string
  readonly outcome: Outcome
  readonly note: string | null
  readonly at: string
}

export async function readAnswers(reader: Reader, pairId: number): Promise<AnswerRow[]> {
  return reader.query(
    `select a.round, a.account_id as "accountId", coalesce(who.display_name, a.account_id) as by, a.outcome, a.note, a.answered_at as at
     from linkage.answer a left join access.account who on who.id = a.account_id where a.pair_id = $1 order by a.round`,
    [pairId],
  )
}

/** Keeps an answer, and which answer the question waits for after it. */
export async function keepAnswer(
  writer: Writer,
  pair: Pick<PairRow, 'id' | 'round'>,
  accountId: string,
  outcome: Outcome,
  note: string,
  at: string,
  nextRound: Round,
): Promise<void> {
  await writer.query(
    'insert into linkage.answer (pair_id, round, account_id, outcome, note, answered_at) values ($1, $2, $3, $4, $5, $6)',
    [pair.id, pair.round, accountId, outcome, note, at],
  )
  await writer.query('update linkage.review_pair set round = $2 where id = $1', [pair.id, nextRound])
}

/**
 * Brings what an answer touches up to date for the open questions about touched persons and their families, after a batch or a
 * decision changed them at the moment `now`. Needs the table touched, states folded and claims written.
 */
export async function weighQuestions(
  writer: Writer,
  sensitiveCategories: readonly string[],
  now: string,
): Promise<void> {
  await writer.execute('create temp table weighed (id bigint) on commit drop; analyze touched')
  const open = `linkage.review_pair where status = 'open'`
  const { isLess } = (await writer.first<{ isLess: boolean }>(
    `select (select count(*) from touched) < (select count(*) from ${open}) as "isLess"`,
  ))!
  // After a list of everybody all questions are weighed: to look for those of so many persons would take longer.
  if (isLess) await writer.query(statement('weigh-10-find'), [now])
  else await writer.execute(`insert into weighed select id from ${open}`)
  await writer.execute('analyze weighed')
  await writer.query(statement('weigh-20-questions'), [sensitiveCategories])
}

export interface AnsweredTwice {
  readonly first: string
  readonly second: string
  readonly firstName: string
  readonly secondName: string
  readonly firstOutcome: Outcome
  readonly secondOutcome: Outcome
  readonly count: number
}

/** Questions with two answers, counted by who gave which. */
export async function readAnsweredTwice(reader: Reader): Promise<AnsweredTwice[]> {
  return reader.query(
    `select a.account_id as first, b.account_id as second, coalesce(x.display_name, a.account_id) as "firstName",
       coalesce(y.display_name, b.account_id) as "secondName", a.outcome as "firstOutcome", b.outcome as "secondOutcome", count(*)::int as count
     from linkage.answer a join linkage.answer b on b.pair_id = a.pair_id and b.round = 2
     left join access.account x on x.id = a.account_id left join access.account y on y.id = b.account_id
     where a.round = 1 and a.account_id <> b.account_id group by 1, 2, 3, 4, 5, 6 order by 3, 4, 1, 2`,
  )
}

/** Open questions that wait for a second answer, and for whoever settles. */
export async function countHeld(reader: Reader): Promise<{ second: number; settling: number }> {
  return (await reader.first(
    `select (count(*) filter (where round = 2))::int as second, (count(*) filter (where round = 3))::int as settling
     from linkage.review_pair where status = 'open' and round > 1`,
  ))!
}
