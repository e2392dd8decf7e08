import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import {
  addBatch,
  currentView,
  type ExampleRow,
  exampleContext,
  loadExample,
} from '../../test/register-example.ts'
import { type Context, systemActor } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import { silent } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { enterRows } from './apply-links.ts'
import { previewBatch } from './preview-batch.ts'
import { readBatch } from './store.ts'
import { undoBatch } from './undo-batch.ts'

let database: Database
let drop: () => Promise<void>
let context: Context
beforeAll(async () => {
  ;({ database, drop } = await createTestDatabase())
  context = exampleContext(database)
  await loadExample(database)
})
afterAll(() => drop())
beforeEach(() => clear())

function clear(): Promise<void> {
  return database.write((writer) =>
    writer.execute(`reset role; delete from register.claim; delete from register.membership; delete from register.person_state; delete from register.person;
      delete from linkage.review_pair; delete from linkage.decision; delete from intake.carried_row; delete from intake.leaving_row; delete from intake.record; delete from intake.batch;
      update reference.list_kind set meaning = 'full'`),
  )
}

const villages = ['35.09.01.2001', '35.09.01.2002', '35.09.02.2001']
/** A person of the invented place; `said` is what its row says beside who it is. */
function personRow(
  number: number,
  said: { village?: number; category?: string; name?: string } = {},
): ExampleRow {
  const day = String(10 + number)
  return {
    nik: `350901${day}01${60 + number}00${day}`,
    name: said.name ?? ['SITI AMINAH', 'BUDI HARTONO', 'WAGIMAN', 'KATIRAH', 'SUPARDI', 'MISNATI'][number]!,
    birthDate: `19${60 + number}-01-${day}`,
    sex: 'M',
    village: villages[said.village ?? number % 3]!,
    facts: { category: said.category ?? 'pmks-08' },
  }
}
const january = '2026-01-01'

async function enter(
  rows: readonly ExampleRow[],
  { list = 'ppks', period = january, corrects = 0, isPart = false } = {},
) {
  const made = await addBatch(database, list, rows, period)
  await database.write((writer) =>
    writer.query('update intake.batch set corrects = nullif($2::bigint, 0), is_part = $3 where id = $1', [
      made.batchId,
      corrects,
      isPart,
    ]),
  )
  await applyBatch(context, made.batchId, silent)
  return made.batchId
}
const undo = (batchId: number) => undoBatch(context, systemActor, batchId)
const view = () => database.read(currentView)
const all = <T>(sql: string, values: (string | number)[] = []) =>
  database.read((reader) => reader.query<T>(sql, values))
const onList = async () =>
  (
    await all<{ name: string }>(
      `select s.name from register.claim c join register.person_state s on s.person_id = c.person_id and s.recorded_to is null
       where c.recorded_to is null and c.kind = 'category' and c.valid_to is null order by 1`,
    )
  ).map((row) => row.name)
const recordedRows = async () =>
  (
    await all<{ n: number }>(
      `select (select count(*) from register.membership)::int + (select count(*) from register.claim)::int as n`,
    )
  )[0]!.n

