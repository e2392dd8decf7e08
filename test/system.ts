import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../src/access/index.ts'
import type { Clock } from '../src/kernel/ports.ts'
import { emptyPlan, emptyProtection, loadPack, type Pack } from '../src/pack/index.ts'
import { createFileStore } from '../src/platform/file-store.ts'
import { createTestDatabase, openCopy } from './database.ts'

/** Noon of the demo's day, for ever. */
export const testClock: Clock = { now: () => new Date('2026-10-31T05:00:00Z') }
export const silentLog = { info() {}, error() {} }

/** Where the parts of a test system lie; the database has none on a real server. */
export interface Folders {
  readonly database: string | null
  readonly files: string
}

/**
 * A context over a fresh database with the pack and an empty file store, or over a copy of folders that were kept. Call
 * `drop` in afterAll.
 */
export async function createTestContext(
  pack: Pack,
  kept?: string,
): Promise<{ context: Context; folders: Folders; drop(): Promise<void> }> {
  const files = await mkdtemp(join(tmpdir(), 'welas-files-'))
  if (kept) await cp(`${kept}/files`, files, { recursive: true })
  const { database, drop, folder } = kept ? await openCopy(`${kept}/database`) : await createTestDatabase()
  const context: Context = {
    database,
    pack,
    files: createFileStore(files),
    clock: testClock,
    log: silentLog,
  }
  if (!kept) await database.write((writer) => loadPack(writer, pack))
  return {
    context,
    folders: { database: folder, files },
    drop: async () => {
      await drop()
      await rm(files, { recursive: true, force: true })
    },
  }
}

/** Keeps database and files for `createTestContext`. What lies still and is written out can be copied while it is open. */
export async function copyContext(
  { database }: Pick<Context, 'database'>,
  folders: Folders,
  into: string,
): Promise<void> {
  await database.write((writer) => writer.execute('reset role; checkpoint'))
  await cp(folders.database!, `${into}/database`, { recursive: true })
  await cp(folders.files, `${into}/files`, { recursive: true })
}

/** A pack with two agencies and nothing else, for tests that need no city. */
export const tinyPack: Pack = {
  folder: '',
  areas: [],
  categories: [],
  listKinds: [],
  columns: {},
  precedence: {},
  programmes: [],
  accounts: [],
  plan: emptyPlan,
  protection: emptyProtection,
  agencies: ['dinsos', 'diskominfo'].map((id) => ({
    id,
    name: id,
    shortName: id,
    validFrom: '2021-01-01',
    validTo: null,
    successor: null,
    areaCode: null,
    source: '-',
  })),
  settings: {
    id: 'tiny',
    name: { id: 'Kecil', en: 'Tiny' },
    regencyCode: '35.09',
    population: 1,
    populationSource: 'none',
    timeZone: 'Asia/Jakarta',
    demoToday: '2026-10-31',
    disclosure: { decision: 'none', threshold: 5, sensitiveThreshold: 11, version: '1' },
    contact: { office: '-', channel: '-' },
    exports: { daysValid: 7, approvalFrom: 200 },
    access: { agency: 'diskominfo', secondFactorRoles: [], idleMinutes: 60, sessionHours: 12 },
  },
  term: {
    id: 'term',
    name: { id: 'Masa', en: 'Term' },
    from: '2025-02-20',
    to: '2030-02-20',
    note: { id: '-', en: '-' },
    promises: [],
    status: { version: '1', source: '-', kept: 100, onTrack: 75, behind: 50 },
  },
}
