import type { Reader, Writer } from '../../kernel/ports.ts'
import type { IncidentContent } from './contract.ts'

export interface StoredIncident {
  readonly id: number
  readonly foundAt: string
  readonly number: number
  readonly content: IncidentContent
}

export async function insertIncident(
  writer: Writer,
  foundAt: string,
  at: string,
  by: string,
): Promise<number> {
  const row = await writer.first<{ id: number }>(
    'insert into protection.incident (found_at, entered_at, entered_by) values ($1, $2, $3) returning id',
    [foundAt, at, by],
  )
  return row!.id
}

/** False when somebody else has written this revision. */
export async function insertRevision(
  writer: Writer,
  revision: { incidentId: number; number: number; content: IncidentContent; at: string; by: string },
): Promise<boolean> {
  const row = await writer.first(
    `insert into protection.incident_revision (incident_id, number, content, at, by) values ($1, $2, $3::jsonb, $4, $5)
     on conflict do nothing returning number`,
    [revision.incidentId, revision.number, JSON.stringify(revision.content), revision.at, revision.by],
  )
  return row !== undefined
}

const newest = `select distinct on (i.id) i.id, i.found_at as "foundAt", r.number, r.content
  from protection.incident i join protection.incident_revision r on r.incident_id = i.id`

export function findIncidents(reader: Reader): Promise<StoredIncident[]> {
  return reader.query(`${newest} order by i.id desc, r.number desc`)
}

export function findIncident(reader: Reader, id: number): Promise<StoredIncident | undefined> {
  return reader.first(`${newest} where i.id = $1 order by i.id, r.number desc`, [id])
}

/** Raising incidents queues here: entries of the trace cannot refuse to be written twice. */
export async function lockRaising(writer: Writer): Promise<void> {
  await writer.query(`select pg_advisory_xact_lock(hashtextextended('protection.incident raised', 0))`)
}

/** What was raised, as 'number clock'. */
export async function findRaised(reader: Reader): Promise<string[]> {
  const rows = await reader.query<{ raised: string }>(
    `select subject_id || ' ' || (details ->> 'clock') as raised from access.audit_event
     where subject_kind = 'incident' and action = 'protection.incident.raised'`,
  )
  return rows.map(({ raised }) => raised)
}

export function findHistory(
  reader: Reader,
  id: number,
): Promise<{ number: number; at: string; by: string; state: IncidentContent['state'] }[]> {
  return reader.query(
    `select r.number, r.at, coalesce(a.display_name, r.by) as by, r.content ->> 'state' as state
     from protection.incident_revision r left join access.account a on a.id = r.by where r.incident_id = $1 order by r.number`,
    [id],
  )
}
