import { Problem } from '../kernel/problem.ts'
import type { Accounts } from './accounts.ts'
import { type Me, meOutput, signInInput } from './contract.ts'
import type { Actor } from './model.ts'
import { actorOf, type Route, route } from './route.ts'
import { grants } from './rules/policy.ts'

/** Sessions belong to the process, so these routes are made with its accounts. */
export function accessRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/access/sign-in',
      permission: 'public',
      summary: 'Open a session; the answer sets its cookie',
      input: signInInput,
      output: meOutput,
      handle: async ({ input }) => {
        const { actor, setCookies } = await accounts.signIn(input.userName, input.password)
        return { json: describe(actor), setCookies }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-out',
      permission: 'public',
      summary: 'Close the session of the cookie, if there is one',
      handle: async ({ headers }) => ({ json: {}, setCookies: await accounts.signOut(headers) }),
    }),
    route({
      method: 'GET',
      path: '/api/access/me',
      permission: 'session',
      summary: 'Who is signed in, and what they may do',
      output: meOutput,
      handle: async (call) => ({ json: describe(actorOf(call)) }),
    }),
  ]
}

function describe({ displayName, role, agencyId, areaCode }: Actor): Me {
  if (role === 'system') throw new Problem('http.no-session', 401)
  return { displayName, role, agencyId, areaCode, permissions: [...grants[role]] }
}
