/**
 * What it costs that the database itself keeps people from who may not see them (decision 0018): each look with the
 * policies and views, and with the same statements on plain tables, in turns on one PostgreSQL server.
 *
 *   DATABASE_URL=postgres://… node tools/bench/trust.ts [people = 2600000] [rounds = 40]
 *
 * The database must be empty (or filled by this command), and its user a superuser: the plain tables are read past the policies.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Actor, type Context, fieldGroups, systemActor } from '../../src/access/index.ts'
import { readRows } from '../../src/intake/describe-batch.ts'
import type { Database, Reader, Value, Writer } from '../../src/kernel/ports.ts'
import { loadPack, readPack } from '../../src/pack/index.ts'
import { openServer } from '../../src/platform/database-server.ts'
import { migrateServer } from '../../src/platform/migrate.ts'
import { askExport, fetchExport } from '../../src/programmes/exports/take-export.ts'
import { readPerson } from '../../src/register/read-person.ts'
import { readReviewCase, reviewQueue } from '../../src/register/review-queue.ts'
import { searchPeople } from '../../src/register/search-people.ts'
import { fillRegister } from './trust-fill.ts'

const people = Number(process.argv[2] ?? 2_600_000)
const rounds = Number(process.argv[3] ?? 40)
const root = fileURLToPath(new URL('../..', import.meta.url))
const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL names the database to fill')
await migrateServer(url)
const database = await openServer(url)
const pack = await readPack(`${root}packs/jember`)
await database.write((writer) => loadPack(writer, pack))
// A database that was filled before is measured as it is.
if (!(await database.read((reader) => reader.first('select from register.person limit 1')))) {
  console.log(`filling ${people} people`)
  await fillRegister(database, people)
  await makePlainViews()
}

const context: Context = {
  database,
  pack,
  files: undefined as unknown as Context['files'],
  clock: { now: () => new Date('2026-04-02T03:00:00Z') },
  log: { info() {}, error() {} },
}
/** The same program on a database that keeps nobody from anything. The index of the search is made once for each. */
const plain: Context = { ...context, database: withoutPolicies(database) }

const actor = (role: Actor['role'], areaCode: string | null, categories: readonly string[]): Actor => ({
  ...systemActor,
  accountId: 'bench',
  role,
  agencyId: 'dinsos',
  areaCode,
  categories,
  fieldGroups,
})
const sensitive = pack.categories.filter((category) => category.sensitive).map((category) => category.id)
const district = pack.areas.find((area) => area.level === 'district')!.code
const readers: readonly [string, Actor][] = [
  ['walidata, whole regency, sensitive categories closed', actor('walidata', null, [])],
  ['case worker, one district, all categories', actor('caseworker', district, sensitive)],
]
const village = pack.areas.find((area) => area.level === 'village')!.code
const inDistrict = await database.read((reader) =>
  reader.query<{ id: number }>(
    'select person_id as id from register.person_state where village_code = $1 order by person_id limit 200',
    [village],
  ),
)
type Look = (context: Context, actor: Actor, round: number) => Promise<unknown>
const looks: readonly [string, Look][] = [
  [
    'search by name',
    (on, who, n) =>
      searchPeople(on, who, { q: ['siti aminah', 'moh hidayad', 'nur rahmawaty'][n % 3]!, page: 1 }),
  ],
  ['search by part of a NIK', (on, who, n) => searchPeople(on, who, { q: String(10_000 + n * 7), page: 1 })],
  ['search by village', (on, who) => searchPeople(on, who, { q: '', village, page: 1 })],
  [
    'page of a person',
    (on, who, n) => readPerson(on, who, inDistrict[n % inDistrict.length]!.id, 'audit', 'id'),
  ],
  ['review queue', (on, who) => reviewQueue(on, who, 1, 'id')],
  ['review question', (on, who, n) => readReviewCase(on, who, 1 + (n % 20), 'id')],
  ['rows of a list', (on, who) => readRows(on, who, 2, { limit: 100 })],
]
const missed: Look = async (on, who) => {
  const exports = { daysValid: 1, approvalFrom: 20_000 }
  const alone = { ...on, pack: { ...on.pack, settings: { ...on.pack.settings, exports } } }
  const caseworker = { ...who, role: 'caseworker', areaCode: district } as const
  const asked = { area: village, purpose: 'tolok ukur biaya hak' }
  await fetchExport(alone, caseworker, (await askExport(alone, caseworker, 'sembako', asked)).id)
}