describe('a full list handed in again for the same period', () => {
  test('leaves what it says again untouched, enters and lets leave the rest, and its undo is exact', async () => {
    const first = await enter([personRow(0), personRow(1), personRow(2)])
    const before = await view()
    const second = await enter([personRow(0), personRow(1, { category: 'pmks-18' }), personRow(3)])
    const after = await view()
    // Same person, same record, same claim: the row that did not change.
    expect(after.memberships[0]).toEqual(before.memberships[0])
    expect(after.claims[0]).toEqual(before.claims[0])
    // The corrected row kept its person.
    expect(after.memberships.map((row) => row.person_id)).toContain(before.memberships[1]!.person_id)
    expect(after.states.map((state) => state.name).sort()).toEqual(['BUDI HARTONO', 'KATIRAH', 'SITI AMINAH'])
    await expect(undo(first)).rejects.toMatchObject({
      code: 'register.batch-rested-on',
      params: { later: second },
    })
    await undo(second)
    expect(await view()).toEqual(before)
    await undo(first)
    expect((await view()).memberships).toEqual([])
  })

  test('the same rows again write nothing about people', async () => {
    await enter([personRow(0), personRow(1), personRow(1)])
    const [before, written] = [await view(), await recordedRows()]
    await enter([personRow(1), personRow(0), personRow(1)])
    expect(await view()).toEqual(before)
    expect(await recordedRows()).toBe(written)
  })

  test('a third takes the place of the second, and undone in turn each stands again', async () => {
    const first = await enter([personRow(0), personRow(1)])
    const one = await view()
    const second = await enter([personRow(0), personRow(2)])
    const two = await view()
    const third = await enter([personRow(0), personRow(1), personRow(2, { village: 0 })])
    expect(await all('select id, replaced_by from intake.batch order by id')).toEqual([
      { id: first, replaced_by: second },
      { id: second, replaced_by: third },
      { id: third, replaced_by: null },
    ])
    await undo(third)
    expect(await view()).toEqual(two)
    await undo(second)
    expect(await view()).toEqual(one)
  })

  test('of a newer period it ends who is absent, and the correction of that period brings them back', async () => {
    await enter([personRow(0), personRow(1)])
    const february = await enter([personRow(0)], { period: '2026-02-01' })
    expect(await onList()).toEqual(['SITI AMINAH', 'SITI AMINAH'])
    await enter([personRow(0), personRow(1)], { period: '2026-02-01', corrects: february })
    expect(await onList()).toEqual(['BUDI HARTONO', 'BUDI HARTONO', 'SITI AMINAH', 'SITI AMINAH'])
  })

  test('a part of it adds', async () => {
    await enter([personRow(0), personRow(1)])
    await enter([personRow(1), personRow(2)], { isPart: true })
    expect(await onList()).toEqual(['BUDI HARTONO', 'SITI AMINAH', 'WAGIMAN'])
  })
})

describe('lists of additions and of changes', () => {
  const mean = (meaning: string) =>
    database.write((writer) =>
      writer.execute(`reset role; update reference.list_kind set meaning = '${meaning}'`),
    )

  test('additions never double a row, and only a correction takes rows away', async () => {
    await mean('additions')
    const first = await enter([personRow(0), personRow(1)])
    const other = await enter([personRow(1), personRow(2)])
    expect(await onList()).toEqual(['BUDI HARTONO', 'SITI AMINAH', 'WAGIMAN'])
    // The other list still says what the correction leaves out.
    const correction = await enter([personRow(0, { village: 2 })], { corrects: first })
    expect(await onList()).toEqual(['BUDI HARTONO', 'SITI AMINAH', 'WAGIMAN'])
    await undo(correction)
    await undo(other)
    expect(await onList()).toEqual(['BUDI HARTONO', 'SITI AMINAH'])
  })

  test('a list of changes speaks of those who stand in it only', async () => {
    await mean('changes')
    await enter([personRow(0), personRow(1)])
    await enter([personRow(1, { category: 'pmks-18' })], { period: '2026-02-01' })
    expect(
      await all(
        `select c.what, c.valid_to from register.claim c join register.person_state s on s.person_id = c.person_id and s.recorded_to is null
         where c.recorded_to is null order by s.name, c.id`,
      ),
    ).toEqual([
      { what: 'pmks-18', valid_to: null },
      { what: 'pmks-08', valid_to: '2026-02-01' },
      { what: 'pmks-08', valid_to: null },
    ])
  })
})

test('killed between plan and entering, the same rows enter; a list that changed meanwhile is planned anew', async () => {
  await enter([personRow(0), personRow(1)])
  const { batchId } = await addBatch(database, 'ppks', [personRow(0), personRow(2)], january)
  const killed = {
    step(name: string) {
      if (name === 'claims') throw new Error('killed')
    },
  }
  await expect(applyBatch(context, batchId, killed)).rejects.toThrow('killed')
  const between = await enter([personRow(2), personRow(3)])
  await applyBatch(context, batchId, silent)
  expect(await onList()).toEqual(['SITI AMINAH', 'WAGIMAN'])
  expect(await all('select count(*)::int as n from register.membership where recorded_to is null')).toEqual([
    { n: 2 },
  ])
  await undo(batchId)
  expect(await onList()).toEqual(['KATIRAH', 'WAGIMAN'])
  await undo(between)
  expect(await onList()).toEqual(['BUDI HARTONO', 'SITI AMINAH'])
})

