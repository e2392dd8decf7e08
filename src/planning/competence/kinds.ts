import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind } from '../entries/model.ts'
import { requireOwnAgency } from '../evidence/kind.ts'
import {
  type MaturityLevel,
  maturityLevel,
  type RoleHolder,
  roleHolder,
  type Training,
  training,
} from './contract.ts'
import { indicatorOf, mappedAgencies, openYears, settingsOf } from './settings.ts'

/** Who is in a role of an agency: written by the agency, or the planner. Its title names no person. */
export const roleHolderKind: Kind<RoleHolder> = {
  name: 'role-holder',
  content: roleHolder,
  permission: 'planning.report',
  /** Holds names of staff: histories, differences and editions must not show its content. */
  personal: true,
  title: ({ agencyId, roleId, holders }) => `${agencyId}, ${roleId}: ${holders.length}`,
  check({ context, actor, id, content }) {
    requireId(id, `${content.agencyId}.${content.roleId}`)
    requireMapped(context, content.agencyId)
    requireOwnAgency(actor, content.agencyId)
    if (!settingsOf(context).roles.some((role) => role.id === content.roleId))
      throw new Problem('planning.role-unknown', 422, { role: content.roleId })
    for (const { skills } of content.holders) requireSkills(context, skills)
    const names = content.holders.map((one) => one.name.toLowerCase().replace(/\s+/g, ' '))
    if (new Set(names).size < names.length)
      throw new Problem('planning.holder-twice', 422, { role: content.roleId })
  },
}

/** A training event; who took part stands apart from the plan (store.ts). */
export const trainingKind: Kind<Training> = {
  name: 'training',
  content: training,
  permission: 'planning.edit',
  title: ({ title, heldOn }) => `${title} (${heldOn})`,
  check({ context, content }) {
    requireSkills(context, content.skills)
    if (!context.pack.agencies.some((agency) => agency.id === content.hostAgencyId))
      throw new Problem('planning.agency-unknown', 422, { agency: content.hostAgencyId })
    if (content.state === 'held' && content.heldOn > todayOf(context.clock))
      throw new Problem('planning.training-not-yet', 422, { date: content.heldOn })
  },
}

/** The level an agency gives itself. */
export const maturityAssessmentKind: Kind<MaturityLevel> = {
  name: 'maturity-assessment',
  content: maturityLevel,
  permission: 'planning.report',
  title: levelTitle,
  check({ context, actor, id, content }) {
    requireLevel(context, id, content)
    requireOwnAgency(actor, content.agencyId)
  },
}

/** The level an assessor gives an agency: one view, agreed among assessors; whose it was stands in its history. */
export const maturityViewKind: Kind<MaturityLevel> = {
  name: 'maturity-view',
  content: maturityLevel,
  permission: 'planning.assess',
  title: levelTitle,
  check({ context, actor, id, content }) {
    requireLevel(context, id, content)
    requireAssessor(actor)
  },
}

export const kinds: readonly Kind<unknown>[] = [
  roleHolderKind,
  trainingKind,
  maturityAssessmentKind,
  maturityViewKind,
] as Kind<unknown>[]

function levelTitle({ indicatorId, agencyId, year, level }: MaturityLevel): string {
  return `${indicatorId}, ${agencyId} ${year}: ${level}`
}

function requireLevel(context: Context, id: string, content: MaturityLevel): void {
  requireId(id, `${content.agencyId}.${content.indicatorId}.${content.year}`)
  requireMapped(context, content.agencyId)
  if (!indicatorOf(context, content.indicatorId))
    throw new Problem('planning.indicator-unknown', 422, { indicator: content.indicatorId })
  const agency = context.pack.agencies.find((one) => one.id === content.agencyId)
  const existed = agency !== undefined && agency.validFrom <= `${content.year}-12-31`
  if (!existed || !openYears(context).includes(content.year))
    throw new Problem('planning.maturity-year', 422, { year: String(content.year) })
}

/** Heads may rate factors, but nobody is the assessor of agencies except who has that role. */
function requireAssessor(actor: Actor): void {
  if (!['assessor', 'system'].includes(actor.role)) throw new Problem('planning.assessor-only', 403)
}

function requireMapped(context: Context, agencyId: string): void {
  if (!mappedAgencies(context).some((agency) => agency.id === agencyId))
    throw new Problem('planning.agency-not-mapped', 422, { agency: agencyId })
}

function requireSkills(context: Context, ids: readonly string[]): void {
  const unknown = ids.find((id) => !settingsOf(context).skills.some((skill) => skill.id === id))
  if (unknown !== undefined) throw new Problem('planning.skill-unknown', 422, { skill: unknown })
}

function requireId(id: string, expected: string): void {
  if (id !== expected) throw new Problem('planning.entry-id', 422, { id: expected })
}
