import type { Reader, Writer } from '../../kernel/ports.ts'
import type { ConsentInput, ConsentsAnswer } from './contract.ts'

export async function insertConsent(
  writer: Writer,
  given: ConsentInput,
  { at, by }: { at: string; by: string },
): Promise<void> {
  await writer.query(
    `insert into protection.consent_event (person_id, processing, kind, on_day, proof, at, by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [given.personId, given.processing, given.kind, given.onDay, given.proof, at, by],
  )
}

export function findConsents(reader: Reader, limit: number): Promise<ConsentsAnswer['events']> {
  return reader.query(
    `select c.id, c.person_id as "personId", c.processing, c.kind, c.on_day as "onDay", c.proof, c.at,
       coalesce(a.display_name, c.by) as by, not exists (select from protection.consent_event n
         where n.person_id = c.person_id and n.processing = c.processing and n.id > c.id) as newest
     from protection.consent_event c left join access.account a on a.id = c.by order by c.id desc limit $1`,
    [limit],
  )
}
