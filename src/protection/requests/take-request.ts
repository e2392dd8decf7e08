import type { z } from 'zod'
import { type Actor, type Context, readAs, recordAudit } from '../../access/index.ts'
import type { Reader, Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { closeMarks, insertMark, resolvePerson } from '../../register/index.ts'
import { dueAt, toInstant } from '../rules/office-time.ts'
import type { RequestKind, requestInput } from './contract.ts'
import { requestNumber } from './rules/request-state.ts'
import { insertEvent, insertRequest } from './store.ts'

/**
 * Takes a request down and starts its clock. With a person, who must be one the actor may see, an objection or restriction
 * holds from now on. Throws Problem 404 for an unknown person, 422 for an unknown agency or a time that cannot be.
 */
export async function takeRequest(
  context: Context,
  actor: Actor,
  asked: z.infer<typeof requestInput>,
): Promise<{ id: number; number: string }> {
  const { kind, agencyId, applicant, identityProof, wish } = asked
  mustBeAgency(context, agencyId)
  const receivedAt = receivedTime(context, asked.receivedAt)
  const term = context.pack.protection.terms[kind]
  return readAs(context, actor, async (staff, app) => {
    const id = await insertRequest(app, {
      kind,
      agencyId,
      applicant,
      identityProof,
      wish,
      termHours: term.hours,
      termSource: term.source,
      receivedAt,
      receivedBy: actor.accountId,
    })
    if (asked.personId !== null) await namePerson(context, staff, app, actor, { id, kind }, asked.personId)
    await recordAudit(app, context.clock, actor, {
      action: 'protection.request.received',
      subjectKind: 'request',
      subjectId: id,
      details: { kind, agency: agencyId, due: dueAt(receivedAt, term.hours) },
    })
    return { id, number: requestNumber(id, receivedAt) }
  })
}

/** Says whom a request is about. The person's page is opened on its own, with the purpose "request". */
export async function namePerson(
  context: Context,
  staff: Reader,
  app: Writer,
  actor: Actor,
  request: { readonly id: number; readonly kind: RequestKind },
  personId: number,
): Promise<void> {
  const livingId = await resolvePerson(staff, personId)
  if (livingId === null) throw new Problem('register.person-unknown', 404)
  const at = context.clock.now().toISOString()
  await insertEvent(app, { requestId: request.id, kind: 'named', personId: livingId, at }, actor.accountId)
  const mark = { object: 'objection', restrict: 'restriction' } as const
  if (request.kind === 'object' || request.kind === 'restrict') {
    await closeMarks(app, request.id, at)
    await insertMark(app, { personId: livingId, kind: mark[request.kind], requestId: request.id, since: at })
  }
  await recordAudit(app, context.clock, actor, {
    action: 'protection.request.named',
    subjectKind: 'person',
    subjectId: livingId,
    purpose: 'request',
    details: { request: request.id },
  })
}

export function mustBeAgency({ pack }: Context, agencyId: string): void {
  if (!pack.agencies.some(({ id }) => id === agencyId)) throw new Problem('protection.agency-unknown', 422)
}

/** Days a letter may have lain before it was entered. */
const olderDaysMax = 60

/** Null = now. Throws Problem 422 for what is not yet or too long ago. */
export function receivedTime(
  { clock, pack }: Context,
  local: string | null,
  daysMax: number = olderDaysMax,
): string {
  const now = clock.now()
  if (local === null) return now.toISOString()
  const at = Date.parse(toInstant(local, pack.settings.timeZone))
  const isPossible = at <= now.getTime() && at > now.getTime() - daysMax * 86_400_000
  if (!isPossible) throw new Problem('protection.time-impossible', 422, { days: daysMax })
  return new Date(at).toISOString()
}
