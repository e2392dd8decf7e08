import type { Context } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import { PersonTable } from './person-table.ts'
import {
  knownByClosedOnly,
  readIndexed,
  readIndexedRange,
  readIndexRange,
  readIndexVersion,
} from './store-people.ts'

interface Held {
  readonly version: string
  readonly table: Promise<PersonTable>
  /** Persons that are not there for a reader, by the categories that are closed to the reader. */
  readonly hidden: Map<string, Promise<ReadonlySet<number>>>
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
  tables.set(database, { version, table, hidden: new Map() })
  table.catch(() => tables.delete(database))
  return table
}

/** Persons known only by rows that are closed to a reader. The table of the people must have been made. */
export async function hiddenPersons(
  { database }: Pick<Context, 'database'>,
  closed: Parameters<typeof knownByClosedOnly>[1],
): Promise<ReadonlySet<number>> {
  if (closed.categories.length === 0) return new Set()
  const hidden = tables.get(database)!.hidden
  const key = [...closed.categories].sort().join(' ')
  const known =
    hidden.get(key) ?? database.read(async (reader) => new Set(await knownByClosedOnly(reader, closed)))
  hidden.set(key, known)
  known.catch(() => hidden.delete(key))
  return known
}

export function forgetPersonIndex(database: Database): void {
  tables.delete(database)
}

/**
 * Reads a few persons anew, after the transaction that changed them: inside it, a table that is still being read would
 * wait for the transaction that waits for the table.
 */
export async function refreshPersonIndex(database: Database, personIds: readonly number[]): Promise<void> {
  const held = tables.get(database)
  const table = await held?.table
  if (!held || !table) return
  held.hidden.clear()
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
