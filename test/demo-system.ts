import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createAccounts } from '../src/access/accounts.ts'
import { demoSteps } from '../src/cli/demo.ts'
import type { System, Upkeep } from '../src/cli/system.ts'
import { createRunner } from '../src/jobs/runner.ts'
import { jobs } from '../src/jobs/table.ts'
import { readPack } from '../src/pack/index.ts'
import { findCity } from './kept-city.ts'
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

/** A city whose demo has gone these steps; on a server each file makes its own. */
export async function openDemoSystem(
  packFolder: string,
  people: number,
  steps: readonly string[],
): Promise<TestSystem> {
  const open = async () => {
    const made = await createTestSystem(packFolder, people)
    await runDemoSteps(made.system, steps)
    return made
  }
  if (process.env.TEST_DATABASE_URL) return open()
  const { kept, keep } = await findCity([basename(packFolder), people, ...steps].join('-'))
  if (kept) return createTestSystem(packFolder, people, kept)
  const made = await open()
  await keep((folder) => copyTo(folder, made))
  return made
}

/** What lies still and is written out can be copied while it is open. */
async function copyTo(folder: string, { system, folders }: TestSystem): Promise<void> {
  await system.database.write((writer) => writer.execute('reset role; checkpoint'))
  await cp(folders.database!, `${folder}/database`, { recursive: true })
  await cp(folders.files, `${folder}/files`, { recursive: true })
  await cp(system.dataDir, `${folder}/data`, { recursive: true })
}
