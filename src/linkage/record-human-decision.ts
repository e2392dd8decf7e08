import type { Actor } from '../access/index.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { ReviewPair } from './model.ts'
import { closeDecisions, modelName, readReviewPair } from './store.ts'
import { decideReviewPair, insertHumanDecision, readJoinsOfPerson } from './store-human.ts'

/**
 * Records what a person decided about a pair of the queue: a permanent constraint that outranks every weight.
 * 'different' also closes the weakest machine joins that still connect the two records. Throws Problem
 * 'linkage.pair-not-found' or 'linkage.pair-already-decided'. `alikeId` = the decision about alike questions it is part of.
 * Returns the ids of the machine joins it closed.
 */
export async function recordHumanDecision(
  writer: Writer,
  actor: Actor,
  pairId: number,
  outcome: 'same' | 'different',
  note: string | null,
  at: string,
  alikeId: number | null = null,
): Promise<number[]> {
  const pair = await readReviewPair(writer, pairId)
  if (!pair) throw new Problem('linkage.pair-not-found', 404)
  if (pair.status !== 'open') throw new Problem('linkage.pair-already-decided', 409)
  await decideReviewPair(writer, pairId, outcome, actor.accountId, note, at, alikeId)
  await insertHumanDecision(writer, pair, outcome, actor.accountId, note, at, alikeId)
  return outcome === 'different' ? separate(writer, pair, at) : []
}

/** Takes away the weakest machine join on the way from one record to the other until there is no way left. */
async function separate(writer: Writer, pair: ReviewPair, at: string): Promise<number[]> {
  let joins = await readJoinsOfPerson(writer, pair.recordId)
  const closed: number[] = []
  while (reachable(joins, pair.recordId).has(pair.otherRecordId)) {
    const path = joins.filter(
      (join) =>
        join.decided_by === modelName &&
        !reachable(
          joins.filter((other) => other !== join),
          pair.recordId,
        ).has(pair.otherRecordId),
    )
    const candidates = path.length > 0 ? path : joins.filter((join) => join.decided_by === modelName)
    if (candidates.length === 0) break
    const weakest = candidates.reduce((a, b) => ((b.weight ?? 0) < (a.weight ?? 0) ? b : a))
    closed.push(weakest.id)
    joins = joins.filter((join) => join !== weakest)
  }
  await closeDecisions(writer, closed, at)
  return closed
}

/** Records that stay connected with `from` over the given joins. */
function reachable(
  joins: readonly { readonly record_id: number; readonly other_record_id: number }[],
  from: number,
): Set<number> {
  const seen = new Set([from])
  for (let grew = true; grew; ) {
    grew = false
    for (const { record_id: a, other_record_id: b } of joins)
      if (seen.has(a) !== seen.has(b)) {
        seen.add(a).add(b)
        grew = true
      }
  }
  return seen
}