/** What a small world looks like: persons by name, with place and what the list says of them. */
const said = fc.record({
  village: fc.nat(2),
  category: fc.constantFrom('pmks-08', 'pmks-18'),
  name: fc.constantFrom(undefined, 'SITI', 'BUDI'),
})
const list = fc
  .uniqueArray(fc.nat(5), { minLength: 1, maxLength: 5 })
  .chain((persons) => fc.tuple(...persons.map((number) => said.map((each) => personRow(number, each)))))
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      rows: list,
      list: fc.constantFrom('ppks', 'penduduk'),
      month: fc.constantFrom('2026-01-01', '2026-02-01'),
      isPart: fc.boolean(),
      corrects: fc.nat(8),
    }),
  },
  { weight: 1, arbitrary: fc.record({ undone: fc.nat(8) }) },
)

const appliedBatches = async () =>
  (await all<{ id: number }>(`select id from intake.batch where status = 'applied' order by id`)).map(
    ({ id }) => id,
  )
const countsOf = async (batchId: number) =>
  (
    await all<{ preview: Record<string, number>; villages: object }>(
      `select counts -> 'preview' as preview, counts -> 'villages' as villages from intake.batch where id = $1`,
      [batchId],
    )
  )[0]!
const idsOf = async (sql: string, values: (string | number)[]) =>
  new Set((await all<{ id: number }>(sql, values)).map(({ id }) => id))
const listRecords = (kind: string) =>
  idsOf(
    'select r.id from intake.record r join intake.batch b on b.id = r.batch_id where b.list_kind_id = $1',
    [kind],
  )
/** Records by which persons stand in a batch: its own, and earlier ones that say the same. */
const listedRecords = (batchId: number) =>
  idsOf(
    `select id from intake.record where batch_id = $1 union select earlier_record_id from intake.carried_row where batch_id = $1`,
    [batchId],
  )

/** Of every list and period: each person the newest list names stands once per row, and nothing of an undone batch stands. */
async function checkStanding(): Promise<void> {
  expect(
    await all(
      `select m.record_id from register.membership m join intake.batch b on b.id = m.batch_id where m.recorded_to is null and b.status <> 'applied'`,
    ),
  ).toEqual([])
  // Every row of a batch in force stands, by itself or by an earlier row; nothing else does.
  expect(
    await all(
      `with wanted as (
         select distinct coalesce(c.earlier_record_id, r.id) as id from intake.batch b join intake.record r on r.batch_id = b.id
         left join intake.carried_row c on c.record_id = r.id
         where b.status = 'applied' and b.replaced_by is null and r.verdict <> 'rejected')
       select w.id, m.record_id from wanted w
       full join (select record_id from register.membership where recorded_to is null) m on m.record_id = w.id
       where w.id is null or m.record_id is null`,
    ),
  ).toEqual([])
  expect(
    await all(`select c.id from register.claim c left join register.membership m on m.record_id = c.record_id and m.recorded_to is null
      where c.recorded_to is null and c.person_id is distinct from m.person_id`),
  ).toEqual([])
}

