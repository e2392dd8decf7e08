import { type Actor, type Context, may, readAs, recordAudit } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { closeMarks } from '../../register/index.ts'
import { seesAgency } from '../scope.ts'
import type { StepInput } from './contract.ts'
import { type RequestState, stateOf } from './rules/request-state.ts'
import {
  findEvents,
  findRequest,
  insertEvent,
  lockRequest,
  type StoredEvent,
  type StoredRequest,
} from './store.ts'
import { mustBeAgency, namePerson } from './take-request.ts'

export interface FoundRequest {
  readonly request: StoredRequest
  readonly events: readonly StoredEvent[]
  readonly state: RequestState
}

/** Throws Problem 404 for a request that is not there or that another agency answers. Who took it down keeps seeing it. */
export async function getRequest(reader: Reader, actor: Actor, id: number): Promise<FoundRequest> {
  const request = await findRequest(reader, id)
  // Asked for in any case, so that what is foreign takes as long as what is not there.
  const events = await findEvents(reader, [id])
  if (!request) throw new Problem('protection.request-unknown', 404)
  const state = stateOf(request.agencyId, events)
  if (!seesAgency(actor, state.agencyId) && request.receivedBy !== actor.accountId)
    throw new Problem('protection.request-unknown', 404)
  return { request, events, state }
}

/**
 * One step of a request. Refusing is a decision. What is refused or withdrawn ends its objection or restriction; what is
 * answered keeps it. Throws Problem 409 when the request is closed, 403 for a refusal by who may not decide.
 */
export async function followRequest(
  context: Context,
  actor: Actor,
  id: number,
  given: StepInput,
): Promise<void> {
  if (given.step === 'refused' && (actor.role === 'system' || !may(actor.role, 'protection.decide')))
    throw new Problem('protection.not-yours-to-decide', 403)
  await readAs(context, actor, async (staff, app) => {
    await lockRequest(app, id)
    const { request, state } = await getRequest(app, actor, id)
    if (state.state !== 'open') throw new Problem('protection.request-closed', 409)
    if (given.step === 'named') return namePerson(context, staff, app, actor, request, given.personId)
    if (given.step === 'passed') mustBeAgency(context, given.agencyId)
    const at = context.clock.now().toISOString()
    await insertEvent(app, { ...given, kind: given.step, requestId: id, at }, actor.accountId)
    if (given.step === 'refused' || given.step === 'withdrawn') await closeMarks(app, id, at)
    await recordAudit(app, context.clock, actor, {
      action: `protection.request.${given.step}`,
      subjectKind: 'request',
      subjectId: id,
      ...(state.personId === null ? {} : { people: [state.personId] }),
    })
  })
}
