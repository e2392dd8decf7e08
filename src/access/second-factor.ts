import { randomBytes } from 'node:crypto'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { beginAttempt } from './attempts.ts'
import { recordAudit } from './audit.ts'
import { type Desk, type Headers, openSession, type SignedIn } from './desk.ts'
import type { Actor } from './model.ts'
import { isOwnPassword } from './own-password.ts'
import { toBase32 } from './rules/base32.ts'
import { readCode, writeCode } from './rules/written-code.ts'
import {
  confirmFactorRow,
  deleteFactor,
  findFactor,
  putNewFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from './store-factors.ts'
import { deleteSessions } from './store-sessions.ts'
import { findStep } from './totp.ts'
import { getVisit } from './visit.ts'

const keyBytes = 20
const recoveryCodes = 10
/** 60 bits: not to be guessed, also from the kept hashes. */
const recoveryLetters = 12

/** The key an authenticator app needs: as text and as the address in a QR code. */
export interface FactorKey {
  readonly key: string
  readonly address: string
}

/**
 * Makes a key that counts once a code has confirmed it. Who is fully signed in shows the password again.
 * Throws Problem 401 'http.no-session', 403 'access.wrong-password', 409 'access.factor-exists'.
 */
export async function startFactor(desk: Desk, headers: Headers, password: string): Promise<FactorKey> {
  const { account, stage } = await getVisit(desk, headers, 'open', 'enrol')
  if (stage === 'open' && !(await isOwnPassword(desk, account, password)))
    throw new Problem('access.wrong-password', 403)
  const bytes = randomBytes(keyBytes)
  const key = toBase32(bytes)
  const isNew = await desk.context.database.write((writer) =>
    putNewFactor(
      writer,
      account.id,
      desk.secrets.seal(bytes.toString('hex'), account.id),
      desk.now().toISOString(),
    ),
  )
  if (!isNew) throw new Problem('access.factor-exists', 409)
  const place = `Welas ${desk.context.pack.settings.name.id}`
  const label = encodeURIComponent(`${place}:${account.userName}`)
  return { key, address: `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(place)}` }
}

/**
 * The first code proves that the app has the key: from now on the account needs it. All sessions end, a new one begins.
 * Returns the recovery codes, shown this once. Throws Problem 403 'access.wrong-code', 409 'access.factor-exists'.
 */
export async function confirmFactor(
  desk: Desk,
  headers: Headers,
  code: string,
): Promise<SignedIn & { recoveryCodes: string[] }> {
  const { account, actor } = await getVisit(desk, headers, 'open', 'enrol')
  const { database, clock } = desk.context
  const attempt = await beginAttempt(desk, `code ${account.id}`)
  const codes = await database.write(async (writer) => {
    const factor = await findFactor(writer, account.id)
    if (!factor || factor.confirmedAt) throw new Problem('access.factor-exists', 409)
    if (!(await takeTimedCode(desk, writer, account.id, code))) return null
    await confirmFactorRow(writer, account.id, desk.now().toISOString())
    await deleteSessions(writer, account.id)
    await recordAudit(writer, clock, actor, { action: 'access.second-factor.added' })
    return makeRecoveryCodes(desk, writer, account.id)
  })
  if (!codes) throw new Problem('access.wrong-code', 403)
  await attempt.succeeded()
  return { ...(await openSession(desk, account, 'open', 'new second factor')), recoveryCodes: codes }
}

/** New recovery codes in place of the old ones, against a code. */
export async function renewRecoveryCodes(desk: Desk, headers: Headers, code: string): Promise<string[]> {
  const { account, actor } = await getVisit(desk, headers, 'open')
  await takeCode(desk, actor, code)
  return desk.context.database.write(async (writer) => {
    await recordAudit(writer, desk.context.clock, actor, { action: 'access.recovery-codes.renewed' })
    return makeRecoveryCodes(desk, writer, account.id)
  })
}

/**
 * Takes the second factor off, against a code: to set up a new telephone. Other sessions end. Who must have one is led to
 * set it up anew at once.
 */
export async function removeFactor(desk: Desk, headers: Headers, code: string): Promise<void> {
  const { account, actor, sessionId } = await getVisit(desk, headers, 'open')
  await takeCode(desk, actor, code)
  await desk.context.database.write(async (writer) => {
    await deleteFactor(writer, account.id)
    await deleteSessions(writer, account.id, sessionId)
    await recordAudit(writer, desk.context.clock, actor, { action: 'access.second-factor.removed' })
  })
}

/** Looks like a code of an authenticator app; passwords are longer. */
export function isFactorCode(text: string): boolean {
  return /^\s*\d{3}\s?\d{3}\s*$/.test(text)
}

/**
 * Takes a code of the authenticator app or a recovery code; each works once.
 * Throws Problem 403 'access.wrong-code', 429 'access.too-many-attempts'.
 */
export async function takeCode(desk: Desk, actor: Actor, code: string): Promise<void> {
  const { database, clock } = desk.context
  const { accountId } = actor
  const attempt = await beginAttempt(desk, `code ${accountId}`)
  const taken = await database.write(async (writer) => {
    const factor = await findFactor(writer, accountId)
    if (!factor?.confirmedAt) return false
    if (isFactorCode(code)) return takeTimedCode(desk, writer, accountId, code)
    const hash = desk.secrets.hash('recovery', `${accountId} ${readCode(code)}`)
    if (!(await takeRecoveryCode(writer, accountId, hash, desk.now().toISOString()))) return false
    await recordAudit(writer, clock, actor, { action: 'access.recovery-code.used' })
    return true
  })
  if (!taken) throw new Problem('access.wrong-code', 403)
  await attempt.succeeded()
}

async function takeTimedCode(desk: Desk, writer: Writer, accountId: string, code: string): Promise<boolean> {
  const factor = await findFactor(writer, accountId)
  const key = factor && desk.secrets.open(factor.secret, accountId)
  const step = key ? findStep(Buffer.from(key, 'hex'), code, desk.now()) : null
  return step !== null && takeStep(writer, accountId, step)
}

async function makeRecoveryCodes(desk: Desk, writer: Writer, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => writeCode(randomBytes(recoveryLetters)))
  const hashes = codes.map((code) => desk.secrets.hash('recovery', `${accountId} ${readCode(code)}`))
  await replaceRecoveryCodes(writer, accountId, hashes)
  return codes
}
