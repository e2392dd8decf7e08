import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJobAnew } from '../kernel/job.ts'
import { silent } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { closeDecisions, recordHumanDecision } from '../linkage/index.ts'
import { refreshPersonIndex } from './person-index.ts'
import { regroupPersons } from './regroup-persons.ts'
import { lockRegister } from './store.ts'
import { personsOfRecords } from './store-people.ts'
import { nextOpenPair, readPair } from './store-review.ts'
import { foldStates, openTouched, touch } from './store-states.ts'

/**
 * A person says whether two records are the same human being. 'same' merges the younger person into the older, which
 * keeps the younger id as alias; 'different' splits them and lets weaker joins between them give way. Claims move along.
 * Throws Problem('register.pair-unknown', 404) and Problem('register.pair-decided', 409).
 */
export async function decidePair(
  context: Context,
  actor: Actor,
  pairId: number,
  outcome: 'same' | 'different',
  note: string,
): Promise<{ personIds: number[]; nextId: number | null }> {
  const now = context.clock.now().toISOString()
  const decided = await context.database.write(async (writer) => {
    await lockRegister(writer)
    const pair = await readPair(writer, pairId)
    if (!pair) throw new Problem('register.pair-unknown', 404, { pair: pairId })
    if (pair.status !== 'open') throw new Problem('register.pair-decided', 409, { pair: pairId })
    await recordHumanDecision(writer, actor, pairId, outcome, note, now)
    const persons = [
      ...new Set((await personsOfRecords(writer, [pair.recordId, pair.otherRecordId])).values()),
    ]
    const { personIds, refused } = await regroupPersons(writer, persons, now)
    await closeDecisions(writer, refused, now)
    if (personIds.length > 0) {
      await openTouched(writer)
      await touch(writer, personIds)
      await foldStates(writer, context.pack, now, silent)
    }
    // Also where no record moves: while the question was open it kept both people out of the counts (decision 0009).
    await enqueueJobAnew(writer, 'programmes.measure', monthEnd(now.slice(0, 10)))
    await recordAudit(writer, context.clock, actor, {
      action: 'register.pair.decided',
      subjectKind: 'review-pair',
      subjectId: pairId,
      details: { outcome, movedPersons: personIds.length },
    })
    return { personIds, nextId: await nextOpenPair(writer, pair) }
  })
  await refreshPersonIndex(context.database, decided.personIds)
  return decided
}
