import { actorOf, numberIn, type Route, route } from '../../access/index.ts'
import { workbookType } from '../../intake/index.ts'
import { decisionInput, endInput, exportAnswer, exportInput, exportList } from './contract.ts'
import { decideExport, endExport, listExports } from './decide-export.ts'
import { exportWorkbook } from './export-workbook.ts'
import { askExport, fetchExport } from './take-export.ts'

const exportOf = ({ id }: Readonly<Record<string, string>>) => numberIn(id, 'programmes.export-unknown')

export const exportRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/programmes/:id/exports',
    permission: 'programmes.export',
    summary:
      'Ask for the list of the people a programme missed, with its purpose; long and sensitive lists wait for approval',
    input: exportInput,
    output: exportAnswer,
    handle: async (call) => {
      const asked = { area: call.input.area || null, purpose: call.input.purpose }
      return { json: await askExport(call.context, actorOf(call), call.parameters.id!, asked), status: 201 }
    },
  }),
  route({
    method: 'GET',
    path: '/api/programmes/exports',
    permission: 'programmes.steer',
    summary: 'Lists of names asked for: the own ones, and those one may decide about; no names',
    output: exportList,
    handle: async (call) => ({ json: await listExports(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/programmes/exports/:id/decide',
    permission: 'programmes.approve-export',
    summary: 'Approve or refuse a list of names that another person asked for',
    input: decisionInput,
    handle: async (call) => {
      const { decision: kind, note } = call.input
      await decideExport(call.context, actorOf(call), exportOf(call.parameters), { kind, note })
      return { json: {} }
    },
  }),
  route({
    method: 'POST',
    path: '/api/programmes/exports/:id/end',
    permission: 'programmes.steer',
    summary: 'End a list of names before its time',
    input: endInput,
    handle: async (call) => {
      await endExport(call.context, actorOf(call), exportOf(call.parameters), call.input.note)
      return { json: {} }
    },
  }),
  route({
    method: 'POST',
    path: '/api/programmes/exports/:id/fetch',
    permission: 'programmes.export',
    summary:
      'The list of names as a workbook, for who asked for it and until it ends; each fetch goes into the audit',
    handle: async (call) => {
      const fetched = await fetchExport(call.context, actorOf(call), exportOf(call.parameters))
      return {
        stream: exportWorkbook(call.context.pack, fetched, call.language),
        mediaType: workbookType,
        fileName: `${fetched.asked.programmeId}-terlewat-E${fetched.asked.id}.xlsx`,
      }
    },
  }),
]
