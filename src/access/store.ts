import type { Reader } from '../kernel/ports.ts'
import type { AuditEntry } from './audit.ts'

export interface StoredAuditEntry extends AuditEntry {
  readonly previousHash: string
  readonly hash: string
}

/** Audit entries with an id above `afterId`, in order, at most `limit`. */
export async function readAudit(reader: Reader, afterId: number, limit: number): Promise<StoredAuditEntry[]> {
  return reader.query<StoredAuditEntry>(
    `select id, at, actor_id as "actorId", action, subject_kind as "subjectKind", subject_id as "subjectId", purpose, details,
       previous_hash as "previousHash", hash
     from access.audit_event where id > $1 order by id limit $2`,
    [afterId, limit],
  )
}

/** Persons kept beside the entries with these ids (above the first, up to the last), ids in order. */
export async function readAuditPeople(
  reader: Reader,
  afterId: number,
  lastId: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await reader.query<{ id: number; people: number[] }>(
    `select event_id as id, array_agg(person_id order by person_id) as people
     from access.audit_person where event_id > $1 and event_id <= $2 group by event_id`,
    [afterId, lastId],
  )
  return new Map(rows.map((row) => [row.id, row.people.map(Number)]))
}
