import { expect, test } from 'vitest'
import { listsRead, listsThatName } from './lists-used.ts'
import { parseRule } from './parse-rule.ts'
import { needsOf } from './rule-model.ts'

type Kinds = Parameters<typeof listsRead>[0]
const kinds: Kinds = [
  { id: 'everybody', claims: [{ kind: 'vital', what: 'vital', value: 'alive' }] },
  { id: 'ranks', claims: [{ kind: 'rank', what: 'desil', valueField: 'desil' }] },
  { id: 'any-category', claims: [{ kind: 'category', whatField: 'category' }] },
  { id: 'old', claims: [{ kind: 'category', what: 'old' }] },
  {
    id: 'ill',
    claims: [
      { kind: 'category', what: 'ill' },
      { kind: 'attribute', what: 'illness' },
    ],
  },
  { id: 'food', claims: [{ kind: 'assistance', what: 'food' }] },
  { id: 'cash', claims: [{ kind: 'assistance', what: 'cash' }] },
  { id: 'any-help', claims: [{ kind: 'assistance', whatField: 'programme' }] },
  { id: 'cars', claims: [{ kind: 'output', what: 'car', amountField: 'outputCount' }] },
]
const help = ['food', 'any-help']

test.each([
  ['age >= 60', help, help],
  ['desil <= 2', help, ['ranks', ...help]],
  ["category('old')", ['any-category', 'old', ...help], ['any-category', 'old', ...help]],
  ["desil <= 4 and family(attribute('illness'))", ['ill', ...help], ['ranks', 'ill', ...help]],
  ["not receives('cash')", ['food', 'cash', 'any-help'], ['food', 'cash', 'any-help']],
  [
    "unknown(desil) or category('ill')",
    ['any-category', 'ill', ...help],
    ['ranks', 'any-category', 'ill', ...help],
  ],
])('a programme of food with the rule %s', (rule, naming, read) => {
  const needs = needsOf([parseRule(rule)])
  expect(listsThatName(kinds, needs, 'food')).toEqual(naming)
  expect(listsRead(kinds, needs, 'food')).toEqual(read)
})
