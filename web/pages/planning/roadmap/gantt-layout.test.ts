import { expect, test } from 'vitest'
import type { ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import { gantt, layOutGantt, shorten } from './gantt-layout.ts'

const term = { from: '2025-01-01', to: '2029-12-31' }
const action = (
  id: string,
  dimensionId: string,
  startsOn: string,
  endsOn: string,
  dependsOn: string[] = [],
): ShownAction => ({
  id,
  revision: 1,
  content: {
    title: id,
    description: '',
    promiseId: null,
    strategyIds: [],
    dimensionId,
    subDimensionId: null,
    agencyId: 'x',
    startsOn,
    endsOn,
    dependsOn,
  },
  promise: null,
  dimension: { id: dimensionId, en: dimensionId },
  subDimension: null,
  agency: 'x',
  carriedBy: { id: 'x', name: 'x' },
  status: 'running',
  reportedOn: null,
  evidenceCount: 0,
  budget: null,
  warnings: [],
})
const layOut = (actions: readonly ShownAction[], today = '2026-10-31') =>
  layOutGantt({ term, today, dimensionIds: ['a', 'b', 'c'], actions, numberOf: (id) => Number(id) })

test('actions stand below their dimension, the term fills the width, and years stand in order', () => {
  const { bars, groups, years, todayX, height } = layOut([
    action('1', 'b', term.from, term.to),
    action('2', 'a', '2026-01-01', '2026-01-02'),
  ])
  expect(groups.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(bars.map(({ number }) => number)).toEqual([2, 1])
  expect(bars[1]).toMatchObject({ x: gantt.left, width: gantt.width - gantt.left - gantt.right })
  expect(bars[0]!.width).toBe(4)
  expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028, 2029])
  expect(years[0]!.x).toBe(gantt.left)
  expect(todayX).toBeGreaterThan(years[1]!.x)
  expect(todayX).toBeLessThan(years[2]!.x)
  expect(Math.max(...bars.map(({ y }) => y))).toBeLessThan(height)
})

test('a link says when what waits starts too early; links to what is not shown are left out', () => {
  const { links } = layOut([
    action('1', 'a', '2025-01-01', '2026-01-01'),
    action('2', 'a', '2026-01-01', '2026-06-01', ['1', '9']),
    action('3', 'c', '2025-06-01', '2026-06-01', ['1']),
  ])
  expect(links.map(({ key, tooEarly }) => [key, tooEarly])).toEqual([
    ['1-2', false],
    ['1-3', true],
  ])
})

test('outside the term there is no line of today', () => {
  expect(layOut([], '2030-01-01').todayX).toBeNull()
})

test.each([
  ['short', 10, 'short'],
  ['exactly it', 10, 'exactly it'],
  ['a little longer', 10, 'a little…'],
])('%j in %i characters is %j', (text, most, label) => {
  expect(shorten(text, most)).toBe(label)
})
