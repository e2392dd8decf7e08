export { describeCompetence } from './describe-competence.ts'
export { loadSampleAttendance } from './load-sample-attendance.ts'
