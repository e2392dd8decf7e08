import { actorOf, type Route, route } from '../../access/index.ts'
import { savedAnswer } from '../entries/contract.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import {
  agencyCompetence,
  attendanceAnswer,
  attendanceCorrection,
  attendanceTable,
  certificate,
  competenceSummary,
  ownResults,
  trainingDetail,
} from './contract.ts'
import { describeAgency } from './describe-agency.ts'
import { describeCompetence } from './describe-competence.ts'
import { describeCertificate, describeOwnResults, describeTraining } from './describe-training.ts'
import { maturityAssessmentKind, maturityViewKind, roleHolderKind, trainingKind } from './kinds.ts'
import { correctAttendance, recordAttendance } from './record-attendance.ts'

const base = '/api/planning/competence'

export const routes: Route[] = [
  ...entryRoutes(roleHolderKind),
  ...entryRoutes(trainingKind),
  ...entryRoutes(maturityAssessmentKind),
  ...entryRoutes(maturityViewKind),
  route({
    method: 'GET',
    path: base,
    permission: 'planning.read',
    summary: 'Competence of all agencies in levels and counts, and the training plan that follows',
    output: competenceSummary,
    handle: async ({ context }) => ({
      json: await context.database.read(async (reader) =>
        describeCompetence(context, await readPlan(reader, context.pack.term.id), reader),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: `${base}/agencies/:agency`,
    permission: 'planning.read',
    summary:
      'Competence of one agency; names only for that agency and the planner, the look goes into the audit',
    output: agencyCompetence,
    handle: async (call) => ({
      json: await describeAgency(call.context, actorOf(call), call.parameters.agency!),
    }),
  }),
  route({
    method: 'GET',
    path: `${base}/trainings/:id`,
    permission: 'planning.read',
    summary: 'One training; results only of those the reader may see, the look goes into the audit',
    output: trainingDetail,
    handle: async (call) => ({
      json: await describeTraining(call.context, actorOf(call), call.parameters.id!),
    }),
  }),
  route({
    method: 'POST',
    path: `${base}/trainings/:id/attendance`,
    permission: 'planning.edit',
    summary: 'Record an attendance list, all rows or none; faults come back row by row',
    input: attendanceTable,
    output: attendanceAnswer,
    handle: async (call) => ({
      json: await recordAttendance(
        call.context,
        actorOf(call),
        call.parameters.id!,
        call.input.table,
        call.language,
      ),
    }),
  }),
  route({
    method: 'POST',
    path: `${base}/trainings/:id/attendance/:participant`,
    permission: 'planning.edit',
    summary: "Correct one participant's row or strike it out; earlier revisions stay",
    input: attendanceCorrection,
    output: savedAnswer,
    handle: async (call) => {
      const { id = '', participant = '' } = call.parameters
      return { json: await correctAttendance(call.context, actorOf(call), id, participant, call.input) }
    },
  }),
  route({
    method: 'GET',
    path: `${base}/trainings/:id/certificates/:participant`,
    permission: 'session',
    summary: 'A certificate, for the person, the own office and the planner; the look goes into the audit',
    output: certificate,
    handle: async (call) => {
      const { id = '', participant = '' } = call.parameters
      return { json: await describeCertificate(call.context, actorOf(call), id, participant) }
    },
  }),
  route({
    method: 'GET',
    path: `${base}/my-results`,
    permission: 'session',
    summary: "What the reader's own account has of trainings",
    output: ownResults,
    handle: async (call) => ({ json: await describeOwnResults(call.context, actorOf(call)) }),
  }),
]
