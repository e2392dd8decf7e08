import type { Reader, Writer } from '../../kernel/ports.ts'

export interface StoredRevision {
  readonly kind: string
  readonly entryId: string
  readonly revision: number
  readonly content: unknown
  readonly reason: string
  readonly agencyId: string | null
  readonly recordedBy: string
  readonly recordedAt: string
  /** The term the entry was carried from; null = first written in this one. */
  readonly carriedFrom: string | null
  /** Order in which entries were first written. */
  readonly first: number
}

const columns = `kind, entry_id as "entryId", revision, content, reason, agency_id as "agencyId", recorded_by as "recordedBy",
  recorded_at as "recordedAt", carried_from as "carriedFrom"`

/** Newest revisions of a term at a moment (null = now); withdrawn ones have content null. */
export async function findNewest(
  reader: Reader,
  termId: string,
  at: string | null,
): Promise<StoredRevision[]> {
  return reader.query(
    `select ${columns}, first from (
       select distinct on (kind, entry_id) kind, entry_id, revision, content, reason, agency_id, recorded_by, recorded_at,
         min(id) over entry as first, max(carried_from) over entry as carried_from
       from planning.entry_revision
       where term_id = $1 and ($2::timestamptz is null or recorded_at <= $2::timestamptz)
       window entry as (partition by kind, entry_id)
       order by kind, entry_id, revision desc) newest
     order by first`,
    [termId, at],
  )
}

/** Every revision of one entry, oldest first. */
export async function findRevisions(
  reader: Reader,
  termId: string,
  kind: string,
  entryId: string,
): Promise<StoredRevision[]> {
  return reader.query(
    `select ${columns}, id as first from planning.entry_revision
     where term_id = $1 and kind = $2 and entry_id = $3 order by revision`,
    [termId, kind, entryId],
  )
}

/** Appends a revision. False when somebody else has written that number already. */
export async function insertRevision(
  writer: Writer,
  termId: string,
  given: Omit<StoredRevision, 'first' | 'carriedFrom'> & Partial<Pick<StoredRevision, 'carriedFrom'>>,
): Promise<boolean> {
  const row = await writer.first(
    `insert into planning.entry_revision (term_id, kind, entry_id, revision, content, reason, agency_id, recorded_by, recorded_at,
       carried_from)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      termId,
      given.kind,
      given.entryId,
      given.revision,
      given.content === null ? null : JSON.stringify(given.content),
      given.reason,
      given.agencyId,
      given.recordedBy,
      given.recordedAt,
      given.carriedFrom ?? null,
    ],
  )
  return row !== undefined
}

/** Writers of one plan queue from here to the end of their transaction, so what they checked still holds when they write. */
export async function lockPlan(writer: Writer, termId: string): Promise<void> {
  await writer.query("select pg_advisory_xact_lock(hashtext('plan:' || $1))", [termId])
}

/** Terms that have a plan, newest writing first. */
export async function findTerms(reader: Reader): Promise<string[]> {
  const rows = await reader.query<{ termId: string }>(
    `select term_id as "termId" from planning.entry_revision group by term_id order by max(id) desc`,
  )
  return rows.map((row) => row.termId)
}

export async function hasEntries(reader: Reader, termId: string): Promise<boolean> {
  return (
    (await reader.first('select from planning.entry_revision where term_id = $1 limit 1', [termId])) !==
    undefined
  )
}

/** Account ids by user name. */
export async function findAccountIds(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.query<{ userName: string; id: string }>(
    'select user_name as "userName", id from access.account',
  )
  return new Map(rows.map((row) => [row.userName, row.id]))
}
