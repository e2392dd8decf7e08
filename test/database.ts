import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '../src/kernel/ports.ts'
import { asOwner, openEmbedded } from '../src/platform/database-embedded.ts'
import { openServer } from '../src/platform/database-server.ts'
import { migrate, migrateEmbedded } from '../src/platform/migrate.ts'

/**
 * A fresh, migrated database. Embedded by default; with TEST_DATABASE_URL (set by `npm test` for its second run) a new
 * database on that real server. Call the returned `drop` in afterAll.
 */
export async function createTestDatabase(): Promise<{ database: Database; drop(): Promise<void> }> {
  return process.env.TEST_DATABASE_URL ? onServer(process.env.TEST_DATABASE_URL) : embedded()
}

async function embedded() {
  const folder = await mkdtemp(join(tmpdir(), 'welas-test-'))
  await cp(await migratedTemplate(), `${folder}/database`, { recursive: true })
  const database = await openEmbedded(`${folder}/database`)
  return {
    database,
    drop: async () => {
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A migrated data folder, made once per state of db/ and copied for every test file. */
async function migratedTemplate(): Promise<string> {
  const folder = new URL('../db/', import.meta.url)
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sql') && name !== 'schema.sql').sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(await readFile(new URL(name, folder)))
  const template = join(tmpdir(), `welas-template-${process.getuid?.() ?? 0}-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(template)) return template
  const made = await mkdtemp(join(tmpdir(), 'welas-template-new-'))
  await asOwner(`${made}/database`, {}, migrateEmbedded)
  // Test files start at the same time: whoever is first wins, and both are the same.
  await rename(`${made}/database`, template).catch((error: unknown) => {
    if (!existsSync(template)) throw error
  })
  await rm(made, { recursive: true })
  return template
}

async function onServer(adminUrl: string) {
  const name = `welas_${randomUUID().replaceAll('-', '')}`
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await admin(`create database ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  await migrate({ databaseUrl: url.href, dataDir: '' })
  const database = await openServer(url.href)
  return {
    database,
    drop: async () => {
      await database.close()
      await admin(`drop database ${name}`)
    },
  }
}
