import { describe, expect, test } from 'vitest'
import { City } from '../../../test/linkage-city.ts'
import { record, tableOf } from '../../../test/linkage-records.ts'
import { addIndex, buildIndex, type KeyIndex } from './block.ts'
import { Clusters } from './clusters.ts'
import { type LinkableRecord, Table } from './encode.ts'
import { noDecisions } from './human-decisions.ts'
import { linkRows } from './link-rows.ts'
import { Repeats } from './repeats.ts'
import { scoreRows, startScoring } from './score.ts'
import { loadModel, tokenBits } from './weights.ts'

function repeatsAmong(given: readonly Partial<LinkableRecord>[], roots: readonly number[]): boolean[] {
  const repeats = new Repeats()
  const table = tableOf(given.map((each, at) => record({ id: at + 1, ...each })))
  repeats.mark(table, Clusters.of(Int32Array.from(roots)), 0, roots.length)
  return roots.map((_, row) => repeats.has(row))
}

describe('a row repeats an earlier one', () => {
  test.each<[string, readonly Partial<LinkableRecord>[], readonly number[], readonly boolean[]]>([
    ['of its person that says the same', [{}, {}, {}], [0, 0, 0], [false, true, true]],
    ['of another list', [{ list: 7 }, { list: 8 }], [0, 0], [false, true]],
    ['not of another person', [{}, {}, {}, {}], [0, 1, 0, 1], [false, false, true, true]],
    [
      'not where it says something else',
      [{}, { rt: '3' }, { nikStatus: 'inconsistent' }],
      [0, 0, 0],
      [false, false, false],
    ],
    ['not where it says less', [{}, { motherName: null }], [0, 0], [false, false]],
    [
      'though a third says something else',
      [{}, { rt: '3' }, {}, { rt: '3' }],
      [0, 0, 0, 0],
      [false, false, true, true],
    ],
  ])('%s', (_, given, roots, expected) => {
    expect(repeatsAmong(given, roots)).toEqual(expected)
  })

  test('whatever their number', () => {
    const persons = 3000
    const rows = Array.from({ length: 2 * persons }, (_, row) => ({ rt: String(row % persons) }))
    const found = repeatsAmong(
      rows,
      rows.map((_, row) => row % persons),
    )
    expect(found.indexOf(true)).toBe(persons)
    expect(found.filter((is) => is)).toHaveLength(persons)
  })

  test('until its person is told apart', () => {
    const table = tableOf([record({ id: 1 }), record({ id: 2 })])
    const [one, two] = [new Repeats(), new Repeats()]
    one.mark(table, Clusters.of(Int32Array.from([0, 0])), 0, 2)
    two.mark(table, Clusters.of(Int32Array.from([0, 1])), 0, 2)
    expect([one.isWithin(one), one.isWithin(two), two.isWithin(one)]).toEqual([true, false, true])
  })
})

/** Links lists one after the other, each standing once it is linked. */
function linkAll(lists: readonly (readonly LinkableRecord[])[], leavesOut: boolean) {
  const table = new Table()
  const model = loadModel(2_600_000)
  const repeats = new Repeats()
  let clusters = Clusters.from(0)
  let indexes: KeyIndex[] = []
  const found = lists.map((rows) => {
    const from = table.count
    for (const row of rows) table.add(row)
    clusters = Clusters.from(table.count, clusters)
    const own = buildIndex(table, from, table.count)
    const scoring = startScoring(
      table,
      model,
      tokenBits(table.dictionary, model),
      [...indexes, own],
      clusters,
    )
    scoreRows(scoring, from, table.count)
    const linked = linkRows(scoring, from, clusters, noDecisions, [])
    if (leavesOut) repeats.mark(table, clusters, from, table.count)
    indexes = addIndex(table, indexes, table.count, repeats)
    const reviews = linked.reviews.map(({ row, other, reason }) => [row, clusters.root(other), reason])
    return { anchors: [...linked.anchors], reviews, compared: scoring.comparedPairs }
  })
  return { found, entries: indexes.reduce((sum, index) => sum + index.entries.length, 0) }
}

test('without the repeats of a year of monthly lists the same persons are found and the same is asked, in fewer pairs', () => {
  const city = new City(400, 11)
  const register = Array.from({ length: 400 }, (_, at) => city.row(at + 1, at, 0, 0))
  const monthly = Array.from({ length: 300 }, (_, at) => city.row(0, at, 0, 1))
  const months = Array.from({ length: 12 }, (_, month) =>
    monthly.map((row, at) => ({ ...row, id: 1000 * (month + 1) + at, list: month + 1 })),
  )
  const last = Array.from({ length: 300 }, (_, at) => city.row(20_000 + at, at, 0, 1))
  const [all, fewer] = [false, true].map((leavesOut) => linkAll([register, ...months, last], leavesOut)) as [
    ReturnType<typeof linkAll>,
    ReturnType<typeof linkAll>,
  ]
  const said = ({ found }: typeof all) => found.map(({ anchors, reviews }) => ({ anchors, reviews }))
  expect(said(fewer)).toEqual(said(all))
  const compared = ({ found }: typeof all, month: number) => found[month]!.compared
  expect(compared(fewer, 12)).toBe(compared(fewer, 3))
  expect(compared(all, 12)).toBeGreaterThan(4 * compared(fewer, 12))
  expect(all.entries).toBeGreaterThan(4 * fewer.entries)
})
