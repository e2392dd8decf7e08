import { expect, test } from 'vitest'
import { files, read } from './repository.ts'

const page = read('docs/security/attacks.md')
const rows = [...page.matchAll(/^\| `(test\/attacks\/\S+)` \|.*?((?: \| \d+){4}) \|$/gm)].map(
  ([, file, cells]) => ({
    file: file!,
    numbers: cells!.split('|').slice(1).map(Number),
  }),
)

test('every file of attacks stands in the figures once, and no other', () => {
  const there = files.filter((path) => /^test\/attacks\/.*\.test\.ts$/.test(path))
  expect(rows.map(({ file }) => file)).toEqual(there)
})

test('at least two hundred attempts, all refused on both kinds of database, and the sums are right', () => {
  const [all] = [...page.matchAll(/^\| \*\*all\*\* \| \|(.*)\|$/gm)].map(([, cells]) =>
    cells!.split('|').map(Number),
  )
  expect(all).toEqual(
    [0, 1, 2, 3].map((column) => rows.reduce((total, { numbers }) => total + numbers[column]!, 0)),
  )
  expect(all![0]).toBeGreaterThan(200)
  expect(
    rows.filter(
      ({ numbers: [attempts, , embedded, server] }) => embedded !== attempts || server !== attempts,
    ),
  ).toEqual([])
})
