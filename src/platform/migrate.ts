import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Row } from '../kernel/ports.ts'
import type { Config } from './config.ts'
import { asOwner } from './database-embedded.ts'

const folder = new URL('../../db/', import.meta.url)

/** Applies the migrations that are missing, in order, one transaction each, then the grants. Forward only. */
export async function migrate(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<string[]> {
  return config.databaseUrl
    ? migrateServer(config.databaseUrl)
    : asOwner(`${config.dataDir}/database`, {}, migrateEmbedded)
}

/**
 * The embedded database moves bulk rows through '/dev/blob', which it counts as a server file. Its file system is the
 * emulated one of the process, so the right to it gives away nothing. A real server uses STDIN and needs no such right.
 */
export async function migrateEmbedded(run: (sql: string) => Promise<Row[]>): Promise<string[]> {
  const applied = await migrateWith(run)
  await run('grant pg_read_server_files, pg_write_server_files to welas_app')
  return applied
}

async function migrateServer(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await migrateWith(async (sql) => {
      const results = [await client.query(sql)].flat()
      return (results.at(-1)?.rows ?? []) as Row[]
    })
  } finally {
    await client.end()
  }
}

/** `run` executes statements as the owner and returns the rows of the last one. Returns the names it applied. */
export async function migrateWith(run: (sql: string) => Promise<Row[]>): Promise<string[]> {
  await run(
    'create table if not exists public.migration (name text primary key, applied_at timestamptz not null default now())',
  )
  const done = new Set((await run('select name from public.migration')).map((row) => row.name))
  const names = (await readdir(new URL('migrations/', folder))).filter((name) => name.endsWith('.sql')).sort()
  const missing = names.filter((name) => !done.has(name))
  for (const name of missing) {
    const sql = await readFile(new URL(`migrations/${name}`, folder), 'utf8')
    // The row is inserted first, so that two processes that migrate at once collide here and not half-way.
    await run(`begin; insert into public.migration (name) values ('${name}'); ${sql}; commit;`).catch(
      async (error) => {
        await run('rollback')
        throw error
      },
    )
  }
  await run(await readFile(new URL('roles.sql', folder), 'utf8'))
  return missing
}
