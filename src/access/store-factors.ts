import type { Reader, Writer } from '../kernel/ports.ts'

export interface StoredFactor {
  readonly secret: string
  readonly lastStep: number
  readonly confirmedAt: string | null
}

export async function findFactor(reader: Reader, accountId: string): Promise<StoredFactor | undefined> {
  return reader.first<StoredFactor>(
    `select secret, last_step as "lastStep", confirmed_at as "confirmedAt" from access.second_factor where account_id = $1`,
    [accountId],
  )
}

/** Keeps a key that no code has confirmed yet, in place of another such. False = a confirmed one is there. */
export async function putNewFactor(
  writer: Writer,
  accountId: string,
  secret: string,
  at: string,
): Promise<boolean> {
  const rows = await writer.query(
    `insert into access.second_factor as f (account_id, secret, created_at) values ($1, $2, $3)
     on conflict (account_id) do update set secret = $2, created_at = $3, last_step = 0
     where f.confirmed_at is null returning account_id`,
    [accountId, secret, at],
  )
  return rows.length === 1
}

/** Takes the code of a step, once and in order: false when it or a later one was taken before. */
export async function takeStep(writer: Writer, accountId: string, step: number): Promise<boolean> {
  const rows = await writer.query(
    'update access.second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning account_id',
    [accountId, step],
  )
  return rows.length === 1
}

export async function confirmFactorRow(writer: Writer, accountId: string, at: string): Promise<void> {
  await writer.query('update access.second_factor set confirmed_at = $2 where account_id = $1', [
    accountId,
    at,
  ])
}

/** Removes the key and the recovery codes. */
export async function deleteFactor(writer: Writer, accountId: string): Promise<void> {
  await writer.query('delete from access.second_factor where account_id = $1', [accountId])
  await writer.query('delete from access.recovery_code where account_id = $1', [accountId])
}

export async function replaceRecoveryCodes(
  writer: Writer,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await writer.query('delete from access.recovery_code where account_id = $1', [accountId])
  await writer.query(
    'insert into access.recovery_code (account_id, code_hash) select $1, unnest($2::text[])',
    [accountId, hashes],
  )
}

/** Uses a recovery code; false = there is none such, or it was used. */
export async function takeRecoveryCode(
  writer: Writer,
  accountId: string,
  hash: string,
  at: string,
): Promise<boolean> {
  const rows = await writer.query(
    `update access.recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null
     returning account_id`,
    [accountId, hash, at],
  )
  return rows.length === 1
}

export async function countRecoveryCodes(reader: Reader, accountId: string): Promise<number> {
  const row = await reader.first<{ count: number }>(
    'select count(*)::integer as count from access.recovery_code where account_id = $1 and used_at is null',
    [accountId],
  )
  return row?.count ?? 0
}
