import type { Accounts } from './accounts.ts'
import {
  directoriesOutput,
  finishDirectoryInput,
  finishedDirectoryOutput,
  startDirectoryInput,
  startedDirectoryOutput,
} from './contract.ts'
import { finishDirectorySignIn, startDirectorySignIn } from './directory-sign-in.ts'
import { type Route, route } from './route.ts'

/** Signing in with the directory of an agency. */
export function directoryRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/access/sign-in/directories',
      permission: 'public',
      summary: 'Directories of agencies that officials may sign in with',
      output: directoriesOutput,
      handle: async () => ({
        json: { directories: accounts.desk.directories.map(({ id, name }) => ({ id, name })) },
      }),
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-in/directories/start',
      permission: 'public',
      summary:
        'Set out to the directory of an agency; the answer says where to and sets a cookie for the way back',
      input: startDirectoryInput,
      output: startedDirectoryOutput,
      handle: async ({ input }) => {
        const { address, setCookies } = await startDirectorySignIn(accounts.desk, input.directory, input.back)
        return { json: { address }, setCookies }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/sign-in/directories/finish',
      permission: 'public',
      summary: 'Come back from the directory of an agency: opens a session of an invited account, makes none',
      input: finishDirectoryInput,
      output: finishedDirectoryOutput,
      handle: async ({ input, headers }) => {
        const { stage, back, setCookies } = await finishDirectorySignIn(accounts.desk, headers, input.query)
        return { json: { stage, back }, setCookies }
      },
    }),
  ]
}
