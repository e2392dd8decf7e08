import { expect, test } from 'vitest'
import { findPersons, findSlips } from './find-slips.ts'

const hidden = { value: null, status: 'C' }
const shown = { value: 40, status: 'A' }
test.each([
  ['a sign alone', { total: { reached: hidden, entitled: shown, coverage: null } }, []],
  [
    'a number beside the sign',
    { rows: [{ values: { reached: { value: 3, status: 'C' } } }] },
    ['.rows[0].values.reached'],
  ],
  ['a share of a hidden number', { entitled: shown, reached: hidden, coverage: 7.5 }, ['.coverage']],
  ['a share of shown numbers', { entitled: shown, reached: shown, coverage: 100 }, []],
  [
    'a part of a target made from a hidden number',
    { value: hidden, percentOfTarget: 12 },
    ['.percentOfTarget'],
  ],
  ['a hidden number of an edition', { people: [{ state: 'hidden', value: 4 }] }, ['.people[0]']],
])('%s', (_, answer, slips) => {
  expect(findSlips(answer)).toEqual(slips)
})

test.each([
  ['nobody', 'Jumlah 1.234 orang', 0],
  ['a NIK', 'nik=3509014107900001;', 1],
  ['digits that are no NIK', '9999999999999999', 0],
  ['digits inside a fingerprint', 'a3509014107900001b', 0],
  ['a planted name, in other letters', 'SITI  CANARY', 1],
  ['a planted number of a phone', 'tel:081298765432', 1],
])('%s', (_, text, found) => {
  expect(findPersons(text, ['Siti Canary', '081298765432'])).toBe(found)
})
