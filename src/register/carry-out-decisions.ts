import type { Actor, Context } from '../access/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJobAnew } from '../kernel/job.ts'
import { silent, type Writer } from '../kernel/ports.ts'
import { closeDecisions, recordHumanDecision } from '../linkage/index.ts'
import { sensitiveCategories } from './closed-categories.ts'
import { regroupPersons } from './regroup-persons.ts'
import type { Outcome } from './rules/settle-answer.ts'
import { personsOfRecords } from './store-people.ts'
import { type PairRow, weighQuestions } from './store-review.ts'
import { foldStates, openTouched, touch } from './store-states.ts'

/**
 * Makes one answer hold for questions: decisions recorded, persons put together or apart, their states folded, a
 * measurement queued. Returns the persons of the questions, those that lost or gained a record, and the decisions that
 * gave way. The caller holds the lock of the register.
 */
export async function carryOutDecisions(
  context: Context,
  writer: Writer,
  actor: Actor,
  pairs: readonly PairRow[],
  outcome: Outcome,
  note: string,
  now: string,
  alikeId: number | null = null,
): Promise<{ asked: number[]; moved: number[]; closed: number[] }> {
  const closed: number[] = []
  for (const pair of pairs)
    closed.push(...(await recordHumanDecision(writer, actor, pair.id, outcome, note, now, alikeId)))
  const records = pairs.flatMap((pair) => [pair.recordId, pair.otherRecordId])
  const asked = [...new Set((await personsOfRecords(writer, records)).values())]
  const { moved, refused } = await settlePersons(context, writer, asked, now)
  return { asked, moved, closed: [...closed, ...refused] }
}

/**
 * Puts persons together as the open decisions say, and weighs what is still asked about them. Also where no record moves, the
 * counts are measured again (decision 0009).
 */
export async function settlePersons(
  context: Context,
  writer: Writer,
  personIds: readonly number[],
  now: string,
): Promise<{ moved: number[]; refused: readonly number[] }> {
  const { personIds: moved, refused } = await regroupPersons(writer, personIds, now)
  await closeDecisions(writer, refused, now)
  await openTouched(writer)
  if (moved.length > 0) {
    await touch(writer, moved)
    await foldStates(writer, context.pack, now, silent)
  }
  await touch(writer, personIds)
  await weighQuestions(writer, sensitiveCategories(context.pack), now)
  await enqueueJobAnew(writer, 'programmes.measure', monthEnd(now.slice(0, 10)))
  return { moved, refused }
}