interface Result {
  readonly reader: string
  readonly look: string
  readonly withMs: number
  readonly withoutMs: number
  readonly withP95Ms: number
  readonly withoutP95Ms: number
  readonly ratio: number
  readonly rounds: number
}
const results: Result[] = []
for (const [reader, who] of readers) {
  for (const [look, work] of looks) results.push(await compare(reader, look, who, work, rounds))
  results.push(
    await compare(reader, 'missed list of a village', who, missed, Math.max(3, Math.floor(rounds / 10))),
  )
}
const refusals = await compareRefusals()
await keep()
await database.close()

/** Whoever asks for a person outside the area must not learn from the clock that there is one. */
async function compareRefusals(): Promise<{ outsideMs: number; unknownMs: number; ratio: number }> {
  const who = readers[1]![1]
  const [outside] = await database.read((reader) =>
    reader.query<{ id: number }>(
      'select max(person_id) as id from register.person_state where district_code <> $1',
      [district],
    ),
  )
  const [outsideMs, unknownMs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 200; round++) {
    const order: [number, number[]][] = [
      [outside!.id, outsideMs],
      [people + 1_000 + round, unknownMs],
    ]
    for (const [id, taken] of round % 2 ? order.reverse() : order) {
      const start = performance.now()
      await readPerson(context, who, id, 'audit', 'id').catch(() => {})
      taken.push(performance.now() - start)
    }
  }
  const [a, b] = [at(outsideMs, 0.5), at(unknownMs, 0.5)]
  console.log(`a person outside the area is refused in ${a} ms, one that does not exist in ${b} ms`)
  return { outsideMs: a, unknownMs: b, ratio: Math.round((a / b) * 100) / 100 }
}

/** Both in turns, and the one that goes first changes: neither gets the warmer cache. */
async function compare(reader: string, look: string, who: Actor, work: Look, times: number): Promise<Result> {
  const [withPolicies, without]: [number[], number[]] = [[], []]
  for (const on of [context, plain]) await work(on, who, 0)
  for (let round = 0; round < times; round++) {
    const order: [Context, number[]][] = [
      [context, withPolicies],
      [plain, without],
    ]
    for (const [on, taken] of round % 2 ? order.reverse() : order) {
      const start = performance.now()
      await work(on, who, round)
      taken.push(performance.now() - start)
    }
  }
  const result = {
    reader,
    look,
    withMs: at(withPolicies, 0.5),
    withoutMs: at(without, 0.5),
    withP95Ms: at(withPolicies, 0.95),
    withoutP95Ms: at(without, 0.95),
    ratio: Math.round((at(withPolicies, 0.5) / at(without, 0.5)) * 100) / 100,
    rounds: times,
  }
  console.log(
    `${reader.padEnd(54)} ${look.padEnd(26)} ${result.withMs} ms with, ${result.withoutMs} ms without, ratio ${result.ratio}`,
  )
  return result
}

function at(taken: number[], share: number): number {
  const sorted = [...taken].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 100) / 100
}

/** Views of the same names and columns that keep nothing back, for the statements without policies. */
async function makePlainViews(): Promise<void> {
  await database.write((writer) =>
    writer.execute(`reset role; create schema bench; grant usage on schema bench to welas_app;
      create view bench.person_shown as select s.*, (select f.kk from register.family f where f.id = s.family_id) as kk
        from register.person_state s where s.recorded_to is null;
      create view bench.record_shown as select r.*, r.facts ->> 'vitalStatus' as vital_status, r.facts ->> 'eventDate' as event_date,
        (select f.id from register.family f where f.kk = r.kk) as family_id from intake.record r;
      create view bench.batch_shown as select * from intake.batch;
      grant select on all tables in schema bench to welas_app; set local role welas_app`),
  )
}

function withoutPolicies(base: Database): Database {
  const onPlain = (writer: Writer): Reader => {
    const rewrite = (sql: string) => sql.replaceAll(/\b(register|intake)\.(\w+_shown)\b/g, 'bench.$2')
    return {
      ...writer,
      query: <T>(sql: string, values?: readonly Value[]) => writer.query<T>(rewrite(sql), values),
      first: <T>(sql: string, values?: readonly Value[]) => writer.first<T>(rewrite(sql), values),
    }
  }
  return { ...base, readAs: (_, work) => base.write((writer) => work(onPlain(writer), writer)) }
}

async function keep(): Promise<void> {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, PostgreSQL server`
  const folder = `${root}docs/benchmarks/results`
  await mkdir(folder, { recursive: true })
  await writeFile(
    `${folder}/trust-${people}.json`,
    `${JSON.stringify({ people, day: new Date().toISOString().slice(0, 10), machine, results, refusals }, null, 2)}\n`,
  )
}
