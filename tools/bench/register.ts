/**
 * How long the register takes on a synthetic regency: `node tools/bench/register.ts [people = 130000]`.
 * A first list makes everybody; a second joins 93 % of them; then one undo, searches, and a decision-sized refold.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '../../src/access/index.ts'
import type { Database } from '../../src/kernel/ports.ts'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { migrateEmbedded } from '../../src/platform/migrate.ts'
import { applyLinks } from '../../src/register/apply-links.ts'
import { searchPeople } from '../../src/register/search-people.ts'
import { readBatch } from '../../src/register/store.ts'
import { undoBatch } from '../../src/register/undo-batch.ts'
import { exampleContext } from '../../test/register-example.ts'

const people = Number(process.argv[2] ?? 130_000)
const folder = await mkdtemp(join(tmpdir(), 'welas-bench-'))
const database: Database = await openEmbedded(`${folder}/database`, { prepare: migrateEmbedded })
const context = exampleContext(database)

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  const seconds = ((performance.now() - start) / 1000).toFixed(2)
  const cpuSeconds = ((user + system) / 1e6).toFixed(2)
  const megabytes = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`${name.padEnd(32)} ${seconds} s, ${cpuSeconds} CPU-s, rss ${megabytes} MB`)
  return result
}

async function addList(
  listKindId: string,
  agencyId: string,
  where: string,
  joinTo: number | null,
): Promise<number> {
  return database.write(async (writer) => {
    const sha256 = listKindId.padEnd(64, '0')
    await writer.query('insert into intake.source_file (sha256, bytes, media_type) values ($1, 1, $2)', [
      sha256,
      'text/csv',
    ])
    const batch = await writer.first<{ id: number }>(
      `insert into intake.batch (sha256, file_name, agency_id, list_kind_id, period, status, received_by)
       values ($1, 'bench', $2, $3, '2026-01-01', 'approved', 'bench') returning id`,
      [sha256, agencyId, listKindId],
    )
    const id = batch!.id
    await writer.execute(`
      insert into intake.record (batch_id, sheet, row_number, cells, verdict, nik, nik_status, kk, name, birth_date, birth_precision, sex,
        district_code, village_code, hamlet, rt, rw, address, mother_name, relation, facts)
      select ${id}, 'A', n, '["a","b","c","d","e","f"]', 'accepted', '3509' || lpad(n::text, 12, '0'), 'valid', '3510' || lpad((n / 3)::text, 12, '0'),
        (array['SITI','MOHAMMAD','AHMAD','NUR','SRI','SUPARDI','ENDANG','AGUS'])[1 + n % 8] || ' '
          || (array['AMINAH','HIDAYAT','WAHYUNI','SUBANDI','RAHMAWATI','KUSUMA','HASANAH'])[1 + n / 8 % 7] || ' ' || upper(substr(md5((n % 90000)::text), 1, 6)),
        date '1940-01-01' + n % 30000, 'day', case n % 2 when 0 then 'F' else 'M' end,
        '35.09.' || lpad((n % 31 + 1)::text, 2, '0'), '35.09.' || lpad((n % 31 + 1)::text, 2, '0') || '.' || (2001 + n / 31 % 8),
        'KRAJAN', '001', '002', 'JL. MAWAR', 'SUMIATI', case n % 3 when 0 then 'head' else 'child' end, jsonb_build_object('desil', n % 10 + 1)
      from generate_series(1, ${people}) n where ${where}`)
    if (joinTo !== null)
      await writer.execute(`
      insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, model_version, batch_id)
      select b.id, a.id, 'same', 'model', 30, 'bench', ${id}
      from intake.record b join intake.record a on a.batch_id = ${joinTo} and a.row_number = b.row_number where b.batch_id = ${id}`)
    await writer.execute('analyze intake.record; analyze linkage.decision')
    return id
  })
}
const apply = (batchId: number) => {
  let last = performance.now()
  const progress = {
    step(name: string, done: number, total: number) {
      const now = performance.now()
      console.log(`    +${((now - last) / 1000).toFixed(2)} s  ${name} ${done}/${total}`)
      last = now
    },
  }
  return database.write(async (writer) =>
    applyLinks(context, writer, systemActor, await readBatch(writer, batchId), progress),
  )
}

const first = await timed(`make a list of ${people}`, () =>
  addList('penduduk', 'dispendukcapil', 'true', null),
)
await timed('apply it: all new', () => apply(first))
const small = await timed('make a list of 1 %', () =>
  addList('kematian', 'dispendukcapil', 'n % 100 = 7', first),
)
await timed('apply it: a small list', () => apply(small))
const second = await timed('make a list that knows 93 %', () =>
  addList('bansos', 'dinsos', 'n % 100 < 93', first),
)
await timed('apply it: all known', () => apply(second))
await timed('first search (makes the table)', () =>
  searchPeople(context, systemActor, { q: 'siti aminah', page: 1 }),
)
const times: number[] = []
for (let n = 0; n < 40; n++) {
  const start = performance.now()
  await searchPeople(context, systemActor, {
    q: ['muhamad hidayad', '1234', 'nur rahmawaty', 'endang'][n % 4]!,
    village: n % 3 ? '' : '35.09.07',
    page: 1,
  })
  times.push(performance.now() - start)
}
times.sort((a, b) => a - b)
console.log(`search, 40 times: median ${times[20]!.toFixed(1)} ms, p95 ${times[37]!.toFixed(1)} ms`)
await timed('undo the second list', () => undoBatch(context, systemActor, second))
await database.close()
await rm(folder, { recursive: true })
