import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createAccounts } from '../src/access/accounts.ts'
import { demoSteps } from '../src/cli/demo.ts'
import type { System, Upkeep } from '../src/cli/system.ts'
import { createRunner } from '../src/jobs/runner.ts'
import { jobs } from '../src/jobs/table.ts'
import { readPack } from '../src/pack/index.ts'
import { createTestContext, type Folders } from './system.ts'

export interface TestSystem {
  readonly system: System
  readonly folders: Folders
  drop(): Promise<void>
}

/** The whole program without its web server, over a test database and an empty data folder, or over a copy of what was kept. */
export async function createTestSystem(
  packFolder: string,
  people: number,
  kept?: string,
): Promise<TestSystem> {
  const pack = await readPack(packFolder)
  const { context, folders, drop } = await createTestContext(pack, kept)
  const dataDir = await mkdtemp(join(tmpdir(), 'welas-data-'))
  if (kept) await cp(`${kept}/data`, dataDir, { recursive: true })
  const system: System = {
    ...context,
    runner: createRunner(context, jobs),
    accounts: createAccounts(context, 'a-secret-of-tests-that-is-long-enough', 'http://localhost', {
      demo: true,
    }),
    dataDir,
    publicUrl: 'http://localhost',
    upkeep: {} as Upkeep,
    demo: { people, password: 'password-of-tests' },
    serve: () => Promise.reject(new Error('a test system does not serve')),
  }
  return {
    system,
    folders,
    drop: async () => {
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs steps of the demo by their names. */
export async function runDemoSteps(system: System, names: readonly string[]): Promise<void> {
  for (const name of names)
    await demoSteps.find((step) => step.name === name)!.run(system, system.demo!, () => {})
}

/** The demo up to its first release. Files that begin with a city of this size share one. */
export const publishedSteps = ['synth', 'accounts', 'receive', 'check', 'apply', 'measure', 'publish']

/**
 * A city whose demo has gone these steps. Within a run of `npm test` the same city is made once, kept under TEST_CITIES, and
 * copied for every file that begins with it; on a server each makes its own.
 */
export async function openDemoSystem(
  packFolder: string,
  people: number,
  steps: readonly string[],
): Promise<TestSystem> {
  const cities = process.env.TEST_DATABASE_URL ? undefined : process.env.TEST_CITIES
  const kept = cities && join(cities, [basename(packFolder), people, ...steps].join('-'))
  if (kept && (await isMade(kept))) return createTestSystem(packFolder, people, kept)
  const made = await createTestSystem(packFolder, people)
  await runDemoSteps(made.system, steps)
  if (kept) await keep(made, kept)
  return made
}

const patienceMs = 90_000

/** Is it there, or made by another file that began a moment before? False: make it yourself. */
async function isMade(kept: string): Promise<boolean> {
  const isFirst = await mkdir(`${kept}-begun`).then(
    () => true,
    () => false,
  )
  const endsAt = performance.now() + (isFirst ? 0 : patienceMs)
  while (!existsSync(kept) && performance.now() < endsAt)
    await new Promise((resolve) => setTimeout(resolve, 200))
  return existsSync(kept)
}

/** What lies still and is written out can be copied while it is open. Of two who make the same city the first keeps it. */
async function keep({ system, folders }: TestSystem, kept: string): Promise<void> {
  await system.database.write((writer) => writer.execute('reset role; checkpoint'))
  const copy = await mkdtemp(`${kept}-new-`)
  await cp(folders.database!, `${copy}/database`, { recursive: true })
  await cp(folders.files, `${copy}/files`, { recursive: true })
  await cp(system.dataDir, `${copy}/data`, { recursive: true })
  await rename(copy, kept).catch(() => rm(copy, { recursive: true }))
}
