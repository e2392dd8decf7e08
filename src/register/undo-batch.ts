import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { markUndone } from '../intake/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJobAnew } from '../kernel/job.ts'
import { silent, type Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { closeLinks, reopenLeavingLinks } from '../linkage/index.ts'
import { sensitiveCategories } from './closed-categories.ts'
import { forgetPersonIndex } from './person-index.ts'
import { regroupPersons } from './regroup-persons.ts'
import { joinOverlapping } from './rules/join-overlapping.ts'
import {
  analyzeGrown,
  type BatchRow,
  closeMemberships,
  lockRegister,
  nextMoment,
  personsToRegroup,
  readBatch,
} from './store.ts'
import { closeClaims, settleValidity } from './store-claims.ts'
import {
  findResting,
  hasLeaving,
  personsToJoinAnew,
  returnLeaving,
  touchLeaving,
  unmarkReplaced,
} from './store-replace.ts'
import { weighQuestions } from './store-review.ts'
import { foldStates, openTouched, touch, touchBatch } from './store-states.ts'

/**
 * Takes an applied batch out of the register as if it had never come: its memberships, decisions and claims are closed,
 * what they held together falls apart into the persons of before, and every touched person is folded again.
 * Rows whose place it took stand again. Nothing is deleted: what we knew meanwhile stays readable. One transaction.
 * Throws Problem('register.batch-not-applied', 409), or Problem('register.batch-rested-on', 409) while a later batch of the
 * same list and period rests on its rows or took its place: that one is undone first.
 */
export async function undoBatch(context: Context, actor: Actor, batchId: number): Promise<void> {
  await context.database.write(async (writer) => {
    await lockRegister(writer)
    const batch = await readBatch(writer, batchId)
    if (batch.status !== 'applied') throw new Problem('register.batch-not-applied', 409, { batch: batchId })
    const resting = await findResting(writer, batchId)
    if (resting !== null)
      throw new Problem('register.batch-rested-on', 409, { batch: batchId, later: resting })
    await undo(context, writer, actor, batch)
  })
  forgetPersonIndex(context.database)
}

async function undo(context: Context, writer: Writer, actor: Actor, batch: BatchRow): Promise<void> {
  const now = await nextMoment(writer, context.clock)
  await openTouched(writer)
  await touchBatch(writer, batch.id)
  const loose = await personsToRegroup(writer, batch.id)
  // First the rows whose place it took stand again with their joins: what leaned on the batch in their stead leans on them.
  const returns = await hasLeaving(writer, batch.id)
  if (returns) await letReturn(writer, batch.id, now)
  await closeMemberships(writer, batch.id, now)
  await closeClaims(writer, batch.id, now)
  await closeLinks(writer, { of: 'batch', batchId: batch.id }, now, context.pack.settings.population)
  const anew = returns ? await personsToJoinAnew(writer, batch.id) : []
  for (const persons of joinOverlapping([...loose.map((personId) => [personId]), ...anew]))
    await touch(writer, (await regroupPersons(writer, persons, now)).personIds)
  const changedPersons = await foldStates(writer, context.pack, now, silent)
  await markUndone(writer, actor, batch.id, now)
  await unmarkReplaced(writer, batch.id)
  await settleValidity(writer, batch, null, now)
  await weighQuestions(writer, sensitiveCategories(context.pack), now)
  await recordAudit(writer, context.clock, actor, {
    action: 'register.batch.undone',
    subjectKind: 'batch',
    subjectId: batch.id,
    details: { changedPersons, splitPersons: loose.length },
  })
  await enqueueJobAnew(writer, 'programmes.measure', monthEnd(now.slice(0, 10)))
  await analyzeGrown(
    writer,
    changedPersons,
    'register.membership',
    'register.person_state',
    'register.claim',
    'linkage.decision',
  )
}

async function letReturn(writer: Writer, batchId: number, now: string): Promise<void> {
  await returnLeaving(writer, batchId, now)
  await reopenLeavingLinks(writer, batchId, now)
  await touchLeaving(writer, batchId)
}
