import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Level, levels, ratesOf } from './dirt.ts'
import { makeSet } from './make-set.ts'
import { permutation } from './shuffled-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'welas-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))

function make(name: string, rows: number, dirt: Level, seed: number, files: 1 | 2): string {
  makeSet({ rows, dirt, seed, files, folder: join(folder, name) })
  return join(folder, name)
}

function digest(set: string): string[] {
  return readdirSync(set).map((name) => {
    const bytes = readFileSync(join(set, name))
    return `${name} ${createHash('sha256').update(bytes).digest('hex')}`
  })
}

const linesOf = (set: string, file: string) =>
  readFileSync(join(set, file), 'utf8').trimEnd().split('\n').slice(1)

test.each([
  ['one file', 3000, 'typical', 1],
  ['two files', 3001, 'filthy', 2],
] as const)('the same order gives the same bytes: %s', (name, rows, dirt, files) => {
  const first = digest(make(`${name} 1`, rows, dirt, 5, files))
  expect(digest(make(`${name} 2`, rows, dirt, 5, files))).toEqual(first)
  expect(digest(make(`${name} 3`, rows, dirt, 6, files))).not.toEqual(first)
})

test('one file has the rows asked for, each with its own id and its truth, nobody beside himself', () => {
  const set = make('one', 4000, 'typical', 1, 1)
  const rows = linesOf(set, 'people.csv')
  const truth = linesOf(set, 'truth.csv').map((line) => line.split(','))
  expect(rows.length).toBe(4000)
  expect(truth.map(([, id]) => id)).toEqual(rows.map((row) => row.slice(0, row.indexOf(','))))
  expect(new Set(truth.map(([, id]) => id)).size).toBe(4000)
  expect(new Set(truth.map(([, , entity]) => entity)).size / 4000).toBeCloseTo(1 / 1.85, 1)
  const neighbours = truth.filter(([, , entity], at) => entity === truth[at + 1]?.[2])
  expect(neighbours.length).toBeLessThan(40)
})

test('of two files the first holds everybody once, and half of all people stand in both', () => {
  const truth = linesOf(make('two', 6001, 'clean', 1, 2), 'truth.csv').map((line) => line.split(','))
  const first = truth.filter(([source]) => source === 'a').map(([, , entity]) => entity)
  const second = truth.filter(([source]) => source === 'b').map(([, , entity]) => entity)
  expect([first.length, second.length]).toEqual([3001, 3000])
  expect(new Set(first).size).toBe(3001)
  const known = new Set(first)
  expect(second.filter((entity) => known.has(entity)).length / 3000).toBeGreaterThan(0.5)
})

test.each([
  ['clean', 0.01],
  ['typical', 0.12],
  ['filthy', 0.3],
] as const)('NIK is missing in %s rows as the table says', (dirt, share) => {
  const rows = linesOf(make(dirt, 5000, dirt, 3, 1), 'people.csv')
  const missing = rows.filter((row) => row.split(',')[1] === '').length
  expect(Math.abs(missing / 5000 - share)).toBeLessThan(0.02)
})

test('dirt never falls from clean to filthy', () => {
  const [clean, typical, filthy] = levels.map((level) => Object.values(ratesOf(level)))
  expect(typical!.filter((rate, at) => rate < clean![at]! || rate > filthy![at]!)).toEqual([])
})

test('a permutation gives every place once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.integer(), (size, seed) => {
      const placeOf = permutation(size, seed)
      const places = Array.from({ length: size }, (_, index) => placeOf(index))
      expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index))
    }),
  )
})
