import { actorOf, type Call, numberIn, type Route, route } from '../../access/index.ts'
import { doneSchema } from '../contract.ts'
import { differenceSchema, placeBody, previewAgainSchema, scheduleSchema } from './contract.ts'
import { describeDifference } from './describe-difference.ts'
import { placeBatch } from './place-batch.ts'
import { previewAgain } from './preview-again.ts'
import { readSchedule } from './schedule.ts'

export const lifeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/intake/batches/:id/difference',
    permission: 'intake.hand-in',
    summary: 'What a batch changes in the register, by village, and its place among others',
    output: differenceSchema,
    handle: async (call) => ({
      json: await describeDifference(call.context, actorOf(call), batchIdOf(call), call.language),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/intake/batches/:id/place',
    permission: 'intake.hand-in',
    summary: 'Say whether the file is the whole list or a part of it',
    input: placeBody,
    output: doneSchema,
    handle: async (call) => {
      await placeBatch(call.context, actorOf(call), batchIdOf(call), call.input)
      return { json: { done: true as const } }
    },
  }),
  route({
    method: 'POST',
    path: '/api/intake/batches/:id/preview',
    permission: 'intake.hand-in',
    summary: 'Work out anew what a batch would change, when other lists entered or left since',
    output: previewAgainSchema,
    handle: async (call) => ({
      json: { preview: await previewAgain(call.context, actorOf(call), batchIdOf(call)) },
    }),
  }),
  route({
    method: 'GET',
    path: '/api/intake/schedule',
    permission: 'intake.hand-in',
    summary: 'Lists that are expected, those late longest first',
    output: scheduleSchema,
    handle: async (call) => ({ json: await readSchedule(call.context, actorOf(call)) }),
  }),
]

function batchIdOf(call: Call): number {
  return numberIn(call.parameters.id, 'intake.batch-not-found')
}
