import type { Capability, RoleSkill, RoleStaff } from './capability.ts'

/** vacant-role: nobody is in the place; skill-missing: people are, none has the skill; low-indicator: the level says so. */
export const gapReasons = ['vacant-role', 'skill-missing', 'low-indicator'] as const
export type GapReason = (typeof gapReasons)[number]

/** A skill an agency lacks and how many of its people should learn it. One gap per agency and skill. */
export interface Gap {
  readonly agencyId: string
  readonly skillId: string
  readonly people: number
  readonly reasons: readonly GapReason[]
}
/** An indicator of an agency below the level aimed at, with the skills that would raise it. */
export interface LowIndicator {
  readonly agencyId: string
  readonly skillIds: readonly string[]
}

/**
 * Which skills are missing where, ordered by agency, then skill. People to teach: one per vacant place of a role that needs
 * the skill, everybody in such a role when nobody in the agency has it, and at least one where an indicator is low.
 */
export function findGaps(
  capabilities: readonly Capability[],
  skills: readonly RoleSkill[],
  staff: readonly RoleStaff[],
  low: readonly LowIndicator[],
): Gap[] {
  return capabilities.flatMap((capability) =>
    skills.flatMap((skill) => gapOf(capability, skill, staff, low) ?? []),
  )
}

function gapOf(
  { agencyId, posts }: Capability,
  skill: RoleSkill,
  staff: readonly RoleStaff[],
  low: readonly LowIndicator[],
): Gap | null {
  const needing = posts.filter((post) => skill.roles.includes(post.roleId) && post.needed > 0)
  const vacant = needing.reduce((sum, post) => sum + post.vacant, 0)
  const without = needing.filter((post) => post.held > 0 && post.skillsMissing.includes(skill.id))
  const learners = peopleIn(
    staff,
    agencyId,
    without.map((post) => post.roleId),
  )
  const isLow = low.some((one) => one.agencyId === agencyId && one.skillIds.includes(skill.id))
  const reasons = gapReasons.filter(
    (reason) =>
      ({ 'vacant-role': vacant > 0, 'skill-missing': learners > 0, 'low-indicator': isLow })[reason],
  )
  if (reasons.length === 0) return null
  return { agencyId, skillId: skill.id, people: Math.max(1, vacant + learners), reasons }
}

/** Who holds two roles is one person to teach. */
function peopleIn(staff: readonly RoleStaff[], agencyId: string, roleIds: readonly string[]): number {
  const own = staff.filter((one) => one.agencyId === agencyId && roleIds.includes(one.roleId))
  return new Set(own.flatMap(({ holders }) => holders.map(({ name }) => name.trim().toLowerCase()))).size
}
