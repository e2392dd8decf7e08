import { actorOf, type Route, route } from '../../access/index.ts'
import { overview } from './contract.ts'
import { describeOverview } from './describe-overview.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/planning/overview',
    permission: 'planning.read',
    summary: 'The state of the plan now: what waits for somebody, and a few numbers of every part',
    output: overview,
    handle: async (call) => ({ json: await describeOverview(call.context, actorOf(call)) }),
  }),
]
