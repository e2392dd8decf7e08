import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import {
  type ExamplePerson,
  exampleContext,
  fillExample,
  villageCodes,
} from '../../test/programme-example.ts'
import { systemActor } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import { measureMonths } from '../programmes/index.ts'
import { datasetList, datasetTable, home, promiseDetail, promiseList, releaseList } from './contract.ts'
import { publishRelease } from './publish-release.ts'
import {
  readDataset,
  readDatasets,
  readHome,
  readPromise,
  readPromises,
  readReleases,
  writeDatasetCsv,
} from './read-public.ts'

let store: { database: Database; drop(): Promise<void> }
const context = () => exampleContext(store.database)

const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 400 })),
  village: fc.option(fc.constantFrom(...villageCodes), { freq: 200 }),
  birth: fc.constantFrom('1950-05-05', '1955-02-28', '2000-02-29', '2022-02-20'),
  leftOn: fc.constant(null),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: fc.constant('2026-01-10') }), {
    maxLength: 1,
  }),
  categories: fc.array(
    fc.record({ id: fc.constantFrom('old', 'old', 'old', 'ill'), on: fc.constant('2026-01-10') }),
    { maxLength: 1 },
  ),
  teacher: fc.boolean(),
  help: fc.array(
    fc.record({ id: fc.constantFrom('cash', 'pay', 'food', 'care'), on: fc.constant('2026-02-15') }),
    { maxLength: 1 },
  ),
})

beforeAll(async () => {
  store = await createTestDatabase()
  const [people] = fc.sample(fc.array(person, { minLength: 900, maxLength: 900, size: 'max' }), {
    numRuns: 1,
    seed: 3509,
  })
  await fillExample(store.database, people!)
  await measureMonths(context(), ['2026-02-28', '2026-03-31'])
  await publishRelease(context(), systemActor, null)
}, 90_000)
afterAll(() => store.drop())

test('a release answers every public question in the form of its contract', async () => {
  expect(home.parse(await readHome(context())).release!.id).toBe('2026-03')
  expect(promiseList.parse(await readPromises(context())).promises).toHaveLength(5)
  const detail = promiseDetail.parse(await readPromise(context(), 'teachers'))
  expect(detail.indicators[0]!.areas.map((area) => area.code)).toEqual(['35.99.01', '35.99.02', '35.99.03'])
  expect(detail.indicators[0]!.trend.map((point) => point.asOf)).toEqual(['2026-02-28', '2026-03-31'])
  expect(
    promiseDetail.parse(await readPromise(context(), 'teachers', '35.99.02')).indicators[0]!.areas,
  ).toHaveLength(4)
  const [release] = releaseList.parse(await readReleases(context())).releases
  expect(release!.ledger.auditWidthMin).toBeGreaterThanOrEqual(4)
  expect(release!.ledger.hidden).toBeGreaterThan(0)
})

test('no table shows a count under its threshold, and a sensitive one shows no village and no zero', async () => {
  const { datasets } = datasetList.parse(await readDatasets(context()))
  for (const { id } of datasets.filter((dataset) => !dataset.id.startsWith('hasil-'))) {
    const table = datasetTable.parse(await readDataset(context(), id))
    const counts = table.rows.flatMap((row) =>
      Object.entries(row.values)
        .filter(([column]) => column !== 'coverage')
        .map(([, cell]) => cell.value),
    )
    expect(counts.filter((value) => value !== null && value > 0 && value < 5)).toEqual([])
  }
  const care = await readDataset(context(), 'program-care')
  expect(care.rows.map((row) => row.level).includes('village')).toBe(false)
  const careCounts = care.rows.flatMap((row) => [
    row.values.entitled!,
    row.values.reached!,
    row.values['wrongly-reached']!,
  ])
  expect(
    careCounts.filter((cell) => cell.status === 'Z' || (cell.value !== null && cell.value < 11)),
  ).toEqual([])
  expect((await readDataset(context(), 'ppks-desa')).dataset.columns.map((column) => column.id)).toEqual([
    'any',
    'old',
  ])
})

test('by age and sex, each column is told as deep as its rule, its total is that of the other table, and empty elsewhere', async () => {
  const columnsAt = async (id: string, code: string) =>
    Object.keys((await readDataset(context(), id)).rows.find((row) => row.code === code)?.values ?? {})
  const deep = ['total', 'l', 'p', 'u0-6', 'u7-17', 'u18-30', 'u31-59', 'u60']
  expect((await columnsAt('ppks-rinci-any', '35.99.01.2001')).length).toBe(18)
  expect((await columnsAt('ppks-rinci-old', '35.99')).length).toBe(18)
  expect((await columnsAt('ppks-rinci-old', '35.99.01')).toSorted()).toEqual(deep.toSorted())
  expect(await columnsAt('ppks-rinci-old', '35.99.01.2001')).toEqual([])
  expect(await columnsAt('ppks-rinci-ill', '35.99.01')).toEqual(['total'])
  const [split, whole] = [
    await readDataset(context(), 'ppks-rinci-old'),
    await readDataset(context(), 'ppks-kecamatan'),
  ]
  expect(split.rows.map((row) => row.values.total)).toEqual(whole.rows.map((row) => row.values.old))
  expect(split.rows[0]!.values.p!.value).toBeGreaterThan(100)
  expect(split.dataset.definition.recode).toEqual({
    id: 'Umur dalam tahun digabung menjadi 0–6; 7–17; 18–30; 31–59; 60 ke atas. Umur atau jenis kelamin sampai kecamatan, keduanya bersama sampai kabupaten.',
    en: 'Years of age are merged into 0–6; 7–17; 18–30; 31–59; 60 and over. Age or sex down to the district, both together down to the regency.',
  })
  const text = [...(await writeDatasetCsv(context(), 'ppks-rinci-ill')).lines].join('')
  expect(text).toMatch(/35\.99\.01,Kecamatan 01,district,[\d*]+,{17}\r\n/)
})

