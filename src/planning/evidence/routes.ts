import { actorOf, type Route, route } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { keepDocument } from '../../programmes/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { keptDocument } from './contract.ts'
import { evidenceKind } from './kind.ts'
import { openPlanDocument } from './open-document.ts'

export const routes: Route[] = [
  ...entryRoutes(evidenceKind),
  route({
    method: 'POST',
    path: '/api/planning/documents',
    permission: 'planning.report',
    summary: 'Keep a document (raw body: PDF or picture) that evidence of the plan will refer to',
    upload: true,
    output: keptDocument,
    handle: async (call) => {
      if (!call.body) throw new Problem('http.no-file', 422)
      return { json: await keepDocument(call.context, actorOf(call), call.body), status: 201 }
    },
  }),
  route({
    method: 'GET',
    path: '/api/planning/evidence/:id/document',
    permission: 'planning.read',
    summary: 'The document of an evidence of the plan; the look goes into the audit',
    handle: (call) => openPlanDocument(call.context, actorOf(call), call.parameters.id!),
  }),
]
