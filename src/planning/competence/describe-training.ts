import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { PlanEntry } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import type { Certificate, OwnResults, PersonResult, Training, TrainingDetail } from './contract.ts'
import { ownToday } from './describe-agency.ts'
import { shownTraining, skillNames } from './describe-competence.ts'
import { trainingKind } from './kinds.ts'
import { resultOf } from './rules/mean-gain.ts'
import { maySeeResult } from './rules/visibility.ts'
import { agencyToday, settingsOf } from './settings.ts'
import { type Attendance, findAttendance } from './store.ts'

/**
 * One training with counts for all and results for those who may see them: the person, the head and operator of the own
 * office, the planner. A look at results leaves a trace. Throws Problem 404.
 */
export async function describeTraining(
  context: Context,
  actor: Actor,
  trainingId: string,
): Promise<TrainingDetail> {
  return context.database.write(async (writer) => {
    const entry = await getTraining(context, writer, trainingId)
    const rows = await findAttendance(writer, context.pack.term.id, { trainingId })
    const shown = rows.filter((row) => maySee(context, actor, row))
    await recordLook(context, writer, actor, trainingId, shown.length)
    const today = rows.map((row) => ({ ...row, agencyId: agencyToday(context, row.agencyId) }))
    const { peopleMin } = settingsOf(context)
    return {
      ...shownTraining(context, trainingId, entry.content, rows),
      revision: entry.revision,
      content: entry.content,
      peopleMin,
      agencies: resultOf(today, peopleMin).agencies.map(({ agencyId, ...one }) => ({
        ...one,
        agency: agencyShortName(context.pack.agencies, agencyId),
      })),
      results: shown.map((row) => personResult(context, actor, row)),
      hiddenResults: rows.length - shown.length,
    }
  })
}

/** The certificate of one participant, for who may see that result; the look leaves a trace. Throws Problem 404. */
export async function describeCertificate(
  context: Context,
  actor: Actor,
  trainingId: string,
  participantId: string,
): Promise<Certificate> {
  return context.database.write(async (writer) => {
    const { content } = await getTraining(context, writer, trainingId)
    const rows = await findAttendance(writer, context.pack.term.id, { trainingId })
    const row = rows.find((one) => one.participantId === participantId && maySee(context, actor, one))
    // Not allowed and not there look the same: the answer must not tell who took part.
    if (!row?.certificate || content.state !== 'held') throw new Problem('http.not-found', 404)
    await recordLook(context, writer, actor, trainingId, 1)
    return {
      number: row.certificate,
      name: row.name,
      agency: context.pack.agencies.find((agency) => agency.id === row.agencyId)?.name ?? row.agencyId,
      title: content.title,
      skills: skillNames(settingsOf(context), content.skills),
      heldOn: content.heldOn,
      hours: content.hours,
      place: content.place,
      host: context.pack.agencies.find((agency) => agency.id === content.hostAgencyId)?.name ?? '',
      region: context.pack.settings.name,
    }
  })
}

/** What the reader's own account has of trainings, newest first; the look leaves a trace as well. */
export async function describeOwnResults(context: Context, actor: Actor): Promise<OwnResults> {
  return context.database.write(async (writer) => {
    const plan = await readPlan(writer, context.pack.term.id)
    const rows = await findAttendance(writer, context.pack.term.id, { accountId: actor.accountId })
    const results = rows.flatMap((row) => {
      const content = plan.find(trainingKind, row.trainingId)?.content
      if (!content) return []
      const { trainingId, participantId, attended, before, after, certificate } = row
      const { title, heldOn, hours } = content
      return [{ trainingId, participantId, title, heldOn, hours, attended, before, after, certificate }]
    })
    if (results.length > 0)
      await recordAudit(writer, context.clock, actor, {
        action: 'planning.own-results.read',
        details: { results: results.length },
      })
    return { results: results.sort((a, b) => b.heldOn.localeCompare(a.heldOn)) }
  })
}

export async function getTraining(
  context: Context,
  writer: Writer,
  trainingId: string,
): Promise<PlanEntry<Training>> {
  const entry = (await readPlan(writer, context.pack.term.id)).find(trainingKind, trainingId)
  if (!entry) throw new Problem('http.not-found', 404)
  return entry
}

function maySee(context: Context, actor: Actor, row: Attendance): boolean {
  return maySeeResult(ownToday(context, actor), { ...row, agencyId: agencyToday(context, row.agencyId) })
}

async function recordLook(
  context: Context,
  writer: Writer,
  actor: Actor,
  trainingId: string,
  people: number,
): Promise<void> {
  if (people === 0) return
  await recordAudit(writer, context.clock, actor, {
    action: 'planning.training-results.read',
    subjectKind: 'training',
    subjectId: trainingId,
    details: { people },
  })
}

function personResult(context: Context, actor: Actor, row: Attendance): PersonResult {
  const { participantId, revision, name, agencyId, attended, before, after, certificate, userName } = row
  return {
    participantId,
    revision,
    name,
    agencyId,
    agency: agencyShortName(context.pack.agencies, agencyId),
    attended,
    before,
    after,
    certificate,
    userName: actor.role === 'planner' ? userName : null,
  }
}
