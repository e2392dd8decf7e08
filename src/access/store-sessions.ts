import type { Reader, Writer } from '../kernel/ports.ts'
import type { Stage } from './rules/stage.ts'
import { findAccount, type StoredAccount } from './store-accounts.ts'

export interface StoredSession {
  readonly id: string
  readonly accountId: string
  readonly stage: Stage
  readonly createdAt: string
  readonly usedAt: string
}
const selectSession = `select id, account_id as "accountId", stage, created_at as "createdAt", updated_at as "usedAt" from access.session`

/** A session with its account as it is now: what an administrator changed a moment ago counts. */
export async function findSession(
  reader: Reader,
  id: string,
): Promise<{ session: StoredSession; account: StoredAccount } | undefined> {
  const session = await reader.first<StoredSession>(`${selectSession} where id = $1`, [id])
  const account = session && (await findAccount(reader, session.accountId))
  return account && { session, account }
}

/** Open sessions of an account, last used first. */
export async function listSessions(reader: Reader, accountId: string, now: string): Promise<StoredSession[]> {
  return reader.query<StoredSession>(
    `${selectSession} where account_id = $1 and expires_at > $2 and stage = 'open' order by updated_at desc, id`,
    [accountId, now],
  )
}

export async function touchSession(writer: Writer, id: string, at: string): Promise<void> {
  await writer.query('update access.session set updated_at = $2 where id = $1', [id, at])
}

/** Ends one session of an account; false = it has no such session. */
export async function deleteSession(writer: Writer, accountId: string, id: string): Promise<boolean> {
  const rows = await writer.query(
    'delete from access.session where account_id = $1 and id = $2 returning id',
    [accountId, id],
  )
  return rows.length === 1
}

/** Ends all sessions of an account but one; returns how many. */
export async function deleteSessions(
  writer: Writer,
  accountId: string,
  keep: string | null = null,
): Promise<number> {
  const rows = await writer.query(
    'delete from access.session where account_id = $1 and ($2::text is null or id <> $2) returning id',
    [accountId, keep],
  )
  return rows.length
}

/** Sessions nobody can use any more. */
export async function deleteOldSessions(writer: Writer, now: string): Promise<void> {
  await writer.query('delete from access.session where expires_at < $1', [now])
}
