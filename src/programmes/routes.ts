import { actorOf, type Route, route } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import {
  promiseDetail as detailAnswer,
  documentAnswer,
  evidenceAnswer,
  evidenceInput,
  promiseOverview as overviewAnswer,
} from './contract.ts'
import { enterEvidence } from './enter-evidence.ts'
import { exportRoutes } from './exports/routes.ts'
import { keepDocument, openDocument } from './keep-document.ts'
import { promiseDetail } from './promise-detail.ts'
import { promiseOverview } from './promise-overview.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/programmes/promises',
    permission: 'programmes.steer',
    summary: 'Every promise with exact numbers',
    output: overviewAnswer,
    handle: async ({ context }) => ({ json: await promiseOverview(context) }),
  }),
  route({
    method: 'GET',
    path: '/api/programmes/promises/:id',
    permission: 'programmes.steer',
    summary: 'One promise by district and village, with its months, rule and lists',
    output: detailAnswer,
    handle: async (call) => ({ json: await promiseDetail(call.context, actorOf(call), call.parameters.id!) }),
  }),
  route({
    method: 'POST',
    path: '/api/programmes/promises/:id/evidence',
    permission: 'programmes.enter-evidence',
    summary: 'Add a document to a promise',
    input: evidenceInput,
    output: evidenceAnswer,
    handle: async (call) => ({
      json: await enterEvidence(call.context, actorOf(call), call.parameters.id!, call.input),
      status: 201,
    }),
  }),
  route({
    method: 'POST',
    path: '/api/programmes/documents',
    permission: 'programmes.enter-evidence',
    summary: 'Keep a document (raw body: PDF or picture) that evidence will refer to',
    upload: true,
    output: documentAnswer,
    handle: async (call) => {
      if (!call.body) throw new Problem('http.no-file', 422)
      return { json: await keepDocument(call.context, actorOf(call), call.body), status: 201 }
    },
  }),
  route({
    method: 'GET',
    path: '/api/programmes/promises/:id/evidence/:evidence/document',
    permission: 'programmes.steer',
    summary: 'The document of an evidence; the look goes into the audit',
    handle: async (call) => {
      const { id = '', evidence = '' } = call.parameters
      if (!/^\d{1,15}$/.test(evidence)) throw new Problem('http.not-found', 404)
      return openDocument(call.context, actorOf(call), id, Number(evidence))
    },
  }),
  ...exportRoutes,
]
