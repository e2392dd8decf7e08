import { openEmbedded, asOwner } from '../src/platform/database-embedded.ts'
import { openServer } from '../src/platform/database-server.ts'
import { migrate, migrateEmbedded } from '../src/platform/migrate.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../src/kernel/ports.ts'

/**
 * A fresh, migrated database. Embedded by default; with TEST_DATABASE_URL (set by `npm run test:server` part of
 * `npm test`) a new database on that real server. Call the returned `drop` in afterAll.
 */
export async function createTestDatabase(): Promise<{ database: Database; drop(): Promise<void> }> {
  return process.env.TEST_DATABASE_URL ? onServer(process.env.TEST_DATABASE_URL) : embedded()
}

async function embedded() {
  const folder = await mkdtemp(join(tmpdir(), 'welas-test-'))
  await asOwner(`${folder}/database`, {}, migrateEmbedded)
  const database = await openEmbedded(`${folder}/database`)
  return { database, drop: async () => { await database.close(); await rm(folder, { recursive: true }) } }
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
  return { database, drop: async () => { await database.close(); await admin(`drop database ${name}`) } }
}
