import type { Reader, Writer } from '../kernel/ports.ts'

/** Why data of a person stays out of exports, since when, and by which request. */
export interface Mark {
  readonly personId: number
  readonly kind: 'objection' | 'restriction'
  readonly requestId: number
  readonly since: string
}

/** Marks that hold for these persons, also those set before a person was merged into one of them. */
export function findMarks(app: Reader, personIds: readonly number[]): Promise<Mark[]> {
  return app.query(
    `select register.living_person(person_id) as "personId", kind, request_id as "requestId", recorded_from as since
     from register.mark where recorded_to is null and register.living_person(person_id) = any ($1::bigint[]) order by id`,
    [personIds],
  )
}

/**
 * Of these persons, those whose newest word on a processing is a consent, also one given before a person was merged into one
 * of them. Who never gave one is not among them.
 */
export async function findConsenting(
  app: Reader,
  personIds: readonly number[],
  processing: string,
): Promise<ReadonlySet<number>> {
  const rows = await app.query<{ personId: number; kind: string }>(
    `with recursive identity as (
       select id as person_id, id from unnest($1::bigint[]) as asked (id)
       union select i.person_id, p.id from identity i join register.person p on p.merged_into = i.id
     )
     select distinct on (i.person_id) i.person_id as "personId", c.kind
     from identity i join protection.consent_event c on c.person_id = i.id and c.processing = $2
     order by i.person_id, c.id desc`,
    [personIds, processing],
  )
  return new Set(rows.filter(({ kind }) => kind === 'given').map(({ personId }) => personId))
}

export async function insertMark(writer: Writer, { personId, kind, requestId, since }: Mark): Promise<void> {
  await writer.query(
    'insert into register.mark (person_id, kind, request_id, recorded_from) values ($1, $2, $3, $4)',
    [personId, kind, requestId, since],
  )
}

/** Ends the marks a request made. */
export async function closeMarks(writer: Writer, requestId: number, at: string): Promise<void> {
  await writer.query(
    'update register.mark set recorded_to = $2 where request_id = $1 and recorded_to is null',
    [requestId, at],
  )
}
