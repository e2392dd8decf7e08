import { expect, test } from 'vitest'
import { evenBands } from './bands.ts'

test.each([
  [
    [0, 1],
    ['< 1', '≥ 1'],
  ],
  [
    [0, 1, 3],
    ['< 1', '1 – 2', '2 – 3', '≥ 3'],
  ],
  [
    [0, 40],
    ['< 10', '10 – 20', '20 – 30', '30 – 40', '≥ 40'],
  ],
  [
    [0.2, 1],
    ['< 0.4', '0.4 – 0.6', '0.6 – 0.8', '0.8 – 1', '≥ 1'],
  ],
  [[], ['0']],
])('values %j get the steps %j', (values, labels) => {
  expect(evenBands(values, String).map(({ label }) => label)).toEqual(labels)
})
