import { actorOf, type Route, route } from '../../access/index.ts'
import { savedAnswer } from '../entries/contract.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { analysisPage, makeFactorInput, ratingsAnswer, ratingsInput } from './contract.ts'
import { readAnalysisPage } from './describe-analysis.ts'
import { factorKind, factorRatingKind, goalKind, missionKind, strategyKind, visionKind } from './kinds.ts'
import { makeFactor } from './make-factor.ts'
import { rateFactors } from './rate-factors.ts'

export const routes: Route[] = [
  ...entryRoutes(visionKind),
  ...entryRoutes(missionKind),
  ...entryRoutes(goalKind),
  ...entryRoutes(factorKind),
  ...entryRoutes(factorRatingKind),
  ...entryRoutes(strategyKind),
  route({
    method: 'GET',
    path: '/api/planning/analysis',
    permission: 'planning.read',
    summary: 'Region profile, factors with scores and quadrant, strategies, vision, mission, goals',
    output: analysisPage,
    handle: async (call) => ({ json: await readAnalysisPage(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/planning/analysis/ratings',
    permission: 'planning.assess',
    summary: 'Keep the own ratings of factors, all or nothing',
    input: ratingsInput,
    output: ratingsAnswer,
    handle: async (call) => ({
      json: await rateFactors(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
  route({
    method: 'POST',
    path: '/api/planning/analysis/findings',
    permission: 'planning.edit',
    summary: 'Make a finding of the register a factor; its number is computed here and stays live',
    input: makeFactorInput,
    output: savedAnswer,
    handle: async (call) => ({
      json: await makeFactor(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
]
