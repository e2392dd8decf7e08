import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../../test/plan-content.ts'
import { type Change, compareContents } from './compare-contents.ts'
import { isBefore, sayComparison } from './order-editions.ts'
import type { PlanContent } from './plan-content.ts'
import { sayChange } from './say-change.ts'

/** Where the things of a plan stand, written down a second time and slowly, so that the comparison can be wrong. */
const lists: Readonly<Record<string, (content: PlanContent) => readonly { readonly id: string }[]>> = {
  mission: (content) => content.missions,
  goal: (content) => content.goals,
  promise: (content) => content.promises,
  factor: (content) => content.factors,
  strategy: (content) => content.strategies,
  'readiness-item': (content) => content.readiness.items,
  dimension: (content) => content.dimensions?.list ?? [],
  action: (content) => content.actions,
  criterion: (content) => content.quickWins.criteria,
  'quick-win': (content) => content.quickWins.list,
  'commitment-line': ({ commitments }) =>
    commitments.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, id: `${id}.${line.id}` }))),
  commitment: ({ commitments }) => commitments.map(({ lines: _lines, ...rest }) => rest),
  training: (content) => content.competence.trainings,
  competence: (content) => content.competence.agencies,
  proposal: (content) => content.competence.proposals,
  figure: (content) => content.people,
  indicator: (content) => content.indicators,
  gap: (content) => content.gaps,
  vision: ({ vision }) => (vision === null ? [] : [{ id: 'visi', vision }]),
}
const thingsOf = (content: PlanContent) =>
  new Map(
    Object.entries(lists).flatMap(([part, of]) =>
      of(content).map((one) => [`${part} ${one.id}`, JSON.stringify(one)] as const),
    ),
  )
function differing(a: PlanContent, c: PlanContent): string[] {
  const [before, after] = [thingsOf(a), thingsOf(c)]
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key))
}

/** Every word, number and yes or no in the example, by its path; ids are left alone. */
const leaves = leavesOf(exampleContent)
function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, [...path, key]))
  return path.at(-1) === 'id' || ['format', 'term'].includes(path[0]!) ? [] : [[...path]]
}
const other: Readonly<Record<string, (value: unknown) => unknown>> = {
  string: (value) => (/^\d{4}-\d\d-\d\d$/.test(String(value)) ? '2031-05-06' : `${value} lain`),
  number: (value) => Number(value) + 1,
  boolean: (value) => !value,
  object: (value) => value,
}
function alter(content: PlanContent, path: readonly string[]): PlanContent {
  const copy = structuredClone(content)
  const parent = path.slice(0, -1).reduce((inside, key) => inside[key] as Inside, copy as unknown as Inside)
  const last = path.at(-1)!
  parent[last] = other[typeof parent[last]]!(parent[last])
  return copy
}
type Inside = Record<string, unknown>

/** Any plan made of the example: some leaves altered, some things missing, perhaps of another term. */
const idsOf = (list: readonly { readonly id: string }[]) => list.map((one) => one.id)
const plan: fc.Arbitrary<PlanContent> = fc
  .record({
    altered: fc.array(fc.constantFrom(...leaves), { maxLength: 6 }),
    actions: fc.subarray(idsOf(exampleContent.actions)),
    missions: fc.subarray(idsOf(exampleContent.missions)),
    indicators: fc.subarray(idsOf(exampleContent.indicators)),
    term: fc.constantFrom('masa-contoh', 'masa-berikut'),
  })
  .map(({ altered, term, actions, missions, indicators }) => {
    const content = altered.reduce(alter, exampleContent)
    return {
      ...content,
      actions: content.actions.filter(({ id }) => actions.includes(id)),
      missions: content.missions.filter(({ id }) => missions.includes(id)),
      indicators: content.indicators.filter(({ id }) => indicators.includes(id)),
      term: { ...content.term, id: term, name: term },
    }
  })

const keyOf = ({ part, id }: Change) => `${part} ${id}`

test('a plan does not differ from itself, whatever is in it', () => {
  fc.assert(
    fc.property(plan, (a) => {
      expect(compareContents(a, structuredClone(a))).toEqual([])
    }),
  )
})

test('every thing that differs is told, and nothing that does not', () => {
  fc.assert(
    fc.property(plan, plan, (a, c) => {
      const told = new Set(compareContents(a, c).map(keyOf))
      const figures = ['term masa', 'position posisi', 'readiness kesiapan', 'welfare-index indeks']
      expect([...told].filter((key) => !figures.includes(key)).sort()).toEqual(differing(a, c).sort())
    }),
    { numRuns: 300 },
  )
})

