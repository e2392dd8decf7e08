import { type Route, route } from '../access/index.ts'
import { routes as analysis } from './analysis/routes.ts'
import { routes as books } from './books/routes.ts'
import { routes as commitments } from './commitments/routes.ts'
import { routes as competence } from './competence/routes.ts'
import { routes as editions } from './editions/routes.ts'
import { history } from './entries/contract.ts'
import { readHistory } from './entries/history.ts'
import { routes as evaluation } from './evaluation/routes.ts'
import { routes as evidence } from './evidence/routes.ts'
import { routes as meetings } from './meetings/routes.ts'
import { routes as overview } from './overview/routes.ts'
import { routes as quickWins } from './quick-wins/routes.ts'
import { routes as readiness } from './readiness/routes.ts'
import { routes as roadmap } from './roadmap/routes.ts'
import { routes as terms } from './terms/routes.ts'
import { routes as welfareIndex } from './welfare-index/routes.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/planning/history/:kind/:id',
    permission: 'planning.read',
    summary: 'Every revision of an entry of the plan',
    output: history,
    handle: async ({ context, parameters }) => ({
      json: await readHistory(context, parameters.kind!, parameters.id!),
    }),
  }),
  ...overview,
  ...analysis,
  ...readiness,
  ...roadmap,
  ...quickWins,
  ...commitments,
  ...competence,
  ...welfareIndex,
  ...evaluation,
  ...editions,
  ...terms,
  ...books,
  ...meetings,
  ...evidence,
]
