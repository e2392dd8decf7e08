export { publishRelease } from './publish-release.ts'
export {
  readDataset,
  readDatasets,
  readHome,
  readPromise,
  readPromises,
  readReleases,
} from './read-public.ts'
export type { ProtectedTables } from './rules/protect-table.ts'
export { protectTables } from './rules/protect-table.ts'
export { loadSolver } from './solve-linear.ts'
