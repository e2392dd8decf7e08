import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import { officeDay } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { seesAgency } from '../scope.ts'
import type { AssessmentInput, OpenProcessing, ProcessingsAnswer } from './contract.ts'
import { assessmentState, listProcessings } from './rules/list-processings.ts'
import { findAssessments, insertAssessment } from './store.ts'

/** The register as it stands in the pack, with what was assessed and what is overdue. */
export async function describeProcessings(context: Context, actor: Actor): Promise<ProcessingsAnswer> {
  const { pack, clock } = context
  const today = officeDay(clock.now(), pack.settings.timeZone)
  const all = await context.database.read(findAssessments)
  return {
    mayDecide: actor.role !== 'system' && may(actor.role, 'protection.decide'),
    timeZone: pack.settings.timeZone,
    processings: listProcessings(pack).map((one) => {
      const assessments = all.filter(({ processing }) => processing === one.id)
      const state = assessmentState(one.highRisk, assessments[0]?.reviewOn ?? null, today)
      return { ...one, state, assessments }
    }),
  }
}

/** What everybody may know: nothing of the assessments, which tell where the walls are thin. */
export function describeOpenly({ pack }: Context): OpenProcessing {
  const { office, terms } = pack.protection
  return {
    office,
    processings: listProcessings(pack)
      .filter(({ basis }) => basis !== 'none')
      .map(({ agencyId: _, ...one }) => one),
    terms: Object.entries(terms).map(([right, term]) => ({ right, ...term })),
  }
}

/**
 * A new revision of the assessment of a processing. Throws Problem 404 for an unknown one or one of another agency, 422 for a
 * review that is not ahead, 409 when somebody else has written meanwhile.
 */
export async function assessProcessing(
  context: Context,
  actor: Actor,
  id: string,
  given: AssessmentInput,
): Promise<void> {
  const { pack, clock } = context
  const found = listProcessings(pack).find((one) => one.id === id)
  if (!found || !seesAgency(actor, found.agencyId)) throw new Problem('protection.processing-unknown', 404)
  if (given.reviewOn <= officeDay(clock.now(), pack.settings.timeZone))
    throw new Problem('protection.day-not-ahead', 422)
  await context.database.write(async (writer) => {
    const all = await findAssessments(writer)
    const newest = all.find(({ processing }) => processing === id)?.number ?? 0
    const { revision, ...content } = given
    const one = { ...content, processing: id, at: clock.now().toISOString(), by: actor.accountId }
    const isNew = revision === newest && (await insertAssessment(writer, { ...one, number: newest + 1 }))
    if (!isNew) throw new Problem('protection.assessment-changed', 409)
    await recordAudit(writer, clock, actor, {
      action: 'protection.processing.assessed',
      subjectKind: 'processing',
      subjectId: id,
      details: { revision: newest + 1, reviewOn: given.reviewOn },
    })
  })
}
