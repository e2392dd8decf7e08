/** partly = evidence supports less than what is said; open = no score yet; none = zero is said, nothing to prove. */
export const answerStates = ['proven', 'partly', 'claimed', 'none', 'open'] as const
export type AnswerState = (typeof answerStates)[number]

/** A question as the scoring sees it. Scores are 0 to 100. */
export interface Judged {
  /** What the office gives itself; null = it takes the computed one. */
  readonly score: number | null
  /** From the plan: what is said there, and what evidence of the plan supports. */
  readonly computed: { readonly score: number | null; readonly supported: number } | null
  /** A document attached to the question itself. */
  readonly hasEvidence: boolean
}

export interface Judgement {
  readonly claimed: number | null
  readonly proven: number
  readonly state: AnswerState
}

/** Own evidence proves the whole score; without it only as much as the plan's own evidence supports. */
export function judge({ score, computed, hasEvidence }: Judged): Judgement {
  const claimed = score ?? computed?.score ?? null
  if (claimed === null) return { claimed, proven: 0, state: 'open' }
  if (claimed === 0) return { claimed, proven: 0, state: 'none' }
  const proven = hasEvidence ? claimed : Math.min(claimed, computed?.supported ?? 0)
  return { claimed, proven, state: proven === 0 ? 'claimed' : proven < claimed ? 'partly' : 'proven' }
}

export interface Totals {
  readonly claimed: number
  readonly proven: number
}

/** Mean of a part's questions; one without a score counts as zero: leaving it out must not pay. */
export function partTotals(questions: readonly Judged[]): Totals {
  const judged = questions.map(judge)
  return {
    claimed: sum(judged.map((one) => one.claimed ?? 0)) / Math.max(1, judged.length),
    proven: sum(judged.map((one) => one.proven)) / Math.max(1, judged.length),
  }
}

/** Weighted mean of the parts; only the proportions of the weights matter. */
export function weightedTotals(
  parts: readonly { readonly weight: number; readonly totals: Totals }[],
): Totals {
  const weights = sum(parts.map(({ weight }) => weight))
  if (weights === 0) return { claimed: 0, proven: 0 }
  return {
    claimed: sum(parts.map(({ weight, totals }) => weight * totals.claimed)) / weights,
    proven: sum(parts.map(({ weight, totals }) => weight * totals.proven)) / weights,
  }
}

/** Adds the smaller first, so that order cannot change the last digit. */
function sum(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b).reduce((total, one) => total + one, 0)
}
