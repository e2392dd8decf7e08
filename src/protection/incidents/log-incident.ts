import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { mustBeAgency, receivedTime } from '../requests/take-request.ts'
import type { IncidentContent, IncidentInput } from './contract.ts'
import { getIncident } from './read-incidents.ts'
import { refusalOf } from './rules/check-incident.ts'
import { insertIncident, insertRevision } from './store.ts'

/** Enters an incident; its clock runs from when it was found. */
export async function logIncident(
  context: Context,
  actor: Actor,
  given: IncidentInput,
): Promise<{ id: number }> {
  const content = contentOf(context, actor, given)
  const foundAt = receivedTime(context, given.foundAt)
  refuseWrong(null, content)
  return context.database.write(async (writer) => {
    const id = await insertIncident(writer, foundAt, context.clock.now().toISOString(), actor.accountId)
    await write(context, writer, actor, { id, number: 1, content })
    return { id }
  })
}

/** The next revision of an incident. Throws Problem 409 when somebody else has written meanwhile, 422 for what cannot follow. */
export async function reviseIncident(
  context: Context,
  actor: Actor,
  id: number,
  given: IncidentInput,
): Promise<void> {
  const content = contentOf(context, actor, given)
  await context.database.write(async (writer) => {
    const before = await getIncident(writer, actor, id)
    refuseWrong(before.content, content)
    if (given.revision !== before.number) throw new Problem('protection.incident-changed', 409)
    await write(context, writer, actor, { id, number: before.number + 1, content })
  })
}

async function write(
  context: Context,
  writer: Writer,
  actor: Actor,
  { id, number, content }: { id: number; number: number; content: IncidentContent },
): Promise<void> {
  const at = context.clock.now().toISOString()
  const isNew = await insertRevision(writer, { incidentId: id, number, content, at, by: actor.accountId })
  if (!isNew) throw new Problem('protection.incident-changed', 409)
  await recordAudit(writer, context.clock, actor, {
    action: 'protection.incident.written',
    subjectKind: 'incident',
    subjectId: id,
    details: { revision: number, state: content.state },
  })
}

/** A revision repeats when somebody was told, however long ago. */
const toldDaysMax = 3650

/** Closing an incident is a decision. */
function contentOf(context: Context, actor: Actor, given: IncidentInput): IncidentContent {
  mustBeAgency(context, given.agencyId)
  if (given.state === 'closed' && (actor.role === 'system' || !may(actor.role, 'protection.decide')))
    throw new Problem('protection.not-yours-to-decide', 403)
  const { foundAt: _, revision: _revision, ...content } = given
  const told = (local: string | null) => (local === null ? null : receivedTime(context, local, toldDaysMax))
  return {
    ...content,
    authorityToldAt: told(given.authorityToldAt),
    peopleToldAt: told(given.peopleToldAt),
  }
}

function refuseWrong(before: IncidentContent | null, next: IncidentContent): void {
  const refusal = refusalOf(before, next)
  if (refusal === 'goes-back') throw new Problem('protection.incident-goes-back', 422)
  if (refusal === 'untold') throw new Problem('protection.incident-untold', 422)
  if (refusal === 'untold-again') throw new Problem('protection.incident-untold-again', 422)
}
