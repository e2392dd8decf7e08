export { jobRoutes } from './routes.ts'
export { createRunner, type JobProgress, type JobRunner } from './runner.ts'
export { findJob, type JobRow, listJobs, retryFailed } from './store.ts'
export { jobs } from './table.ts'
