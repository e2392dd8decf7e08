import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createAccounts } from './access/accounts.ts'
import type { Context } from './access/index.ts'
import { commands, runCommand, type System } from './cli/index.ts'
import { createApp, listen, routes, sentence } from './http/index.ts'
import { createRunner, jobs } from './jobs/index.ts'
import { Problem } from './kernel/problem.ts'
import { loadPack, readPack } from './pack/index.ts'
import { demoClock, systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { demoStart, keptDemoPassword, keptSecret, keptText, lockDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database.ts'
import { createFileStore } from './platform/file-store.ts'
import { createLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'

// The only place where things are wired together.
const root = new URL('..', import.meta.url)

function openFrame() {
  const config = readConfig(process.env)
  const openPack = () => readPack(config.packDir)
  return { commands, openPack, openSystem, print: (line: string) => void process.stdout.write(`${line}\n`) }

  async function openSystem(): Promise<{ system: System; close(): Promise<void> }> {
    const unlock = await lockDataFolder(config.dataDir)
    const pack = await openPack()
    await migrate(config)
    const database = await openDatabase(config)
    const demoStartedAt = await demoStartOf(database)
    const clock = demoStartedAt ? demoClock(pack.settings.demoToday, demoStartedAt) : systemClock
    const context: Context = {
      database,
      pack,
      clock,
      files: createFileStore(config.fileStoreDir),
      log: createLog(config.logLevel),
    }
    await database.write((writer) => loadPack(writer, pack))
    const secret = config.sessionSecret ?? (await keptSecret(config.dataDir))
    const system: System = {
      ...context,
      dataDir: config.dataDir,
      publicUrl: config.publicUrl,
      runner: createRunner(context, jobs),
      accounts: createAccounts(context, secret, config.publicUrl),
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
    const manifest = await readFile(new URL('package.json', root), 'utf8')
    const { version } = JSON.parse(manifest) as { version: string }
    const { runner, accounts, publicUrl } = system
    const app = createApp({
      context: system,
      runner,
      accounts,
      routes,
      publicUrl,
      version,
      web: await openWeb(system),
    })
    const server = await listen(app, config.host, config.port)
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
    })
    return { address: `http://localhost:${server.port}`, closed: stopped.then(() => server.close()) }
  }
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
