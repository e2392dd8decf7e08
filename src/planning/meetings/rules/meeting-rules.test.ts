import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween } from '../../../kernel/dates.ts'
import { decisionState } from './decision-state.ts'
import { findFall } from './find-fall.ts'
import { type BriefFacts, proposeQuestions } from './propose-questions.ts'

test.each([
  [null, '2026-10-31', 'open'],
  [null, '2026-10-30', 'late'],
  [null, '2026-11-01', 'open'],
  ['2026-10-30', '2026-01-01', 'done'],
])('done on %s, due on %s is %s', (doneOn, dueOn, state) => {
  expect(decisionState({ doneOn, dueOn, today: '2026-10-31' })).toBe(state)
})

test.each([
  ['2026-10-30', '2026-10-31', 1],
  ['2026-02-28', '2026-03-01', 1],
  ['2026-03-01', '2026-02-28', -1],
  ['2025-10-31', '2026-10-31', 365],
])('from %s to %s: %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days)
})

const months = (...values: (number | null)[]) =>
  values.map((value, index) => ({ asOf: `2026-${String(index + 1).padStart(2, '0')}-28`, value }))
const fall = (from: number, fromValue: number, to: number, toValue: number) => ({
  from: { asOf: `2026-0${from}-28`, value: fromValue },
  to: { asOf: `2026-0${to}-28`, value: toValue },
})
test.each([
  ['nothing measured', [], null],
  ['one month', [50], null],
  ['rising', [50, 60], null],
  ['level', [50, 50], null],
  ['falling at the end', [50, 60, 55], fall(2, 60, 3, 55)],
  ['falling all the time', [60, 55, 50], fall(1, 60, 3, 50)],
  ['fell before and rose at the end', [60, 50, 51], null],
  ['a pause breaks it', [60, 55, 55, 50], fall(3, 55, 4, 50)],
  ['a month not measured breaks it', [60, null, 55, 50], fall(3, 55, 4, 50)],
  ['newest month not measured', [60, 50, null], null],
  ['too little', [60, 59.5], null],
  ['just enough', [60, 59], fall(1, 60, 2, 59)],
])('a fall: %s', (_, values, found) => {
  expect(findFall(months(...values), 1)).toEqual(found)
})

test('a fall ends in the newest month, begins before it, and every month of it is lower than the one before', () => {
  const value = fc.option(fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 9 }), (values) => {
      const series = months(...values)
      const found = findFall(series, 1)
      const start = series.findIndex((one) => one.asOf === found?.from.asOf)
      const falling = found ? values.slice(start) : [1, 0]
      expect(falling.every((one, index) => index === 0 || one! < falling[index - 1]!)).toBe(true)
      expect(found?.to.value ?? values.at(-1) ?? null).toBe(values.at(-1) ?? null)
    }),
  )
})

const nothing: BriefFacts = { falls: [], promises: [], villages: [], late: [] }
const many: BriefFacts = {
  falls: [
    { programmeId: 'little', fall: fall(1, 60, 2, 58) },
    { programmeId: 'much', fall: fall(1, 60, 2, 40) },
    { programmeId: 'some', fall: fall(1, 60, 2, 50) },
  ],
  promises: [
    { id: 'slipped', status: 'behind', before: 'on-track' },
    { id: 'far', status: 'far-behind', before: 'far-behind' },
    { id: 'well', status: 'kept', before: 'on-track' },
    { id: 'said', status: 'claimed', before: 'claimed' },
  ],
  villages: [
    { areaCode: 'few', programmeId: 'p', missed: 3, entitled: 9 },
    { areaCode: 'most', programmeId: 'p', missed: 8, entitled: 9 },
  ],
  late: [
    { what: 'decision', id: 'd-old', days: 40 },
    { what: 'decision', id: 'd-new', days: 2 },
    { what: 'decision', id: 'd-oldest', days: 90 },
    { what: 'action', id: 'a', days: 5 },
  ],
}

test('nothing to ask where nothing is wrong', () => {
  expect(proposeQuestions(nothing)).toEqual([])
  expect(proposeQuestions({ ...nothing, promises: [{ id: 'x', status: 'kept', before: null }] })).toEqual([])
})

test('the gravest are asked first, two of a kind, eight in all', () => {
  expect(proposeQuestions(many)).toMatchObject([
    { kind: 'coverage-fell', programmeId: 'much' },
    { kind: 'coverage-fell', programmeId: 'some' },
    { kind: 'promise-slipped', id: 'slipped' },
    { kind: 'decision-late', id: 'd-oldest' },
    { kind: 'decision-late', id: 'd-old' },
    { kind: 'promise-far-behind', id: 'far' },
    { kind: 'action-late', id: 'a' },
    { kind: 'village-missed', areaCode: 'most' },
  ])
})

test('what nobody can show is asked when there is room', () => {
  expect(proposeQuestions({ ...nothing, promises: many.promises })).toMatchObject([
    { kind: 'promise-slipped', id: 'slipped' },
    { kind: 'promise-far-behind', id: 'far' },
    { kind: 'promise-claimed', id: 'said' },
  ])
})
