import { actorOf, type Route, route } from '../../access/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { buildBrief } from './build-brief.ts'
import { brief, briefQuery, meetingList } from './contract.ts'
import { describeMeetings } from './describe-meetings.ts'
import { decisionKind, decisionReportKind, meetingKind } from './kinds.ts'

export const routes: Route[] = [
  ...entryRoutes(meetingKind),
  ...entryRoutes(decisionKind),
  ...entryRoutes(decisionReportKind),
  route({
    method: 'GET',
    path: '/api/planning/meetings',
    permission: 'planning.read',
    summary: 'Steering meetings with their decisions and how far they are',
    output: meetingList,
    handle: async ({ context }) => ({
      json: await context.database.read(async (reader) =>
        describeMeetings(context, await readPlan(reader, context.pack.term.id)),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/meetings/:id',
    permission: 'planning.read',
    summary:
      'The brief of a meeting as things stood when it was held; numbers of promises only for who may steer them',
    input: briefQuery,
    output: brief,
    handle: async (call) => ({
      json: await buildBrief(call.context, actorOf(call), call.parameters.id!, call.input.state),
    }),
  }),
]
