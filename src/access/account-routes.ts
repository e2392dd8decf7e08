import type { Accounts } from './accounts.ts'
import {
  changePasswordInput,
  codeInput,
  endSessionInput,
  factorKeyOutput,
  ownAccountOutput,
  passwordInput,
  recoveryCodesOutput,
  stageOutput,
} from './contract.ts'
import { describeOwnAccount, endSessions } from './own-account.ts'
import { changePassword } from './passwords.ts'
import { type Route, route } from './route.ts'
import { confirmFactor, removeFactor, renewRecoveryCodes, startFactor } from './second-factor.ts'
import { signOut } from './sign-in.ts'

/** The own account: password, second factor, sessions. */
export function accountRoutes(accounts: Accounts): readonly Route[] {
  return [...sessionRoutes(accounts), ...factorRoutes(accounts)]
}

function sessionRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/access/own-account',
      permission: 'session',
      summary: 'The own account: second factor, and where it is signed in',
      output: ownAccountOutput,
      handle: async ({ headers }) => ({ json: await describeOwnAccount(accounts.desk, headers) }),
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/password',
      permission: 'session',
      summary: 'Change the own password; all other sessions end, this one gets a new id',
      input: changePasswordInput,
      output: stageOutput,
      handle: async ({ input, headers }) => {
        const { stage, setCookies } = await changePassword(accounts.desk, headers, input.current, input.next)
        return { json: { stage }, setCookies }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/sessions/end',
      permission: 'session',
      summary: 'End one of the own sessions',
      input: endSessionInput,
      handle: async ({ input, headers }) => {
        await endSessions(accounts.desk, headers, input)
        return { json: {} }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/sessions/end-others',
      permission: 'session',
      summary: 'End all other sessions of the own account',
      handle: async ({ headers }) => {
        await endSessions(accounts.desk, headers, 'others')
        return { json: {} }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/sign-out-everywhere',
      permission: 'session',
      summary: 'End every session of the own account, this one too',
      handle: async ({ headers }) => ({
        json: {},
        setCookies: await signOut(accounts.desk, headers, true),
      }),
    }),
  ]
}

/** The first two also answer somebody whose sign-in waits for a second factor to be set up. */
function factorRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/access/sign-in/second-factor/start',
      permission: 'public',
      summary:
        'Make a key for an authenticator app; it counts once a code confirms it (signed in, or led here)',
      input: passwordInput,
      output: factorKeyOutput,
      handle: async ({ input, headers }) => ({
        json: await startFactor(accounts.desk, headers, input.password),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-in/second-factor/confirm',
      permission: 'public',
      summary: 'Confirm the key with a first code; gives the recovery codes once and begins a new session',
      input: codeInput,
      output: recoveryCodesOutput,
      handle: async ({ input, headers }) => {
        const { recoveryCodes, setCookies } = await confirmFactor(accounts.desk, headers, input.code)
        return { json: { recoveryCodes }, setCookies }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/second-factor/renew-codes',
      permission: 'session',
      summary: 'Make new recovery codes in place of the old ones, against a code',
      input: codeInput,
      output: recoveryCodesOutput,
      handle: async ({ input, headers }) => ({
        json: { recoveryCodes: await renewRecoveryCodes(accounts.desk, headers, input.code) },
      }),
    }),
    route({
      method: 'POST',
      path: '/api/access/own-account/second-factor/remove',
      permission: 'session',
      summary: 'Take the second factor off, against a code, to set up another telephone',
      input: codeInput,
      handle: async ({ input, headers }) => {
        await removeFactor(accounts.desk, headers, input.code)
        return { json: {} }
      },
    }),
  ]
}
