import { actorOf, numberIn, type Route, route } from '../../access/index.ts'
import { requestAnswer, requestInput, requestMade, requestsAnswer, stepInput } from './contract.ts'
import { followRequest } from './follow-request.ts'
import { listRequests, readRequest } from './list-requests.ts'
import { takeRequest } from './take-request.ts'

const permission = 'protection.desk'
const unknown = 'protection.request-unknown'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/protection/requests',
    permission,
    summary: 'Requests of people about their own data, what needs somebody first on top',
    output: requestsAnswer,
    handle: async (call) => ({ json: await listRequests(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/requests',
    permission,
    summary: 'Take a request down and start its clock',
    input: requestInput,
    output: requestMade,
    handle: async (call) => ({
      json: await takeRequest(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/protection/requests/:id',
    permission,
    summary: 'One request with everything that happened to it',
    output: requestAnswer,
    handle: async (call) => ({
      json: await readRequest(call.context, actorOf(call), numberIn(call.parameters.id, unknown)),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/requests/:id',
    permission,
    summary: 'Name the person, pass on, note, answer, refuse or withdraw',
    input: stepInput,
    handle: async (call) => {
      await followRequest(call.context, actorOf(call), numberIn(call.parameters.id, unknown), call.input)
      return { json: {} }
    },
  }),
]
