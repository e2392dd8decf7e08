export { loadSamplePlan } from './load-sample.ts'
