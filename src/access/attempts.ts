import { Problem } from '../kernel/problem.ts'
import type { Desk } from './desk.ts'
import { type LockOut, lockOuts, waitSeconds } from './rules/lock-out.ts'
import {
  countAttempt,
  deleteAttempts,
  deleteOldAttempts,
  setWait,
  takeBackAttempt,
} from './store-attempts.ts'

/** A try that counts as failed until `succeeded` is called. */
export interface Attempt {
  succeeded(): Promise<void>
}
interface Counted {
  readonly keyHash: string
  readonly lockOut: LockOut
}

/**
 * Begins a try for an account (or a code of it) from an address; null = the address is not known. Throws Problem 429
 * 'access.too-many-attempts' while one of them has to wait. Kept in the database: a restart forgets nothing.
 */
export async function beginAttempt(
  desk: Desk,
  subject: string,
  address: string | null = null,
): Promise<Attempt> {
  const account = { keyHash: desk.secrets.hash('attempt', `account ${subject}`), lockOut: lockOuts.account }
  const from = address === null ? null : addressOf(desk, address)
  const now = desk.now()
  const waits = await desk.context.database.write(async (writer) => {
    await deleteOldAttempts(writer, now.toISOString())
    const until: string[] = []
    for (const { keyHash, lockOut } of from ? [from, account] : [account]) {
      const counted = await countAttempt(writer, keyHash, now.toISOString())
      if ('waitsUntil' in counted) until.push(counted.waitsUntil)
      else await setWait(writer, keyHash, waitFrom(now, waitSeconds(lockOut, counted.failures)))
    }
    return until
  })
  const waitsMs = waits.map((until) => Date.parse(until) - now.getTime())
  if (waitsMs.length > 0)
    throw new Problem('access.too-many-attempts', 429, {
      minutes: Math.max(1, Math.ceil(Math.max(...waitsMs) / 60_000)),
    })
  return {
    succeeded: () =>
      desk.context.database.write(async (writer) => {
        await deleteAttempts(writer, account.keyHash)
        if (from) await takeBackAttempt(writer, from.keyHash)
      }),
  }
}

/** An IPv6 network gives its guests endless addresses: the first 64 bits are counted as one. */
function addressOf(desk: Desk, address: string): Counted {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
  return { keyHash: desk.secrets.hash('attempt', `address ${network}`), lockOut: lockOuts.address }
}

function waitFrom(now: Date, seconds: number): string | null {
  return seconds === 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString()
}
