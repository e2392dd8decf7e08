import { describe, expect, test } from 'vitest'
import { record } from '../../../test/linkage-records.ts'
import { buildIndex, reach } from './block.ts'
import { Clusters } from './clusters.ts'
import { type LinkableRecord, Table } from './encode.ts'
import { linkRows } from './link-rows.ts'
import { personsPerRowMax, scoreRows, startScoring } from './score.ts'
import { loadModel, tokenBits } from './weights.ts'

const rows = 1200
const noNik = { nik: null, nikStatus: 'missing' }
const two = (value: number) => String(value).padStart(2, '0')
const day = (index: number) => [1 + (index % 28), 1 + (index % 12), 40 + (index % 60)] as const

/** Rows that share nearly everything, `standing` of them (each alone) already in the register. */
function linkMany(kind: (index: number) => Partial<LinkableRecord>, standing: number) {
  const table = new Table()
  for (let index = 0; index < rows; index++) table.add(record({ id: index + 1, ...kind(index) }))
  const model = loadModel(2_600_000)
  const clusters = Clusters.from(rows)
  const indexes = [buildIndex(table, 0, standing), buildIndex(table, standing, rows)]
  const scoring = startScoring(table, model, tokenBits(table.dictionary, model), indexes, clusters)
  scoreRows(scoring, standing, rows)
  const linked = linkRows(scoring, standing, clusters, { same: [], different: new Map() }, [])
  const largest = Math.max(...Array.from({ length: rows }, (_, row) => clusters.size(row)))
  return { scoring, linked, largest }
}

describe.each([0, rows / 2])('a list whose rows are hard to tell apart, %i of them standing', (standing) => {
  test.each<[string, (index: number) => Partial<LinkableRecord>]>([
    ['one row again and again', () => ({})],
    ['the same in a list that holds each person once', () => ({ list: 7 })],
    ['without NIK', () => noNik],
    ['a NIK of its own each', (index) => ({ nik: `350901570580${two(index % 100)}${two(index / 100)}` })],
    [
      'only a name and a village',
      () => ({ ...noNik, kk: null, birthDate: null, sex: null, motherName: null }),
    ],
    [
      'five names, five villages, few days',
      (index) => {
        const [date, month, year] = day(index)
        return {
          nik: `35090${1 + (index % 9)}${two(date)}${two(month)}${two(year)}${String(index % 9999).padStart(4, '0')}`,
          name: ['SITI AMINAH', 'AHMAD FAUZI', 'MISNATI', 'BURI HASAN', 'SATUNI'][index % 5]!,
          birthDate: `19${two(year)}-${two(month)}-${two(date)}`,
          villageCode: `35.09.01.200${index % 5}`,
        }
      },
    ],
  ])('%s: pairs grow with the rows, not with their square', (_, kind) => {
    const { scoring, linked, largest } = linkMany(kind, standing)
    // A row meets neighbours in the blocks of the register and of the list, of at most four rules here.
    expect(scoring.comparedPairs).toBeLessThanOrEqual((rows - standing) * 2 * reach * 2 * 4)
    expect(scoring.edges.count).toBeLessThanOrEqual((rows - standing) * personsPerRowMax * 3)
    expect(linked.anchors).toHaveLength(rows - standing)
    expect(largest).toBeLessThanOrEqual(61)
  })
})

test('a person of years of monthly lists still takes the row of the next month', () => {
  const months = 400
  const table = new Table()
  for (let month = 0; month <= months; month++) table.add(record({ id: month + 1, list: month + 1 }))
  const model = loadModel(2_600_000)
  const clusters = Clusters.of(new Int32Array(months + 1).fill(0).with(months, months))
  const indexes = [buildIndex(table, 0, months), buildIndex(table, months, months + 1)]
  const scoring = startScoring(table, model, tokenBits(table.dictionary, model), indexes, clusters)
  scoreRows(scoring, months, months + 1)
  const linked = linkRows(scoring, months, clusters, { same: [], different: new Map() }, [])
  expect(linked.joins.map(({ row }) => row)).toEqual([months])
  expect(scoring.edges.count).toBe(1)
})
