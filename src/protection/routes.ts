import { actorOf, type Route, route } from '../access/index.ts'
import { routes as consent } from './consent/routes.ts'
import { overviewAnswer } from './contract.ts'
import { describeOverview } from './describe-overview.ts'
import { routes as incidents } from './incidents/routes.ts'
import { routes as ownLook } from './own-look/routes.ts'
import { routes as processing } from './processing/routes.ts'
import { routes as requests } from './requests/routes.ts'
import { routes as retention } from './retention/routes.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/protection/overview',
    permission: 'protection.read',
    summary:
      'What needs somebody: requests, incidents, assessments and lists past their term; nobody is named',
    output: overviewAnswer,
    handle: async (call) => ({ json: await describeOverview(call.context, actorOf(call)) }),
  }),
  ...requests,
  ...ownLook,
  ...incidents,
  ...processing,
  ...retention,
  ...consent,
]
