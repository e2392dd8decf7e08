import type { Reader } from '../kernel/ports.ts'

/**
 * Every number the register has had for a person: the one of today and all that were merged into it. Asked by one of them, or
 * by a whole NIK as any state has it, also one of before. Empty when there is none. With the role of the program: what comes
 * out are numbers, nothing of the persons.
 */
export async function findIdentities(
  reader: Reader,
  asked: { readonly personId: number | null; readonly nik: string | null },
): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(
    `with recursive asked as (
       select id from register.person where id = $1
       union select person_id from register.person_state where nik = $2
     ), up as (
       select id, merged_into from register.person where id in (select id from asked)
       union select p.id, p.merged_into from up join register.person p on p.id = up.merged_into
     ), down as (
       select id from up
       union select p.id from down join register.person p on p.merged_into = down.id
     )
     select id from down order by id`,
    [asked.personId, asked.nik],
  )
  return rows.map((row) => row.id)
}
