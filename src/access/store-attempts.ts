import type { Writer } from '../kernel/ports.ts'
import { forgetHours } from './rules/lock-out.ts'

/**
 * Counts one more failure, before it is known to be one: guesses sent at once cannot pass unseen. Returns how many there
 * are, or until when nothing is tried. The row stays locked until the transaction ends.
 */
export async function countAttempt(
  writer: Writer,
  keyHash: string,
  now: string,
): Promise<{ failures: number } | { waitsUntil: string }> {
  const counted = await writer.first<{ failures: number }>(
    `insert into access.attempt as a (key_hash, failures, first_at, last_at) values ($1, 1, $2, $2)
     on conflict (key_hash) do update set
       failures = case when a.last_at < $2::timestamptz - make_interval(hours => $3) then 1 else a.failures + 1 end,
       first_at = case when a.last_at < $2::timestamptz - make_interval(hours => $3) then $2 else a.first_at end,
       last_at = $2
     where a.waits_until is null or a.waits_until <= $2
     returning failures`,
    [keyHash, now, forgetHours],
  )
  if (counted) return counted
  const row = await writer.first<{ waitsUntil: string }>(
    'select waits_until as "waitsUntil" from access.attempt where key_hash = $1',
    [keyHash],
  )
  return { waitsUntil: row?.waitsUntil ?? now }
}

export async function setWait(writer: Writer, keyHash: string, until: string | null): Promise<void> {
  await writer.query('update access.attempt set waits_until = $2 where key_hash = $1', [keyHash, until])
}

export async function deleteAttempts(writer: Writer, keyHash: string): Promise<void> {
  await writer.query('delete from access.attempt where key_hash = $1', [keyHash])
}

/** Takes back the one failure that turned out to be none. */
export async function takeBackAttempt(writer: Writer, keyHash: string): Promise<void> {
  await writer.query(
    'update access.attempt set failures = greatest(failures - 1, 0), waits_until = null where key_hash = $1',
    [keyHash],
  )
}

export async function deleteOldAttempts(writer: Writer, now: string): Promise<void> {
  await writer.query(
    'delete from access.attempt where last_at < $1::timestamptz - make_interval(hours => $2)',
    [now, forgetHours],
  )
}
