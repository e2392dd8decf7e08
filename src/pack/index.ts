export { loadPack } from './load-pack.ts'
export type {
  Agency,
  Area,
  Category,
  ClaimSpec,
  Indicator,
  ListKind,
  ListMeaning,
  Pack,
  Programme,
  PromiseOfTerm,
  SampleAccount,
  Term,
  Text,
} from './model.ts'
export { meaningOf } from './model.ts'
export { PackError, type PackFault } from './pack-error.ts'
export { activeDimensions, emptyPlan, type PlanSettings, type SamplePlanEntry } from './plan-model.ts'
export {
  emptyProtection,
  type LegalBasis,
  type ListProcessing,
  type ProtectionSettings,
  type Right,
  rights,
  type Sharing,
} from './protection-model.ts'
export { readPack } from './read-pack.ts'
export { agencyOn, agencyShortName } from './rules/find-agency.ts'
export { areaFinder, type FoundArea, type WrittenArea } from './rules/find-area.ts'
export { categoryFinder } from './rules/find-category.ts'
