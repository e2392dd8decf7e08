/** A role an agency needs, with how many people; `neededAt` names agencies that need another number. */
export interface NeededRole {
  readonly id: string
  readonly needed: number
  readonly neededAt: Readonly<Record<string, number>>
}
export interface RoleSkill {
  readonly id: string
  /** Roles that need it. */
  readonly roles: readonly string[]
}
export interface RoleStaff {
  readonly agencyId: string
  readonly roleId: string
  readonly holders: readonly { readonly name: string; readonly skills: readonly string[] }[]
}

/** One place of the capability map. Counts only. */
export interface Post {
  readonly roleId: string
  readonly needed: number
  readonly held: number
  readonly vacant: number
  /** Skills of this role that nobody in the agency has. */
  readonly skillsMissing: readonly string[]
}
export interface Capability {
  readonly agencyId: string
  readonly posts: readonly Post[]
  readonly needed: number
  /** Needed places with somebody in them; people above need do not count. */
  readonly filled: number
  readonly vacant: number
}

/** full = nothing vacant and no skill missing; weak = somebody is there, a skill is not; none = the agency does not need it. */
export const postStates = ['full', 'weak', 'part', 'empty', 'none'] as const
export type PostState = (typeof postStates)[number]

export function postState({ needed, held, vacant, skillsMissing }: Post): PostState {
  if (needed === 0) return 'none'
  if (held === 0) return 'empty'
  if (vacant > 0) return 'part'
  return skillsMissing.length > 0 ? 'weak' : 'full'
}

/** Who is there and who is lacking, agency by agency. What no agency of the list holds is left out. */
export function capabilityOf(
  agencyIds: readonly string[],
  roles: readonly NeededRole[],
  skills: readonly RoleSkill[],
  staff: readonly RoleStaff[],
): Capability[] {
  return agencyIds.map((agencyId) => {
    const own = staff.filter((one) => one.agencyId === agencyId)
    const known = new Set(own.flatMap(({ holders }) => holders.flatMap((holder) => holder.skills)))
    const posts = roles.map((role) => postOf(agencyId, role, skills, own, known))
    const sum = (value: (post: Post) => number) => posts.reduce((total, post) => total + value(post), 0)
    return {
      agencyId,
      posts,
      needed: sum(({ needed }) => needed),
      filled: sum(({ needed, vacant }) => needed - vacant),
      vacant: sum(({ vacant }) => vacant),
    }
  })
}

function postOf(
  agencyId: string,
  role: NeededRole,
  skills: readonly RoleSkill[],
  own: readonly RoleStaff[],
  known: ReadonlySet<string>,
): Post {
  const needed = role.neededAt[agencyId] ?? role.needed
  const held = own.find((one) => one.roleId === role.id)?.holders.length ?? 0
  const missing = skills.filter((skill) => skill.roles.includes(role.id) && !known.has(skill.id))
  return {
    roleId: role.id,
    needed,
    held,
    vacant: Math.max(0, needed - held),
    skillsMissing: needed === 0 ? [] : missing.map((skill) => skill.id),
  }
}
