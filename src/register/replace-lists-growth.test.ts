import { afterAll, expect, test } from 'vitest'
import { createTestRegister } from '../../test/register-example.ts'
import { systemActor } from '../access/index.ts'
import { silent, type Writer } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { undoBatch } from './undo-batch.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const word = (number: string) => `upper(translate(md5((${number})::text), '0123456789', 'ghijklmnop'))`
const columns =
  'batch_id, sheet, row_number, cells, verdict, nik, nik_status, name, birth_date, birth_precision, sex, district_code, village_code, facts'

/** An approved list of `rows` people of one village, no two of them alike; the same people for every number of rows. */
async function addList(writer: Writer, file: string, village: string, rows: number): Promise<number> {
  const sha256 = file.padStart(64, '0')
  await writer.query(
    `insert into intake.source_file (sha256, bytes, media_type) values ($1, 1, 'text/csv')`,
    [sha256],
  )
  const batch = await writer.first<{ id: number }>(
    `insert into intake.batch (sha256, file_name, agency_id, list_kind_id, period, status, received_by)
     values ($1, 'daftar.csv', 'dinsos', 'ppks', '2026-01-01', 'approved', 'test') returning id`,
    [sha256],
  )
  await writer.query(
    `insert into intake.record (${columns})
     select $1, 'Sheet1', i + 2, '[]', 'accepted', '350901' || to_char(birth, 'DDMMYY') || lpad((i % 9999)::text, 4, '0'), 'valid',
       ${word('i')} || ' ' || ${word('7 * i')}, birth, 'day', 'M', '35.09.01', $2, '{"category": "pmks-08"}'
     from (select i, date '1940-01-01' + (i * 37) % 21900 as birth from generate_series(1, $3::int) i) row`,
    [batch!.id, village, rows],
  )
  return batch!.id
}

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
  const add = (file: string, village: string) =>
    database.write((writer) => addList(writer, file, village, rows))
  const first = await add(`${rows}1`, '35.09.01.2001')
  const entered = await counted(() => applyBatch(context, first, silent))
  const second = await add(`${rows}2`, '35.09.01.2002')
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
