import { randomBytes } from 'node:crypto'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { beginAttempt } from './attempts.ts'
import { recordAudit } from './audit.ts'
import { actorOfAccount, type Desk, mayAct, type SignedIn } from './desk.ts'
import type { Actor } from './model.ts'
import { isOwnPassword } from './own-password.ts'
import { hashNewPassword } from './passwords.ts'
import { readCode, writeCode } from './rules/written-code.ts'
import { openFor } from './sign-in.ts'
import { findAccount, putPasswordHash, type StoredAccount } from './store-accounts.ts'
import { deleteFactor } from './store-factors.ts'
import {
  findInvitation,
  type Invitation,
  type InvitationKind,
  insertInvitation,
  takeInvitation,
} from './store-invitations.ts'
import { deleteSessions } from './store-sessions.ts'

export const invitationDays = 7
/** 100 bits. */
const codeLetters = 20

/** What an administrator hands over. The code is kept nowhere. */
export interface HandedOver {
  readonly code: string
  readonly expiresAt: string
}

/** Makes a one-time code for an account in the caller's transaction; older ones of the account end. */
export async function makeInvitation(
  desk: Desk,
  writer: Writer,
  actor: Actor,
  accountId: string,
  kind: InvitationKind,
): Promise<HandedOver> {
  const code = writeCode(randomBytes(codeLetters))
  const now = desk.now()
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000).toISOString()
  const id = await insertInvitation(writer, {
    accountId,
    kind,
    codeHash: hashOf(desk, code),
    madeBy: actor.accountId,
    madeAt: now.toISOString(),
    expiresAt,
  })
  await recordAudit(writer, desk.context.clock, actor, {
    action: 'access.invitation.made',
    subjectKind: 'account',
    subjectId: accountId,
    details: { invitation: id, kind },
  })
  return { code, expiresAt }
}

/** Whose invitation a code is. Throws Problem 404 'access.invitation-invalid', 429 'access.too-many-attempts'. */
export async function openInvitation(
  desk: Desk,
  code: string,
  address: string | null,
): Promise<{ invitation: Invitation; account: StoredAccount }> {
  const attempt = await beginAttempt(desk, `invitation ${readCode(code)}`, address)
  const found = await desk.context.database.read(async (reader) => {
    const invitation = await findInvitation(reader, hashOf(desk, code), desk.now().toISOString())
    const account = invitation && (await findAccount(reader, invitation.accountId))
    return account && { invitation, account }
  })
  if (!found || !mayAct(desk, found.account)) throw new Problem('access.invitation-invalid', 404)
  await attempt.succeeded()
  return found
}

/**
 * Uses an invitation: sets the password, or, against the password, takes off a lost second factor. All sessions of the
 * account end and a new one begins. Throws as `openInvitation`, and Problem 422 'access.weak-password', 403
 * 'access.wrong-password'.
 */
export async function acceptInvitation(
  desk: Desk,
  given: { code: string; password: string; address: string | null },
): Promise<SignedIn> {
  const { invitation, account } = await openInvitation(desk, given.code, given.address)
  const isLostFactor = invitation.kind === 'second-factor'
  if (isLostFactor && !(await isOwnPassword(desk, account, given.password)))
    throw new Problem('access.wrong-password', 403)
  const hash = isLostFactor ? null : await hashNewPassword(desk, account, given.password)
  const { database, clock } = desk.context
  const changed = await database.write(async (writer) => {
    if (!(await takeInvitation(writer, invitation.id, desk.now().toISOString())))
      throw new Problem('access.invitation-invalid', 404)
    if (hash === null) await deleteFactor(writer, account.id)
    else await putPasswordHash(writer, account.id, hash, randomBytes(16).toString('hex'))
    await deleteSessions(writer, account.id)
    await recordAudit(writer, clock, actorOfAccount(account), {
      action: 'access.invitation.used',
      subjectKind: 'account',
      subjectId: account.id,
      details: { invitation: invitation.id, kind: invitation.kind },
    })
    return findAccount(writer, account.id)
  })
  return openFor(desk, changed ?? account, 'invitation')
}

const hashOf = (desk: Desk, code: string) => desk.secrets.hash('invitation', readCode(code))
