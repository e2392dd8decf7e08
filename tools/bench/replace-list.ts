/**
 * node tools/bench/replace-list.ts [rows]: a full list enters, is handed in again for the same period with every row moved to another
 * village, and is undone, on a PostgreSQL server made for it. Prints the seconds of each. Every row leaves and every row enters: the
 * most that a correction can ask for. Names are letters without meaning.
 */
import { systemActor } from '../../src/access/index.ts'
import type { Writer } from '../../src/kernel/ports.ts'
import { silent } from '../../src/kernel/ports.ts'
import { applyBatch } from '../../src/register/apply-batch.ts'
import { undoBatch } from '../../src/register/undo-batch.ts'
import { startOwnServer } from '../../test/own-server.ts'
import { createTestRegister } from '../../test/register-example.ts'

const rows = Number(process.argv[2] ?? 30_000)
const server = await startOwnServer()
process.env.TEST_DATABASE_URL = server.url
const { database, context: example, drop } = await createTestRegister()
// How many people there may be decides how much two rows must have in common.
const context = {
  ...example,
  pack: { ...example.pack, settings: { ...example.pack.settings, population: 2_600_000 } },
}

const word = (number: string) => `upper(translate(md5((${number})::text), '0123456789', 'ghijklmnop'))`
const columns =
  'batch_id, sheet, row_number, cells, verdict, nik, nik_status, name, birth_date, birth_precision, sex, district_code, village_code, facts'

/** An approved list of everybody in the village. */
async function addList(writer: Writer, file: number, village: string): Promise<number> {
  const sha256 = String(file).padStart(64, '0')
  await writer.query(
    `insert into intake.source_file (sha256, bytes, media_type) values ($1, 1, 'text/csv')`,
    [sha256],
  )
  const batch = await writer.first<{ id: number }>(
    `insert into intake.batch (sha256, file_name, agency_id, list_kind_id, period, status, received_by)
     values ($1, 'daftar.csv', 'dinsos', 'ppks', '2026-01-01', 'approved', 'bench') returning id`,
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

async function time(what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

const first = await database.write((writer) => addList(writer, 1, '35.09.01.2001'))
await time(`${rows} rows enter`, () => applyBatch(context, first, silent))
const second = await database.write((writer) => addList(writer, 2, '35.09.01.2002'))
await time('all of them are replaced', () => applyBatch(context, second, silent))
await time('and stand again', () => undoBatch(context, systemActor, second))
await drop()
await server.stop()
