import { afterAll, expect, test } from 'vitest'
import { addVillageList, createTestRegister } from '../../test/register-example.ts'
import { systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { undoBatch } from './undo-batch.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

/** Rows of tables that were read so far, by scans and through indexes. */
async function rowsRead(): Promise<number> {
  await database.write((writer) => writer.query('select pg_stat_force_next_flush()'))
  const [read] = await database.read((reader) =>
    reader.query<{ rows: number }>(
      'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows from pg_stat_user_tables',
    ),
  )
  return read!.rows
}

/** Rows read while a list enters, is replaced by one that moves everybody to another village, and is undone. */
async function readBy(rows: number) {
  const counted = async (work: () => Promise<unknown>) => {
    const before = await rowsRead()
    await work()
    return (await rowsRead()) - before
  }
  const first = await addVillageList(database, '35.09.01.2001', rows)
  const entered = await counted(() => applyBatch(context, first, silent))
  const second = await addVillageList(database, '35.09.01.2002', rows)
  const replaced = await counted(() => applyBatch(context, second, silent))
  const undone = await counted(() => undoBatch(context, systemActor, second))
  await undoBatch(context, systemActor, first)
  return { entered, replaced, undone }
}

// What a statement joins of rows it put together itself is read from no table, so not seen here: tools/bench/replace-list.ts is for that.
test.each([500, 2000])('of %i rows each costs so many reads, however many there are', async (rows) => {
  const read = await readBy(rows)
  expect(read.entered / rows).toBeLessThan(50)
  expect(read.replaced / rows).toBeLessThan(150)
  expect(read.undone / rows).toBeLessThan(100)
})
