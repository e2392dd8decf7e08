import { actorOf, numberIn, type Route, route } from '../../access/index.ts'
import { retentionAnswer, retentionInput } from './contract.ts'
import { decideRetention, listAged } from './review-retention.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/protection/retention',
    permission: 'protection.desk',
    summary: 'Lists that are older than their retention and wait for a review',
    output: retentionAnswer,
    handle: async (call) => ({ json: await listAged(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/retention/:batch',
    permission: 'protection.decide',
    summary: 'Keep a list longer, close it, or have its original file destroyed (two people)',
    input: retentionInput,
    handle: async (call) => {
      const batch = numberIn(call.parameters.batch, 'protection.list-not-due')
      await decideRetention(call.context, actorOf(call), batch, call.input)
      return { json: {} }
    },
  }),
]
