/** Who may do what. `docs/reference/permissions.md` is generated from these two tables. */
export const roles = [
  'operator',
  'caseworker',
  'reviewer',
  'walidata',
  'planner',
  'assessor',
  'head',
  'leader',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const permissions = {
  session: 'signed in, nothing more',
  'intake.hand-in': 'hand in a list of the own agency and see its batches',
  'intake.approve': 'approve, apply or undo a batch',
  'register.search': 'search people',
  'register.read-person': "open a person's page",
  'linkage.review': 'decide whether two records are the same person',
  'linkage.settle': 'settle what two reviewers answered differently, and decide alike questions at once',
  'programmes.steer': 'see promises by village from inside',
  'programmes.export': 'list and export the people a programme missed',
  'programmes.enter-evidence': 'add evidence to a promise',
  'catalogue.publish': 'make a public release',
  'planning.read': 'see the plan from inside',
  'planning.edit': 'write the plan: analysis, readiness, actions, quick wins, commitments, competence',
  'planning.assess': 'weigh, rate and score as one of several assessors',
  'planning.report': 'report progress and add evidence, of the own agency unless planner',
  'planning.sign': 'sign the own lines of a joint commitment',
  'planning.publish': 'publish an edition of the plan',
  'access.read-audit': 'see who looked at what',
} as const
export type Permission = keyof typeof permissions

export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  operator: ['session', 'intake.hand-in', 'planning.read', 'planning.report'],
  caseworker: [
    'session',
    'intake.hand-in',
    'register.search',
    'register.read-person',
    'programmes.steer',
    'programmes.export',
    'planning.read',
  ],
  reviewer: ['session', 'linkage.review'],
  walidata: [
    'session',
    'intake.hand-in',
    'intake.approve',
    'register.search',
    'register.read-person',
    'linkage.review',
    'linkage.settle',
    'programmes.steer',
    'catalogue.publish',
    'planning.read',
    'planning.publish',
  ],
  planner: [
    'session',
    'programmes.steer',
    'programmes.enter-evidence',
    'planning.read',
    'planning.edit',
    'planning.assess',
    'planning.report',
    'planning.publish',
  ],
  assessor: ['session', 'programmes.steer', 'planning.read', 'planning.assess'],
  head: [
    'session',
    'programmes.steer',
    'planning.read',
    'planning.assess',
    'planning.report',
    'planning.sign',
  ],
  leader: ['session', 'programmes.steer', 'planning.read', 'planning.assess', 'planning.sign'],
  administrator: ['session', 'access.read-audit'],
}

export function may(role: Role, permission: Permission): boolean {
  return grants[role].includes(permission)
}

/** Roles that may do it. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => may(role, permission))
}
