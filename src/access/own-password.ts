import { beginAttempt } from './attempts.ts'
import type { Desk } from './desk.ts'
import { findPasswordHash, type StoredAccount } from './store-accounts.ts'

/** Compares the password of a known account; failures count with those of sign-in. */
export async function isOwnPassword(desk: Desk, account: StoredAccount, password: string): Promise<boolean> {
  const attempt = await beginAttempt(desk, account.userName)
  const hash = await desk.context.database.read((reader) => findPasswordHash(reader, account.id))
  const isRight = await desk.isPassword(hash, password)
  if (isRight) await attempt.succeeded()
  return isRight
}