test('turned around, what was added is withdrawn and what was withdrawn is added', () => {
  const of = (changes: readonly Change[], kind: Change['kind']) =>
    changes.filter((one) => one.kind === kind).map(keyOf)
  fc.assert(
    fc.property(plan, plan, (a, c) => {
      const [there, back] = [compareContents(a, c), compareContents(c, a)]
      expect(of(there, 'added').sort()).toEqual(of(back, 'withdrawn').sort())
      expect(of(there, 'withdrawn').sort()).toEqual(of(back, 'added').sort())
      expect(there.map(keyOf).sort()).toEqual(back.map(keyOf).sort())
    }),
  )
})

test('between two terms the change of term is told first, and what is gone was not withdrawn', () => {
  const next: PlanContent = {
    ...emptyContent,
    term: { ...emptyContent.term, id: 'berikut', name: 'Masa berikut' },
    missions: [{ id: 'm-9', text: 'Melayani' }],
  }
  const said = compareContents(exampleContent, next).map((change) => sayChange(change))
  expect(said[0]).toEqual({
    id: 'Masa jabatan berganti, dari “Masa contoh” ke “Masa berikut”.',
    en: 'The term of office changed, from “Masa contoh” to “Masa berikut”.',
  })
  expect(said.map(({ id }) => id)).toContain('Aksi “Penjangkauan lansia” tetap di masa sebelumnya.')
  expect(said.map(({ id }) => id)).toContain('Misi “Melayani” baru pada masa ini.')
  expect(said.filter(({ id }) => id.includes('dicabut'))).toEqual([])
})

test('what goes on into another term is neither late nor cut by the years it leaves behind', () => {
  const term = {
    ...exampleContent.term,
    id: 'berikut',
    name: 'Masa berikut',
    from: '2026-06-01',
    to: '2031-05-31',
  }
  const [first, ...rest] = exampleContent.actions
  const later = {
    ...first!,
    startsOn: '2026-06-01',
    budget: first!.budget.filter(({ year }) => year === 2026),
  }
  const said = (actions: PlanContent['actions']) =>
    compareContents(exampleContent, { ...exampleContent, term, actions }).map(
      (change) => sayChange(change).id,
    )
  expect(said([later, ...rest])).toEqual(['Masa jabatan berganti, dari “Masa contoh” ke “Masa berikut”.'])
  expect(said([{ ...later, endsOn: '2027-07-01' }, ...rest])[1]).toContain('tanggal selesai mundur 1 hari')
})

test('what an edition of an older program did not tell is no change', () => {
  const { sha256: _untold, ...older } = exampleContent.commitments[0]!
  const before = { ...exampleContent, commitments: [older as (typeof exampleContent.commitments)[0]] }
  expect(compareContents(before, exampleContent)).toEqual([])
})

const edition = (id: string, publishedAt: string, termName = 'Masa A') => ({ id, publishedAt, termName })
test.each([
  ['2026-1', '2026-01-01T00:00:00Z', '2026-2', '2026-01-02T00:00:00Z', true],
  ['2027-1', '2027-01-01T00:00:00Z', '2026-2', '2026-01-02T00:00:00Z', false],
  ['2026-9', '2026-01-01T00:00:00Z', '2026-10', '2026-01-01T00:00:00Z', true],
  ['2026-9', '2026-01-01T00:00:00Z', '2026-9', '2026-01-01T00:00:00Z', false],
])('%s of %s before %s of %s: %s', (a, aOn, b, bOn, verdict) => {
  expect(isBefore(edition(a, aOn), edition(b, bOn))).toBe(verdict)
})

test('a comparison says which edition is the earlier one, and its term where terms differ', () => {
  const [a, b] = [edition('2026-1', '1'), edition('2026-2', '2')]
  expect(sayComparison(a, b, 3).id).toBe(
    '3 perubahan dari terbitan 2026-1, yang lebih awal, ke terbitan 2026-2.',
  )
  expect(sayComparison(a, b, 0).en).toBe('No difference between edition 2026-1, the earlier one, and 2026-2.')
  expect(sayComparison(a, a, 0).en).toBe('No difference: edition 2026-1 is compared with itself.')
  expect(sayComparison(a, edition('2030-1', '3', 'Masa B'), 1).en).toBe(
    '1 change from edition 2026-1 (Masa A), the earlier one, to edition 2030-1 (Masa B).',
  )
})
