export { anchorAudit, anchorInFile } from './anchor-audit.ts'
export { routes } from './routes.ts'
