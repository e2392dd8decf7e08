import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionStatusOf } from './action-status.ts'
import { findBudgetColumns, yearOfTitle } from './find-budget-columns.ts'
import { findCycle } from './find-cycle.ts'
import { type BudgetRow, type Known, matchBudget } from './match-budget.ts'
import { readRupiah } from './read-rupiah.ts'
import { sumMoney } from './sum-money.ts'
import { type TimedAction, warningsOf } from './warn-of-action.ts'

test.each([
  ['1.234.567,00', false, 1_234_567],
  ['Rp 1.234.567', false, 1_234_567],
  ['Rp1.234.567,-', false, 1_234_567],
  ['Rp. 1.234.567,5', false, 1_234_567.5],
  ['IDR 12.000', false, 12_000],
  ['1 234 567,89', false, 1_234_567.89],
  ['1\u00a0234\u00a0567', false, 1_234_567],
  ['1,234,567.00', false, 1_234_567],
  ['1,234,567', false, 1_234_567],
  ['1234567', false, 1_234_567],
  ['1234567,50', false, 1_234_567.5],
  ['1234567.5', false, 1_234_567.5],
  ['0', false, 0],
  ['', false, null],
  ['  ', false, null],
  ['-', false, null],
  ['1.234', true, 1.23],
  ['1500000', true, 1_500_000],
  ['1.5E+10', true, 15_000_000_000],
])('%j (number of a workbook: %s) is %s rupiah', (cell, isNumber, amount) => {
  expect(readRupiah(cell, isNumber)).toEqual({ amount, fault: null })
})

test.each([
  ['1,234', false, 'not-a-number'],
  ['1.23.456', false, 'not-a-number'],
  ['1.234.56', false, 'not-a-number'],
  ['12.3456', false, 'not-a-number'],
  ['1,5E+09', false, 'not-a-number'],
  ['sekitar 5 juta', false, 'not-a-number'],
  ['5 juta', false, 'not-a-number'],
  ['=1+1', false, 'not-a-number'],
  ['NaN', true, 'not-a-number'],
  ['Infinity', false, 'not-a-number'],
  ['-1.234', false, 'negative'],
  ['Rp -5.000', false, 'negative'],
  ['(1.234.567)', false, 'negative'],
  ['-3', true, 'negative'],
  ['99.999.999.999.999', false, 'too-large'],
  ['1e300', true, 'too-large'],
  ['#REF!', false, 'formula-error'],
  ['#N/A', false, 'formula-error'],
  ['9'.repeat(2_001), false, 'too-long'],
])('%j is refused: %s %s', (cell, isNumber, fault) => {
  expect(readRupiah(cell, isNumber)).toEqual({ amount: null, fault })
})

test('every amount is read back from how Indonesia writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (cents) => {
      const amount = cents / 100
      const written = amount.toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      expect(readRupiah(written, false)).toEqual({ amount, fault: null })
      expect(readRupiah(`Rp${written}`, false)).toEqual({ amount, fault: null })
    }),
  )
})

test.each([
  [null, false, '2026-12-31', 'not-started'],
  ['not-started', false, '2026-12-31', 'not-started'],
  ['running', false, '2026-12-31', 'running'],
  ['running', true, '2026-10-30', 'late'],
  ['running', false, '2026-10-31', 'running'],
  [null, false, '2026-10-30', 'late'],
  ['done', false, '2026-12-31', 'claimed'],
  ['done', false, '2026-01-01', 'claimed'],
  ['done', true, '2026-01-01', 'proven'],
  ['stopped', false, '2026-01-01', 'stopped'],
] as const)('reported %s, evidence %s, due %s: %s', (reported, hasEvidence, endsOn, status) => {
  expect(actionStatusOf({ reported, hasEvidence, endsOn, today: '2026-10-31' })).toBe(status)
})

