import type { Writer } from '../kernel/ports.ts'

/** Empties schema reference, in one transaction with what fills it again. */
export async function clearReference(writer: Writer): Promise<void> {
  await writer.execute('delete from reference.area')
  await writer.execute('delete from reference.agency')
  await writer.execute('delete from reference.category')
}

/** List kinds stay when a pack drops them: rows of such lists are still in the register. */
export async function keepListKind(
  writer: Writer,
  id: string,
  categories: readonly string[],
  meaning: string,
): Promise<void> {
  await writer.query(
    `insert into reference.list_kind (id, categories, meaning) values ($1, $2::text[], $3)
     on conflict (id) do update set categories = excluded.categories, meaning = excluded.meaning`,
    [id, categories, meaning],
  )
}
