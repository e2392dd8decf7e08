export type Outcome = 'same' | 'different'
/** Which answer a question waits for: the first, the second, or the one that settles it because two differ. */
export type Round = 1 | 2 | 3

/**
 * What an answer does. A question that is asked twice is held until a second person, who does not see the first answer,
 * gives the same; two that differ go to whoever settles. Where nobody else could answer, nobody is waited for.
 */
export function stepAfter(given: {
  readonly round: Round
  readonly askedTwice: boolean
  readonly othersReview: boolean
  readonly earlier: Outcome | null
  readonly outcome: Outcome
}): 'decide' | 'ask-second' | 'ask-settler' {
  const { round, askedTwice, othersReview, earlier, outcome } = given
  if (round === 3) return 'decide'
  if (round === 1) return askedTwice && othersReview ? 'ask-second' : 'decide'
  return earlier === outcome || !othersReview ? 'decide' : 'ask-settler'
}
