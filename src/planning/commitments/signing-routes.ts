import { type Accounts, actorOf, type Route, route } from '../../access/index.ts'
import { signAnswer, signInput } from './contract.ts'
import { signCommitment } from './sign-commitment.ts'

/** Passwords are confirmed by the accounts of the process, so this route is made with them. */
export function signingRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/planning/commitments/:id/sign',
      permission: 'planning.sign',
      summary: 'Sign the own lines of a joint commitment, confirmed with the own password; opens no session',
      input: signInput,
      output: signAnswer,
      handle: async (call) => ({
        json: await signCommitment(
          call.context,
          accounts,
          actorOf(call),
          call.parameters.id!,
          call.input.password,
        ),
        status: 201,
      }),
    }),
  ]
}
