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
