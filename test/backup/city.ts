import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dumpSchema } from '../../src/cli/store-schema.ts'
import { listTables } from '../../src/platform/backup/catalog.ts'
import { embeddedFolder, type Owner, openOwner, type Place } from '../../src/platform/backup/owner.ts'
import { findCity } from '../kept-city.ts'
import { startOwnServer } from '../own-server.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A key for tests, and small enough a city for them. */
export const key = 'a key of tests that is long enough for everybody'
const people = 300

export interface Outcome {
  readonly exitCode: number | null
  readonly printed: string
  readonly errors: string
}

export interface Running {
  readonly ended: Promise<Outcome>
  /** Hears everything printed so far, whenever there is more. */
  onPrinted(hear: (printed: string) => void): void
  kill(signal: 'SIGKILL' | 'SIGTERM'): void
}

/** `welas WORDS` in a process of its own, on a place of its own. */
export function startWelas(
  place: Place,
  words: readonly string[],
  settings: Record<string, string> = {},
): Running {
  const env = {
    ...process.env,
    DATA_DIR: place.dataDir,
    FILE_STORE: place.fileStoreDir,
    DATABASE_URL: place.databaseUrl ?? '',
    DEMO: 'yes',
    DEMO_PEOPLE: String(people),
    PACK: 'packs/_example',
    LOG_LEVEL: 'error',
    BACKUP_KEY: key,
    ...settings,
  }
  const child = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, errors] = ['', '']
  const hearers: ((printed: string) => void)[] = []
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
    for (const hear of hearers) hear(printed)
  })
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  return {
    ended: new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, printed, errors }))),
    onPrinted: (hear) => void hearers.push(hear),
    kill: (signal) => void child.kill(signal),
  }
}

export const welas = (place: Place, ...words: string[]): Promise<Outcome> => startWelas(place, words).ended

export interface Ground {
  readonly folder: string
  /** A place with nothing in it: embedded, or a new database on a real server. */
  embedded(): Place
  /** Embedded, over a copy of a database that is there already. */
  embeddedCopy(template: string): Promise<Place>
  /** A demo city on the embedded database. */
  city(): Promise<Place>
  server(): Promise<Place>
  clear(): Promise<void>
}

/** A folder and a PostgreSQL server for one test file. */
export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-backup-'))
  const server = await startOwnServer()
  const newFolder = () => join(folder, randomUUID().slice(0, 8))
  const placeIn = (dataDir: string, databaseUrl: string | null) => ({
    dataDir,
    databaseUrl,
    fileStoreDir: `${dataDir}/files`,
  })
  return {
    folder,
    embedded: () => placeIn(newFolder(), null),
    embeddedCopy: async (template) => {
      const place = placeIn(newFolder(), null)
      await cp(template, embeddedFolder(place), { recursive: true })
      return place
    },
    city: async () => {
      const place = placeIn(newFolder(), null)
      const { kept, keep } = await findCity(`example-${people}`)
      if (kept) await cp(kept, place.dataDir, { recursive: true })
      else {
        const { exitCode, errors } = await welas(place, 'demo')
        if (exitCode !== 0) throw new Error(`the demo ended with ${exitCode}: ${errors}`)
        await keep((folder) => cp(place.dataDir, folder, { recursive: true }))
      }
      return place
    },
    server: async () => {
      const dataDir = newFolder()
      const database = `w${randomUUID().slice(0, 8)}`
      const admin = await openOwner(placeIn(dataDir, server.url))
      await admin.run(`create database ${database}`).finally(admin.close)
      const url = new URL(server.url)
      url.pathname = `/${database}`
      return placeIn(dataDir, url.href)
    },
    clear: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function withOwner<T>(place: Place, work: (owner: Owner) => Promise<T>): Promise<T> {
  const owner = await openOwner(place)
  return work(owner).finally(owner.close)
}

/**
 * What a database says, worked out another way than the backup's own checksums: every row of every table in its order,
 * and the schema with its grants. The trace of backups and restores is left out: it is what differs.
 */
export function contentOf(place: Place): Promise<Record<string, unknown>> {
  return withOwner(place, async ({ run, writer }) => {
    await run(`set timezone = 'UTC'`)
    const content: Record<string, unknown> = {}
    for (const { name } of await listTables(run)) {
      const [row] =
        await run(`select count(*)::int as rows, md5(string_agg(t::text, E'\\n' order by t::text collate "C")) as hash
        from ${name} t where t::text not like '%platform.backup.%'`)
      content[name] = row
    }
    await run('begin')
    content.schema = await dumpSchema(writer)
    await run('rollback')
    return content
  })
}