test('the file has the hash of the ledger, text codes and one sign for every hidden count', async () => {
  const { lines } = await writeDatasetCsv(context(), 'program-pay')
  const text = [...lines].join('')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const [release] = (await readReleases(context())).releases
  expect(Buffer.from(digest).toString('hex')).toBe(
    (release!.ledger as { files: Record<string, string> }).files['program-pay.csv'],
  )
  expect(text.split('\r\n')[0]).toBe(
    'kode,nama,tingkat,entitled,reached,missed,wrongly-reached,cannot-tell,coverage',
  )
  expect(text).toContain('35.99.01.2001,')
})

test('the same month measured again is a new release, the same numbers are not; what was hidden stays hidden, and the old one still answers', async () => {
  const before = await readDataset(context(), 'program-pay')
  expect((await publishRelease(context(), systemActor, '2026-03-01')).id).toBe('2026-03')
  await measureMonths(context(), ['2026-03-31'])
  const { id } = await publishRelease(context(), systemActor, '2026-03-01')
  expect(id).toBe('2026-03.2')
  const after = await readDataset(context(), 'program-pay')
  const hidden = (table: typeof before) =>
    table.rows.flatMap((row) =>
      Object.entries(row.values)
        .filter(([column, cell]) => column !== 'coverage' && cell.status === 'C')
        .map(([column]) => `${row.code} ${column}`),
    )
  expect(hidden(after)).toEqual(expect.arrayContaining(hidden(before)))
  expect((await readDataset(context(), 'program-pay', '2026-03')).rows).toEqual(before.rows)
  expect((await readHome(context())).release!.id).toBe('2026-03.2')
})

test('an indicator whose number is hidden is called hidden, whatever it is inside, and no other one is', async () => {
  const { promises } = await readPromises(context())
  const indicators = promises.flatMap((promise) => promise.indicators)
  const hidden = indicators.filter(({ value }) => value.status === 'C')
  expect(hidden.length).toBeGreaterThan(0)
  expect(indicators.filter(({ status }) => status === 'hidden')).toEqual(hidden)
})

test('a promise that nothing shows is called claimed; the public role cannot reach the register', async () => {
  const { promises } = await readPromises(context())
  expect(promises.find((promise) => promise.id === 'school')!.status).toBe('claimed')
  await expect(
    store.database.read(
      (reader) => reader.query('select 1 from register.person_state limit 1'),
      'welas_public',
    ),
  ).rejects.toThrow('permission denied')
})

test('a month that was not measured is refused, an unknown release or table is not found', async () => {
  await expect(publishRelease(context(), systemActor, '2025-03-01')).rejects.toThrow('catalogue.not-measured')
  await expect(readHome(context(), '2020-01')).rejects.toThrow('catalogue.release-unknown')
  await expect(readDataset(context(), 'register')).rejects.toThrow('catalogue.dataset-unknown')
})

test('nine old people of one house are hidden, nine of nine houses are shown', async () => {
  const old = (village: string, family: number | null): ExamplePerson => ({
    ...{ village, family, birth: '1950-05-05', sex: 'F', leftOn: null, desil: [], teacher: false, help: [] },
    categories: [{ id: 'old', on: '2026-01-10' }],
  })
  const some = <T>(count: number, one: () => T) => Array.from({ length: count }, one)
  const [crowded, ...others] = villageCodes
  const neighbours = villageCodes.flatMap((village) =>
    some(40, () => ({ ...old(village, null), categories: [] })),
  )
  const alone = others.flatMap((village) => some(9, () => old(village, null)))
  await fillExample(store.database, [...some(9, () => old(crowded!, 1)), ...alone, ...neighbours])
  await measureMonths(context(), ['2026-04-30'])
  const { id } = await publishRelease(context(), systemActor, '2026-04-30')
  const { rows } = await readDataset(context(), 'ppks-desa', id)
  const cellAt = (code: string) => rows.find((row) => row.code === code)!.values.old!
  expect(cellAt(crowded!)).toEqual({ value: null, status: 'C' })
  expect(others.filter((code) => cellAt(code).value === 9).length).toBeGreaterThan(others.length / 2)
  const release = (await readReleases(context())).releases.find((one) => one.id === id)!
  expect(release.ledger).toMatchObject({ hiddenBy: { household: expect.any(Number) } })
})
