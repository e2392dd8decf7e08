import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createAccounts } from './access/accounts.ts'
import type { Context } from './access/index.ts'
import { commands, runCommand, type System } from './cli/index.ts'
import { catalogues, createApp, listen, routes } from './http/index.ts'
import { createRunner, jobs } from './jobs/index.ts'
import { say } from './kernel/messages.ts'
import { Problem } from './kernel/problem.ts'
import { loadPack, readPack } from './pack/index.ts'
import { demoClock, systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { demoStart, keptSecret, keptText, lockDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database.ts'
import { createFileStore } from './platform/file-store.ts'
import { createLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'

// The only place where things are wired together.
const config = readConfig(process.env)
const root = new URL('..', import.meta.url)

async function openSystem(): Promise<{ system: System; close(): Promise<void> }> {
  const unlock = await lockDataFolder(config.dataDir)
  const pack = await readPack(config.packDir)
  await migrate(config)
  const database = await openDatabase(config)
  const empty = await database.read(
    async (reader) => !(await reader.first('select from intake.batch limit 1')),
  )
  if (empty && config.demo)
    await keptText(config.dataDir, 'demo-start', () => systemClock.now().toISOString())
  const demoStartedAt = await demoStart(config.dataDir)
  const context: Context = {
    database,
    pack,
    files: createFileStore(config.fileStoreDir),
    clock: demoStartedAt ? demoClock(pack.settings.demoToday, demoStartedAt) : systemClock,
    log: createLog(config.logLevel),
  }
  await database.write((writer) => loadPack(writer, pack))
  const runner = createRunner(context, jobs)
  const accounts = createAccounts(
    context,
    config.sessionSecret ?? (await keptSecret(config.dataDir)),
    config.publicUrl,
  )
  const system: System = {
    ...context,
    runner,
    accounts,
    dataDir: config.dataDir,
    publicUrl: config.publicUrl,
    demo: demoStartedAt ? { people: config.demoPeople, password: await demoPassword() } : null,
    serve: () => serve(context, system),
  }
  return {
    system,
    close: async () => {
      await runner.stop()
      await database.close()
      await unlock()
    },
  }
}

async function serve(context: Context, { runner, accounts, demo }: System) {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }
  const app = createApp({
    context,
    runner,
    accounts,
    routes,
    publicUrl: config.publicUrl,
    version,
    web: await openWeb(context, demo !== null),
  })
  const server = await listen(app, config.host, config.port)
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  return { address: `http://localhost:${server.port}`, closed: stopped.then(() => server.close()) }
}

async function demoPassword(): Promise<string> {
  return (
    await keptText(config.dataDir, 'demo-logins.txt', () => randomBytes(9).toString('base64url'))
  ).trim()
}

/** The pages, when they are built (`npm start` builds them). Loaded only here: commands need none. */
async function openWeb(context: Context, sampleData: boolean) {
  if (!existsSync(new URL('build/server/index.js', root))) return undefined
  const { createWebHandler } = await import('../web/handler.ts')
  return createWebHandler({
    publicUrl: config.publicUrl,
    place: context.pack.settings.name,
    sampleData,
    report: (error) => context.log.error('web.page.failed', error),
  })
}

const print = (line: string) => void process.stdout.write(`${line}\n`)

try {
  process.exitCode = await runCommand(
    { commands, openSystem, openPack: () => readPack(config.packDir), print },
    process.argv.slice(2),
  )
} catch (error) {
  process.stderr.write(
    `${error instanceof Problem ? problemText(error) : error instanceof Error ? error.message : 'Failed'}\n`,
  )
  process.exitCode = 1
}

function problemText(problem: Problem): string {
  const catalogue = catalogues.find((candidate) => candidate.id[problem.code] !== undefined)
  return catalogue ? say(catalogue, 'id', problem.code, problem.params) : problem.code
}
