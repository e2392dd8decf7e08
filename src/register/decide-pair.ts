import { type Actor, type Context, readAs, recordAudit } from '../access/index.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { carryOutDecisions } from './carry-out-decisions.ts'
import { refreshPersonIndex } from './person-index.ts'
import { type Outcome, stepAfter } from './rules/settle-answer.ts'
import { lockRegister } from './store.ts'
import {
  keepAnswer,
  nextOpenPair,
  type PairRow,
  type Reviewer,
  readAnswers,
  readPair,
  readReviewer,
} from './store-review.ts'

/**
 * A person says whether two records are the same human being. 'same' merges the younger person into the older, which
 * keeps the younger id as alias; 'different' splits them and lets weaker joins between them give way. Claims move along.
 * A question that is asked twice changes nothing until two people agree or a third settles it: `isDecided` says so.
 * `alikeId` = go on within the sample of that decision about alike questions.
 * Throws Problem('register.pair-unknown', 404), Problem('register.pair-decided', 409), Problem('register.pair-not-yours', 403).
 */
export async function decidePair(
  context: Context,
  actor: Actor,
  pairId: number,
  outcome: Outcome,
  note: string,
  alikeId: number | null = null,
): Promise<{ personIds: number[]; isDecided: boolean; nextId: number | null }> {
  const decided = await readAs(context, actor, async (staff, app) => {
    await lockRegister(app)
    const reviewer = await readReviewer(app, actor)
    const pair = await readPair(staff, reviewer, pairId)
    if (!pair) throw new Problem('register.pair-unknown', 404, { pair: pairId })
    if (pair.status !== 'open') throw new Problem('register.pair-decided', 409, { pair: pairId })
    if (!pair.mine) throw new Problem('register.pair-not-yours', 403, { pair: pairId })
    const result = await answer(context, app, actor, reviewer, pair, outcome, note)
    return { ...result, nextId: await nextOpenPair(staff, reviewer, pair, alikeId) }
  })
  await refreshPersonIndex(context.database, decided.personIds)
  return decided
}

async function answer(
  context: Context,
  writer: Writer,
  actor: Actor,
  reviewer: Reviewer,
  pair: PairRow,
  outcome: Outcome,
  note: string,
): Promise<{ personIds: number[]; isDecided: boolean }> {
  const now = context.clock.now().toISOString()
  const earlier = (await readAnswers(writer, pair.id)).at(-1)?.outcome ?? null
  const step = stepAfter({ ...pair, othersReview: reviewer.othersReview, earlier, outcome })
  const nextRound = step === 'decide' ? pair.round : step === 'ask-second' ? 2 : 3
  await keepAnswer(writer, pair, actor.accountId, outcome, note, now, nextRound)
  const personIds =
    step === 'decide'
      ? (await carryOutDecisions(context, writer, actor, [pair], outcome, note, now)).moved
      : []
  await recordAudit(writer, context.clock, actor, {
    action: step === 'decide' ? 'register.pair.decided' : 'register.pair.answered',
    subjectKind: 'review-pair',
    subjectId: pair.id,
    details: { outcome, round: pair.round, movedPersons: personIds.length },
  })
  return { personIds, isDecided: step === 'decide' }
}
