import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { demoStart, keptDemoPassword } from '../data-folder.ts'
import { syncFolder } from '../file-store.ts'
import { listMigrations, refuseUnfinished } from '../migrate.ts'
import { type About, inMegabytes, type Manifest, seldom, type Tell } from './archive.ts'
import {
  auditHead,
  listNamedFiles,
  listSequences,
  listTables,
  sameTexts,
  sumTable,
  type TableSum,
} from './catalog.ts'
import { type Owner, openOwner, type Place } from './owner.ts'
import { seal } from './seal.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

export interface BackupOrder {
  readonly place: Place
  /** A folder, which gives the file a name by its time, or a file that is not there yet. */
  readonly to: string
  readonly key: string
  readonly program: string
  readonly sessionSecret: string | null
  readonly now: Date
  readonly signal: AbortSignal
  readonly tell: Tell
  /** Writes the trace of this backup before anything is read, so that it is in it. */
  readonly trace: (writer: Writer, backupId: string) => Promise<void>
  /** Lower in tests only. */
  readonly sealWork?: number
}

export interface MadeBackup {
  readonly path: string
  readonly bytes: number
  readonly about: About
  readonly manifest: Manifest
}

/**
 * Writes everything the system knows, as of one moment, into one sealed file; memory stays the same however much there
 * is. The file gets its name only when it is whole and on the disk. Throws Problem 'backup.exists', 'backup.no-database',
 * 'backup.unfinished', 'backup.newer-database', 'backup.stopped'.
 */
export async function makeBackup(order: BackupOrder): Promise<MadeBackup> {
  const path = await pathOf(order)
  if (existsSync(path)) throw new Problem('backup.exists', 409, { file: basename(path) })
  const owner = await openOwner(order.place)
  const part = `${path}.part`
  try {
    await refuseUnfinished(owner.run)
    const about = await aboutOf(order, owner)
    await owner.writer.execute('begin')
    await order.trace(owner.writer, about.backupId)
    await owner.writer.execute('commit')
    const archive = archiveOf(order, owner, about)
    await pipeline(
      Readable.from(archive.bytes),
      createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
      (plain: AsyncIterable<Buffer>) => seal(plain, order.key, order.sealWork),
      createWriteStream(part, { mode: 0o600, flush: true, highWaterMark: 1_000_000 }),
      { signal: order.signal },
    )
    const { size } = await stat(part)
    await rename(part, path)
    await syncFolder(dirname(path))
    return { path, bytes: size, about, manifest: archive.manifest() }
  } catch (error) {
    await rm(part, { force: true })
    throw order.signal.aborted ? new Problem('backup.stopped', 409) : error
  } finally {
    await owner.close()
  }
}

async function pathOf({ to, now }: BackupOrder): Promise<string> {
  const isFolder = to.endsWith('/') || (await stat(to).catch(() => null))?.isDirectory()
  const name = `welas-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`
  const path = isFolder ? join(to, name) : to
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return path
}

async function aboutOf(
  { place, program, sessionSecret, now }: BackupOrder,
  { kind, run }: Owner,
): Promise<About> {
  const [found] = await run(`select to_regclass('public.migration') is not null as used`)
  if (!found?.used) throw new Problem('backup.no-database', 409)
  const migrations = (await run('select name from public.migration order by name')).map(({ name }) =>
    String(name),
  )
  const known = await listMigrations()
  if (migrations.some((name) => !known.includes(name))) throw new Problem('backup.newer-database', 409)
  const startedAt = await demoStart(place.dataDir)
  const demo = startedAt ? { startedAt, password: await keptDemoPassword(place.dataDir) } : null
  const tables = await listTables(run)
  return {
    backupId: randomUUID(),
    program,
    madeAt: now.toISOString(),
    kind,
    migrations,
    tables,
    demo,
    sessionSecret,
  }
}

/** The archive as a stream, and its manifest once the stream has ended. */
function archiveOf(order: BackupOrder, owner: Owner, about: About) {
  let manifest: Manifest | undefined
  async function* bytes(): AsyncGenerator<Buffer> {
    yield* member('about.json', Buffer.from(JSON.stringify(about)))
    const { run } = owner
    await run(`begin transaction isolation level repeatable read read only; ${sameTexts}`)
    await run(`lock table ${about.tables.map(({ name }) => name).join(', ')} in access share mode`)
    const tables: TableSum[] = []
    for (const table of about.tables) {
      tables.push(await sumTable(run, table))
      yield* tableMembers(order, owner, table, `${tables.length}/${about.tables.length} ${table.name}`)
    }
    const [sequences, named, audit] = [
      await listSequences(run),
      await listNamedFiles(run),
      await auditHead(run),
    ]
    await run('commit')
    const files = { count: 0, bytes: 0 }
    for await (const { sha256, size, body } of storedFiles(order.place.fileStoreDir)) {
      yield tarHeader(`files/${sha256}`, size)
      const hash = createHash('sha256')
      for await (const chunk of body) {
        hash.update(chunk)
        yield chunk
      }
      yield tarPadding(size)
      if (hash.digest('hex') === sha256) named.delete(sha256)
      files.count++
      files.bytes += size
    }
    manifest = { tables, sequences, files, missing: [...named].sort(), audit }
    yield* member('manifest.json', Buffer.from(JSON.stringify(manifest)))
    yield tarEnd
  }
  return { bytes: bytes(), manifest: () => manifest! }
}

async function* tableMembers(
  { signal, tell }: BackupOrder,
  owner: Owner,
  table: About['tables'][number],
  label: string,
): AsyncGenerator<Buffer> {
  const tellSeldom = seldom(tell)
  let [parts, bytes] = [0, 0]
  for await (const part of owner.copyOut(table)) {
    signal.throwIfAborted()
    yield* member(`tables/${table.name}/${String(++parts).padStart(6, '0')}.copy`, part)
    bytes += part.length
    tellSeldom(`${label}: ${inMegabytes(bytes)}`)
  }
}

function* member(name: string, body: Buffer): Generator<Buffer> {
  yield tarHeader(name, body.length)
  yield body
  yield tarPadding(body.length)
}

/** Files never change and are never half there; one that comes while we look belongs to rows that are not in the snapshot. */
async function* storedFiles(folder: string) {
  for (const half of (await readdir(folder).catch(() => []))
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .sort()) {
    for (const rest of (await readdir(join(folder, half))).sort()) {
      const path = join(folder, half, rest)
      const { size } = await stat(path)
      yield {
        sha256: `${half}${rest}`,
        size,
        body: createReadStream(path, { start: 0, end: Math.max(0, size - 1) }),
      }
    }
  }
}
