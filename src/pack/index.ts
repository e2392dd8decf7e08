export { loadPack } from './load-pack.ts'
export type {
  Agency,
  Area,
  Category,
  ClaimSpec,
  Indicator,
  ListKind,
  Pack,
  Programme,
  PromiseOfTerm,
  SampleAccount,
  Term,
  Text,
} from './model.ts'
export { PackError, type PackFault } from './pack-error.ts'
export { emptyPlan, type PlanSettings, type SamplePlanEntry } from './plan-model.ts'
export { readPack } from './read-pack.ts'
export { agencyOn } from './rules/find-agency.ts'
export { areaFinder, type FoundArea, type WrittenArea } from './rules/find-area.ts'
export { categoryFinder } from './rules/find-category.ts'
