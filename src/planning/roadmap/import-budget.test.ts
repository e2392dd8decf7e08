import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook, type SheetCell } from '../../../test/fixtures/make-workbook.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Context } from '../../access/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { type GivenBudget, importBudget } from './import-budget.ts'
import { actionBudgetKind, actionKind } from './kinds.ts'

const columns = {
  code: ['Kode'],
  name: ['Sub Kegiatan'],
  agency: ['SKPD'],
  year: ['Tahun'],
  plan: ['Pagu'],
  revised: ['Pagu Perubahan'],
  realised: ['Realisasi'],
}
const header = ['Kode', 'Sub Kegiatan', 'SKPD', 'Tahun', 'Pagu', 'Pagu Perubahan', 'Realisasi']

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ budget: { columns } })
  context = made.context
  drop = made.drop
  for (const id of ['a-jalan', 'a-pasar', 'a-portal', 'a-hostile'])
    await saveEntry(context, planner, actionKind, {
      id,
      revision: 0,
      content: {
        title: `Aksi ${id}`,
        description: '',
        promiseId: null,
        strategyIds: [],
        dimensionId: 'living',
        subDimensionId: null,
        agencyId: 'dinkes',
        startsOn: '2026-02-01',
        endsOn: '2026-12-31',
        dependsOn: [],
      },
    })
})
afterAll(() => drop())

const planner = actor('planner')
async function* once(bytes: Uint8Array) {
  yield bytes
}
const give = (bytes: Uint8Array | string, more: Partial<GivenBudget> = {}) =>
  importBudget(context, planner, {
    bytes: once(Buffer.from(bytes)),
    fileName: 'ekspor.xlsx',
    year: null,
    mode: 'preview',
    token: null,
    ...more,
  })
const confirm = async (
  bytes: Uint8Array | string,
  mode: 'all' | 'confirm',
  more: Partial<GivenBudget> = {},
) => give(bytes, { ...more, mode, token: (await give(bytes, more)).token })
const workbook = (...rows: readonly (readonly SheetCell[])[]) => makeWorkbook([{ name: 'RKA', rows }])
const budgets = async () => {
  const plan = await context.database.read((reader) => readPlan(reader, context.pack.term.id))
  return Object.fromEntries(
    plan
      .of(actionBudgetKind)
      .map(({ id, revision, content }) => [id, [revision, content.plan, content.revised, content.realised]]),
  )
}

const good = workbook(
  ['RENCANA KERJA DAN ANGGARAN'],
  ['TAHUN ANGGARAN 2026'],
  [],
  ['Kode', 'Sub Kegiatan', 'SKPD', 'Pagu', 'Realisasi'],
  ['a-jalan', '', 'Dinas dinkes', 'Rp 1.500.000,00', 250_000.5],
  ['1.06.02', 'Aksi a-pasar', 'dinkes', 2_000_000, '-'],
)

test('a workbook is previewed without writing, written as seen, and changes nothing the second time', async () => {
  const preview = await give(good)
  expect(preview).toMatchObject({
    written: false,
    matched: 2,
    unmatched: [],
    file: { rowsRead: 2, wrong: [] },
  })
  expect(
    preview.changes.map(({ actionId, year, after }) => [actionId, year, after.plan, after.realised]),
  ).toEqual([
    ['a-jalan', 2026, 1_500_000, 250_000.5],
    ['a-pasar', 2026, 2_000_000, null],
  ])
  expect(await budgets()).toEqual({})
  expect((await give(good, { mode: 'all', token: preview.token })).written).toBe(true)
  const after = {
    'a-jalan.2026': [1, 1_500_000, null, 250_000.5],
    'a-pasar.2026': [1, 2_000_000, null, null],
  }
  expect(await budgets()).toEqual(after)
  const again = await confirm(good, 'all')
  expect(again).toMatchObject({ written: false, matched: 2, changes: [] })
  expect(await budgets()).toEqual(after)
})

test('blank cells keep what is known; a newer export goes on from the last revision', async () => {
  const csv = ['Kode;Tahun;Pagu;Pagu Perubahan;Realisasi', 'a-pasar;2026;;2.500.000,00;1.000.000'].join(
    '\r\n',
  )
  expect((await confirm(csv, 'all')).written).toBe(true)
  expect((await budgets())['a-pasar.2026']).toEqual([2, 2_000_000, 2_500_000, 1_000_000])
})

test('what is not well stops "all"; "confirm" writes the rows that match, in one go', async () => {
  const mixed = workbook(
    header,
    ['a-portal', '', '', 2026, 'seratus juta', '', ''],
    ['', 'Kegiatan lain', '', 2026, 5, '', ''],
    ['a-jalan', '', '', 2027, 7_000_000, '', ''],
    ['a-pasar', '', '', 2027, 1, '', ''],
    ['a-pasar', '', '', 2027, 2, '', ''],
  )
  const before = await budgets()
  const all = await confirm(mixed, 'all')
  expect(all).toMatchObject({ written: false, matched: 1 })
  expect(all.file.wrong).toEqual([
    { sheet: 'RKA', row: 2, column: 'E', written: 'seratus juta', fault: 'not-a-number' },
  ])
  expect(all.unmatched.map(({ row, reason }) => [row.row, reason])).toEqual([
    [3, 'no-action'],
    [5, 'repeated'],
    [6, 'repeated'],
  ])
  expect(await budgets()).toEqual(before)
  expect((await confirm(mixed, 'confirm')).written).toBe(true)
  expect(await budgets()).toEqual({ ...before, 'a-jalan.2027': [1, 7_000_000, null, null] })
})

