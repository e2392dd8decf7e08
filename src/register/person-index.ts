import type { Context } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import { PersonTable } from './person-table.ts'
import { readIndexed, readIndexedRange, readIndexRange, readIndexVersion } from './store-people.ts'

interface Held {
  readonly version: string
  readonly table: Promise<PersonTable>
}
const idsChunk = 100_000
const tables = new WeakMap<Database, Held>()

/** The search table of this database, made at first use (about 6 s for 2.6 million people) and again after a batch. */
export async function personIndex(context: Pick<Context, 'database'>): Promise<PersonTable> {
  const { database } = context
  const version = await database.read(readIndexVersion)
  const held = tables.get(database)
  if (held?.version === version) return held.table
  const table = build(database)
  tables.set(database, { version, table })
  table.catch(() => tables.delete(database))
  return table
}

export function forgetPersonIndex(database: Database): void {
  tables.delete(database)
}

/**
 * Reads a few persons anew, after the transaction that changed them: inside it, a table that is still being read would
 * wait for the transaction that waits for the table.
 */
export async function refreshPersonIndex(database: Database, personIds: readonly number[]): Promise<void> {
  const table = await tables.get(database)?.table
  if (!table) return
  const persons = await database.read((reader) => readIndexed(reader, personIds))
  table.remove(personIds)
  for (const person of persons) table.add(person)
}

/** One short read per range, so that others get their turn on the embedded database. */
async function build(database: Database): Promise<PersonTable> {
  const { count, lastId } = await database.read(readIndexRange)
  const table = new PersonTable(count + 1_000)
  for (let from = 0; from < lastId; from += idsChunk) {
    await database.read(async (reader) => {
      for await (const person of readIndexedRange(reader, from, from + idsChunk)) table.add(person)
    })
  }
  return table
}
