import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  addBatch,
  applyAsLinked,
  ask,
  createTestRegister,
  currentView,
  examplePack,
  join,
  stateColumns,
  weighAll,
} from '../../test/register-example.ts'
import { systemActor } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'
import { decidePair } from './decide-pair.ts'
import type { RecordValues } from './model.ts'
import { bestValues } from './rules/best-value.ts'
import { readSources } from './store-records.ts'
import { undoBatch } from './undo-batch.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

/** One act on a small register. Numbers choose among what stands at that moment. */
type Act =
  | {
      readonly kind: 'apply'
      readonly list: string
      readonly rows: readonly Row[]
      readonly joins: readonly (readonly [number, number])[]
      readonly questions: readonly (readonly [number, number])[]
    }
  | { readonly kind: 'undo'; readonly which: number }
  | {
      readonly kind: 'decide'
      readonly a: number
      readonly b: number
      readonly outcome: 'same' | 'different'
    }
interface Row {
  readonly name: string | undefined
  readonly motherName: string | undefined
  readonly village: string | undefined
  readonly kk: string | undefined
  readonly category: string
}

const optional = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const row: fc.Arbitrary<Row> = fc.record({
  name: optional('SITI', 'SANTI'),
  motherName: optional('TUMI', 'SUMI'),
  village: optional('35.09.01.2001', '35.09.01.2002'),
  kk: optional('3509011111111111', '3509012222222222', 'rusak'),
  category: fc.constantFrom('pmks-08', 'pmks-18'),
})
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('apply' as const),
      list: fc.constantFrom('penduduk', 'ppks', 'bansos', 'kematian'),
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      joins: fc.array(fc.tuple(fc.nat(3), fc.nat(30)), { maxLength: 4 }),
      questions: fc.array(fc.tuple(fc.nat(3), fc.nat(30)), { maxLength: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      a: fc.nat(30),
      b: fc.nat(30),
      outcome: fc.constantFrom('same' as const, 'different' as const),
    }),
  },
)

const standingRecords = (reader: Reader) =>
  reader.query<{ recordId: number; batchId: number }>(
    'select record_id as "recordId", batch_id as "batchId" from register.membership where recorded_to is null order by record_id',
  )

async function perform(act: Act): Promise<void> {
  const standing = await database.read(standingRecords)
  if (act.kind === 'apply') await applyNew(act, standing)
  if (act.kind === 'undo' && standing.length > 0)
    await undoBatch(context, systemActor, standing[act.which % standing.length]!.batchId)
  if (act.kind === 'decide' && standing.length > 1) await decide(act, standing)
}

/** Each row joins at most one standing person, as linkage promises. */
async function applyNew(
  act: Extract<Act, { kind: 'apply' }>,
  standing: readonly { recordId: number }[],
): Promise<number> {
  const rows = act.rows.map(({ category, ...each }) => ({
    ...each,
    facts: { category, desil: 3, eventDate: '2026-02-02' },
  }))
  const { batchId, recordIds } = await addBatch(database, act.list, rows)
  const earlierOf = (from: number) => [...standing.map((each) => each.recordId), ...recordIds.slice(0, from)]
  const targets = new Map(act.joins.map(([from, to]) => [from % recordIds.length, to]))
  for (const [from, to] of targets) {
    const earlier = earlierOf(from)
    if (earlier.length > 0)
      await join(database, batchId, recordIds[from]!, earlier[to % earlier.length]!, 10 + (to % 5))
  }
  const asked = new Set<string>()
  for (const [row, to] of act.questions) {
    const from = row % recordIds.length
    const other = earlierOf(from)[to % earlierOf(from).length]
    if (other === undefined || asked.has(`${from} ${other}`)) continue
    asked.add(`${from} ${other}`)
    await ask(database, batchId, recordIds[from]!, other)
  }
  await applyAsLinked(context, batchId)
  return batchId
}

async function decide(
  act: Extract<Act, { kind: 'decide' }>,
  standing: readonly { recordId: number; batchId: number }[],
): Promise<void> {
  const [a, b] = [standing[act.a % standing.length]!, standing[act.b % standing.length]!]
  if (a.recordId === b.recordId) return
  const [late, early] = a.recordId > b.recordId ? [a, b] : [b, a]
  await database.write((writer) =>
    writer.query(
      `update linkage.review_pair set status = 'withdrawn' where record_id = $1 and other_record_id = $2`,
      [late.recordId, early.recordId],
    ),
  )
  await decidePair(
    context,
    systemActor,
    await ask(database, late.batchId, late.recordId, early.recordId),
    act.outcome,
    '',
  )
}

