import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, rightsOf } from '../../src/access/index.ts'
import type { Row } from '../../src/kernel/ports.ts'
import { createTestRegister } from '../register-example.ts'
import { Evaluator, peopleTables, readWorld, type World } from './evaluator.ts'
import { actors, fill, inTime, plans, usualActors } from './random-register.ts'

let tables: { name: string; columns: string[] }[]
const { database, context, drop } = await createTestRegister()
beforeAll(async () => {
  tables = await database.read((reader) =>
    reader.query(`select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'v') and n.nspname in ('reference', 'access', 'platform', 'intake', 'linkage', 'register', 'programmes', 'planning', 'open_data')
      group by 1 order by 1`),
  )
})
afterAll(() => drop())

/** Columns staff may ask for; '*' = all. What is not named here is refused whole. */
const staffColumns: Readonly<Record<string, string>> = {
  'reference.area': '*',
  'reference.agency': '*',
  'reference.category': '*',
  'reference.list_kind': '*',
  'access.account': 'id display_name',
  'platform.job': '*',
  'linkage.evidence': '*',
  'linkage.decision': '*',
  'linkage.review_pair': '*',
  'linkage.answer': '*',
  'linkage.alike_decision': '*',
  'register.person': '*',
  'register.membership': '*',
  'register.claim': '*',
  'register.family': 'id created_at',
  'register.person_state':
    'person_id family_id relation name sex district_code village_code vital_status sources recorded_from recorded_to',
  'register.person_shown': '*',
  'intake.record_shown': '*',
  'intake.batch_shown': '*',
  'intake.picture_row_shown': '*',
  'intake.record':
    'id batch_id sheet row_number verdict nik_status name sex district_code village_code relation',
  'intake.batch':
    'id file_name agency_id list_kind_id period status counts refusal received_by received_at checked_at approved_by approved_at applied_at linked_at undone_by undone_at',
}
const publicSchemas = ['open_data', 'reference']

