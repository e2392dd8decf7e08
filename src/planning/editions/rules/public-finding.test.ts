import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PublicCell, publicFinding } from './public-finding.ts'

const shown = (value: number): PublicCell => ({ value, status: value === 0 ? 'Z' : 'A' })
const hidden: PublicCell = { value: null, status: 'C' }
const area = (reached: PublicCell, missed: PublicCell, wrongly: PublicCell = shown(0)) =>
  new Map([
    ['reached', reached],
    ['missed', missed],
    ['wrongly-reached', wrongly],
  ])

test.each([
  [
    'missed over two districts',
    'missed',
    [area(shown(40), shown(10)), area(shown(50), shown(20))],
    30,
    'shown',
  ],
  [
    'the share missed',
    'exclusion-error',
    [area(shown(60), shown(20)), area(shown(10), shown(10))],
    30,
    'shown',
  ],
  ['coverage', 'coverage', [area(shown(70), shown(30))], 70, 'shown'],
  ['the share wrongly reached', 'inclusion-error', [area(shown(75), shown(1), shown(25))], 25, 'shown'],
  [
    'one hidden cell hides the sum',
    'missed',
    [area(shown(40), shown(10)), area(shown(50), hidden)],
    null,
    'hidden',
  ],
  ['one hidden cell hides the share', 'coverage', [area(hidden, shown(30))], null, 'hidden'],
  ['a share of few', 'coverage', [area(shown(20), shown(9))], null, 'hidden'],
  ['a table without the column', 'missed', [new Map<string, PublicCell>()], null, 'missing'],
  ['no area at all', 'missed', [], null, 'missing'],
] as const)('%s', (_, measure, areas, value, state) => {
  expect(publicFinding(measure, areas)).toEqual({ value, state })
})

test('a hidden cell never shows a number, whatever stands beside it', () => {
  const cell = fc.oneof(fc.nat(500).map(shown), fc.constant(hidden))
  const measures = fc.constantFrom('missed', 'coverage', 'exclusion-error', 'inclusion-error' as const)
  fc.assert(
    fc.property(
      measures,
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
      (measure, pairs) => {
        const found = publicFinding(
          measure,
          [...pairs, [hidden, hidden] as const].map(([reached, missed]) => area(reached, missed, hidden)),
        )
        return found.value === null && found.state === 'hidden'
      },
    ),
  )
})