type View = Awaited<ReturnType<typeof view>>
/** The same numbers as the preview, from the register as a whole before and after. */
function differenceOf(before: View, after: View, ofList: ReadonlySet<number>, listed: ReadonlySet<number>) {
  const stateOf = (from: View) => new Map(from.states.map((state) => [state.person_id as number, state]))
  const [old, now] = [stateOf(before), stateOf(after)]
  const values = (state: object) => JSON.stringify({ ...state, sources: null })
  const open = (from: View) =>
    from.claims.filter((claim) => ofList.has(claim.record_id as number) && claim.valid_to === null)
  const key = (claim: View['claims'][number]) =>
    JSON.stringify([claim.kind, claim.what, claim.value, claim.amount])
  const said = new Set(open(after).map((claim) => `${claim.person_id} ${key(claim)}`))
  const moved = new Set(open(after).map((claim) => `${claim.record_id} ${claim.kind} ${claim.what}`))
  const lost = open(before).filter(
    (claim) =>
      !said.has(`${claim.person_id} ${key(claim)}`) &&
      !moved.has(`${claim.record_id} ${claim.kind} ${claim.what}`),
  )
  const inList = new Set(
    after.memberships
      .filter((one) => listed.has(one.record_id as number))
      .map((one) => one.person_id as number),
  )
  const aliases = new Set(after.aliases.map((alias) => alias.id as number))
  const gone = [...old.keys()].filter((id) => !now.has(id) && !aliases.has(id))
  const lostIds = lost.map((claim) => claim.person_id as number)
  const ended = new Set([...lostIds, ...gone].filter((id) => !inList.has(id)))
  const changed = new Set([
    ...[...now.keys()].filter((id) => old.has(id) && values(old.get(id)!) !== values(now.get(id)!)),
    ...lostIds.filter((id) => inList.has(id)),
  ])
  return {
    new: [...now.keys()].filter((id) => !old.has(id)).length,
    changed: [...changed].filter((id) => !ended.has(id) && old.has(id)).length,
    ended: ended.size,
  }
}

test('whatever is replaced, corrected and undone: the preview tells what happens, no row stands twice, and undo is exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), list, async (acts, last) => {
      await clear()
      const made: number[] = []
      for (const each of acts) {
        const applied = await appliedBatches()
        if ('undone' in each) {
          const batchId = applied[each.undone % Math.max(1, applied.length)]
          if (batchId)
            await undo(batchId).catch((error) =>
              expect(error).toMatchObject({ code: 'register.batch-rested-on' }),
            )
        } else {
          const corrects = made[each.corrects] ?? 0
          made.push(
            await enter(each.rows, { list: each.list, period: each.month, isPart: each.isPart, corrects }),
          )
        }
        await checkStanding()
      }
      const before = await view()
      const { batchId } = await addBatch(database, 'ppks', last, january, 'checked')
      await previewBatch(context, batchId, silent)
      expect(await view()).toEqual(before)
      const told = await countsOf(batchId)
      await database.write((writer) =>
        writer.query(`update intake.batch set status = 'approved' where id = $1`, [batchId]),
      )
      await applyBatch(context, batchId, silent)
      const after = await view()
      expect(await countsOf(batchId)).toEqual(told)
      expect(told.preview).toMatchObject(
        differenceOf(before, after, await listRecords('ppks'), await listedRecords(batchId)),
      )
      await undo(batchId)
      expect(await view()).toEqual(before)
    }),
    { numRuns: Number(process.env.REPLACE_RUNS ?? 6), endOnFailure: true },
  )
}, 110_000)

test('while rows enter, the planner is told of tables that it took for empty', async () => {
  const { batchId } = await addBatch(
    database,
    'ppks',
    [0, 1, 2, 3].map((number) => personRow(number)),
    january,
  )
  const filled = ['claim', 'membership', 'person', 'person_state']
  // As a vacuum leaves it that comes between a preview, rolled back, and the rows: many pages, no rows.
  await database.write((writer) =>
    writer.execute(
      `reset role; update pg_class set relpages = 1000, reltuples = 0
       where relnamespace = 'register'::regnamespace and relname in ('${filled.join("', '")}')`,
    ),
  )
  const known = await database.write(async (writer) => {
    await enterRows(context, writer, await readBatch(writer, batchId), `${january}T00:00:00Z`, silent)
    return writer.query(
      `select relname as name, reltuples::int as rows from pg_class where relnamespace = 'register'::regnamespace and relname = any ($1::text[]) order by 1`,
      [filled],
    )
  })
  expect(known).toEqual(filled.map((name) => ({ name, rows: 4 })))
})
