import { type Route, route } from '../../access/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { periodInput, readinessAnswer, readinessItemAnswer } from './contract.ts'
import { describeReadiness, describeReadinessItem } from './describe-readiness.ts'
import { readinessAssessmentKind, readinessViewKind } from './kinds.ts'

export const routes: Route[] = [
  ...entryRoutes(readinessAssessmentKind),
  ...entryRoutes(readinessViewKind),
  route({
    method: 'GET',
    path: '/api/planning/readiness',
    permission: 'planning.read',
    summary: 'Readiness in a period: items, evidence, scores, change since the period before',
    input: periodInput,
    output: readinessAnswer,
    handle: async ({ context, input }) => ({
      json: await context.database.read(async (reader) =>
        describeReadiness(context, await readPlan(reader, context.pack.term.id), input.period),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/readiness/:item',
    permission: 'planning.read',
    summary: 'One item of readiness with all its levels, and how it stood in every period',
    input: periodInput,
    output: readinessItemAnswer,
    handle: async ({ context, input, parameters }) => ({
      json: await context.database.read(async (reader) =>
        describeReadinessItem(
          context,
          await readPlan(reader, context.pack.term.id),
          parameters.item!,
          input.period,
        ),
      ),
    }),
  }),
]