/** What must hold after every act. */
async function checkInvariants(reader: Reader): Promise<void> {
  const count = async (sql: string) =>
    (await reader.first<{ n: number }>(`select count(*)::int as n from (${sql}) q`))!.n
  expect(
    await count(`select r.id from intake.record r join intake.batch b on b.id = r.batch_id and b.status = 'applied'
    left join register.membership m on m.record_id = r.id and m.recorded_to is null where r.verdict <> 'rejected' group by r.id having count(m.person_id) <> 1`),
  ).toBe(0)
  expect(
    await count(
      `select from register.membership m join intake.batch b on b.id = m.batch_id where m.recorded_to is null and b.status <> 'applied'`,
    ),
  ).toBe(0)
  expect(
    await count(`select from (select distinct person_id from register.membership where recorded_to is null) m
    full join (select person_id from register.person_state where recorded_to is null) s using (person_id) where m.person_id is null or s.person_id is null`),
  ).toBe(0)
  expect(
    await count(`select from register.claim c left join register.membership m on m.record_id = c.record_id and m.recorded_to is null
    where c.recorded_to is null and c.person_id is distinct from m.person_id`),
  ).toBe(0)
  expect(
    await count(
      `select from register.person p join register.membership m on m.person_id = p.id and m.recorded_to is null where p.merged_into is not null`,
    ),
  ).toBe(0)
  expect(
    await count(`select from linkage.decision d join register.membership a on a.record_id = d.record_id and a.recorded_to is null
    join register.membership b on b.record_id = d.other_record_id and b.recorded_to is null
    where d.recorded_to is null and (d.outcome = 'same') <> (a.person_id = b.person_id) and d.outcome = 'same'`),
  ).toBe(0)
  await checkStates(reader)
}

const openWeights = (reader: Reader) =>
  reader.query(`select id, people, stakes from linkage.review_pair where status = 'open' order by id`)

/** What each open question touches, brought up to date act by act, is what weighing all of them anew gives. */
async function checkWeights(): Promise<void> {
  const kept = await database.read(openWeights)
  const anew = await database.write(async (writer) => {
    await weighAll(writer)
    return openWeights(writer)
  })
  expect(kept).toEqual(anew)
}

/** Every current state is what the pure rule says of the records: the bulk SQL and the fold agree with it. */
async function checkStates(reader: Reader): Promise<void> {
  const batches = await readSources(reader, examplePack)
  const records = await reader.query<
    RecordValues & { personId: number; batchId: number; eventDate: string; named: string[] | null }
  >(
    `select m.person_id as "personId", r.batch_id as "batchId", r.id as "recordId", r.nik, r.nik_status as "nikStatus", r.kk, r.relation, r.name,
       r.birth_date as "birthDate", r.birth_precision as "birthPrecision", r.sex, r.district_code as "districtCode", r.village_code as "villageCode",
       r.hamlet, r.rt, r.rw, r.address, r.mother_name as "motherName", r.facts ->> 'eventDate' as "eventDate", intake.named_categories(r.facts) as named
     from register.membership m join intake.record r on r.id = m.record_id where m.recorded_to is null`,
  )
  const states = await reader.query<Record<string, unknown>>(
    `select ${stateColumns}, (select kk from register.family f where f.id = family_id) as kk from register.person_state where recorded_to is null`,
  )
  for (const state of states) {
    const own = records
      .filter((each) => each.personId === state.person_id)
      .map((each): RecordValues => {
        const source = batches.get(each.batchId)!
        return {
          ...each,
          ...source,
          vitalStatus: source.vital?.value ?? null,
          vitalDate: source.vital?.dated ? each.eventDate : source.period,
          isSensitive: source.sensitive.of(each.named ?? []),
        }
      })
    const best = bestValues(own, examplePack.precedence)
    expect(state).toMatchObject({
      name: best.name,
      mother_name: best.motherName,
      village_code: best.villageCode,
      kk: best.kk,
      vital_status: best.vitalStatus,
      sources: best.sources,
    })
  }
}

/** Each run starts from nothing. */
async function clear(): Promise<void> {
  await database.write((writer) =>
    writer.execute(`reset role; delete from register.claim; delete from register.membership; delete from register.person_state; delete from register.person;
      delete from linkage.review_pair; delete from linkage.decision; delete from intake.record; delete from intake.batch`),
  )
}

const lastList = fc.record({
  kind: fc.constant('apply' as const),
  list: fc.constantFrom('ppks', 'bansos'),
  rows: fc.array(row, { minLength: 1, maxLength: 3 }),
  joins: fc.array(fc.tuple(fc.nat(2), fc.nat(30)), { maxLength: 3 }),
  questions: fc.array(fc.tuple(fc.nat(2), fc.nat(30)), { maxLength: 2 }),
})

test('whatever is applied, undone and decided: one person per record, states and claims right, and the last list undone leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 6 }), lastList, async (acts, last) => {
      await clear()
      for (const each of acts) {
        await perform(each)
        await checkWeights()
      }
      await database.read(checkInvariants)
      const before = await database.read(currentView)
      const batchId = await applyNew(last, await database.read(standingRecords))
      await database.read(checkInvariants)
      await undoBatch(context, systemActor, batchId)
      await checkWeights()
      expect(await database.read(currentView)).toEqual(before)
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 110_000)
