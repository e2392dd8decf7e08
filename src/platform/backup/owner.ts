import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Database, Row, Writer } from '../../kernel/ports.ts'
import type { Config } from '../config.ts'
import { writerOf as embeddedWriter, openEngine, type Run } from '../database-embedded.ts'
import { endWithProcess, serverTypes, writerOf as serverWriter } from '../database-server.ts'

/** A table as a backup sees it. `name` and `columns` are quoted for SQL. */
export interface StoredTable {
  readonly name: string
  readonly columns: string[]
}

/** One connection that may read and write every table: who owns the database. Transactions are its user's business. */
export interface Owner {
  readonly kind: Database['kind']
  readonly run: Run
  readonly writer: Writer
  /** The rows in COPY's text format, in parts of a few MB that end with a row. */
  copyOut(table: StoredTable): AsyncIterable<Buffer>
  copyIn(table: StoredTable, part: Buffer): Promise<void>
  close(): Promise<void>
}

/** Where a system keeps what it knows. */
export type Place = Pick<Config, 'databaseUrl' | 'dataDir' | 'fileStoreDir'>

export function openOwner(place: Place): Promise<Owner> {
  return place.databaseUrl ? ownServer(place.databaseUrl) : ownEmbedded(embeddedFolder(place))
}

export function embeddedFolder(place: Pick<Place, 'dataDir'>): string {
  return `${place.dataDir}/database`
}

/**
 * An embedded database that is not there yet: made beside, with `statement` run in it, then renamed. So a folder
 * `database` is always a whole database.
 */
export async function prepareEmbedded(place: Place, statement: string): Promise<void> {
  const folder = embeddedFolder(place)
  if (place.databaseUrl || existsSync(folder)) return
  await rm(`${folder}.new`, { recursive: true, force: true })
  const engine = await openEngine(`${folder}.new`)
  await engine.exec(statement).finally(() => engine.close())
  await rename(`${folder}.new`, folder)
}

const partBytes = 4_000_000
const newLine = 10

async function ownServer(url: string): Promise<Owner> {
  const client = new pg.Client({ connectionString: url, types: serverTypes as pg.CustomTypesConfig })
  // A connection that breaks fails the statement under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  await endWithProcess(client)
  return {
    kind: 'server',
    run: async (sql) => ([await client.query(sql)].flat().at(-1)?.rows ?? []) as Row[],
    writer: serverWriter(client),
    copyOut: (table) =>
      wholeRows(client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`))),
    copyIn: async (table, part) =>
      pipeline([part], client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`))),
    close: () => client.end(),
  }
}

async function* wholeRows(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldBytes = 0
  for await (const bytes of source) {
    held.push(bytes)
    heldBytes += bytes.length
    const end = bytes.lastIndexOf(newLine) + 1
    if (heldBytes < partBytes || end === 0) continue
    held[held.length - 1] = bytes.subarray(0, end)
    yield Buffer.concat(held)
    held = [bytes.subarray(end)]
    heldBytes = bytes.length - end
  }
  if (heldBytes > 0) yield Buffer.concat(held)
}

/** The embedded engine hands over the whole answer of a COPY, so a table is read by ranges of its pages. */
const pagesPart = 512

async function ownEmbedded(folder: string): Promise<Owner> {
  const engine = await openEngine(folder)
  const run: Run = async (sql) => ((await engine.exec(sql)).at(-1)?.rows ?? []) as Row[]
  return {
    kind: 'embedded',
    run,
    writer: embeddedWriter(engine),
    async *copyOut({ name, columns }) {
      const [size] = await run(`select pg_relation_size('${name.replaceAll("'", "''")}') / 8192 as pages`)
      for (let page = 0; page < Number(size?.pages); page += pagesPart) {
        const range = `ctid >= '(${page},0)'::tid and ctid < '(${page + pagesPart},0)'::tid`
        const rows = `select ${columns.join(', ')} from only ${name} where ${range}`
        const { blob } = await engine.query(`copy (${rows}) to '/dev/blob'`)
        if (blob && blob.size > 0) yield await buffer(blob.stream())
      }
    },
    copyIn: async ({ name, columns }, part) => {
      const blob = new Blob([part as Uint8Array<ArrayBuffer>])
      await engine.query(`copy ${name} (${columns.join(', ')}) from '/dev/blob'`, [], { blob })
    },
    close: () => engine.close(),
  }
}
