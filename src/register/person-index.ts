import type { Context } from '../access/index.ts'
import type { Database, Reader } from '../kernel/ports.ts'
import { PersonTable } from './person-table.ts'
import { readIndexed, readIndexRange, readIndexVersion } from './store-people.ts'

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

/** Reads a few persons anew, inside the transaction that changed them. */
export async function refreshPersonIndex(
  database: Database,
  reader: Reader,
  personIds: readonly number[],
): Promise<void> {
  const table = await tables.get(database)?.table
  if (!table) return
  table.remove(personIds)
  for (const person of await readIndexed(reader, personIds)) table.add(person)
}

/** One short read per range, so that others get their turn on the embedded database. */
async function build(database: Database): Promise<PersonTable> {
  const { count, lastId } = await database.read(readIndexRange)
  const table = new PersonTable(count + 1_000)
  for (let from = 0; from < lastId; from += idsChunk) {
    await database.read(async (reader) => {
      const lines = reader.readLines(
        `select person_id, nik, name, village_code from register.person_state
         where recorded_to is null and person_id > ${from} and person_id <= ${from + idsChunk}`,
      )
      for await (const [personId, nik, name, villageCode] of lines)
        table.add({ personId: Number(personId), nik: nik!, name: name!, villageCode: villageCode! })
    })
  }
  return table
}
