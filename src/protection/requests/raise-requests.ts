import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { isUnraised, recentRequests, toLine } from './list-requests.ts'
import { insertEvent } from './store.ts'

/** Raises every open request near or past its term, once each: an event of the request and an entry of the trace. */
export async function raiseRequests(context: Context, actor: Actor): Promise<{ near: number; past: number }> {
  return context.database.write(async (writer) => {
    const raised = { near: 0, past: 0 }
    for (const found of await recentRequests(context, writer)) {
      const { id, clock, agencyId } = toLine(context, found)
      if (!isUnraised(context, found) || (clock !== 'near' && clock !== 'past')) continue
      const at = context.clock.now().toISOString()
      if (!(await insertEvent(writer, { requestId: id, kind: clock, at }, actor.accountId))) continue
      raised[clock]++
      await recordAudit(writer, context.clock, actor, {
        action: 'protection.request.raised',
        subjectKind: 'request',
        subjectId: id,
        details: { clock, agency: agencyId },
      })
    }
    return raised
  })
}
