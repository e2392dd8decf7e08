import { actorOf, type Route, route } from '../../access/index.ts'
import { assessProcessing, describeOpenly, describeProcessings } from './assess-processing.ts'
import { assessmentInput, openProcessing, processingsAnswer } from './contract.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/open/v1/protection',
    permission: 'public',
    summary: 'What data about people is used for what, on which basis, for how long, and who answers for it',
    output: openProcessing,
    handle: async (call) => ({ json: describeOpenly(call.context), maxAgeSeconds: 300 }),
  }),
  route({
    method: 'GET',
    path: '/api/protection/processings',
    permission: 'protection.read',
    summary: 'The register of processing with assessments of risk',
    output: processingsAnswer,
    handle: async (call) => ({ json: await describeProcessings(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/assessments/:processing',
    permission: 'protection.decide',
    summary: 'A new revision of the assessment (DPIA) of a processing',
    input: assessmentInput,
    handle: async (call) => {
      await assessProcessing(call.context, actorOf(call), call.parameters.processing ?? '', call.input)
      return { json: {} }
    },
  }),
]
