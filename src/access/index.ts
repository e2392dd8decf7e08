export type { Accounts, NewAccount } from './accounts.ts'
export { type AuditEvent, recordAudit } from './audit.ts'
export { type Actor, type Call, type Context, systemActor } from './model.ts'
export { readAs, readListsAs } from './read-as.ts'
export { isRefusal, type Refusals } from './refusals.ts'
export { type Answer, actorOf, numberIn, type Route, route } from './route.ts'
export { accessRoutes } from './routes.ts'
export { closedTo, readsLists, readsPeople, rightsOf } from './rules/data-rights.ts'
export {
  defaultCategories,
  defaultFieldGroups,
  type FieldGroup,
  fieldGroups,
  may,
  type Permission,
  type Role,
  rolesWith,
} from './rules/policy.ts'
export { readCode, writeCode } from './rules/written-code.ts'
export { type AuditReport, verifyAudit } from './verify-audit.ts'
