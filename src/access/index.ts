export { type AuditEvent, recordAudit } from './audit.ts'
export { type Actor, type Call, type Context, systemActor } from './model.ts'
export { type Answer, actorOf, type Route, route } from './route.ts'
export { may, type Permission, type Role } from './rules/policy.ts'