test('nothing is written without a preview, or when file or plan changed since', async () => {
  const csv = (amount: number) => `Kode,Tahun,Pagu\na-portal,2026,${amount}\n`
  await expect(give(csv(1), { mode: 'all' })).rejects.toMatchObject({ code: 'planning.budget-look-first' })
  const { token } = await give(csv(1))
  await expect(give(csv(2), { mode: 'all', token })).rejects.toMatchObject({
    code: 'planning.budget-changed',
  })
  const meanwhile = { actionId: 'a-portal', year: 2026, plan: 9, revised: null, realised: null, source: '-' }
  await saveEntry(context, planner, actionBudgetKind, {
    id: 'a-portal.2026',
    revision: 0,
    content: meanwhile,
  })
  await expect(give(csv(1), { mode: 'confirm', token })).rejects.toMatchObject({
    code: 'planning.budget-changed',
    status: 409,
  })
  expect((await budgets())['a-portal.2026']).toEqual([1, 9, null, null])
})

test('a budget that was taken out comes back with the next revision', async () => {
  await withdrawEntry(context, planner, actionBudgetKind, { id: 'a-portal.2026', revision: 1 })
  await confirm('Kode,Tahun,Pagu\na-portal,2026,11\n', 'all')
  expect((await budgets())['a-portal.2026']).toEqual([3, 11, null, null])
})

test('the year comes from the column, else from the form, else from a title above', async () => {
  const titled = workbook(['TAHUN ANGGARAN 2028'], ['Kode', 'Pagu'], ['a-jalan', 1])
  const yearOf = async (given: Promise<{ changes: readonly { year: number }[] }>) =>
    (await given).changes[0]?.year
  expect(await yearOf(give(titled))).toBe(2028)
  expect(await yearOf(give(titled, { year: 2029 }))).toBe(2029)
  expect(await yearOf(give(workbook(['Kode', 'Tahun', 'Pagu'], ['a-jalan', 2025, 1]), { year: 2029 }))).toBe(
    2025,
  )
})

const hostile = (code: string, cell: SheetCell) => workbook(header, [code, '', '', 2026, cell])
test.each([
  ['a negative', 'a-hostile', -5, 'negative'],
  ['accounting brackets', 'a-hostile', '(5.000)', 'negative'],
  ['a word', 'a-hostile', 'lima', 'not-a-number'],
  ['an ambiguous comma', 'a-hostile', '1,234', 'not-a-number'],
  ['a broken formula', 'a-hostile', { formula: 'A1/0', value: '#DIV/0!' }, 'formula-error'],
  ['more than the state has', 'a-hostile', 1e16, 'too-large'],
  ['a cell of 10 MB', 'a-hostile', randomBytes(5_000_000).toString('hex'), 'too-long'],
])('%s is a wrong number, told with its place', async (_, code, cell, fault) => {
  const preview = await give(hostile(code, cell))
  expect(preview.changes).toEqual([])
  expect(preview.file.wrong).toMatchObject([{ sheet: 'RKA', row: 2, column: 'E', fault }])
  expect(preview.file.wrong[0]!.written.length).toBeLessThanOrEqual(40)
})

test.each([
  ['no header', workbook(['Nama', 'Alamat'], ['x', 'y']), 'planning.budget-no-header'],
  ['a header without amounts', workbook(['Kode', 'Sub Kegiatan'], ['a', 'b']), 'planning.budget-no-header'],
  ['nothing', '', 'intake.file-empty'],
  ['blank sheets', workbook([], []), 'planning.budget-no-header'],
  ['a PDF', '%PDF-1.7 x', 'intake.file-pdf'],
  ['bytes', randomBytes(5_000), 'intake.file-binary'],
  ['a page', '<html><table><tr><td>Kode</td></tr></table></html>', 'intake.file-html'],
  ['an open quote of 10 MB', `Kode,Pagu\n"${'9'.repeat(10_000_000)}`, 'intake.file-open-quote'],
  [
    'one cell that unpacks to far more than it packs',
    hostile('a', '9'.repeat(11_000_000)),
    'intake.file-bomb',
  ],
  ['too many rows', `Kode,Pagu\n${'x,1\n'.repeat(50_001)}`, 'planning.budget-too-long'],
])('a file with %s is refused', async (_, bytes, code) => {
  await expect(give(bytes)).rejects.toMatchObject({ code })
})

test('a file beyond the limit is refused', async () => {
  async function* endless() {
    const piece = Buffer.alloc(1_000_000, 'x')
    for (let count = 0; count < 25; count++) yield piece
  }
  await expect(give('', { bytes: endless() })).rejects.toMatchObject({ status: 413 })
})

test('only planners may import', async () => {
  const csv = 'Kode,Tahun,Pagu\na-hostile,2026,1\n'
  const { token } = await give(csv)
  const head = actor('head', 'dinkes')
  await expect(
    importBudget(context, head, {
      bytes: once(Buffer.from(csv)),
      fileName: '',
      year: null,
      mode: 'all',
      token,
    }),
  ).rejects.toMatchObject({ code: 'http.not-found' })
  expect(await budgets()).not.toHaveProperty('a-hostile.2026')
})
