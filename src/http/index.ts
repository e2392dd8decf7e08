export { catalogues, sentence } from './catalogues.ts'
export { createRateLimit } from './rate-limit.ts'
export { allRoutes, routes } from './routes.ts'
export { createApp, listen, type ServerParts, type WebHandler } from './server.ts'
