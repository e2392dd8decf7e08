import { actorOf, type Route, route } from '../../access/index.ts'
import { consentInput, consentsAnswer } from './contract.ts'
import { keepConsent, listConsents } from './keep-consent.ts'

const permission = 'register.read-person'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/protection/consents',
    permission,
    summary: 'Consents given and withdrawn, newest first',
    output: consentsAnswer,
    handle: async (call) => ({ json: await listConsents(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/consents',
    permission,
    summary: 'Keep that a person gave or withdrew consent; it counts from now',
    input: consentInput,
    handle: async (call) => {
      await keepConsent(call.context, actorOf(call), call.input)
      return { json: {} }
    },
  }),
]
