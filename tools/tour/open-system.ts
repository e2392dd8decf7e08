import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createAccounts } from '../../src/access/accounts.ts'
import type { System } from '../../src/cli/system.ts'
import { createRunner, jobs } from '../../src/jobs/index.ts'
import { loadPack, readPack } from '../../src/pack/index.ts'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { createFileStore } from '../../src/platform/file-store.ts'
import { migrateEmbedded } from '../../src/platform/migrate.ts'

const publicUrl = 'http://localhost'

/** The whole program on an embedded database in `dataDir`, at noon of the pack's demo day, without a web server. */
export async function openTourSystem(
  dataDir: string,
  packFolder: string,
): Promise<{ system: System; close(): Promise<void> }> {
  const pack = await readPack(packFolder)
  const database = await openEmbedded(join(dataDir, 'database'), { prepare: migrateEmbedded })
  await database.write((writer) => loadPack(writer, pack))
  const noon = new Date(`${pack.settings.demoToday}T05:00:00Z`)
  const context = {
    database,
    pack,
    files: createFileStore(join(dataDir, 'files')),
    clock: { now: () => noon },
    log: { info() {}, error() {} },
  }
  const system: System = {
    ...context,
    runner: createRunner(context, jobs),
    accounts: createAccounts(context, randomBytes(32).toString('hex'), publicUrl),
    dataDir,
    publicUrl,
    upkeep: {} as System['upkeep'],
    demo: null,
    serve: () => Promise.reject(new Error('the tour does not serve')),
  }
  return { system, close: () => database.close() }
}
