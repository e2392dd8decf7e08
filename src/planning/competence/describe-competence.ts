import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan } from '../entries/model.ts'
import type { CompetenceSummary, ShownTraining, Training } from './contract.ts'
import { roleHolderKind, trainingKind } from './kinds.ts'
import { lowIndicators, maturityYears, predicateAt, readLevels } from './maturity-years.ts'
import { describeProposals } from './proposals.ts'
import { type Capability, capabilityOf, postState, type RoleStaff } from './rules/capability.ts'
import { findGaps, type Gap } from './rules/gaps.ts'
import { resultOf } from './rules/mean-gain.ts'
import { agencyToday, type CompetenceSettings, mappedAgencies, settingsOf } from './settings.ts'
import { findScores } from './store.ts'

/**
 * Competence of all mapped agencies: roles and vacancies, skills, trainings, maturity by year, and the training plan that
 * follows from the gaps. Levels and counts only, never a name or a person's result: fit for books and the public.
 */
export async function describeCompetence(
  context: Context,
  plan: Plan,
  reader: Reader,
): Promise<CompetenceSummary> {
  const settings = settingsOf(context)
  const { capabilities, gaps } = readGaps(context, plan)
  const agencies = mappedAgencies(context).map((agency, at) => {
    const { posts, needed, filled, vacant } = capabilities[at]!
    return {
      id: agency.id,
      name: agency.name,
      shortName: agency.shortName,
      needed,
      filled,
      vacant,
      posts: posts.map(shownPost),
      maturity: yearsOf(context, plan, agency.id),
    }
  })
  const sum = (key: 'needed' | 'filled' | 'vacant') => agencies.reduce((total, one) => total + one[key], 0)
  const { proposals, uncovered } = describeProposals(context, plan, gaps)
  return {
    asOf: todayOf(context.clock),
    source: settings.source,
    peopleMin: settings.peopleMin,
    roles: settings.roles.map(({ id, name }) => ({ id, name })),
    skills: skillCounts(settings, capabilities, plan),
    needed: sum('needed'),
    filled: sum('filled'),
    vacant: sum('vacant'),
    agencies,
    instrument: describeInstrument(settings, agencies),
    trainings: await describeTrainings(context, plan, reader),
    proposals,
    uncovered,
  }
}

export function shownPost(post: Capability['posts'][number]) {
  return { ...post, skillsMissing: [...post.skillsMissing], state: postState(post) }
}

export function yearsOf(context: Context, plan: Plan, agencyId: string) {
  const { maturity } = settingsOf(context)
  return maturity ? maturityYears(context, maturity, readLevels(plan), agencyId) : []
}

/** The map and what it lacks, of every mapped agency. */
export function readGaps(context: Context, plan: Plan): { capabilities: Capability[]; gaps: Gap[] } {
  const { roles, skills } = settingsOf(context)
  const agencyIds = mappedAgencies(context).map((agency) => agency.id)
  const staff = staffOf(plan)
  const levels = readLevels(plan)
  const capabilities = capabilityOf(agencyIds, roles, skills, staff)
  const low = agencyIds.flatMap((id) => lowIndicators(context, levels, id))
  return { capabilities, gaps: findGaps(capabilities, skills, staff, low) }
}

export function staffOf(plan: Plan): RoleStaff[] {
  return plan.of(roleHolderKind).map((entry) => entry.content)
}

/** Trainings, newest first, with counts and, where enough people took both tests, the mean gain. */
export async function describeTrainings(
  context: Context,
  plan: Plan,
  reader: Reader,
): Promise<ShownTraining[]> {
  const scores = await findScores(reader, plan.termId)
  return plan
    .of(trainingKind)
    .map(({ id, content }) => {
      const own = scores.filter((one) => one.trainingId === id)
      return shownTraining(context, id, content, own)
    })
    .sort((a, b) => b.heldOn.localeCompare(a.heldOn) || a.id.localeCompare(b.id))
}

export function shownTraining(
  context: Context,
  id: string,
  { hostAgencyId, ...content }: Training,
  scores: readonly {
    readonly agencyId: string
    readonly attended: boolean
    readonly before: number | null
    readonly after: number | null
    readonly certificate: string | null
  }[],
): ShownTraining {
  const settings = settingsOf(context)
  const today = scores.map((one) => ({ ...one, agencyId: agencyToday(context, one.agencyId) }))
  const { registered, attended, meanGain } = resultOf(today, settings.peopleMin)
  return {
    ...content,
    id,
    skills: skillNames(settings, content.skills),
    host: agencyShortName(context.pack.agencies, hostAgencyId),
    late: content.state === 'planned' && content.heldOn < todayOf(context.clock),
    registered,
    attended,
    certificates: scores.filter((one) => one.certificate !== null).length,
    meanGain,
  }
}

export function skillNames({ skills }: CompetenceSettings, ids: readonly string[]) {
  return skills.filter((skill) => ids.includes(skill.id)).map((skill) => skill.name)
}

function skillCounts({ skills }: CompetenceSettings, capabilities: readonly Capability[], plan: Plan) {
  const staff = staffOf(plan)
  return skills.map((skill) => {
    const needing = capabilities.filter(({ posts }) =>
      posts.some((post) => post.needed > 0 && skill.roles.includes(post.roleId)),
    )
    const having = needing.filter(({ agencyId }) =>
      staff.some(
        (one) => one.agencyId === agencyId && one.holders.some(({ skills: ids }) => ids.includes(skill.id)),
      ),
    )
    return { id: skill.id, name: skill.name, agencies: having.length, agenciesNeeding: needing.length }
  })
}

function describeInstrument(
  { maturity }: CompetenceSettings,
  agencies: CompetenceSummary['agencies'],
): CompetenceSummary['instrument'] {
  if (!maturity) return null
  const { version, source, predicateSource, targetLevel, domains, predicates } = maturity
  const years = [...new Set(agencies.flatMap((one) => one.maturity.map(({ year }) => year)))].sort()
  return {
    version,
    source,
    predicateSource,
    targetLevel,
    domains: domains.map(({ id, name, weight }) => ({ id, name, weight })),
    predicates,
    years: years.flatMap((year) => {
      const of = agencies.flatMap((one) => one.maturity.filter((given) => given.year === year))
      const answered = of.filter((one) => one.said !== null)
      if (answered.length === 0) return []
      const mean = (key: 'said' | 'proven') =>
        Math.round((100 * answered.reduce((sum, one) => sum + one[key]!, 0)) / answered.length) / 100
      const said = mean('said')
      const predicate = predicateAt(maturity, said)
      return [{ year, agencies: answered.length, said, proven: mean('proven'), predicate }]
    }),
  }
}
