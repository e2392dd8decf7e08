import type { Reader, Value, Writer } from '../kernel/ports.ts'
import type { ClaimSpec } from '../pack/index.ts'
import { statement } from './sql.ts'
import type { BatchRow } from './store.ts'

/** Writes what one claim specification makes of every placed record (or, for outputs, every accepted row). */
export async function writeClaims(
  writer: Writer,
  batchId: number,
  claim: ClaimSpec,
  now: string,
): Promise<void> {
  if (claim.kind === 'output') {
    await writer.query(statement('claims-20-write-outputs'), [
      batchId,
      now,
      claim.what ?? null,
      claim.whatField ?? null,
    ])
    return
  }
  if (claim.kind === 'category' && !claim.what) {
    await writer.query(statement('claims-11-write-categories'), [batchId, now])
    return
  }
  await writer.query(statement('claims-10-write'), [batchId, now, claim.kind, ...claimParameters(claim)])
}

/** $4 … $9 of claims-10-write.sql: what, what's fact, value, value's fact, amount's fact, date's fact. */
function claimParameters(claim: Exclude<ClaimSpec, { kind: 'output' }>): Value[] {
  switch (claim.kind) {
    case 'category':
      return [claim.what ?? null, claim.whatField ?? null, null, null, null, null]
    case 'assistance':
      return [
        claim.what ?? null,
        claim.whatField ?? null,
        null,
        null,
        claim.amountField ?? null,
        claim.onField ?? null,
      ]
    case 'rank':
      return [claim.what, null, null, claim.valueField, null, null]
    case 'vital':
      return [
        claim.what,
        null,
        claim.value ?? null,
        claim.value ? null : (claim.valueField ?? 'vitalStatus'),
        null,
        claim.onField ?? null,
      ]
    case 'attribute':
      return [claim.what, null, claim.value ?? null, claim.valueField ?? null, null, null]
  }
}

/** Corrects the end of every claim of one agency's list; `personIds` null = of everybody. */
export async function settleValidity(
  writer: Writer,
  list: Pick<BatchRow, 'agencyId' | 'listKindId'>,
  personIds: readonly number[] | null,
  now: string,
): Promise<void> {
  const sql = statement('claims-30-settle-validity').replace(
    '/* only_some */',
    personIds ? 'and c.person_id = any ($4::bigint[])' : '',
  )
  await writer.query(
    sql,
    personIds ? [list.agencyId, list.listKindId, now, personIds] : [list.agencyId, list.listKindId, now],
  )
}

export async function countPeriods(
  reader: Reader,
  list: Pick<BatchRow, 'agencyId' | 'listKindId'>,
): Promise<number> {
  const row = await reader.first<{ periods: number }>(
    `select count(distinct period)::int as periods from intake.batch where agency_id = $1 and list_kind_id = $2 and status = 'applied'`,
    [list.agencyId, list.listKindId],
  )
  return row!.periods
}

export async function closeClaims(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query(
    'update register.claim set recorded_to = $2::timestamptz where batch_id = $1 and recorded_to is null',
    [batchId, now],
  )
}

/**
 * Puts the claims that ended when the batch was applied into the temporary table ended_claim, counted for the planner. Once a
 * transaction.
 */
export async function putAsideEnded(writer: Writer, batchId: number): Promise<void> {
  await writer.execute('create temp table ended_claim (like register.claim) on commit drop')
  await writer.query(statement('claims-40-put-aside-ended'), [batchId])
  await writer.execute('analyze ended_claim')
}
