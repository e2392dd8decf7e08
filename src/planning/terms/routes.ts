import { actorOf, type Route, route } from '../../access/index.ts'
import { carryOver } from './carry-over.ts'
import { carryAnswer, carryInput, carryPage, carryPath } from './contract.ts'
import { describeCarry } from './describe-carry.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: carryPath,
    permission: 'planning.edit',
    summary:
      'What the term of office before leaves to this one: proposed to go along or to stay, each with its reason',
    output: carryPage,
    handle: async (call) => ({
      json: await call.context.database.read((reader) => describeCarry(call.context, actorOf(call), reader)),
    }),
  }),
  route({
    method: 'POST',
    path: carryPath,
    permission: 'planning.edit',
    summary:
      'Carry things of the term before into this one, all or nothing. Names what was seen; 409 when it changed',
    input: carryInput,
    output: carryAnswer,
    handle: async (call) => ({
      json: await carryOver(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
]
