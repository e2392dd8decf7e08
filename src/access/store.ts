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

/** User names and whether each may sign in. */
export async function listAccounts(
  reader: Reader,
): Promise<{ userName: string; role: string; agencyId: string; active: boolean }[]> {
  return reader.query(
    `select user_name as "userName", role, agency_id as "agencyId", active from access.account order by user_name`,
  )
}