describe('every column of every table, by role of the database', () => {
  const readable = (role: string) =>
    database.read((reader) =>
      reader.query<{ name: string }>(
        `select n.nspname || '.' || c.relname || '.' || a.attname as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and has_schema_privilege($1, n.oid, 'usage') and has_column_privilege($1, c.oid, a.attnum, 'select') order by 1`,
        [role],
      ),
    )
  const namesOf = async (role: string) => (await readable(role)).map((row) => row.name).sort()

  test('the public role reads the public schemas and nothing else', async () => {
    const expected = tables
      .filter(({ name }) => publicSchemas.includes(name.split('.')[0]!))
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`))
    expect(await namesOf('welas_public')).toEqual(expected.sort())
  })

  test('staff read what this test names, and no plain NIK, card, birthday, address or raw cell', async () => {
    const expected = tables.flatMap(({ name, columns }) =>
      (staffColumns[name] === '*' ? columns : (staffColumns[name]?.split(' ') ?? [])).map(
        (column) => `${name}.${column}`,
      ),
    )
    expect(await namesOf('welas_staff')).toEqual(expected.sort())
  })

  test('staff and public change nothing', async () => {
    const rights = await database.read((reader) =>
      reader.query(`select r.role, c.oid::regclass::text from (values ('welas_staff'), ('welas_public'), ('welas_lens')) r (role), pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not like 'pg_%' and n.nspname <> 'information_schema' and c.relowner::regrole::text <> r.role
          and (has_table_privilege(r.role, c.oid, 'insert, update, delete, truncate') or has_any_column_privilege(r.role, c.oid, 'insert, update'))`),
    )
    expect(rights).toEqual([])
  })

  test.each(['welas_staff', 'welas_public'])('%s is refused by name where it may not read', async (role) => {
    const granted = new Set((await namesOf(role)).map((name) => name.split('.').slice(0, 2).join('.')))
    for (const { name } of tables.filter((table) => !granted.has(table.name)))
      await expect(
        database.write(async (writer) => {
          await writer.execute(`set local role ${role}`)
          return writer.query(`select * from ${name}`)
        }),
        name,
      ).rejects.toThrow(/permission denied/)
  })

  test('without rights set, staff see no row about people', async () => {
    await fill(context, { lists: [{ kind: 'penduduk', waits: false, rows: [somebody] }], questions: [] })
    const seen = await database.write(async (writer) => {
      await writer.execute('set local role welas_staff')
      const counts: number[] = []
      for (const name of [
        ...peopleTables,
        'register.person_shown',
        'intake.record_shown',
        'intake.batch_shown',
        'intake.picture_row_shown',
      ])
        counts.push((await writer.query(`select 1 as one from ${name}`)).length)
      return counts
    })
    expect(new Set(seen)).toEqual(new Set([0]))
  })
})

const somebody = {
  person: 0,
  village: '35.09.01.2001',
  category: ['pmks-08'],
  hasCard: true,
  isRejected: false,
}

/** What the actor gets of each table, as sorted text, through the role of the database. */
function seenBy(actor: Actor): Promise<Record<string, string[]>> {
  return database.readAs(rightsOf(actor), async (staff) => {
    const seen: Record<string, string[]> = {}
    for (const table of peopleTables)
      seen[table] = texts(await staff.query(`select ${columnsOf(table).join(', ')} from ${table}`))
    seen.persons = texts(
      await staff.query(`select person_id, kk, ${shownColumns} from register.person_shown`),
    )
    seen.rows = texts(await staff.query(`select id, kk, ${shownColumns} from intake.record_shown`))
    seen.cells = texts(await staff.query('select id, cells, findings from intake.record_shown'))
    return seen
  })
}
const shownColumns = 'name, nik, birth_date, birth_precision, mother_name, hamlet, rt, rw, address'
const columnsOf = (table: string) =>
  staffColumns[table] === '*'
    ? tables.find(({ name }) => name === table)!.columns
    : staffColumns[table]!.split(' ')
const texts = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(sortKeys(row))).sort()
const sortKeys = (row: Row) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
const pick = (row: Row, columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, row[column]]))

function expectedFor(world: World, actor: Actor): Record<string, string[]> {
  const evaluator = new Evaluator(world, actor)
  const seen: Record<string, string[]> = {}
  for (const table of peopleTables)
    seen[table] = texts(evaluator.rows(table).map((row) => pick(row, columnsOf(table))))
  const cardOf = (state: Row) => {
    const family = evaluator.rows('register.family').find(({ id }) => id === state.family_id)
    return evaluator.shown({ nik: family?.kk ?? null }).nik
  }
  seen.persons = texts(
    evaluator
      .rows('register.person_state')
      .filter((state) => state.recorded_to === null)
      .map((state) => ({ person_id: state.person_id, kk: cardOf(state), ...evaluator.shown(state) })),
  )
  const records = evaluator.rows('intake.record')
  seen.rows = texts(
    records.map((record) => ({
      id: record.id,
      kk: evaluator.shown({ nik: record.kk }).nik,
      ...evaluator.shown(record),
    })),
  )
  const wholeRows = (record: Row) => {
    const list = evaluator.batch(record.batch_id)
    const groups = (['identity', 'contact', 'welfare'] as const).every((group) => evaluator.has(group))
    return groups && (evaluator.approves || evaluator.isOwn(list))
  }
  const masked = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? '' : '•••'))
  seen.cells = texts(
    records.map((record) => ({
      id: record.id,
      cells: wholeRows(record) ? record.cells : masked(record.cells as string[]),
      findings: wholeRows(record) ? record.findings : null,
    })),
  )
  return seen
}

test('each usual account sees of each table the rows and columns that the evaluator says', async () => {
  const [plan] = fc.sample(
    plans.filter(({ lists, questions }) => lists.length === 5 && questions.length > 4),
    { numRuns: 1, seed: 5 },
  )
  await fill(context, plan!)
  const world = await readWorld(database)
  for (const actor of usualActors)
    expect(await seenBy(actor), label(actor)).toEqual(expectedFor(world, actor))
})

test('whatever the register holds and whatever is granted, the database shows what the evaluator says', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.array(actors, { minLength: 6, maxLength: 10 }), async (plan, asking) => {
      await fill(context, plan)
      const world = await readWorld(database)
      for (const actor of asking) expect(await seenBy(actor), label(actor)).toEqual(expectedFor(world, actor))
    }),
    { numRuns: 25, ...inTime },
  )
}, 400_000)

const label = ({ role, areaCode, categories, fieldGroups }: Actor) =>
  JSON.stringify({ role, areaCode, categories, fieldGroups })
