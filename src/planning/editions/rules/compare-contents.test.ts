import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../../test/plan-content.ts'
import { daysBetween } from '../../../kernel/dates.ts'
import { type Change, compareContents } from './compare-contents.ts'
import type { PlanContent } from './plan-content.ts'
import { sayChange } from './say-change.ts'

const first = exampleContent.actions[0]!
const withAction = (change: Partial<typeof first>): PlanContent => ({
  ...exampleContent,
  actions: [{ ...first, ...change }, ...exampleContent.actions.slice(1)],
})
const said = (before: PlanContent, after: PlanContent) =>
  compareContents(before, after).map((change) => sayChange(change))

test('a plan does not differ from itself', () => {
  expect(compareContents(exampleContent, exampleContent)).toEqual([])
  expect(compareContents(emptyContent, emptyContent)).toEqual([])
})

test.each<[string, Partial<typeof first>, string, string]>([
  [
    'a later end',
    { endsOn: '2027-07-30' },
    'Aksi “Penjangkauan lansia”: tanggal selesai mundur 30 hari, dari 30 Juni 2027 menjadi 30 Juli 2027.',
    'Action “Penjangkauan lansia”: end moved later by 30 days, from 30 June 2027 to 30 July 2027.',
  ],
  [
    'an earlier start',
    { startsOn: '2025-02-28' },
    'Aksi “Penjangkauan lansia”: tanggal mulai maju 1 hari, dari 1 Maret 2025 menjadi 28 Februari 2025.',
    'Action “Penjangkauan lansia”: start moved earlier by 1 day, from 1 March 2025 to 28 February 2025.',
  ],
  [
    'a state',
    { state: 'late' },
    'Aksi “Penjangkauan lansia”: keadaannya dari selesai dengan bukti menjadi terlambat.',
    'Action “Penjangkauan lansia”: its state from done with evidence to late.',
  ],
  [
    'a title',
    { title: 'Kunjungan' },
    'Aksi “Kunjungan”: naskahnya berubah, dari “Penjangkauan lansia” menjadi “Kunjungan”.',
    'Action “Kunjungan”: its text changed, from “Penjangkauan lansia” to “Kunjungan”.',
  ],
  [
    'what it is tied to',
    { strategyIds: [] },
    'Aksi “Penjangkauan lansia”: kaitannya berubah.',
    'Action “Penjangkauan lansia”: what it is tied to changed.',
  ],
  [
    'its budget',
    { budget: first.budget.slice(0, 1) },
    'Aksi “Penjangkauan lansia”: anggaran rencana (rupiah) turun 2.400.000.000, dari 3.650.000.000 menjadi 1.250.000.000.',
    'Action “Penjangkauan lansia”: planned budget (rupiah) fell by 2,400,000,000, from 3,650,000,000 to 1,250,000,000.',
  ],
])('%s is told in a sentence', (_, change, id, en) => {
  expect(said(exampleContent, withAction(change))).toEqual([{ id, en }])
})

test('of a long text the part that changed is told', () => {
  const long = `${'kata '.repeat(40)}akhir`
  const before = { ...exampleContent, vision: long }
  const [change] = said(before, { ...exampleContent, vision: `${long} baru` })
  expect(change!.id).toContain('akhir” menjadi “…')
  expect(change!.id).toContain('akhir baru”')
})

test('what was added and withdrawn is told by its title', () => {
  const fewer = { ...exampleContent, actions: exampleContent.actions.slice(1), vision: null }
  expect(said(exampleContent, fewer).map(({ id }) => id)).toEqual([
    'Visi dicabut.',
    'Aksi “Penjangkauan lansia” dicabut.',
  ])
  expect(said(fewer, exampleContent).map(({ id }) => id)).toEqual([
    'Visi ditambahkan.',
    'Aksi “Penjangkauan lansia” ditambahkan.',
  ])
})

test('a score is told with by how much, and where there was none', () => {
  const quickWins = { ...exampleContent.quickWins }
  const [one, two] = quickWins.list
  const after = {
    ...exampleContent,
    quickWins: {
      ...quickWins,
      list: [
        { ...one!, score: 4.5 },
        { ...two!, score: null },
      ],
    },
  }
  expect(said(exampleContent, after).map(({ id }) => id)).toEqual([
    'Quick win “Makan siang lansia”: skor naik 0,14, dari 4,36 menjadi 4,5.',
    'Quick win “Bayar tanpa uang tunai”: skor dari 2,81 menjadi belum ada.',
  ])
})

/** Any plan made of parts of the example, with dates and states moved. */
const plan: fc.Arbitrary<PlanContent> = fc
  .record({
    actions: fc.subarray([...exampleContent.actions]),
    factors: fc.subarray([...exampleContent.factors]),
    promises: fc.subarray([...exampleContent.promises]),
    wins: fc.subarray([...exampleContent.quickWins.list]),
    vision: fc.option(fc.constantFrom('A', 'B')),
    endsOn: fc.constantFrom('2026-01-01', '2027-06-30', '2028-02-29'),
    state: fc.constantFrom('late' as const, 'running' as const, 'proven' as const),
    score: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  .map(({ actions, factors, promises, wins, vision, endsOn, state, score }) => ({
    ...exampleContent,
    vision,
    promises,
    actions: actions.map((one) => ({ ...one, endsOn, state })),
    factors: factors.map((one) => ({ ...one, score })),
    quickWins: { ...exampleContent.quickWins, list: wins },
  }))

const key = ({ part, id, ...change }: Change) => `${part} ${id} ${'field' in change ? change.field : ''}`

test('there and back: what is added one way is withdrawn the other, and dates move as far back', () => {
  const turned = { added: 'withdrawn', withdrawn: 'added' } as const
  const back = (change: Change) => {
    const kind = change.kind === 'added' || change.kind === 'withdrawn' ? turned[change.kind] : change.kind
    return `${key(change)} ${kind} ${change.kind === 'date' ? -change.days : ''}`
  }
  const there = (change: Change) =>
    `${key(change)} ${change.kind} ${change.kind === 'date' ? change.days : ''}`
  fc.assert(
    fc.property(plan, plan, (a, b) => {
      expect(compareContents(b, a).map(back).sort()).toEqual(compareContents(a, b).map(there).sort())
    }),
  )
})

test('no difference is told twice, and each is one sentence in both languages', () => {
  fc.assert(
    fc.property(plan, plan, (a, b) => {
      const changes = compareContents(a, b)
      expect(new Set(changes.map(key)).size).toBe(changes.length)
      for (const { id, en } of changes.map(sayChange))
        expect([id, en]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
    }),
  )
})

test.each([
  ['2026-02-28', '2026-03-01', 1],
  ['2024-02-28', '2024-03-01', 2],
  ['2026-12-31', '2026-01-01', -364],
])('from %s to %s are %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days)
})
