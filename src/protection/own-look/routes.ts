import { z } from 'zod'
import { actorOf, type Route, route } from '../../access/index.ts'
import { codeCancelled, codeInput, codeMade, ownLookAnswer, ownLookInput } from './contract.ts'
import { cancelCode, issueCode } from './issue-code.ts'
import { lookAtOwn } from './look-at-own.ts'

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/api/protection/own-codes',
    permission: 'register.read-person',
    summary: 'Make a one-time code with which an identified person sees the own entries',
    input: codeInput,
    output: codeMade,
    handle: async (call) => ({
      json: await issueCode(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/own-codes/cancel',
    permission: 'register.read-person',
    summary: 'Cancel the open code of a person whose slip was lost',
    input: z.strictObject({ personId: z.coerce.number().int().positive() }),
    output: codeCancelled,
    handle: async (call) => ({
      json: await cancelCode(call.context, actorOf(call), call.input.personId),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/own-look',
    permission: 'public',
    summary: 'With a code from the village office: what the lists say of its holder',
    input: ownLookInput,
    output: ownLookAnswer,
    handle: async (call) => ({
      json: await lookAtOwn(
        call.context,
        call.input.code,
        call.headers['welas-address'] ?? null,
        call.language,
      ),
    }),
  }),
]
