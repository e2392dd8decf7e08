import { randomBytes } from 'node:crypto'
import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import { type Desk, type Headers, openSession, type SignedIn } from './desk.ts'
import { isOwnPassword } from './own-password.ts'
import {
  findPasswordFault,
  isMuchUsed,
  muchUsed,
  passwordCharactersMax,
  passwordCharactersMin,
} from './rules/password-policy.ts'
import { putPasswordHash, type StoredAccount } from './store-accounts.ts'
import { deleteSessions } from './store-sessions.ts'
import { getVisit } from './visit.ts'

/** The hash of a password that is good enough. Throws Problem 422 'access.weak-password'. Never inside a transaction. */
export async function hashNewPassword(desk: Desk, account: Named, password: string): Promise<string> {
  await checkNewPassword(desk, account, password)
  return hashPassword(desk, password)
}

export async function hashPassword(desk: Desk, password: string): Promise<string> {
  return (await desk.library.$context).password.hash(password)
}

let used: Promise<ReadonlySet<string>> | undefined
/** The fifty thousand passwords that leaks hold most often: read when the first password is chosen, not at every start. */
function usedPasswords(): Promise<ReadonlySet<string>> {
  used ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) =>
    muchUsed(dictionary['passwords-common']),
  )
  return used
}

type Named = Pick<StoredAccount, 'userName' | 'displayName' | 'agencyId'>

/** Throws Problem 422 'access.weak-password-…' for a password that others would guess. */
export async function checkNewPassword(desk: Desk, account: Named, password: string): Promise<void> {
  const agency = desk.context.pack.agencies.find((one) => one.id === account.agencyId)
  const fault = findPasswordFault(password, {
    userName: account.userName,
    displayName: account.displayName,
    agency: [account.agencyId, agency?.shortName ?? '', ...(agency?.name.split(/\s+/) ?? [])],
  })
  const found = fault ?? (isMuchUsed(password, await usedPasswords()) ? 'common' : null)
  if (found)
    throw new Problem(`access.weak-password-${found}`, 422, {
      charactersMin: passwordCharactersMin,
      charactersMax: passwordCharactersMax,
    })
}

/**
 * Changes the own password. All sessions end, a new one begins. Throws Problem 403 'access.wrong-password', 422
 * 'access.weak-password-…', 429 'access.too-many-attempts'.
 */
export async function changePassword(
  desk: Desk,
  headers: Headers,
  current: string,
  next: string,
): Promise<SignedIn> {
  const { account, actor } = await getVisit(desk, headers, 'open')
  if (!(await isOwnPassword(desk, account, current))) throw new Problem('access.wrong-password', 403)
  const hash = await hashNewPassword(desk, account, next)
  await desk.context.database.write(async (writer) => {
    await putPasswordHash(writer, account.id, hash, randomBytes(16).toString('hex'))
    await deleteSessions(writer, account.id)
    await recordAudit(writer, desk.context.clock, actor, { action: 'access.password.changed' })
  })
  return openSession(desk, account, 'open', 'changed password')
}
