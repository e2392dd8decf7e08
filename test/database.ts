import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import packageJson from '../package.json' with { type: 'json' }
import type { Database } from '../src/kernel/ports.ts'
import { asOwner, openEmbedded, type Run } from '../src/platform/database-embedded.ts'
import { openServer } from '../src/platform/database-server.ts'
import { migrateEmbedded, migrateServer } from '../src/platform/migrate.ts'

const embeddedVersion = packageJson.dependencies['@electric-sql/pglite']

/** `folder`: where it lies; null on a server. */
interface TestDatabase {
  readonly database: Database
  readonly folder: string | null
  drop(): Promise<void>
}

/**
 * A fresh, migrated database. Embedded by default; with TEST_DATABASE_URL (set by `npm test` for its second run) a new
 * database on that real server. Call the returned `drop` in afterAll.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return process.env.TEST_DATABASE_URL
    ? onServer(process.env.TEST_DATABASE_URL)
    : openCopy(await migratedTemplate())
}

/** A copy of an embedded database that nobody has open; `folder` is where the copy lies. */
export async function openCopy(template: string): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-test-'))
  await cp(template, `${folder}/database`, { recursive: true })
  const database = await openEmbedded(`${folder}/database`)
  return {
    database,
    folder: `${folder}/database`,
    drop: async () => {
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A migrated data folder, made once per state of db/ and copied for every test file. */
export const migratedTemplate = async () => keptTemplate(await hashOfMigrations(), migrateEmbedded)

/** A data folder with nothing in it: making one takes longer than all migrations. */
export const emptyTemplate = () => keptTemplate(`empty-${embeddedVersion}`, async () => {})

async function keptTemplate(name: string, fill: (run: Run) => Promise<unknown>): Promise<string> {
  const template = join(tmpdir(), `welas-template-${process.getuid?.() ?? 0}-${name}`)
  if (existsSync(template)) return template
  const made = await mkdtemp(join(tmpdir(), 'welas-template-new-'))
  await asOwner(`${made}/database`, {}, fill)
  // Test files start at the same time: whoever is first wins, and both are the same.
  await rename(`${made}/database`, template).catch((error: unknown) => {
    if (!existsSync(template)) throw error
  })
  await rm(made, { recursive: true })
  return template
}

async function hashOfMigrations(): Promise<string> {
  const folder = new URL('../db/', import.meta.url)
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.sql') && name !== 'schema.sql',
  )
  const hash = createHash('sha256')
  for (const name of names.sort()) hash.update(name).update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 16)
}

async function onServer(adminUrl: string) {
  const name = `welas_${randomUUID().replaceAll('-', '')}`
  const template = `welas_template_${await hashOfMigrations()}`
  // Roles belong to the whole server and a template must not be in use: one test file at a time gets its database.
  await asAdmin(adminUrl, 'select pg_advisory_lock(3509)', async (run) => {
    const made = await run(`select from pg_database where datname = '${template}'`)
    if (made === 0) {
      await run(`create database ${template}`)
      await migrateServer(urlOf(adminUrl, template))
    }
    await run(`create database ${name} template ${template}`)
  })
  const database = await openServer(urlOf(adminUrl, name))
  return {
    database,
    folder: null,
    drop: async () => {
      await database.close()
      await asAdmin(adminUrl, 'select 1', (run) => run(`drop database ${name} with (force)`))
    },
  }
}

async function asAdmin<T>(
  url: string,
  first: string,
  work: (run: (sql: string) => Promise<number>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(first)
    return await work(async (sql) => (await client.query(sql)).rowCount ?? 0)
  } finally {
    await client.end()
  }
}

function urlOf(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
