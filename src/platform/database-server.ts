import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { limits } from '../kernel/limits.ts'
import type { Database, Reader, Row, Value, Writer } from '../kernel/ports.ts'
import { copyChunks, fromCopyLine } from './copy-text.ts'
import { setRole } from './database-embedded.ts'
import { shareTransaction } from './share-transaction.ts'

const { builtins } = pg.types
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
}
export const serverTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
}

/**
 * Lets the server end a statement whose process was killed; else it would hold its locks, that of the register among them,
 * until its end, for hours. Where the server's system cannot notice, it goes on as before.
 */
export async function endWithProcess(client: pg.ClientBase): Promise<void> {
  await client.query(`set client_connection_check_interval = '5s'`).catch(() => {})
}

/**
 * Plans are made as by the embedded database: for pages that are cached or on a disk without a moving arm, else whole tables are
 * read for each piece of a list; and no time goes into compiling them.
 */
async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await endWithProcess(client)
  await client.query('set random_page_cost = 1.1; set jit = off')
}

/** A PostgreSQL server (15+). Each read or write is one transaction on one connection of a small pool. */
export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: serverTypes as pg.CustomTypesConfig,
    onConnect: prepareConnection,
  })
  pool.on('error', () => {}) // an idle connection that breaks is replaced; the next query reports a real outage
  await pool.query('select 1')
  return {
    kind: 'server',
    read: (work, role = 'welas_app') =>
      transact(
        pool,
        `begin transaction isolation level repeatable read read only; ${setRole(role)}`,
        (client) => work(readerOf(client)),
      ),
    write: (work) => transact(pool, `begin; ${setRole('welas_app')}`, (client) => work(writerOf(client))),
    readAs: (rights, work) =>
      transact(pool, 'begin', async (client) => work(...(await shareTransaction(writerOf(client), rights)))),
    close: () => pool.end(),
  }
}

async function transact<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

function readerOf(client: pg.ClientBase): Reader {
  const query = async <T = Row>(sql: string, parameters: readonly Value[] = []) =>
    (await client.query(sql, [...parameters])).rows as T[]
  return {
    query,
    first: async <T = Row>(sql: string, parameters: readonly Value[] = []) =>
      (await query<T>(sql, parameters))[0],
    async *readLines(sql) {
      const stream = client.query(copyTo(`copy (${sql}) to stdout`))
      for await (const line of createInterface({ input: stream, crlfDelay: 0 })) yield fromCopyLine(line)
    },
  }
}

export function writerOf(client: pg.ClientBase): Writer {
  return {
    ...readerOf(client),
    async copy(table, columns, rows) {
      let total = 0
      async function* chunks() {
        for await (const { text, count } of copyChunks(rows, limits.copyRowsChunk)) {
          total += count
          yield text
        }
      }
      await pipeline(
        Readable.from(chunks()),
        client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
      )
      return total
    },
    execute: async (sql) => void (await client.query(sql)),
  }
}
