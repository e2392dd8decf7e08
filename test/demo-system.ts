import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createAccounts } from '../src/access/accounts.ts'
import { demoSteps } from '../src/cli/demo.ts'
import type { System, Upkeep } from '../src/cli/system.ts'
import { createRunner } from '../src/jobs/runner.ts'
import { jobs } from '../src/jobs/table.ts'
import { readPack } from '../src/pack/index.ts'
import { loadSamplePlan } from '../src/planning/index.ts'
import { findCity } from './kept-city.ts'
import { copyContext, createTestContext, type Folders } from './system.ts'

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

/** Runs steps of the demo by their names, and tells how long each took. */
export async function runDemoSteps(system: System, names: readonly string[]): Promise<Map<string, number>> {
  const took = new Map<string, number>()
  for (const name of names) {
    const startedAt = performance.now()
    if (name === samplePlan) await loadSamplePlan(system, () => {})
    else await demoSteps.find((step) => step.name === name)!.run(system, system.demo!, () => {})
    took.set(name, performance.now() - startedAt)
  }
  return took
}

/** The demo up to its first release. Files that begin with a city of this size share one. */
export const publishedSteps = ['synth', 'accounts', 'receive', 'check', 'apply', 'measure', 'publish']
/** Of the step 'plan' its first part: nothing is signed or published yet. */
const samplePlan = 'sample plan'
export const plannedSteps = [...publishedSteps, samplePlan]
export const allSteps = demoSteps.map((step) => step.name)

type Made = TestSystem & {
  /** Milliseconds of each step. */
  readonly took: ReadonlyMap<string, number>
}

/** A city whose demo has gone these steps. What goes further than a published city begins with one. On a server each file makes its own. */
export async function openDemoSystem(
  packFolder: string,
  people: number,
  steps: readonly string[],
): Promise<Made> {
  const { kept, keep } = await findCity([basename(packFolder), people, ...steps].join('-'))
  if (kept) {
    const took = new Map<string, number>(JSON.parse(await readFile(`${kept}/took.json`, 'utf8')))
    return { ...(await createTestSystem(packFolder, people, kept)), took }
  }
  const isFurther =
    steps.length > publishedSteps.length && publishedSteps.every((one, at) => one === steps[at])
  const begun = isFurther
    ? await openDemoSystem(packFolder, people, publishedSteps)
    : { ...(await createTestSystem(packFolder, people)), took: new Map() }
  const further = await runDemoSteps(begun.system, steps.slice(begun.took.size))
  const made = { ...begun, took: new Map([...begun.took, ...further]) }
  await keep((folder) => copyTo(folder, made))
  return made
}

async function copyTo(folder: string, { system, folders, took }: Made): Promise<void> {
  await copyContext(system, folders, folder)
  await cp(system.dataDir, `${folder}/data`, { recursive: true })
  await writeFile(`${folder}/took.json`, JSON.stringify([...took]))
}
