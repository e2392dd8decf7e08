import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { exampleContext, fillExample, villageCodes } from '../../test/programme-example.ts'
import { systemActor } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import { measureMonths } from '../programmes/index.ts'
import { attackDatabase } from './attack/attack-bytes.ts'
import { publishRelease } from './publish-release.ts'
import { isProtected, noMemory, type ProtectedTables, protectTables } from './rules/protect-table.ts'
import { loadSolver, solverName } from './solve-linear.ts'
import type { ReleaseDraft } from './store-release.ts'

/** protectTables is the only gate: for who writes code, and for who writes SQL with the program's own roles. */
let store: { database: Database; drop(): Promise<void> }
let made: ProtectedTables

beforeAll(async () => {
  store = await createTestDatabase()
  const context = exampleContext(store.database)
  const person = (index: number) => ({
    family: index,
    village: villageCodes[index % villageCodes.length]!,
    birth: '1950-05-05',
    leftOn: null,
    desil: [{ value: (index % 10) + 1, on: '2026-01-10' }],
    categories: [{ id: 'old', on: '2026-01-10' }],
    teacher: index % 3 === 0,
    help: [],
  })
  await fillExample(
    store.database,
    Array.from({ length: 200 }, (_, index) => person(index + 1)),
  )
  await measureMonths(context, ['2026-03-31'])
  await publishRelease(context, systemActor, null)
  made = protectTables({ innerCount: 0, cells: [], relations: [] }, noMemory, await loadSolver())
}, 90_000)
afterAll(() => store.drop())

type Accepted<T> = T extends ReleaseDraft['people'] ? true : false

test('code cannot make protected tables: not by writing them down, by copying, or by a cast that is noticed', () => {
  const written = { cells: made.cells, ledger: made.ledger }
  const copied = { ...made, cells: new Map([['x', { value: 1, status: 'A' as const }]]) }
  // These three lines do not compile when a release takes anything but what protectTables made.
  const byHand: Accepted<typeof written> = false
  const byCopy: Accepted<typeof copied> = false
  const byGate: Accepted<typeof made> = true
  expect([byHand, byCopy, byGate]).toEqual([false, false, true])
  expect([written, copied, made, Object.create(made), null].map(isProtected)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ])
})

const release = `insert into open_data.release (id, as_of, policy_version, ledger)
  values ('2030-01', '2030-01-31', 'x', '{"decision": "x", "approvedBy": "x", "registryHash": "x", "systemHash": "x", "solver": "x", "files": {},
    "threshold": 5, "auditedCells": 0, "stored": {"A": SHOWN, "C": 0, "Z": 0}}');`
const dataset = `insert into open_data.dataset values ('2030-01', 'program-x', '{}', '{}', '[]', 'x');`
const rule = `insert into open_data.protection values ('2030-01', 'program-x', 'reached', 5, false, '{regency,district}');`
const value = (measure: string, area: string, number: number | null, status: string) =>
  `insert into open_data.value values ('2030-01', 'program-x', '${area}', '${measure}', ${number}, '${status}');`
const steps = (shown: number, ...more: string[]) =>
  [release.replace('SHOWN', String(shown)), dataset, ...more].join('\n')

