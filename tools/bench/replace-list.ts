/**
 * node tools/bench/replace-list.ts [rows]: a full list enters, is handed in again for the same period with every row moved to another
 * village, and is undone, on a PostgreSQL server made for it. Prints the seconds of each. Every row leaves and every row enters: the
 * most that a correction can ask for. Names are letters without meaning.
 */
import { systemActor } from '../../src/access/index.ts'
import { silent } from '../../src/kernel/ports.ts'
import { applyBatch } from '../../src/register/apply-batch.ts'
import { undoBatch } from '../../src/register/undo-batch.ts'
import { startOwnServer } from '../../test/own-server.ts'
import { addVillageList, createTestRegister } from '../../test/register-example.ts'

const rows = Number(process.argv[2] ?? 30_000)
const server = await startOwnServer()
process.env.TEST_DATABASE_URL = server.url
const { database, context: example, drop } = await createTestRegister()
// How many people there may be decides how much two rows must have in common.
const context = {
  ...example,
  pack: { ...example.pack, settings: { ...example.pack.settings, population: 2_600_000 } },
}

async function time(what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

const first = await addVillageList(database, '35.09.01.2001', rows)
await time(`${rows} rows enter`, () => applyBatch(context, first, silent))
const second = await addVillageList(database, '35.09.01.2002', rows)
await time('all of them are replaced', () => applyBatch(context, second, silent))
await time('and stand again', () => undoBatch(context, systemActor, second))
await drop()
await server.stop()
