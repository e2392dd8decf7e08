import type { Reader, Writer } from '../../kernel/ports.ts'
import type { RequestKind } from './contract.ts'

export interface StoredRequest {
  readonly id: number
  readonly kind: RequestKind
  readonly agencyId: string
  readonly applicant: string
  readonly identityProof: string
  readonly wish: string
  readonly termHours: number
  readonly termSource: string
  readonly receivedAt: string
  readonly receivedBy: string
}
export interface StoredEvent {
  readonly id: number
  readonly requestId: number
  readonly kind: string
  readonly personId: number | null
  readonly agencyId: string | null
  readonly note: string | null
  readonly proof: string | null
  readonly at: string
  readonly by: string
}
export type NewEvent = Pick<StoredEvent, 'requestId' | 'kind' | 'at'> &
  Partial<Pick<StoredEvent, 'personId' | 'agencyId' | 'note' | 'proof'>>

/** Steps of one request queue here; rows that may not be changed cannot be locked. */
export async function lockRequest(writer: Writer, id: number): Promise<void> {
  await writer.query(`select pg_advisory_xact_lock(hashtextextended('protection.request ' || $1, 0))`, [
    String(id),
  ])
}

export async function insertRequest(writer: Writer, request: Omit<StoredRequest, 'id'>): Promise<number> {
  const row = await writer.first<{ id: number }>(
    `insert into protection.request (kind, agency_id, applicant, identity_proof, wish, term_hours, term_source, received_at, received_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      request.kind,
      request.agencyId,
      request.applicant,
      request.identityProof,
      request.wish,
      request.termHours,
      request.termSource,
      request.receivedAt,
      request.receivedBy,
    ],
  )
  return row!.id
}

/** False when the request was raised for this before. */
export async function insertEvent(writer: Writer, event: NewEvent, by: string): Promise<boolean> {
  const row = await writer.first(
    `insert into protection.request_event (request_id, kind, person_id, agency_id, note, proof, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (request_id, kind) where kind in ('near', 'past') do nothing returning id`,
    [
      event.requestId,
      event.kind,
      event.personId ?? null,
      event.agencyId ?? null,
      event.note ?? null,
      event.proof ?? null,
      event.at,
      by,
    ],
  )
  return row !== undefined
}

const requestColumns = `id, kind, agency_id as "agencyId", applicant, identity_proof as "identityProof", wish,
  term_hours as "termHours", term_source as "termSource", received_at as "receivedAt", received_by as "receivedBy"`

export function findRequest(reader: Reader, id: number): Promise<StoredRequest | undefined> {
  return reader.first(`select ${requestColumns} from protection.request where id = $1`, [id])
}

/** Those that are open or came within the last so many days. */
export function findRequests(reader: Reader, since: string): Promise<StoredRequest[]> {
  return reader.query(
    `select ${requestColumns} from protection.request r where received_at >= $1 or not exists (
       select from protection.request_event e where e.request_id = r.id and e.kind in ('answered', 'refused', 'withdrawn'))
     order by id`,
    [since],
  )
}

/** Events of these requests in order; `by` is the name of the account where it has one. */
export function findEvents(reader: Reader, requestIds: readonly number[]): Promise<StoredEvent[]> {
  return reader.query(
    `select e.id, e.request_id as "requestId", e.kind, e.person_id as "personId", e.agency_id as "agencyId", e.note, e.proof, e.at,
       coalesce(a.display_name, e.by) as by
     from protection.request_event e left join access.account a on a.id = e.by
     where e.request_id = any ($1::bigint[]) order by e.id`,
    [requestIds],
  )
}
