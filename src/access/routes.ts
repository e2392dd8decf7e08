import { Problem } from '../kernel/problem.ts'
import { accountRoutes } from './account-routes.ts'
import type { Accounts } from './accounts.ts'
import {
  acceptInput,
  codeInput,
  invitationOutput,
  type Me,
  meOutput,
  signInInput,
  stageOutput,
} from './contract.ts'
import type { Headers, SignedIn } from './desk.ts'
import { directoryRoutes } from './directory-routes.ts'
import { acceptInvitation, openInvitation } from './invitations.ts'
import { manageRoutes } from './manage-routes.ts'
import type { Actor } from './model.ts'
import { actorOf, type Route, route } from './route.ts'
import { grants } from './rules/policy.ts'
import { giveCode, signIn } from './sign-in.ts'
import { readVisit } from './visit.ts'

/** Sessions belong to the process, so these routes are made with its accounts. */
export function accessRoutes(accounts: Accounts): readonly Route[] {
  return [
    ...signInRoutes(accounts),
    ...directoryRoutes(accounts),
    ...accountRoutes(accounts),
    ...manageRoutes(accounts),
  ]
}

function signInRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/access/sign-in',
      permission: 'public',
      summary:
        'Open a session with name and password; the answer sets its cookie and says what is still needed',
      input: signInInput,
      output: stageOutput,
      handle: async ({ input, headers }) =>
        stageAnswer(await signIn(accounts.desk, { ...input, address: addressOf(headers) })),
    }),
    route({
      method: 'GET',
      path: '/api/access/sign-in',
      permission: 'public',
      summary: 'How far the sign-in of the cookie is',
      output: stageOutput,
      handle: async ({ headers }) => ({
        json: { stage: (await readVisit(accounts.desk, headers))?.stage ?? 'none' },
      }),
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-in/code',
      permission: 'public',
      summary:
        'Finish a sign-in with a code of the authenticator app or a recovery code; begins a new session',
      input: codeInput,
      output: stageOutput,
      handle: async ({ input, headers }) => stageAnswer(await giveCode(accounts.desk, headers, input.code)),
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
    ...invitationRoutes(accounts),
  ]
}

function invitationRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/access/sign-in/invitation',
      permission: 'public',
      summary: 'Whose one-time code this is, and what for',
      input: codeInput,
      output: invitationOutput,
      handle: async ({ input, headers }) => {
        const { invitation, account } = await openInvitation(accounts.desk, input.code, addressOf(headers))
        const { kind, expiresAt } = invitation
        return { json: { kind, expiresAt, userName: account.userName, displayName: account.displayName } }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-in/invitation/accept',
      permission: 'public',
      summary: 'Use a one-time code: set a password, or take off a lost second factor; begins a session',
      input: acceptInput,
      output: stageOutput,
      handle: async ({ input, headers }) =>
        stageAnswer(await acceptInvitation(accounts.desk, { ...input, address: addressOf(headers) })),
    }),
  ]
}

export function stageAnswer({ stage, setCookies }: SignedIn) {
  return { json: { stage }, setCookies }
}

/** The server writes it over whatever a visitor sends (src/http/address.ts). */
function addressOf(headers: Headers): string | null {
  return headers['welas-address'] ?? null
}

function describe({ displayName, role, agencyId, areaCode }: Actor): Me {
  if (role === 'system') throw new Problem('http.no-session', 401)
  return { displayName, role, agencyId, areaCode, permissions: [...grants[role]] }
}
