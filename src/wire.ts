import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { getHeapStatistics } from 'node:v8'
import { type MessagePort, Worker } from 'node:worker_threads'
import { createAccounts } from './access/accounts.ts'
import { type Context, recordAudit, systemActor } from './access/index.ts'
import { createRefusals } from './access/refusals.ts'
import { verifyAudit } from './access/verify-audit.ts'
import { type BackupReport, commands, runCommand, type System, type Upkeep } from './cli/index.ts'
import { createApp, createRateLimit, listen, routes, sentence } from './http/index.ts'
import { createRunner, createThreadRunner, jobs, workInThread } from './jobs/index.ts'
import { assert, Problem } from './kernel/problem.ts'
import { loadPack, readPack } from './pack/index.ts'
import { backupKey, makeBackupKey } from './platform/backup/backup-key.ts'
import { makeBackup } from './platform/backup/make-backup.ts'
import type { Place } from './platform/backup/owner.ts'
import {
  checkBackup,
  type Restored,
  type RestoreOrder,
  restoreBackup,
} from './platform/backup/restore-backup.ts'
import { demoClock, systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { demoStart, keptDemoPassword, keptSecret, keptText, lockDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database.ts'
import { openServer } from './platform/database-server.ts'
import { readDirectories } from './platform/directories-file.ts'
import { createFileStore } from './platform/file-store.ts'
import { createLog } from './platform/log.ts'

// The only place where things are wired together.
const root = new URL('..', import.meta.url)

function openFrame() {
  const config = readConfig(process.env)
  const openPack = () => readPack(config.packDir)
  const upkeep = createUpkeep(config)
  return { commands, openPack, openSystem, upkeep, print }

  async function openSystem(): Promise<{ system: System; close(): Promise<void> }> {
    const unlock = await lockDataFolder(config.dataDir)
    const pack = await openPack()
    const database = await openDatabase(config)
    const demoStartedAt = await demoStartOf(database)
    const context = contextOf(config, database, pack, demoStartedAt)
    await database.write((writer) => loadPack(writer, pack))
    const own = createRunner(context, jobs)
    const system: System = {
      ...context,
      dataDir: config.dataDir,
      publicUrl: config.publicUrl,
      upkeep,
      // The embedded database belongs to one thread.
      runner: config.databaseUrl ? createThreadRunner(context, own, openJobThread) : own,
      accounts: await openAccounts(config, context, demoStartedAt !== null),
      demo: demoStartedAt
        ? { people: config.demoPeople, password: await keptDemoPassword(config.dataDir) }
        : null,
      serve: () => serve(system),
    }
    const close = async () => {
      await system.runner.stop()
      await database.close()
      await unlock()
    }
    return { system, close }
  }

  /** When this database became a demo; an empty one becomes it now, if the settings say so. */
  async function demoStartOf(database: Context['database']): Promise<string | null> {
    const used = await database.read((reader) => reader.first('select from intake.batch limit 1'))
    if (!used && config.demo)
      await keptText(config.dataDir, 'demo-start', () => systemClock.now().toISOString())
    return demoStart(config.dataDir)
  }

  async function serve(system: System) {
    const { runner, accounts, publicUrl } = system
    const refusals = createRefusals(system)
    const app = createApp({
      context: system,
      runner,
      accounts,
      routes,
      publicUrl,
      version: await programVersion(),
      behindProxy: config.behindProxy,
      takePoints: createRateLimit(() => performance.now()),
      refusals,
      web: await openWeb(system),
    })
    const server = await listen(app, config.host, config.port)
    const stop = () => server.close().then(() => refusals.flush())
    return { address: `http://localhost:${server.port}`, closed: untilTold().then(stop) }
  }
}

/** A thread for the jobs may fill as much memory as the process may. */
function openJobThread(): Worker {
  const maxOldGenerationSizeMb = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20)
  return new Worker(new URL('job-thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb } })
}

/** The thread of the jobs, beside a process that has opened the system: by the same settings, on connections of its own. */
export async function runJobThread(port: MessagePort): Promise<void> {
  const config = readConfig(process.env)
  const pack = await readPack(config.packDir)
  const database = await openServer(config.databaseUrl!)
  const context = contextOf(config, database, pack, await demoStart(config.dataDir))
  await workInThread(port, createRunner(context, jobs), () => database.close())
}

function contextOf(
  config: Config,
  database: Context['database'],
  pack: Context['pack'],
  demoStartedAt: string | null,
): Context {
  return {
    database,
    pack,
    clock: demoStartedAt ? demoClock(pack.settings.demoToday, demoStartedAt) : systemClock,
    files: createFileStore(config.fileStoreDir),
    log: createLog(config.logLevel),
  }
}

/** Until the process is told to stop. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function openAccounts(config: Config, context: Context, demo: boolean) {
  const secret = config.sessionSecret ?? (await keptSecret(config.dataDir))
  const directories = await readDirectories(config.directoriesFile)
  return createAccounts(context, secret, config.publicUrl, { demo, directories })
}

async function programVersion(): Promise<string> {
  const manifest = await readFile(new URL('package.json', root), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

function createUpkeep(config: Config): Upkeep {
  const place: Place = config
  return {
    makeKey: makeBackupKey,
    async backup({ to, keyFile, withSecret }, print) {
      // A server is backed up while it serves; the embedded database belongs to one process at a time.
      const unlock = place.databaseUrl ? async () => {} : await lockDataFolder(place.dataDir)
      return untilStopped(async (signal) => {
        const made = await makeBackup({
          place,
          to: to ?? `${config.backupTo}/`,
          key: await backupKey(config, keyFile, true),
          program: await programVersion(),
          sessionSecret: withSecret ? (config.sessionSecret ?? (await keptSecret(config.dataDir))) : null,
          now: systemClock.now(),
          signal,
          tell: print,
          trace: (writer, backupId) =>
            recordAudit(writer, systemClock, systemActor, { ...backupTrace('started', backupId) }),
        })
        return { ...reportOf(made), path: made.path, bytes: made.bytes }
      }).finally(unlock)
    },
    check: ({ path, keyFile }) =>
      untilStopped(async (signal) =>
        reportOf(await checkBackup({ path, key: await backupKey(config, keyFile, false), signal })),
      ),
    async restore({ path, into, keyFile, overwrite }, print) {
      const target = into ? placeOf(config, into) : place
      const unlock = await lockDataFolder(target.dataDir)
      return untilStopped(async (signal) => {
        let auditFaults = 0
        const key = await backupKey(config, keyFile, false)
        const finish: RestoreOrder['finish'] = async (writer, { backupId }, { audit }) => {
          const { faults, lastHash, entries } = await verifyAudit(writer)
          auditFaults = faults.length
          // A chain that was broken when it was backed up is restored as it was, and reported.
          const isSame = entries === audit.entries && lastHash === audit.hash
          assert(auditFaults > 0 || isSame, 'the audit ends where it ended')
          await recordAudit(writer, systemClock, systemActor, { ...backupTrace('restored', backupId) })
        }
        const order = { path, key, into: target, overwrite, signal, tell: print, finish }
        return { ...reportOf(await restoreBackup(order)), auditFaults }
      }).finally(unlock)
    },
  }
}

/** Another place than that of the settings: a server keeps the files where the settings say, a folder has its own. */
function placeOf(config: Config, into: string): Place {
  return /^postgres(ql)?:/.test(into)
    ? { ...config, databaseUrl: into }
    : { databaseUrl: null, dataDir: into, fileStoreDir: `${into}/files` }
}

function backupTrace(what: 'started' | 'restored', backupId: string) {
  return { action: `platform.backup.${what}`, subjectKind: 'backup', subjectId: backupId }
}

function reportOf({ about, manifest }: Restored): BackupReport {
  return {
    program: about.program,
    madeAt: about.madeAt,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((total, table) => total + table.rows, 0),
    files: manifest.files.count,
    missing: manifest.missing,
    auditEntries: manifest.audit.entries,
    auditHash: manifest.audit.hash,
  }
}

/** Work that ends cleanly when the process is told to stop; told twice, it ends at once. */
async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, stop)
  return work(controller.signal).finally(() => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.off(name, stop)
  })
}

/** The pages, when they are built (`npm start` builds them). Loaded only here: commands need none. */
async function openWeb({ publicUrl, log, pack, demo }: System) {
  if (!existsSync(new URL('build/server/index.js', root))) return undefined
  const { createWebHandler } = await import('../web/handler.ts')
  const report = (error: unknown) => log.error('web.page.failed', error)
  return createWebHandler({ publicUrl, place: pack.settings.name, sampleData: demo !== null, report })
}

/** Runs a command of the system; returns the exit code. */
export async function runSystem(argv: readonly string[]): Promise<number> {
  try {
    return await runCommand(openFrame(), argv)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'Failed'
    process.stderr.write(`${error instanceof Problem ? sentence(error.code, 'id', error.params) : reason}\n`)
    return 1
  }
}
