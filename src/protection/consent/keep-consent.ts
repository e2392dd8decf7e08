import { type Actor, type Context, readAs, recordAudit } from '../../access/index.ts'
import { officeDay } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { resolvePerson } from '../../register/index.ts'
import type { ConsentInput, ConsentsAnswer } from './contract.ts'
import { findConsents, insertConsent } from './store.ts'

const shownEvents = 200

/**
 * Keeps that a person, whom the actor may see, gave or withdrew consent. It counts from this moment. Throws Problem 404 for a
 * person the actor does not see, 422 for a processing that rests on something else and for a day ahead.
 */
export async function keepConsent(context: Context, actor: Actor, given: ConsentInput): Promise<void> {
  const { pack, clock } = context
  if (!processingsByConsent(context).some(({ id }) => id === given.processing))
    throw new Problem('protection.not-by-consent', 422)
  if (given.onDay > officeDay(clock.now(), pack.settings.timeZone))
    throw new Problem('protection.day-ahead', 422)
  await readAs(context, actor, async (staff, app) => {
    const personId = await resolvePerson(staff, given.personId)
    if (personId === null) throw new Problem('register.person-unknown', 404)
    await insertConsent(app, { ...given, personId }, { at: clock.now().toISOString(), by: actor.accountId })
    await recordAudit(app, clock, actor, {
      action: `protection.consent.${given.kind}`,
      subjectKind: 'person',
      subjectId: personId,
      purpose: 'request',
      details: { processing: given.processing },
    })
  })
}

/** What was given and withdrawn by persons the actor may see, newest first. The look is traced. */
export async function listConsents(context: Context, actor: Actor): Promise<ConsentsAnswer> {
  return readAs(context, actor, async (staff, app) => {
    const found = await findConsents(app, shownEvents)
    const seen = new Set<number>()
    for (const personId of new Set(found.map((event) => event.personId)))
      if ((await resolvePerson(staff, personId)) !== null) seen.add(personId)
    const events = found.filter(({ personId }) => seen.has(personId))
    await recordAudit(app, context.clock, actor, {
      action: 'protection.consents.listed',
      people: [...seen],
    })
    return {
      timeZone: context.pack.settings.timeZone,
      processings: processingsByConsent(context).map(({ id, name }) => ({ id, name })),
      events,
    }
  })
}

function processingsByConsent({ pack }: Context) {
  return pack.protection.sharings.filter(({ basis }) => basis === 'consent')
}
