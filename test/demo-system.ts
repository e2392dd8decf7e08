import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccounts } from '../src/access/accounts.ts'
import { demoSteps } from '../src/cli/demo.ts'
import type { System, Upkeep } from '../src/cli/system.ts'
import { createRunner } from '../src/jobs/runner.ts'
import { jobs } from '../src/jobs/table.ts'
import { loadPack, readPack } from '../src/pack/index.ts'
import { createTestContext } from './system.ts'

/** The whole program without its web server, over a test database and an empty data folder. */
export async function createTestSystem(
  packFolder: string,
  people: number,
): Promise<{ system: System; drop(): Promise<void> }> {
  const pack = await readPack(packFolder)
  const { context, drop } = await createTestContext(pack)
  const dataDir = await mkdtemp(join(tmpdir(), 'welas-data-'))
  await context.database.write((writer) => loadPack(writer, pack))
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
