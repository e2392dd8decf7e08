import { actorOf, type Call, type Route, route } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import { doneSchema, handedInSchema } from './contract.ts'
import {
  partQuery,
  startUploadBody,
  type UploadAnswer,
  uploadSchema,
  uploadsSchema,
} from './contract-uploads.ts'
import type { Upload } from './store-uploads.ts'
import { abandonUpload, addPart, finishUpload, getUpload, listUploads, startUpload } from './uploads.ts'

const path = '/api/intake/uploads'

/** A file in parts: begin, send parts (ask where to go on after a break), finish. */
export const uploadRoutes: Route[] = [
  route({
    method: 'POST',
    path,
    permission: 'intake.hand-in',
    summary: 'Begin, or go on with, a file that is sent in parts',
    input: startUploadBody,
    output: uploadSchema,
    handle: async (call) => {
      const { agency, list, period, name, bytes, startSha256 } = call.input
      const order = { agencyId: agency, listKindId: list, period, fileName: name, bytes, startSha256 }
      return { json: answerUpload(await startUpload(call.context, actorOf(call), order)) }
    },
  }),
  route({
    method: 'GET',
    path,
    permission: 'intake.hand-in',
    summary: 'Own files that are not whole yet',
    output: uploadsSchema,
    handle: async (call) => ({
      json: { uploads: (await listUploads(call.context, actorOf(call))).map(answerUpload) },
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/:id`,
    permission: 'intake.hand-in',
    summary: 'How much of a file has arrived',
    output: uploadSchema,
    handle: async (call) => ({
      json: answerUpload(await getUpload(call.context, actorOf(call), idOf(call))),
    }),
  }),
  route({
    method: 'POST',
    path: `${path}/:id/parts`,
    permission: 'intake.hand-in',
    summary: 'The next part of a file (raw body)',
    upload: true,
    input: partQuery,
    output: uploadSchema,
    handle: async (call) => ({
      json: answerUpload(
        await addPart(call.context, actorOf(call), idOf(call), { ...call.input, bytes: call.body }),
      ),
    }),
  }),
  route({
    method: 'POST',
    path: `${path}/:id/finish`,
    permission: 'intake.hand-in',
    summary: 'The file is whole: hand it in',
    output: handedInSchema,
    handle: async (call) => {
      const result = await finishUpload(call.context, actorOf(call), idOf(call))
      return { json: result, status: result.already ? 200 : 201 }
    },
  }),
  route({
    method: 'POST',
    path: `${path}/:id/abandon`,
    permission: 'intake.hand-in',
    summary: 'Throw away what has arrived of a file',
    output: doneSchema,
    handle: async (call) => {
      await abandonUpload(call.context, actorOf(call), idOf(call))
      return { json: { done: true } }
    },
  }),
]

const idOf = (call: Call) => call.parameters.id ?? ''

function answerUpload({ accountId: _, ...upload }: Upload): UploadAnswer {
  return { ...upload, partBytesMax: limits.uploadPartBytesMax }
}