const edges = (text: string) => text.split(' ').map((one) => ({ id: one[0]!, dependsOn: [...one.slice(1)] }))
test.each([
  ['a', 'a', null],
  ['aa', 'a', ['a', 'a']],
  ['ab ba', 'a', ['a', 'b', 'a']],
  ['ab bc ca', 'b', ['b', 'c', 'a', 'b']],
  ['abc bd cd d', 'a', null],
  ['ab bc cb', 'a', null],
  ['ax', 'a', null],
])('%s from %s: ring %j', (text, from, ring) => {
  expect(findCycle(edges(text), from)).toEqual(ring)
})

test('a ring is found exactly when one can walk back to the start', () => {
  const graph = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }), {
    minLength: 7,
    maxLength: 7,
  })
  fc.assert(
    fc.property(graph, (dependsOn) => {
      const all = dependsOn.map((to, id) => ({ id: String(id), dependsOn: to.map(String) }))
      const reached = new Set(all[0]!.dependsOn)
      for (const _ of all)
        for (const id of [...reached]) for (const to of all[Number(id)]!.dependsOn) reached.add(to)
      expect(findCycle(all, '0') !== null).toBe(reached.has('0'))
    }),
  )
})

const timed = (id: string, startsOn: string, endsOn: string, status: TimedAction['status'] = 'running') => ({
  id,
  title: id,
  startsOn,
  endsOn,
  dependsOn: id === 'a' ? ['b'] : [],
  status,
})
test.each([
  [
    'after it',
    timed('a', '2027-01-01', '2027-02-01', 'not-started'),
    timed('b', '2026-01-01', '2026-12-31'),
    [],
  ],
  ['on its last day', timed('a', '2026-12-31', '2027-02-01'), timed('b', '2026-01-01', '2026-12-31'), []],
  [
    'before it ends',
    timed('a', '2026-12-30', '2027-02-01'),
    timed('b', '2026-01-01', '2026-12-31'),
    ['starts-early'],
  ],
  [
    'after what is late',
    timed('a', '2027-01-01', '2027-02-01'),
    timed('b', '2026-01-01', '2026-09-01', 'late'),
    ['waits-for-late'],
  ],
  [
    'done meanwhile',
    timed('a', '2026-01-01', '2026-02-01', 'proven'),
    timed('b', '2025-01-01', '2025-09-01', 'late'),
    [],
  ],
  [
    'and nobody said so',
    timed('a', '2026-10-30', '2027-02-01', 'not-started'),
    timed('b', '2026-01-01', '2026-02-01', 'proven'),
    ['start-passed'],
  ],
])('an action that starts %s', (_, action, other, kinds) => {
  const found = warningsOf(action, (id) => [other].find((one) => one.id === id), '2026-10-31')
  expect(found.map(({ kind }) => kind)).toEqual(kinds)
})

test('sums of money are exact to the cent; what was not revised counts as planned', () => {
  expect(sumMoney([])).toBeNull()
  expect(
    sumMoney([
      { plan: 0.1, revised: null, realised: null },
      { plan: 0.2, revised: 0.5, realised: 0.3 },
    ]),
  ).toEqual({ plan: 0.3, revised: 0.6, realised: 0.3 })
  expect(sumMoney([{ plan: 1, revised: null, realised: null }])).toEqual({
    plan: 1,
    revised: null,
    realised: null,
  })
})

const spellings = { name: ['Uraian'], plan: ['Pagu (Rp)'], realised: ['Realisasi'], year: ['TA'] }
test.each([
  [['No', 'URAIAN ', 'pagu rp', 'TA'], { name: 1, plan: 2, year: 3 }],
  [['code', 'realisasi', 'Realisasi'], { code: 0, realised: 1 }],
  [['Uraian', 'Keterangan'], null],
  [['Pagu (Rp)', 'Realisasi'], null],
  [[], null],
])('header %j: %j', (cells, layout) => {
  expect(findBudgetColumns(cells, spellings)).toEqual(layout)
})

