import type { Outcome } from './settle-answer.ts'

/** Limits of deciding alike questions at once, with their reasons in docs/decisions/0011. */
export const alikeLimits = {
  /** Questions answered one by one before the rest. If one in four were the other way, ten alike would be seen in 6 % of samples. */
  sample: 10,
  /** Below this, one by one is hardly more work. */
  groupMin: 20,
  /** Most questions that one act decides; more need another sample. */
  togetherMax: 500,
} as const

export type AlikeRefusal = 'too-few' | 'answers-differ' | 'sample-open' | 'sample-spoilt'

/** What is known of the questions of one pattern. */
export interface AlikeState {
  /** Open questions that may be decided together. */
  readonly open: number
  /** Every answer that a person ever gave to a question of the pattern. */
  readonly answers: Readonly<Record<Outcome, number>>
}

/** Why no sample may be drawn, or null. */
export function sampleRefusal({ open, answers }: AlikeState): AlikeRefusal | null {
  if (answers.same > 0 && answers.different > 0) return 'answers-differ'
  return open < alikeLimits.groupMin ? 'too-few' : null
}

/** The answer that the sample gives to the rest, or why it gives none. `sample` = the state of each of its questions. */
export function answerOfSample(
  sample: readonly ('open' | Outcome | 'withdrawn')[],
  { open, answers }: AlikeState,
): { readonly outcome: Outcome } | { readonly refusal: AlikeRefusal } {
  if (answers.same > 0 && answers.different > 0) return { refusal: 'answers-differ' }
  if (sample.length < alikeLimits.sample || sample.includes('withdrawn')) return { refusal: 'sample-spoilt' }
  if (sample.includes('open')) return { refusal: 'sample-open' }
  if (new Set(sample).size > 1) return { refusal: 'answers-differ' }
  return open === 0 ? { refusal: 'too-few' } : { outcome: sample[0] as Outcome }
}
