export { mayUse } from './consent/keep-consent.ts'
export { raiseRequests } from './requests/raise-requests.ts'
export { routes } from './routes.ts'
