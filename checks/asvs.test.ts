import { expect, test } from 'vitest'
import { read } from './repository.ts'

const page = read('docs/security/asvs.md')
const rows = page
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', asks = '', state = '', where = '', proof = '']) => ({
    number,
    asks,
    state,
    where,
    proof,
  }))

/** Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0. */
const perChapter = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
}

test('the table has every requirement of levels 1 and 2 once', () => {
  const chapters = rows.map(({ number }) => Number(/^V(\d+)\./.exec(number)?.[1]))
  const found = Object.fromEntries(
    Object.keys(perChapter).map((chapter) => [
      chapter,
      chapters.filter((one) => one === Number(chapter)).length,
    ]),
  )
  expect(found).toEqual(perChapter)
  expect(new Set(rows.map(({ number }) => number)).size).toBe(253)
})

test('each row says what is asked, one of four states, and where or why not', () => {
  const faults = rows.filter(
    ({ asks, state, where }) => asks === '' || where === '' || !['yes', 'part', 'no', 'n/a'].includes(state),
  )
  expect(faults).toEqual([])
})

test('the sum at the top is that of the table', () => {
  const sum = ['yes', 'part', 'no', 'n/a'].map((state) => rows.filter((row) => row.state === state).length)
  expect(page).toContain(`| ${sum.join(' | ')} |`)
})

/** `| threat | defence | test |` of docs/security/threat-model.md. */
test('every threat of the threat model names its defence and a test file', () => {
  const threats = read('docs/security/threat-model.md')
    .split('\n')
    .filter((line) => /^\| T\d+/.test(line))
  expect(threats.length).toBeGreaterThan(25)
  expect(threats.filter((line) => !/`[\w/.-]+\.test\.ts`/.test(line.split('|')[4] ?? ''))).toEqual([])
})
