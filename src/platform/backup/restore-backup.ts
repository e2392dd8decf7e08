import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { createZstdDecompress } from 'node:zlib'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { createFileStore } from '../file-store.ts'
import { createMigrationTable, listMigrations, readMigration, readRoles } from '../migrate.ts'
import { type About, aboutSchema, type Manifest, manifestSchema, seldom, type Tell } from './archive.ts'
import { listNamedFiles, ownSchemas, sameTexts, sumTable, takeOff } from './catalog.ts'
import { type Owner, openOwner, type Place, prepareEmbedded } from './owner.ts'
import { unseal } from './seal.ts'
import { type Member, readTar } from './tar.ts'

export interface RestoreOrder {
  readonly path: string
  readonly key: string
  readonly into: Place
  /** The target holds a Welas already: it is replaced. */
  readonly overwrite: boolean
  readonly signal: AbortSignal
  readonly tell: Tell
  /** Looks at the restored rows and leaves the trace of the restore, in its transaction. */
  readonly finish: (writer: Writer, about: About, manifest: Manifest) => Promise<void>
}

export interface Restored {
  readonly about: About
  readonly manifest: Manifest
}

const markTable =
  'create table if not exists public.restore_unfinished (started_at timestamptz not null default now())'

/**
 * Puts a backup into a database and a file store and proves that they are equal to what was backed up. Rows, keys and
 * grants come in one transaction: a crash leaves what was there before, or an empty database that is marked and does
 * not serve. Throws Problem 'backup.not-empty', 'backup.in-use', 'backup.newer-program', 'backup.unequal' and those of unseal.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { into, signal } = order
  const members = readMembers(order.path, order.key)
  // A wrong key or a foreign file is refused before anything is touched.
  const about = await readAbout(members)
  await prepareEmbedded(into, markTable)
  const owner = await openOwner(into)
  try {
    await makeRoom(owner, order.overwrite)
    const manifest = await inOneTransaction(owner, async () => {
      const putBack = await makeTables(owner, about)
      const read = await readContent(order, owner, about, members)
      await settle(order, owner, about, read, putBack)
      return read.manifest
    })
    await keepTexts(into.dataDir, about)
    await owner.run('drop table public.restore_unfinished')
    await owner.run('analyze')
    return { about, manifest }
  } catch (error) {
    throw signal.aborted ? new Problem('backup.stopped', 409) : error
  } finally {
    await members.return(undefined)
    await owner.close()
  }
}

/** Reads a backup to its end without restoring it: every seal, every file's hash, the number of rows. */
export async function checkBackup({
  path,
  key,
  signal,
}: Pick<RestoreOrder, 'path' | 'key' | 'signal'>): Promise<Restored> {
  const members = readMembers(path, key)
  try {
    const about = await readAbout(members)
    const rows = new Map(about.tables.map(({ name }) => [name, 0]))
    const files = new Set<string>()
    let manifest: Manifest | undefined
    for await (const { name, body } of members) {
      signal.throwIfAborted()
      const table = tableOf(name)
      if (table) rows.set(table, (rows.get(table) ?? 0) + (await countLines(body)))
      else if (name === 'manifest.json') manifest = manifestSchema.parse(await json(body))
      else files.add(await hashOf(body))
    }
    const isWhole =
      manifest?.tables.every((table) => rows.get(table.name) === table.rows) &&
      manifest.files.count === files.size
    if (!manifest || !isWhole) throw new Problem('backup.damaged', 422)
    return { about, manifest }
  } finally {
    await members.return(undefined)
  }
}

function readMembers(path: string, key: string): AsyncGenerator<Member> {
  const unpacked = createZstdDecompress()
  // An error on the way arrives where `unpacked` is read.
  pipeline(
    Readable.from(unseal(createReadStream(path, { highWaterMark: 1_000_000 }), key)),
    unpacked,
    () => {},
  )
  return readTar(unpacked)
}

async function readAbout(members: AsyncGenerator<Member>): Promise<About> {
  const first = await members.next()
  if (first.done || first.value.name !== 'about.json') throw new Problem('backup.damaged', 422)
  const about = aboutSchema.safeParse(await json(first.value.body))
  const known = await listMigrations()
  if (!about.success || about.data.migrations.some((name) => !known.includes(name)))
    throw new Problem('backup.newer-program', 409)
  return about.data
}

