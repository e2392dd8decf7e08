export { describePromise } from './describe-promise.ts'
export { enterEvidence } from './enter-evidence.ts'
export { keepDocument, readKeptDocument } from './keep-document.ts'
export { measureMonth, measureMonths } from './measure-month.ts'
export type {
  AreaValue,
  Counts,
  Definition,
  GroupValue,
  HouseholdValue,
  MeasureId,
  Measurement,
} from './model.ts'
export { mayPlace, promiseDetail } from './promise-detail.ts'
export { describePromises, nobody, promiseOverview } from './promise-overview.ts'
export { readRules, sensitiveProgrammes } from './read-rules.ts'
export { measureIdOf } from './rules/measure-id.ts'
export { monthsBefore, monthsToDate } from './rules/months.ts'
export { type AgeGroup, ageGroups, groupName, type Sex, sexes, unknown } from './rules/people-groups.ts'
export {
  indicatorValue,
  judgeIndicator,
  promiseStatus,
  statuses as promiseStatuses,
} from './rules/promise-status.ts'
export { type AppliedList, type Evidence, findEvidence, findLists } from './store-evidence.ts'
export { findGroups } from './store-groups.ts'
export { findHouseholds } from './store-households.ts'
export { findLastMonth, findMeasurements, findValues } from './store-measure.ts'
