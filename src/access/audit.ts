import { createHash } from 'node:crypto'
import type { Clock, Writer } from '../kernel/ports.ts'
import type { Actor } from './model.ts'

/** What happened, without personal data: ids and counts only. */
export interface AuditEvent {
  /** folder.noun.past-verb, e.g. register.person.read */
  readonly action: string
  readonly subjectKind?: string
  readonly subjectId?: string | number
  readonly purpose?: string
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
  /** Persons the act showed or exported, besides its subject. Kept beside the entry; their number and hash are in its details. */
  readonly people?: readonly number[]
}

export const auditStart = '0'.repeat(64)

/**
 * Appends to the audit in the caller's transaction: if the act fails, so does its trace, and the other way round.
 * Entries are numbered without gaps and each carries the hash of the one before; a lock makes writers queue.
 */
export async function recordAudit(
  writer: Writer,
  clock: Clock,
  actor: Actor,
  event: AuditEvent,
): Promise<void> {
  await writer.query('select pg_advisory_xact_lock(3509)')
  const last = await writer.first<{ id: number; hash: string }>(
    'select id, hash from access.audit_event order by id desc limit 1',
  )
  const people = [...new Set(event.people ?? [])].sort((a, b) => a - b)
  const entry = {
    id: (last?.id ?? 0) + 1,
    at: clock.now().toISOString(),
    actorId: actor.accountId,
    action: event.action,
    subjectKind: event.subjectKind ?? null,
    subjectId: event.subjectId === undefined ? null : String(event.subjectId),
    purpose: event.purpose ?? null,
    details: { ...event.details, ...(people.length > 0 ? peopleDetails(people) : {}) },
  }
  const previousHash = last?.hash ?? auditStart
  await writer.query(
    `insert into access.audit_event (id, at, actor_id, action, subject_kind, subject_id, purpose, details, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)`,
    [
      entry.id,
      entry.at,
      entry.actorId,
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      entry.purpose,
      JSON.stringify(entry.details),
      previousHash,
      auditHash(previousHash, entry),
    ],
  )
  if (people.length > 0)
    await writer.query(
      'insert into access.audit_person (event_id, person_id) select $1, unnest($2::bigint[])',
      [entry.id, people],
    )
}

/** What an entry says of the persons kept beside it, ids in order, so that one taken away is noticed. */
export function peopleDetails(people: readonly number[]): { peopleShown: number; peopleSha256: string } {
  return {
    peopleShown: people.length,
    peopleSha256: createHash('sha256').update(people.join(' ')).digest('hex'),
  }
}

export interface AuditEntry {
  readonly id: number
  readonly at: string
  readonly actorId: string
  readonly action: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly purpose: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** SHA-256 over the previous hash and the entry, with the keys of `details` sorted (jsonb does not keep their order). */
export function auditHash(previousHash: string, entry: AuditEntry): string {
  const details = Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = [
    entry.id,
    entry.at,
    entry.actorId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.purpose,
    details,
  ]
  return createHash('sha256').update(previousHash).update(JSON.stringify(content)).digest('hex')
}
