import { expect, test } from 'vitest'
import { stepAfter } from './settle-answer.ts'

type Case = Parameters<typeof stepAfter>[0]
const alone: Partial<Case> = { othersReview: false }

test.each<[string, Partial<Case>, string]>([
  ['a question asked once', { askedTwice: false }, 'decide'],
  ['the first of two answers', {}, 'ask-second'],
  ['the first of two, and nobody else to ask', alone, 'decide'],
  ['the second agrees', { round: 2, earlier: 'same' }, 'decide'],
  ['the second does not agree', { round: 2, earlier: 'different' }, 'ask-settler'],
  [
    'the second does not agree, and everybody else has left',
    { round: 2, earlier: 'different', ...alone },
    'decide',
  ],
  ['it is settled, whatever was said before', { round: 3, earlier: 'different' }, 'decide'],
])('%s', (_, given, step) => {
  expect(
    stepAfter({ round: 1, askedTwice: true, othersReview: true, earlier: null, outcome: 'same', ...given }),
  ).toBe(step)
})
