import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { languages, say } from '../../kernel/messages.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan } from '../entries/model.ts'
import type { CompetenceSummary, Proposal } from './contract.ts'
import { trainingKind } from './kinds.ts'
import { messages } from './messages.ts'
import { type Gap, gapReasons } from './rules/gaps.ts'
import { type Offer, planTrainings } from './rules/training-plan.ts'
import { settingsOf } from './settings.ts'

/** The training plan that follows from the gaps, most useful first, each with its reason in words. */
export function describeProposals(
  context: Context,
  plan: Plan,
  gaps: readonly Gap[],
): Pick<CompetenceSummary, 'proposals' | 'uncovered'> {
  const { trainings, skills } = settingsOf(context)
  const { offers, left } = planTrainings(gaps, trainings)
  const uncovered = skills.flatMap((skill) => {
    const agencies = left.filter((gap) => gap.skillId === skill.id).length
    return agencies === 0 ? [] : [{ id: skill.id, name: skill.name, agencies }]
  })
  return { proposals: offers.map((offer) => proposalOf(context, plan, offer)), uncovered }
}

function proposalOf(context: Context, plan: Plan, offer: Offer): Proposal {
  const { trainings, skills } = settingsOf(context)
  const { courseId, skillIds, agencyIds, people, sessions, hours, closed, reasons } = offer
  const coming = plan
    .of(trainingKind)
    .filter(({ content }) => content.state === 'planned' && content.heldOn >= todayOf(context.clock))
  return {
    courseId,
    name: trainings.find((course) => course.id === courseId)!.name,
    skills: skills.filter((skill) => skillIds.includes(skill.id)).map((skill) => skill.name),
    agencies: agencyIds.map((id) => agencyShortName(context.pack.agencies, id)),
    agencyIds: [...agencyIds],
    people,
    sessions,
    hours,
    closed,
    reasons,
    reason: reasonOf(offer),
    planned: coming.filter(({ content }) => content.skills.some((id) => skillIds.includes(id))).length,
  }
}

function reasonOf({ closed, agencyIds, people, sessions, hours, reasons }: Offer): {
  id: string
  en: string
} {
  const [id = '', en = ''] = languages.map((language) => {
    const why = gapReasons
      .filter((reason) => reasons[reason] > 0)
      .map((reason) => say(messages, language, `planning.proposal-${reason}`, { count: reasons[reason] }))
    return say(messages, language, 'planning.proposal-reason', {
      closed,
      agencies: agencyIds.length,
      people,
      sessions,
      hours,
      reasons: why.join(', '),
    })
  })
  return { id, en }
}