/** Refuses a database that is in use or holds something nobody gave up; marks an empty one. */
async function makeRoom(owner: Owner, overwrite: boolean): Promise<void> {
  const [others] = await owner.run(`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
  if (Number(others?.count) > 0)
    throw new Problem('backup.in-use', 409, { connections: Number(others?.count) })
  const [found] = await owner.run(`select to_regclass('public.migration') is not null as used,
    to_regclass('public.restore_unfinished') is not null as marked`)
  if (found?.used && !found.marked && !overwrite) throw new Problem('backup.not-empty', 409)
  if (!found?.used) await owner.run(markTable)
}

async function inOneTransaction<T>(owner: Owner, work: () => Promise<T>): Promise<T> {
  await owner.run('begin')
  try {
    const result = await work()
    await owner.run('commit')
    return result
  } catch (error) {
    await owner.run('rollback').catch(() => {}) // the connection may be what broke
    throw error
  }
}

/** Tables as they were at the backup, empty, without keys. Returns the statements that put the keys back. */
async function makeTables({ run }: Owner, about: About): Promise<string[]> {
  await run(markTable)
  await run(
    `drop schema if exists ${(await ownSchemas()).join(', ')} cascade; drop table if exists public.migration`,
  )
  await run(createMigrationTable)
  for (const name of about.migrations) await run(await readMigration(name))
  // What the server's administrator must still do shows now, not after an hour of loading.
  if ((await laterMigrations(about)).length === 0) await run(await readRoles())
  const putBack = await takeOff(run)
  await run(`${sameTexts}; set local maintenance_work_mem = '256MB'; set local synchronous_commit = on`)
  if (about.tables.length > 0) await run(`truncate ${about.tables.map(({ name }) => name).join(', ')}`)
  return putBack
}

interface Content {
  readonly manifest: Manifest
  readonly files: ReadonlySet<string>
}

async function readContent(
  { into, tell, signal }: RestoreOrder,
  owner: Owner,
  about: About,
  members: AsyncGenerator<Member>,
): Promise<Content> {
  const tables = new Map(about.tables.map((table) => [table.name, table]))
  const store = createFileStore(into.fileStoreDir)
  const tellSeldom = seldom(tell)
  const files = new Set<string>()
  let manifest: Manifest | undefined
  for await (const { name, size, body } of members) {
    signal.throwIfAborted()
    tellSeldom(name)
    const table = tableOf(name)
    if (table) await owner.copyIn(tables.get(table)!, await whole(body))
    else if (name === 'manifest.json') manifest = manifestSchema.parse(await json(body))
    else files.add((await store.put(body, size)).sha256)
  }
  if (!manifest) throw new Problem('backup.damaged', 422)
  return { manifest, files }
}

/** Keys, sequences, proof of equality, then whatever this program adds to an older one's tables. */
async function settle(
  { finish, tell }: RestoreOrder,
  { run, writer }: Owner,
  about: About,
  { manifest, files }: Content,
  putBack: readonly string[],
): Promise<void> {
  tell('keys and indexes')
  for (const statement of putBack) await run(statement)
  for (const { name, value } of manifest.sequences) await run(`select setval('${name}', ${value})`)
  tell('checksums')
  for (const expected of manifest.tables) {
    const table = about.tables.find(({ name }) => name === expected.name)!
    const found = await sumTable(run, table)
    if (found.rows !== expected.rows || found.checksum !== expected.checksum)
      throw new Problem('backup.unequal', 409, { what: expected.name })
  }
  const lost = [...(await listNamedFiles(run))].filter((sha256) => !files.has(sha256)).sort()
  if (files.size !== manifest.files.count || lost.join() !== manifest.missing.join())
    throw new Problem('backup.unequal', 409, { what: 'files' })
  for (const name of await laterMigrations(about)) await run(await readMigration(name))
  await run(await readRoles())
  await finish(writer, about, manifest)
}

async function laterMigrations(about: About): Promise<string[]> {
  return (await listMigrations()).filter((name) => !about.migrations.includes(name))
}

/** What stands beside the database in the data folder. A real city must not wake up as a demo, nor the other way round. */
async function keepTexts(dataDir: string, { demo, sessionSecret }: About): Promise<void> {
  const texts = { 'demo-start': demo?.startedAt, 'demo-logins.txt': demo?.password }
  for (const [name, text] of Object.entries(texts)) {
    if (text === undefined) await rm(join(dataDir, name), { force: true })
    else await writeWhole(join(dataDir, name), text)
  }
  if (sessionSecret) await writeWhole(join(dataDir, 'session-secret'), sessionSecret)
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

function tableOf(memberName: string): string | undefined {
  return /^tables\/(.+)\/\d+\.copy$/.exec(memberName)?.[1]
}

async function whole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const bytes of body) parts.push(bytes)
  return Buffer.concat(parts)
}

async function countLines(body: AsyncIterable<Buffer>): Promise<number> {
  let lines = 0
  for await (const bytes of body)
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

async function hashOf(body: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of body) hash.update(bytes)
  return hash.digest('hex')
}