test.each<[string, 'welas_app' | 'welas_release', string, string]>([
  ['a number by the program itself', 'welas_app', value('reached', '35.99', 7, 'A'), 'permission denied'],
  ['a release by the program itself', 'welas_app', release.replace('SHOWN', '0'), 'permission denied'],
  [
    'a text by the program itself',
    'welas_app',
    `insert into open_data.promise values ('2026-03', 'x', '{}')`,
    'permission denied',
  ],
  [
    'a number for a release that is out',
    'welas_release',
    `insert into open_data.value values ('2026-03', 'penduduk', '35.99', 'x', 7, 'A')`,
    'nothing is added',
  ],
  [
    'a rule for a release that is out',
    'welas_release',
    `insert into open_data.protection values ('2026-03', 'penduduk', 'x', 5, false, '{regency}')`,
    'nothing is added',
  ],
  [
    'another number in a release that is out',
    'welas_release',
    `update open_data.value set value = 1`,
    'permission denied',
  ],
  ['another ledger', 'welas_release', `update open_data.release set ledger = '{}'`, 'permission denied'],
  [
    'a ledger without its hashes',
    'welas_release',
    `insert into open_data.release (id, as_of, policy_version, ledger) values ('2030-01', '2030-01-31', 'x', '{"decision": "x"}')`,
    'not protected: ledger',
  ],
  [
    'an audit that found narrow ranges',
    'welas_release',
    steps(0).replace('"auditedCells": 0', '"auditedCells": 9, "auditWidthMin": 2'),
    'not protected: audit',
  ],
  [
    'a column without a rule',
    'welas_release',
    steps(1, value('reached', '35.99', 70, 'A')),
    'not protected: unprotected column',
  ],
  [
    'a small count',
    'welas_release',
    steps(1, rule, value('reached', '35.99', 4, 'A')),
    'not protected: small count',
  ],
  [
    'a village where districts are the limit',
    'welas_release',
    steps(1, rule, value('reached', villageCodes[0]!, 40, 'A')),
    'not protected: level',
  ],
  [
    'a column in districts that is for the regency, beside one that is for districts',
    'welas_release',
    steps(
      2,
      rule,
      rule.replace("'reached'", "'missed'").replace('{regency,district}', '{regency}'),
      value('reached', '35.99.01', 40, 'A'),
      value('missed', '35.99.01', 40, 'A'),
    ),
    'not protected: level',
  ],
  [
    'a place that does not exist',
    'welas_release',
    steps(1, rule, value('reached', 'person-7', 40, 'A')),
    'not protected: level',
  ],
  [
    'a percentage of hidden counts',
    'welas_release',
    steps(0, value('coverage', '35.99', 50, 'A')),
    'not protected: percentage',
  ],
  [
    'a number beside the sign',
    'welas_release',
    steps(0, rule, value('reached', '35.99', 3, 'C')),
    'value_is_its_status',
  ],
  [
    'more numbers than the ledger counts',
    'welas_release',
    steps(0, rule, value('reached', '35.99', 40, 'A')),
    'not protected: counts',
  ],
  [
    'a zero that is sensitive',
    'welas_release',
    steps(0, rule.replace('false', 'true'), value('reached', '35.99', 0, 'Z')),
    'not protected: sensitive zero',
  ],
  [
    'a text with a hidden number',
    'welas_release',
    steps(
      0,
      `insert into open_data.promise values ('2030-01', 'x', '{"promise": {"total": {"reached": {"value": 3, "status": "C"}}}}');`,
    ),
    'not protected: text',
  ],
  [
    'a text with a small number',
    'welas_release',
    steps(
      0,
      `insert into open_data.promise values ('2030-01', 'x', '{"promise": {"total": {"reached": {"value": 3, "status": "A"}}}}');`,
    ),
    'not protected: text',
  ],
])('the database refuses %s', async (_, role, sql, reason) => {
  const attempt = store.database.write(async (writer) => {
    await writer.execute(`set local role ${role}`)
    await writer.execute(sql)
  })
  await expect(attempt).rejects.toThrow(reason)
  const left = await store.database.read((reader) =>
    reader.query(`select id from open_data.release where id <> '2026-03'`),
  )
  expect(left).toEqual([])
})

test('what is protected passes the same guards', async () => {
  await store.database.write(async (writer) => {
    await writer.execute('set local role welas_release')
    await writer.execute(steps(1, rule, value('reached', '35.99', 40, 'A')))
  })
  const ids = await store.database.read((reader) =>
    reader.query('select id from open_data.release order by id'),
  )
  expect(ids).toEqual([{ id: '2026-03' }, { id: '2030-01' }])
})

test('a sensitive zero passes only where the same release shows that nobody lives there', async () => {
  const people = `insert into open_data.dataset values ('2030-01', 'penduduk', '{}', '{}', '[]', 'x');
    insert into open_data.protection values ('2030-01', 'penduduk', 'people', 5, false, '{regency,district}');
    insert into open_data.value values ('2030-01', 'penduduk', '35.99', 'people', 0, 'Z');`
  const zero = [rule.replace('false', 'true'), value('reached', '35.99', 0, 'Z')]
  const faultOf = (...more: string[]) =>
    store.database.write(async (writer) => {
      await writer.execute('set local role welas_release')
      await writer.execute(
        steps(0, ...zero, ...more)
          .replaceAll('2030-01', '2031-01')
          .replace('"Z": 0', `"Z": ${more.length + 1}`),
      )
      const row = await writer.first<{ fault: string | null }>(
        `select open_data.fault_of_release('2031-01') as fault`,
      )
      throw new Error(`fault: ${row!.fault}`)
    })
  await expect(faultOf()).rejects.toThrow('fault: sensitive zero')
  await expect(faultOf(people)).rejects.toThrow('fault: null')
})

test('the public role reads nothing but public tables, no NIK stands in them, and a planted text would be seen (A8)', async () => {
  const context = exampleContext(store.database)
  const found = async (canaries: readonly string[]) =>
    (await attackDatabase(context, canaries)).map((one) => one.pinned)
  expect(await found(['Siti Canary', '3509019912990001'])).toEqual([0, 0])
  expect((await found(['penduduk dan keluarga']))[0]).toBeGreaterThan(0)
})

test('the ledger names the solver that is installed', async () => {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect(solverName).toContain(`highs ${manifest.dependencies.highs}`)
})
