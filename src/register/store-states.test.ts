import { afterAll, expect, test } from 'vitest'
import {
  addBatch,
  applyAsLinked,
  createTestRegister,
  currentView,
  type ExampleRow,
  join,
} from '../../test/register-example.ts'
import type { Context } from '../access/index.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const states = async () => (await database.read(currentView)).states
const village = '35.09.01.2001'

/** Enters a list of one row, joined to earlier ones. Returns the row's record. */
async function enter(by: Context, list: string, row: ExampleRow, earlier: readonly number[]) {
  const { batchId, recordIds } = await addBatch(database, list, [row])
  for (const record of earlier) await join(database, batchId, recordIds[0]!, record)
  await applyAsLinked(by, batchId)
  return recordIds[0]!
}

test('another precedence holds for a person as soon as a row comes, also for rows that gave no value before', async () => {
  const first = await enter(context, 'penduduk', { name: 'SUKARMAN', village }, [])
  const second = await enter(context, 'ppks', { name: 'SOEKARMAN' }, [first])
  expect(await states()).toMatchObject([{ name: 'SUKARMAN', sources: { '*': first } }])
  const trusting = { ...context, pack: { ...context.pack, precedence: { name: ['dinsos'] } } }
  await enter(trusting, 'penduduk', { motherName: 'TUMINI' }, [first])
  expect(await states()).toMatchObject([{ name: 'SOEKARMAN', sources: { name: second } }])
})
