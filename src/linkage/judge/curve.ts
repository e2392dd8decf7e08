import { pairKey } from '../rules/pair-key.ts'
import { type Partition, pairsOf, type Scores, scorePairs, truePairsOf } from './measures.ts'

/** Pairs that an engine proposes; one entry of every array a pair. */
export interface Proposed {
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly probability: Float64Array
  /** 1 = a question for people, 0 = decided by the engine. */
  readonly review: Uint8Array
}

export interface CurvePoint extends Scores {
  /** Pairs of this probability or more are joined. */
  readonly threshold: number
  /** Pairs joined at this threshold. */
  readonly joinedPairs: number
}

export interface Curve {
  readonly points: readonly CurvePoint[]
  readonly best: CurvePoint
}

export interface Curves {
  /** The pairs as proposed, each by itself. */
  readonly direct: Curve
  /** All rows that a chain of proposed pairs connects, as one cluster. */
  readonly connected: Curve
}

/** Thresholds shown; close to 1 they stand closer, because probabilities crowd there. */
export const shownThresholds = [
  0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999,
  0.99999, 0.999999,
] as const

/**
 * Precision, recall and F1 of the proposed pairs at every threshold: the shown ones, and the best of all that the
 * probabilities allow (the highest threshold where several are equal).
 */
export function drawCurves(partition: Partition, proposed: Proposed): Curves {
  const truePairs = truePairsOf(partition)
  const order = byProbability(proposed)
  const direct = new CurveMaker(truePairs)
  const connected = new CurveMaker(truePairs)
  const groups = new GrowingGroups(partition)
  let correct = 0
  for (let at = 0; at < order.length; ) {
    const threshold = proposed.probability[order[at]!]!
    direct.passTo(threshold)
    connected.passTo(threshold)
    const from = at
    for (; at < order.length && proposed.probability[order[at]!] === threshold; at++) {
      const [left, right] = [proposed.left[order[at]!]!, proposed.right[order[at]!]!]
      if (partition.entityOf[left] === partition.entityOf[right]) correct++
      groups.join(left, right)
    }
    direct.add(threshold, direct.joined + at - from, correct)
    connected.add(threshold, groups.joinedPairs, groups.correctPairs)
  }
  return { direct: direct.finish(), connected: connected.finish() }
}

/**
 * What answering every question rightly would find: clusters of the engine, and the questions that are truly one. All pairs in
 * review between the same two clusters are one question; between rows of one cluster there is none.
 */
export function answerReview(partition: Partition, proposed: Proposed) {
  const groups = new GrowingGroups(partition)
  const first = new Int32Array(partition.clusters).fill(-1)
  for (let row = 0; row < partition.rows; row++) {
    const cluster = partition.clusterOf[row]!
    if (first[cluster] === -1) first[cluster] = row
    else groups.join(first[cluster]!, row)
  }
  const isTrulySame = new Map<number, boolean>()
  for (let at = 0; at < proposed.count; at++) {
    if (proposed.review[at] === 0) continue
    const [left, right] = [proposed.left[at]!, proposed.right[at]!]
    const [x, y] = [partition.clusterOf[left]!, partition.clusterOf[right]!]
    if (x === y) continue
    const question = pairKey(x, y)
    const isSame = partition.entityOf[left] === partition.entityOf[right]
    isTrulySame.set(question, isSame || isTrulySame.get(question) === true)
    if (isSame) groups.join(left, right)
  }
  const answered = scorePairs({
    truePairs: truePairsOf(partition),
    joinedPairs: groups.joinedPairs,
    correctPairs: groups.correctPairs,
  })
  const questions = isTrulySame.size
  return {
    questions,
    trulySame: [...isTrulySame.values()].filter(Boolean).length,
    shareOfRows: partition.rows === 0 ? 0 : questions / partition.rows,
    precisionWhenAnswered: answered.precision,
    recallWhenAnswered: answered.recall,
    f1WhenAnswered: answered.f1,
  }
}

/** Pairs from the most to the least probable. */
function byProbability(proposed: Proposed): Uint32Array {
  return Uint32Array.from({ length: proposed.count }, (_, at) => at).sort(
    (a, b) => proposed.probability[b]! - proposed.probability[a]! || a - b,
  )
}

class CurveMaker {
  joined = 0
  private correct = 0
  private readonly points: CurvePoint[] = []
  private best: CurvePoint | null = null
  private readonly truePairs: number
  private next = shownThresholds.length - 1

  constructor(truePairs: number) {
    this.truePairs = truePairs
  }

  /** Notes the shown thresholds above the next probability: nothing more is joined there. */
  passTo(probability: number): void {
    for (; this.next >= 0 && shownThresholds[this.next]! > probability; this.next--)
      this.points.push(this.pointAt(shownThresholds[this.next]!))
  }

  add(threshold: number, joined: number, correct: number): void {
    this.joined = joined
    this.correct = correct
    const point = this.pointAt(threshold)
    if (!this.best || point.f1 > this.best.f1) this.best = point
  }

  finish(): Curve {
    this.passTo(0)
    return { points: this.points.toReversed(), best: this.best ?? this.pointAt(1) }
  }

  private pointAt(threshold: number): CurvePoint {
    const { joinedPairs, precision, recall, f1 } = scorePairs({
      truePairs: this.truePairs,
      joinedPairs: this.joined,
      correctPairs: this.correct,
    })
    return { threshold, joinedPairs, precision, recall, f1 }
  }
}

/** Rows that grow together; keeps the pairs joined so far and how many of them are right. */
class GrowingGroups {
  joinedPairs = 0
  correctPairs = 0
  private readonly parent: Int32Array
  private readonly size: Int32Array
  private readonly entityOf: Int32Array
  /** Rows by entity, of groups of two and more. */
  private readonly mixes = new Map<number, Map<number, number>>()

  constructor(partition: Partition) {
    this.parent = Int32Array.from({ length: partition.rows }, (_, row) => row)
    this.size = new Int32Array(partition.rows).fill(1)
    this.entityOf = partition.entityOf
  }

  join(left: number, right: number): void {
    let [large, small] = [this.root(left), this.root(right)]
    if (large === small) return
    if (this.size[large]! < this.size[small]!) [large, small] = [small, large]
    this.joinedPairs += this.size[large]! * this.size[small]!
    const mix = this.mixOf(large)
    for (const [entity, rows] of this.mixOf(small)) {
      const already = mix.get(entity) ?? 0
      this.correctPairs += pairsOf(already + rows) - pairsOf(already) - pairsOf(rows)
      mix.set(entity, already + rows)
    }
    this.mixes.set(large, mix)
    this.mixes.delete(small)
    this.size[large]! += this.size[small]!
    this.parent[small] = large
  }

  private mixOf(root: number): Map<number, number> {
    return this.mixes.get(root) ?? new Map([[this.entityOf[root]!, 1]])
  }

  private root(row: number): number {
    let at = row
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!
      at = this.parent[at]!
    }
    return at
  }
}
