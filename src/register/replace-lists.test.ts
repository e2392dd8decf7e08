import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addBatch,
  clearLists,
  createTestRegister,
  currentView,
  type ExampleRow,
  enterList,
  personRow,
} from '../../test/register-example.ts'
import { systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { enterRows } from './apply-links.ts'
import { readBatch } from './store.ts'
import { undoBatch } from './undo-batch.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())
beforeEach(() => clearLists(database))

const january = '2026-01-01'

const enter = (rows: readonly ExampleRow[], how?: Parameters<typeof enterList>[2]) =>
  enterList(context, rows, how)
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

describe('rows of two parts of a list', () => {
  const siti = { name: 'SITI AMINAH', sex: 'F', facts: { category: 'pmks-08' } } as const

  test('that only a row of the new list ties together are two persons again when it is undone', async () => {
    await enter([personRow(0)])
    await enter([personRow(1)], { isPart: true })
    const before = await view()
    const { batchId, recordIds } = await addBatch(database, 'ppks', [personRow(2)], january)
    // A person says so while the list waits.
    await database.write((writer) =>
      writer.query(
        `insert into linkage.decision (record_id, other_record_id, outcome, decided_by, reason, batch_id)
         select $1, record_id, 'same', 'petugas', 'orang yang sama', $2 from register.membership where recorded_to is null`,
        [recordIds[0]!, batchId],
      ),
    )
    await applyBatch(context, batchId, silent)
    expect((await view()).aliases).toHaveLength(1)
    await undo(batchId)
    expect(await view()).toEqual(before)
  })

  test('that stood in one place under one name are not joined by the row that stands there now', async () => {
    await enter([personRow(0, { name: 'SITI' })])
    await enter([personRow(1, { name: 'SITI' })], { isPart: true })
    await enter([{ ...siti, name: 'SITI', village: '35.09.02.2001' }])
    expect((await view()).aliases).toEqual([])
    expect(await all(`select 1 from linkage.decision where outcome = 'same'`)).toEqual([])
  })
})

test('a row at the place of a leaving one of its name is that person corrected, unless NIK and birth date say another', async () => {
  await enter([personRow(0, { name: 'SITI' }), personRow(1, { name: 'BUDI' })])
  const [siti, budi] = (await view()).memberships.map((row) => row.person_id)
  await enter([
    { ...personRow(0, { name: 'SITI', village: 2 }), nik: '3509014101600099' },
    personRow(2, { name: 'BUDI' }),
  ])
  const persons = (await view()).memberships.map((row) => row.person_id)
  expect(persons).toContain(siti)
  expect(persons).not.toContain(budi)
})
