import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Row } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Run } from './database-embedded.ts'
import { endWithProcess } from './database-server.ts'

const folder = new URL('../../db/', import.meta.url)

/**
 * The embedded database moves bulk rows through '/dev/blob', which it counts as a server file. Its file system is the
 * emulated one of the process, so the right to it gives away nothing. A real server uses STDIN and needs no such right.
 */
export async function migrateEmbedded(run: Run): Promise<string[]> {
  const applied = await migrateWith(run)
  await run('grant pg_read_server_files, pg_write_server_files to welas_app, welas_release')
  return applied
}

/** Migrates the database of a server; `url` is that of the owner of its tables. */
export async function migrateServer(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await endWithProcess(client)
  try {
    return await migrateWith(async (sql) => {
      const results = [await client.query(sql)].flat()
      return (results.at(-1)?.rows ?? []) as Row[]
    })
  } finally {
    await client.end()
  }
}

/**
 * Applies the migrations that are missing, in order, one transaction each, then the grants. Forward only. Returns the names
 * it applied. Throws Problem 'backup.unfinished' where a restore was broken off.
 */
export async function migrateWith(run: Run): Promise<string[]> {
  await refuseUnfinished(run)
  await run(createMigrationTable)
  const done = new Set((await run('select name from public.migration')).map((row) => row.name))
  const missing = (await listMigrations()).filter((name) => !done.has(name))
  for (const name of missing) {
    // The row is inserted first, so that two processes that migrate at once collide here and not half-way.
    await run(`begin; ${await readMigration(name)}; commit;`).catch(async (error) => {
      await run('rollback')
      throw error
    })
  }
  await run(await readRoles())
  return missing
}

/** A restore marks its database until it is done: what it left half-way must not serve. */
export async function refuseUnfinished(run: Run): Promise<void> {
  const [mark] = await run(`select to_regclass('public.restore_unfinished') is not null as marked`)
  if (mark?.marked) throw new Problem('backup.unfinished', 409)
}

export const createMigrationTable =
  'create table if not exists public.migration (name text primary key, applied_at timestamptz not null default now())'

/** File names of the migrations of this program, in their order. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(new URL('migrations/', folder))).filter((name) => name.endsWith('.sql')).sort()
}

/** The statements of one migration, with the row that remembers it. */
export async function readMigration(name: string): Promise<string> {
  const sql = await readFile(new URL(`migrations/${name}`, folder), 'utf8')
  return `insert into public.migration (name) values ('${name}'); ${sql}`
}

/** Who may touch what: run after the migrations. */
export function readRoles(): Promise<string> {
  return readFile(new URL('roles.sql', folder), 'utf8')
}
