import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AttentionKind,
  attentionKinds,
  countWaiting,
  orderWaiting,
  type Waiting,
  waitingAgencies,
} from './order-attention.ts'

const item = (kind: AttentionKind, agency: string, days = 0, id = `${kind} ${agency}`): Waiting => ({
  kind,
  id,
  agency: { id: agency, name: agency },
  days,
})

test.each<[string, Waiting[], string | null, string[]]>([
  ['nothing', [], null, []],
  ['more late first', [item('claimed', 'a'), item('line-late', 'b', 1)], null, ['b', 'a']],
  ['the own first, though less late', [item('line-late', 'a', 9), item('unsigned', 'b')], 'b', ['b', 'a']],
  [
    'then more that waits',
    [item('claimed', 'a'), item('claimed', 'b'), item('unsigned', 'b')],
    null,
    ['b', 'a'],
  ],
  ['then longer late', [item('line-late', 'a', 2), item('action-late', 'b', 3)], null, ['b', 'a']],
  ['then by name', [item('claimed', 'b'), item('claimed', 'a')], null, ['a', 'b']],
  ['an own agency nothing waits for is not listed', [item('claimed', 'a')], 'b', ['a']],
])('%s', (_, items, own, expected) => {
  expect(waitingAgencies(items, own).map(({ id }) => id)).toEqual(expected)
})

test('what is late longest comes first, then what is claimed, then what is unsigned', () => {
  const items = [
    item('unsigned', 'a'),
    item('claimed', 'a'),
    item('line-late', 'a', 2),
    item('action-late', 'a', 5),
  ]
  expect(orderWaiting(items).map(({ kind }) => kind)).toEqual([
    'action-late',
    'line-late',
    'claimed',
    'unsigned',
  ])
})

const waiting = fc.record({
  kind: fc.constantFrom(...attentionKinds),
  agency: fc.constantFrom('a', 'b', 'c'),
  days: fc.nat(90),
})
test('agencies together have as much of each kind as there is, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(waiting), fc.option(fc.constantFrom('a', 'b')), (given, own) => {
      const items = given.map(({ kind, agency, days }, index) => item(kind, agency, days, String(index)))
      const agencies = waitingAgencies(items, own)
      const sum = (kind: AttentionKind) => agencies.reduce((total, { counts }) => total + counts[kind], 0)
      expect(Object.fromEntries(attentionKinds.map((kind) => [kind, sum(kind)]))).toEqual(countWaiting(items))
      expect(agencies.reduce((total, one) => total + one.total, 0)).toBe(items.length)
      expect(new Set(orderWaiting(items))).toEqual(new Set(items))
    }),
  )
})
