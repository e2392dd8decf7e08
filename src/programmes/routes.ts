import { actorOf, type Route, route } from '../access/index.ts'
import {
  promiseDetail as detailAnswer,
  evidenceAnswer,
  evidenceInput,
  missedInput,
  promiseOverview as overviewAnswer,
} from './contract.ts'
import { enterEvidence } from './enter-evidence.ts'
import { listMissed, missedWorkbook } from './list-missed.ts'
import { promiseDetail } from './promise-detail.ts'
import { promiseOverview } from './promise-overview.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
    path: '/api/programmes/:id/missed',
    permission: 'programmes.export',
    summary: 'The people a programme missed, as a workbook; the purpose goes into the audit',
    input: missedInput,
    handle: async (call) => {
      const rows = await listMissed(call.context, actorOf(call), call.parameters.id!, {
        area: call.input.area || null,
        purpose: call.input.purpose,
      })
      return {
        stream: missedWorkbook(call.context.pack, rows, call.language),
        mediaType: workbookType,
        fileName: `${call.parameters.id}-terlewat.xlsx`,
      }
    },
  }),
]
