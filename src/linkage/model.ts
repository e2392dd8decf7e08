import type { Evidence, ReviewReason } from './rules/outcome.ts'

/** One automatic join: `recordId` (of the batch) is the same person as `otherRecordId`. Weight in bits. */
export interface LinkDecision {
  readonly recordId: number
  readonly otherRecordId: number
  readonly weight: number
  readonly evidence: Evidence
}

/** A pair that a person must decide. `recordId` is of the batch; probability of being one person in [0, 1]. */
export interface NewReviewPair extends LinkDecision {
  readonly probability: number
  readonly priority: number
  readonly reason: ReviewReason
}

/** What linking did, in counts; nothing personal. Capped pairs are pairs that an oversized block left out. */
export interface LinkReport {
  readonly modelVersion: string
  readonly records: number
  readonly standingRecords: number
  readonly comparedPairs: number
  readonly cappedPairs: number
  /** Records that joined a standing person, joined only another row of the batch, or stand alone. */
  readonly joinedStanding: number
  readonly joinedInBatch: number
  readonly alone: number
  readonly refusedJoins: number
  readonly reviewPairs: number
  /** Review pairs left out because the open queue holds at most 2 % of all rows, the least useful first. */
  readonly reviewPairsLeftOut: number
}

/**
 * Result of linking one batch, in memory, nothing stored yet.
 * `anchors` has every accepted or warned record of the batch: the smallest record id of the standing person it joins
 * (a record of an applied batch), or the smallest record id of its new cluster (itself when it is alone).
 */
export interface Links {
  readonly batchId: number
  readonly anchors: ReadonlyMap<number, number>
  readonly decisions: readonly LinkDecision[]
  readonly reviewPairs: readonly NewReviewPair[]
  readonly report: LinkReport
}

/** A pair of the review queue as stored. */
export interface ReviewPair extends NewReviewPair {
  readonly id: number
  readonly status: 'open' | 'same' | 'different' | 'withdrawn'
  readonly batchId: number
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly note: string | null
}
