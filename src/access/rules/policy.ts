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
  'inspector',
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
  'programmes.export': 'ask for and take the list of people a programme missed',
  'programmes.approve-export': 'approve lists of names that others ask for; a head for the own agency',
  'programmes.enter-evidence': 'add evidence to a promise',
  'catalogue.publish': 'make a public release',
  'planning.read': 'see the plan from inside',
  'planning.edit': 'write the plan: analysis, readiness, actions, quick wins, commitments, competence',
  'planning.assess': 'weigh, rate and score as one of several assessors',
  'planning.report': 'report progress and add evidence, of the own agency unless planner',
  'planning.sign': 'sign the own lines of a joint commitment',
  'planning.publish': 'publish an edition of the plan',
  'protection.read': 'see the register of processing and how many requests and incidents are open',
  'protection.desk': 'take down requests of people about their own data, and incidents',
  'protection.decide': 'decide what is kept, closed or destroyed, assess risks, close incidents',
  'access.read-audit': 'see who looked at what',
  'access.manage-accounts':
    'invite, change and close accounts of the own agency, of all agencies at the regency’s',
} as const
export type Permission = keyof typeof permissions

export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  operator: [
    'session',
    'intake.hand-in',
    'planning.read',
    'planning.report',
    'protection.read',
    'protection.desk',
  ],
  caseworker: [
    'session',
    'intake.hand-in',
    'register.search',
    'register.read-person',
    'programmes.steer',
    'programmes.export',
    'planning.read',
    'protection.read',
    'protection.desk',
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
    'programmes.approve-export',
    'catalogue.publish',
    'planning.read',
    'planning.publish',
    'protection.read',
    'protection.desk',
    'protection.decide',
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
    'programmes.approve-export',
    'planning.read',
    'planning.assess',
    'planning.report',
    'planning.sign',
    'protection.read',
    'protection.desk',
    'protection.decide',
  ],
  leader: [
    'session',
    'programmes.steer',
    'planning.read',
    'planning.assess',
    'planning.sign',
    'protection.read',
  ],
  inspector: ['session', 'access.read-audit', 'protection.read'],
  administrator: ['session', 'access.manage-accounts'],
}

/** What is shown of a person, in groups that are given one by one. Name, age and area are seen by all who may open a person. */
export const fieldGroups = ['identity', 'contact', 'welfare', 'case'] as const
export type FieldGroup = (typeof fieldGroups)[number]

export const fieldGroupMeanings: Readonly<Record<FieldGroup, string>> = {
  identity: 'full NIK and KK',
  contact: 'address and phone',
  welfare: 'welfare rank and assistance',
  case: 'details of sensitive categories',
}

/** What an invitation fills in; an administrator may give less. */
export const defaultFieldGroups: Readonly<Record<Role, readonly FieldGroup[]>> = {
  operator: ['identity', 'contact', 'welfare'],
  caseworker: fieldGroups,
  reviewer: ['identity', 'contact'],
  walidata: ['identity', 'contact', 'welfare'],
  planner: [],
  assessor: [],
  head: [],
  leader: [],
  inspector: [],
  administrator: [],
}

/** Sensitive categories an invitation fills in: all for a case worker, none for the others. */
export function defaultCategories(
  role: Role,
  categories: readonly { readonly id: string; readonly sensitive: boolean }[],
): string[] {
  return role === 'caseworker' ? categories.filter((one) => one.sensitive).map((one) => one.id) : []
}

export function may(role: Role, permission: Permission): boolean {
  return grants[role].includes(permission)
}

/** Roles that may do it. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => may(role, permission))
}
