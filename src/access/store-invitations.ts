import type { Reader, Writer } from '../kernel/ports.ts'

/** welcome = a first password; password = a lost one; second-factor = a lost authenticator app. */
export type InvitationKind = 'welcome' | 'password' | 'second-factor'
export interface Invitation {
  readonly id: number
  readonly accountId: string
  readonly kind: InvitationKind
  readonly expiresAt: string
}

/** Keeps a new code; older open ones of the account end with it. */
export async function insertInvitation(
  writer: Writer,
  invitation: Omit<Invitation, 'id'> & { codeHash: string; madeBy: string; madeAt: string },
): Promise<number> {
  const { accountId, kind, codeHash, madeBy, madeAt, expiresAt } = invitation
  await endInvitations(writer, accountId, madeAt)
  const row = await writer.first<{ id: number }>(
    `insert into access.invitation (account_id, kind, code_hash, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [accountId, kind, codeHash, madeBy, madeAt, expiresAt],
  )
  return row!.id
}

export async function endInvitations(writer: Writer, accountId: string, at: string): Promise<void> {
  await writer.query('update access.invitation set used_at = $2 where account_id = $1 and used_at is null', [
    accountId,
    at,
  ])
}

export async function findInvitation(
  reader: Reader,
  codeHash: string,
  now: string,
): Promise<Invitation | undefined> {
  return reader.first<Invitation>(
    `select id, account_id as "accountId", kind, expires_at as "expiresAt" from access.invitation
     where code_hash = $1 and used_at is null and expires_at > $2`,
    [codeHash, now],
  )
}

/** Uses an invitation; false = somebody was faster. */
export async function takeInvitation(writer: Writer, id: number, at: string): Promise<boolean> {
  const rows = await writer.query(
    'update access.invitation set used_at = $2 where id = $1 and used_at is null returning id',
    [id, at],
  )
  return rows.length === 1
}

/** End of the open invitation of each account. */
export async function listOpenInvitations(
  reader: Reader,
  now: string,
): Promise<{ accountId: string; kind: InvitationKind; expiresAt: string }[]> {
  return reader.query(
    `select account_id as "accountId", kind, expires_at as "expiresAt" from access.invitation
     where used_at is null and expires_at > $1`,
    [now],
  )
}
