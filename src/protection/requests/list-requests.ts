import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import { enqueueJob } from '../../kernel/job.ts'
import type { Reader } from '../../kernel/ports.ts'
import { clockOf, compareClocks } from '../rules/clock.ts'
import { dueAt } from '../rules/office-time.ts'
import { seesAgency } from '../scope.ts'
import { type RequestAnswer, type RequestLine, type RequestsAnswer, requestKinds } from './contract.ts'
import { type FoundRequest, getRequest } from './follow-request.ts'
import { requestNumber, stateOf } from './rules/request-state.ts'
import { findEvents, findRequests } from './store.ts'

export const raiseJob = 'protection.raise-requests'

/** Closed requests stay on the list for so long. */
const shownDays = 90

/** Requests the actor's agency answers or the actor took down; what needs somebody first is on top. */
export async function listRequests(context: Context, actor: Actor): Promise<RequestsAnswer> {
  const found = await context.database.write(async (writer) => {
    const requests = (await recentRequests(context, writer)).filter(
      ({ request, state }) => seesAgency(actor, state.agencyId) || request.receivedBy === actor.accountId,
    )
    await recordAudit(writer, context.clock, actor, {
      action: 'protection.requests.listed',
      details: { requests: requests.length },
      people: requests.flatMap(({ state }) => state.personId ?? []),
    })
    if (requests.some((one) => isUnraised(context, one))) await enqueueJob(writer, raiseJob, 'seen')
    return requests
  })
  const terms = context.pack.protection.terms
  return {
    ...frameOf(context, actor),
    requests: found
      .map((one) => ({ ...toLine(context, one), applicant: one.request.applicant }))
      .sort(compareClocks),
    terms: requestKinds.map((kind) => ({ kind, ...terms[kind] })),
  }
}

/** One request with everything that happened to it. The look is traced. */
export async function readRequest(context: Context, actor: Actor, id: number): Promise<RequestAnswer> {
  return context.database.write(async (writer) => {
    const found = await getRequest(writer, actor, id)
    const { personId } = found.state
    await recordAudit(writer, context.clock, actor, {
      action: 'protection.request.read',
      subjectKind: 'request',
      subjectId: id,
      ...(personId === null ? {} : { people: [personId] }),
    })
    const { applicant, identityProof, wish, termHours, termSource } = found.request
    return {
      ...frameOf(context, actor),
      ...toLine(context, found),
      ...{ applicant, identityProof, wish, termHours, termSource },
      personId,
      events: found.events.map(({ agencyId, requestId: _, personId: _person, ...event }) => ({
        ...event,
        agency: agencyId === null ? null : agencyName(context, agencyId),
      })),
    }
  })
}

/** Every open request and the closed ones of late, whoever answers them. */
export async function recentRequests(context: Context, reader: Reader): Promise<FoundRequest[]> {
  const since = new Date(context.clock.now().getTime() - shownDays * 86_400_000).toISOString()
  const requests = await findRequests(reader, since)
  const events = Map.groupBy(
    await findEvents(
      reader,
      requests.map(({ id }) => id),
    ),
    (event) => event.requestId,
  )
  return requests.map((request) => {
    const own = events.get(request.id) ?? []
    return { request, events: own, state: stateOf(request.agencyId, own) }
  })
}

export function toLine(context: Context, { request, state }: FoundRequest): RequestLine {
  const { id, kind, receivedAt, termHours } = request
  const due = dueAt(receivedAt, termHours)
  return {
    id,
    number: requestNumber(id, receivedAt),
    kind,
    agencyId: state.agencyId,
    agency: agencyName(context, state.agencyId),
    receivedAt,
    due,
    clock: clockOf(due, state.closedAt, context.clock.now()),
    state: state.state,
  }
}

/** Near or past its term, and nobody was told yet. */
export function isUnraised(context: Context, found: FoundRequest): boolean {
  const { clock } = toLine(context, found)
  return (
    (clock === 'near' && found.state.raised === 'no') || (clock === 'past' && found.state.raised !== 'past')
  )
}

export function agencyName({ pack }: Context, agencyId: string): string {
  return pack.agencies.find(({ id }) => id === agencyId)?.shortName ?? agencyId
}

function frameOf(context: Context, actor: Actor) {
  const has = (permission: 'register.read-person' | 'protection.decide') =>
    actor.role !== 'system' && may(actor.role, permission)
  return {
    now: context.clock.now().toISOString(),
    timeZone: context.pack.settings.timeZone,
    agencies: context.pack.agencies
      .filter(({ validTo }) => validTo === null)
      .map(({ id, shortName }) => ({ id, name: shortName })),
    mayName: has('register.read-person'),
    mayRefuse: has('protection.decide'),
  }
}
