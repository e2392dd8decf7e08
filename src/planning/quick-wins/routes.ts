import { actorOf, type Route, route } from '../../access/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { quickWinPage, quickWinsPage } from './contract.ts'
import { describeQuickWin, describeQuickWinsPage } from './describe-quick-wins.ts'
import { quickWinKind, quickWinScoreKind } from './kinds.ts'

export const routes: Route[] = [
  ...entryRoutes(quickWinKind),
  ...entryRoutes(quickWinScoreKind),
  route({
    method: 'GET',
    path: '/api/planning/quick-wins',
    permission: 'planning.read',
    summary:
      'Quick wins by rank with the reason, agreement of the scorers, sensitivity to weights, and own scores',
    output: quickWinsPage,
    handle: async (call) => ({
      json: await call.context.database.read(async (reader) =>
        describeQuickWinsPage(call.context, await readPlan(reader, call.context.pack.term.id), actorOf(call)),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/quick-wins/:id',
    permission: 'planning.read',
    summary: 'One quick win: scores by criterion, reason, state, evidence, and own scores',
    output: quickWinPage,
    handle: async (call) => ({
      json: await call.context.database.read(async (reader) =>
        describeQuickWin(
          call.context,
          await readPlan(reader, call.context.pack.term.id),
          reader,
          actorOf(call),
          call.parameters.id!,
        ),
      ),
    }),
  }),
]
