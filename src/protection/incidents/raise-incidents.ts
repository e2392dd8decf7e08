import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { toIncident, worstClock } from './read-incidents.ts'
import { findIncidents, findRaised, lockRaising } from './store.ts'

/** Raises every open incident near or past the term of a notice that was not given, once each: an entry of the trace. */
export async function raiseIncidents(
  context: Context,
  actor: Actor,
): Promise<{ near: number; past: number }> {
  return context.database.write(async (writer) => {
    await lockRaising(writer)
    const before = new Set(await findRaised(writer))
    const raised = { near: 0, past: 0 }
    for (const stored of await findIncidents(writer)) {
      const clock = worstClock(toIncident(context, stored))
      const isKnown = before.has(`${stored.id} ${clock}`)
      if (stored.content.state === 'closed' || isKnown || (clock !== 'near' && clock !== 'past')) continue
      raised[clock]++
      await recordAudit(writer, context.clock, actor, {
        action: 'protection.incident.raised',
        subjectKind: 'incident',
        subjectId: stored.id,
        details: { clock, agency: stored.content.agencyId },
      })
    }
    return raised
  })
}
