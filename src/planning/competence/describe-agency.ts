import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Agency, agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { claimStateOf } from '../evidence/rules/claim-state.ts'
import type { AgencyCompetence, MaturityLevel } from './contract.ts'
import { readGaps, shownPost, skillNames, yearsOf } from './describe-competence.ts'
import { maturityAssessmentKind, maturityViewKind, roleHolderKind } from './kinds.ts'
import { isShown, type MaturityLevels, readLevels } from './maturity-years.ts'
import { describeProposals } from './proposals.ts'
import { maySeeNames } from './rules/visibility.ts'
import { agencyToday, mappedAgencies, openYears, settingsOf } from './settings.ts'

/**
 * One agency: who is in its roles, its levels with evidence, and the trainings that would help it. Names of staff only for
 * the agency itself and the planner, and each such look leaves a trace; others get counts. Throws Problem 404.
 */
export async function describeAgency(
  context: Context,
  actor: Actor,
  agencyId: string,
): Promise<AgencyCompetence> {
  const agency = mappedAgencies(context).find((one) => one.id === agencyId)
  if (!agency) throw new Problem('http.not-found', 404)
  const namesShown = maySeeNames(ownToday(context, actor), agencyId)
  return context.database.write(async (writer) => {
    const plan = await readPlan(writer, context.pack.term.id)
    const posts = postsOf(context, plan, agencyId, namesShown)
    const people = posts.reduce((sum, post) => sum + (post.holders?.length ?? 0), 0)
    if (people > 0)
      await recordAudit(writer, context.clock, actor, {
        action: 'planning.role-holders.read',
        subjectKind: 'agency',
        subjectId: agencyId,
        details: { people },
      })
    return { ...levelsOf(context, plan, agency), posts, namesShown }
  })
}

/** The actor as somebody of the agency that stands today. */
export function ownToday(context: Context, { role, accountId, agencyId }: Actor) {
  return { role, accountId, agencyId: agencyId === null ? null : agencyToday(context, agencyId) }
}

function postsOf(context: Context, plan: Plan, agencyId: string, namesShown: boolean) {
  const { roles, skills } = settingsOf(context)
  const own = readGaps(context, plan).capabilities.find((one) => one.agencyId === agencyId)!
  return own.posts.map((post) => {
    const entry = plan.find(roleHolderKind, `${agencyId}.${post.roleId}`)
    const holders = entry?.content.holders ?? []
    const known = (id: string) => holders.filter((one) => one.skills.includes(id)).length
    return {
      ...shownPost(post),
      name: roles.find((role) => role.id === post.roleId)!.name,
      revision: entry?.revision ?? 0,
      skills: skills
        .filter((skill) => skill.roles.includes(post.roleId))
        .map(({ id, name }) => ({ id, name, held: known(id) })),
      holders: namesShown ? holders : null,
    }
  })
}

function levelsOf(
  context: Context,
  plan: Plan,
  agency: Agency,
): Omit<AgencyCompetence, 'posts' | 'namesShown'> {
  const settings = settingsOf(context)
  const years = openYears(context).filter((year) => agency.validFrom <= `${year}-12-31`)
  const levels = readLevels(plan)
  const { proposals } = describeProposals(context, plan, readGaps(context, plan).gaps)
  return {
    id: agency.id,
    name: agency.name,
    shortName: agency.shortName,
    asOf: todayOf(context.clock),
    skills: settings.skills.map(({ id, name }) => ({ id, name })),
    maturity: yearsOf(context, plan, agency.id),
    years,
    domains: (settings.maturity?.domains ?? []).map((domain) => ({
      id: domain.id,
      name: domain.name,
      indicators: domain.indicators.map((indicator) => ({
        id: indicator.id,
        name: indicator.name,
        levels: indicator.levels,
        skills: skillNames(settings, indicator.skills),
        evidence: evidenceOf(plan, 'maturity-indicator', `${agency.id}.${indicator.id}`, (id) =>
          agencyShortName(context.pack.agencies, id),
        ),
        years: years.map((year) =>
          levelOf(context, plan, levels, { agencyId: agency.id, indicatorId: indicator.id, year }),
        ),
      })),
    })),
    proposals: proposals.filter((one) => one.agencyIds.includes(agency.id)),
  }
}

function levelOf(
  context: Context,
  plan: Plan,
  levels: MaturityLevels,
  of: Pick<MaturityLevel, 'agencyId' | 'indicatorId' | 'year'>,
) {
  const id = `${of.agencyId}.${of.indicatorId}.${of.year}`
  const shown = (entry: PlanEntry<MaturityLevel> | undefined) =>
    entry ? { level: entry.content.level, note: entry.content.note, revision: entry.revision } : null
  const self = shown(plan.find(maturityAssessmentKind, id))
  return {
    year: of.year,
    self,
    view: shown(plan.find(maturityViewKind, id)),
    state: claimStateOf({
      reportedDone: self !== null,
      hasEvidence: isShown(levels, of),
      dueOn: null,
      today: todayOf(context.clock),
    }),
  }
}
