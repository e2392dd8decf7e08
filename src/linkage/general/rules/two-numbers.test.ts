import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clustersOf,
  fields,
  header,
  link,
  makeRows,
  type Row,
  write,
} from '../../../../test/linkage-people.ts'
import { readNikParts } from '../../../kernel/nik.ts'
import { checkConfig } from '../config.ts'
import { runOnRegister } from '../run-link.ts'

const rows = makeRows(400, 3, 2)

/** Somebody of whom everything agrees but the number: that of each row is given. */
const rowsOfNumbers = (numbers: readonly string[]): Row[] =>
  numbers.map((nik, row) => [`n-${row}`, nik, 'QORIBA DISUWI', '1950-02-11', 'desa qoqo'])

const [own, other, cutOff] = ['3509111102500001', '3509211102500001', '3509111102500000']

test.each<[string, readonly string[], readonly string[], number]>([
  ['written once, another number is a slip', [own, own, other], ['n-0 n-1 n-2'], 0],
  [
    'two numbers written twice are two people, and a question',
    [own, own, other, other],
    ['n-0 n-1', 'n-2 n-3'],
    1,
  ],
  ['whichever row comes between', [own, other, '', own, other], ['n-0 n-2 n-3', 'n-1 n-4'], 1],
  [
    'a number cut off by a spreadsheet is no other number',
    [own, own, cutOff, cutOff],
    ['n-0 n-1 n-2 n-3'],
    0,
  ],
])('%s', async (_, numbers, clusters, questions) => {
  const run = await link([await write([...rows, ...rowsOfNumbers(numbers)])])
  expect(clustersOf(run).filter((ids) => ids.includes('n-'))).toEqual(clusters)
  expect(run.questions).toBe(questions)
})

const ask = { twoNumbers: 'ask' }
const apart = ['n-0', 'n-1']

test.each<[string, string, readonly string[], number]>([
  ['another valid number, though written once', other, apart, 1],
  ['a digit of the serial', '3509111102500002', apart, 1],
  ['the number of a woman, in a list that says nothing of sex', '3509115102500001', apart, 1],
  ['the same number', own, ['n-0 n-1'], 0],
  ['no number', '', ['n-0 n-1'], 0],
  ['a number of another birth date than its row', '3509111202500001', ['n-0 n-1'], 0],
  ['a number of another year', '3509111102510001', ['n-0 n-1'], 0],
  ['a serial that no office reaches', '3509111102509001', ['n-0 n-1'], 0],
  ['no region', '0009111102500001', ['n-0 n-1'], 0],
  ['a number cut off by a spreadsheet', '3509111102500000', ['n-0 n-1'], 0],
])('with `ask` beside a valid number: %s', async (_, second, clusters, questions) => {
  const run = await link([await write([...rows, ...rowsOfNumbers([own, second])])], false, ask)
  expect(clustersOf(run).filter((ids) => ids.includes('n-'))).toEqual(clusters)
  expect(run.questions).toBe(questions)
})

test('with `ask` a number that does not fit the sex of its row proves no second person', async () => {
  const people = [...rows, ...rowsOfNumbers([own, '3509115102500001'])].map((row) => [...row, 'L'])
  const sexes = [...fields, { name: 'sex', kind: 'sex', columns: 'sex' }]
  const run = await link([await write(people, [...header, 'sex'])], false, { ...ask, fields: sexes })
  expect(clustersOf(run).filter((ids) => ids.includes('n-'))).toEqual(['n-0 n-1'])
})

test('with `ask` other countries’ numbers are valid as they are', async () => {
  const run = await link([await write([...rows, ...rowsOfNumbers(['AB-1234567', 'AB-1234568'])])], false, ask)
  expect(clustersOf(run).filter((ids) => ids.includes('n-'))).toEqual(apart)
})

test('a person of a register who holds two numbers already takes a further row of one, and of no third', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'welas-two-')), 'register')
  const [first, second] = [
    rowsOfNumbers([own, other]),
    rowsOfNumbers(['', '', other, '3509221102500001']).slice(2),
  ]
  const listOf = async (name: string, people: readonly Row[], settings: object) =>
    checkConfig({ inputs: [{ name, file: await write(people), id: 'id' }], fields, ...settings }, 'c.json')
  await runOnRegister(await listOf('first', [...rows, ...first], {}), folder, undefined)
  const run = await runOnRegister(await listOf('second', second, ask), folder, undefined)
  expect(clustersOf(run).filter((ids) => ids.includes('n-'))).toEqual(['n-0 n-1 n-2', 'n-3'])
})

/** Valid for its row by the rules of a NIK: the date fits, and the serial is one that offices reach. */
const isValid = ([, nik, , date]: Row) => {
  const parts = readNikParts(nik!)
  const born = typeof parts === 'object' && [parts.yearOfCentury, parts.month, parts.day]
  return (
    typeof parts === 'object' &&
    Number(parts.serial) < 100 &&
    // 15 digits and a 0 may be another number spoilt by a spreadsheet.
    !nik!.endsWith('0') &&
    (date === '' || `${born}` === `${[Number(date!.slice(2, 4)), ...date!.split('-').slice(1).map(Number)]}`)
  )
}

test('with `ask` nobody holds two valid numbers, whatever was mistyped', async () => {
  const slip = fc.record({ row: fc.nat(499), place: fc.nat(15), digit: fc.nat(9) })
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 100, maxLength: 300 }), async (slips) => {
      const people = makeRows(200, 5, 3).map((row) => row.with(1, row[1]!.replace(/..(..)$/, '00$1')))
      for (const { row, place, digit } of slips) {
        const at = row % people.length
        const nik = people[at]![1]!
        people[at] = people[at]!.with(1, nik.slice(0, place) + digit + nik.slice(place + 1))
      }
      const run = await link([await write(people)], false, ask)
      const byId = new Map(people.map((row) => [row[0]!, row]))
      for (const ids of clustersOf(run)) {
        const members = ids.split(' ').map((id) => byId.get(id)!)
        const numbers = new Set(members.filter(isValid).map((row) => row[1]!))
        expect(numbers.size).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 10, seed: 7 },
  )
})