test.each([
  [['LAPORAN', 'TAHUN ANGGARAN 2026'], 2026],
  [['Tahun: 2027'], 2027],
  [['Nomor 2026'], null],
])('title %j: year %s', (cells, year) => {
  expect(yearOfTitle(cells)).toBe(year)
})

const known: Known = {
  actions: [
    { id: 'a-jalan', title: 'Jalan dan jembatan', agencyNames: ['dpu', 'Dinas PU'] },
    { id: 'a-pasar', title: 'Pasar rakyat', agencyNames: ['perindag'] },
    { id: 'a-kembar-1', title: 'Kembar', agencyNames: ['dpu'] },
    { id: 'a-kembar-2', title: 'kembar', agencyNames: ['dpu'] },
  ],
  agencyNames: ['dpu', 'Dinas PU', 'perindag'],
  years: { from: 2025, to: 2029 },
  find: (id, year) =>
    [{ id: 'a-pasar', year: 2026, plan: 7, revised: 8, realised: null }].find(
      (one) => one.id === id && one.year === year,
    ) ?? null,
}
const row = (given: Partial<BudgetRow>): BudgetRow => ({
  sheet: 'S',
  row: 5,
  code: '',
  name: '',
  agency: '',
  year: '2026',
  plan: 1,
  revised: null,
  realised: null,
  ...given,
})
test.each([
  [{}, 'no-name'],
  [{ name: '...' }, 'no-action'],
  [{ name: 'Jembatan' }, 'no-action'],
  [{ name: 'Kembar' }, 'two-actions'],
  [{ code: 'a-jalan', agency: 'Dinas X' }, 'agency-unknown'],
  [{ code: 'a-jalan', agency: 'perindag' }, 'other-agency'],
  [{ code: 'a-jalan', year: '' }, 'year-missing'],
  [{ code: 'a-jalan', year: '26' }, 'year-missing'],
  [{ code: 'a-jalan', year: '2031' }, 'year-outside-term'],
  [{ code: 'a-jalan', plan: null }, 'no-amount'],
  [{ code: 'a-jalan', plan: null, realised: 3 }, 'no-amount'],
])('row %j is refused: %s', (given, reason) => {
  expect(matchBudget([row(given)], known)).toMatchObject({ matched: [], unmatched: [{ reason }] })
})

test.each([
  ['its code', { code: 'A-JALAN' }, 'a-jalan', { plan: 1, revised: null, realised: null }],
  [
    'its title, however it is written',
    { name: ' JALAN  dan Jembatan' },
    'a-jalan',
    { plan: 1, revised: null, realised: null },
  ],
  [
    'its title under a code of the budget application',
    { code: '1.06.02', name: 'Pasar rakyat' },
    'a-pasar',
    { plan: 1, revised: 8, realised: null },
  ],
  [
    'the code of twins',
    { code: 'a-kembar-2', name: 'Kembar' },
    'a-kembar-2',
    { plan: 1, revised: null, realised: null },
  ],
  [
    'a blank plan: what is known stays',
    { code: 'a-pasar', plan: null, realised: 3 },
    'a-pasar',
    { plan: 7, revised: 8, realised: 3 },
  ],
  [
    'its agency by name',
    { code: 'a-jalan', agency: 'DINAS PU' },
    'a-jalan',
    { plan: 1, revised: null, realised: null },
  ],
])('a row is matched by %s', (_, given, actionId, after) => {
  expect(matchBudget([row(given)], known)).toMatchObject({ matched: [{ actionId, after }], unmatched: [] })
})

test('of two rows for one action and year none is taken', () => {
  const rows = [row({ code: 'a-jalan' }), row({ name: 'Jalan dan jembatan', row: 6, plan: 2 })]
  expect(matchBudget(rows, known)).toMatchObject({
    matched: [],
    unmatched: [{ reason: 'repeated' }, { reason: 'repeated' }],
  })
})
