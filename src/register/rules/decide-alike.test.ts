import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AlikeState, answerOfSample, sampleRefusal } from './decide-alike.ts'

const state: AlikeState = { open: 204, answers: { same: 10, different: 0 } }
const ten = (status: 'open' | 'same' | 'different' | 'withdrawn') => Array.from({ length: 10 }, () => status)
type Sample = Parameters<typeof answerOfSample>[0]

test.each<[string, Partial<AlikeState>, string | null]>([
  ['many questions, nobody disagreed', {}, null],
  ['nobody answered yet', { answers: { same: 0, different: 0 } }, null],
  ['few questions', { open: 19 }, 'too-few'],
  ['somebody once said the other', { answers: { same: 40, different: 1 } }, 'answers-differ'],
])('a sample of a group: %s', (_, given, refusal) => {
  expect(sampleRefusal({ ...state, ...given })).toBe(refusal)
})

test.each<[string, Sample, Partial<AlikeState>, string]>([
  ['ten alike', ten('same'), {}, 'same'],
  ['ten alike, the other way', ten('different'), { answers: { same: 0, different: 10 } }, 'different'],
  ['one still open', [...ten('same').slice(1), 'open'], {}, 'sample-open'],
  ['one the other way', [...ten('same').slice(1), 'different'], {}, 'answers-differ'],
  ['one was withdrawn', [...ten('same').slice(1), 'withdrawn'], {}, 'sample-spoilt'],
  ['a sample too small', ten('same').slice(1), {}, 'sample-spoilt'],
  [
    'somebody outside the sample disagreed',
    ten('same'),
    { answers: { same: 10, different: 1 } },
    'answers-differ',
  ],
  ['nothing is left', ten('same'), { open: 0 }, 'too-few'],
])('the rest of a group: %s', (_, sample, given, verdict) => {
  expect(Object.values(answerOfSample(sample, { ...state, ...given }))).toEqual([verdict])
})

test('an answer for all is given only where every person who ever answered gave it', () => {
  const status = fc.constantFrom<Sample[number]>('same', 'different', 'open', 'withdrawn')
  fc.assert(
    fc.property(fc.array(status, { maxLength: 12 }), fc.nat(3), fc.nat(3), (sample, same, different) => {
      const given = answerOfSample(sample, { open: 9, answers: { same, different } })
      const contrary = 'outcome' in given && given.outcome === 'same' ? 'different' : 'same'
      const isSafe = sample.length >= 10 && new Set(sample).size === 1 && Math.min(same, different) === 0
      expect('refusal' in given || (isSafe && !sample.includes(contrary))).toBe(true)
    }),
  )
})
