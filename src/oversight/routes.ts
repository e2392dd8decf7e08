import { actorOf, type Route, route } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import { accountLooksInput, chainAnswer, looksAnswer, personLooksInput, unusualAnswer } from './contract.ts'
import { findLooksAtPerson, findLooksOfAccount } from './find-looks.ts'
import { verifyAuditJob } from './jobs.ts'
import { describeChain, listUnusual } from './list-unusual.ts'

const permission = 'access.read-audit'

export const routes: Route[] = [
  route({
    // A POST although it changes nothing: a NIK does not belong in addresses, which end up in logs.
    method: 'POST',
    path: '/api/oversight/looks/person',
    permission,
    summary: 'Who looked at a person, named by number or NIK; answers nothing of the person',
    input: personLooksInput,
    output: looksAnswer,
    handle: async (call) => ({ json: await findLooksAtPerson(call.context, actorOf(call), call.input) }),
  }),
  route({
    method: 'POST',
    path: '/api/oversight/looks/account',
    permission,
    summary: 'What an account did between two days, and what it was refused',
    input: accountLooksInput,
    output: looksAnswer,
    handle: async (call) => ({ json: await findLooksOfAccount(call.context, actorOf(call), call.input) }),
  }),
  route({
    method: 'GET',
    path: '/api/oversight/unusual',
    permission,
    summary:
      'Days of accounts worth asking about: many people, exports, at night, outside the own area, many refusals',
    output: unusualAnswer,
    handle: async (call) => ({ json: await listUnusual(call.context, actorOf(call)) }),
  }),
  route({
    method: 'GET',
    path: '/api/oversight/chain',
    permission,
    summary: 'Length and end of the audit chain, and when it was last recomputed',
    output: chainAnswer,
    handle: async (call) => ({ json: await describeChain(call.context) }),
  }),
  route({
    method: 'POST',
    path: '/api/oversight/chain/verify',
    permission,
    summary: 'Order the audit chain to be recomputed; the answer of /chain shows the result',
    handle: async (call) => {
      await call.context.database.write((writer) => enqueueJob(writer, verifyAuditJob, 'asked'))
      return { json: {}, status: 202 }
    },
  }),
]
