import { Problem } from '../kernel/problem.ts'
import { beginAttempt } from './attempts.ts'
import { recordAudit } from './audit.ts'
import { actorOfAccount, type Desk, type Headers, mayAct, openSession, type SignedIn } from './desk.ts'
import { isOwnPassword } from './own-password.ts'
import { stageAfterPassword } from './rules/stage.ts'
import { isFactorCode, takeCode } from './second-factor.ts'
import { findAccount, findAccountByName, findPasswordHash, type StoredAccount } from './store-accounts.ts'
import { deleteOldSessions, deleteSession, deleteSessions } from './store-sessions.ts'
import { getVisit, readVisit } from './visit.ts'

/**
 * The first step: name and password. An unknown name, a wrong password and an account that may not act are one answer
 * and take one time. Throws Problem 401 'access.wrong-login', 429 'access.too-many-attempts'.
 */
export async function signIn(
  desk: Desk,
  given: { userName: string; password: string; address?: string | null },
): Promise<SignedIn> {
  const { database, log } = desk.context
  const userName = given.userName.trim().toLowerCase()
  const attempt = await beginAttempt(desk, userName, given.address ?? null)
  const { account, hash } = await database.read(async (reader) => {
    const found = await findAccountByName(reader, userName)
    return { account: found, hash: await findPasswordHash(reader, found?.id ?? '') }
  })
  const isRight = await desk.isPassword(hash, given.password)
  if (!isRight || !account || !mayAct(desk, account)) {
    log.info('access.session.refused')
    throw new Problem('access.wrong-login', 401)
  }
  await attempt.succeeded()
  return openFor(desk, account, 'password')
}

/** Opens a session for who has shown a first proof: as far as the account's second factor allows. */
export async function openFor(desk: Desk, account: StoredAccount, by: string): Promise<SignedIn> {
  await desk.context.database.write((writer) => deleteOldSessions(writer, desk.now().toISOString()))
  const mustHaveFactor = desk.mustHaveFactor(account)
  return openSession(desk, account, stageAfterPassword({ hasFactor: account.hasFactor, mustHaveFactor }), by)
}

/**
 * The second step: a code of the authenticator app, or a recovery code. The half-open session ends and a new one begins.
 * Throws Problem 401 'http.no-session', 403 'access.wrong-code', 429 'access.too-many-attempts'.
 */
export async function giveCode(desk: Desk, headers: Headers, code: string): Promise<SignedIn> {
  const visit = await getVisit(desk, headers, 'code')
  await takeCode(desk, visit.actor, code)
  await desk.context.database.write((writer) => deleteSession(writer, visit.account.id, visit.sessionId))
  return openSession(desk, visit.account, 'open', 'password and code')
}

/** Ends the session of the cookie, or all sessions of its account; returns the cookies that clear it. */
export async function signOut(desk: Desk, headers: Headers, everywhere = false): Promise<string[]> {
  const visit = await readVisit(desk, headers)
  const answer = await desk.library.api.signOut({
    headers: new globalThis.Headers({ cookie: headers.cookie ?? '' }),
    asResponse: true,
  })
  if (visit)
    await desk.context.database.write(async (writer) => {
      if (everywhere) await deleteSessions(writer, visit.account.id)
      await recordAudit(writer, desk.context.clock, visit.actor, {
        action: 'access.session.closed',
        details: { everywhere },
      })
    })
  return answer.headers.getSetCookie()
}

/**
 * Does who is signed in know the password of the account, or have a code of its authenticator app? Opens no session.
 * Failures count with those of sign-in: Problem 429 'access.too-many-attempts'. Never inside a transaction.
 */
export async function confirm(desk: Desk, accountId: string, proof: string): Promise<boolean> {
  const { database, log } = desk.context
  const account = await database.read((reader) => findAccount(reader, accountId))
  if (!account?.active) return false
  const isRight = isFactorCode(proof)
    ? await takeCode(desk, actorOfAccount(account), proof).then(() => true, whenWrongCode)
    : await isOwnPassword(desk, account, proof)
  log.info(isRight ? 'access.identity.confirmed' : 'access.identity.refused')
  return isRight
}

function whenWrongCode(error: unknown): false {
  if (error instanceof Problem && error.code === 'access.wrong-code') return false
  throw error
}
