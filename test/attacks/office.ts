import { createAccounts } from '../../src/access/accounts.ts'
import { systemActor } from '../../src/access/index.ts'
import { inviteAccount } from '../../src/access/manage-accounts.ts'
import { createApp, routes } from '../../src/http/index.ts'
import { createRunner } from '../../src/jobs/index.ts'
import { cookiesOf, type Office, openOffice } from '../accounts-example.ts'
import { type ExampleDirectory, openDirectory } from '../directory-example.ts'
import { countSent } from './world.ts'

/** An office where codes are needed, two directories at one provider, and the routes of signing in. */
export interface SignInWorld {
  readonly office: Office
  readonly provider: ExampleDirectory
  post(
    path: string,
    body: object,
    cookie?: string,
  ): Promise<{ status: number; text: string; json: Record<string, unknown>; cookie: string }>
  /** Status of the answer to "who am I". */
  me(cookie: string): Promise<number>
  get(path: string, cookie: string): Promise<number>
  close(): Promise<void>
}

const person = (sub: string) => ({
  sub,
  preferred_username: sub,
  email: `${sub}@dinsos.example`,
  email_verified: true,
})
/** What an invitation says, besides the name in a directory. */
export const scope = {
  displayName: 'Rina',
  role: 'operator' as const,
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: [],
  validFrom: null,
  validTo: null,
}

/** `rina` is invited under her name in the directory of dinsos; `tamu` is known to the directory only. */
export async function createTestSignIn(): Promise<SignInWorld> {
  const office = await openOffice()
  const provider = await openDirectory([person('rina'), person('tamu')])
  const { context } = office
  const directories = [provider.directory, { ...provider.directory, id: 'dinkes', agency: 'diskominfo' }]
  const accounts = createAccounts(context, 's'.repeat(32), 'http://localhost', { directories })
  await inviteAccount(accounts.desk, systemActor, 'rina.w', { ...scope, directoryName: 'rina' })
  const app = createApp({
    context,
    accounts: { ...office.accounts, desk: { ...office.accounts.desk, directories } },
    runner: createRunner(context, []),
    routes,
    publicUrl: 'http://localhost',
    version: 'test',
  })
  const get = async (path: string, cookie: string) => {
    countSent(1)
    return (await app.request(path, { headers: { cookie } })).status
  }
  return {
    office,
    provider,
    get,
    me: (cookie) => get('/api/access/me', cookie),
    async post(path, body, cookie = '') {
      countSent(1)
      const headers = { 'content-type': 'application/json', cookie }
      const init = { method: 'POST', body: JSON.stringify(body), headers }
      const answer = await app.request(`/api/access/${path}`, init)
      const text = await answer.text()
      const { cookie: made } = cookiesOf(answer.headers.getSetCookie())
      return { status: answer.status, text, json: JSON.parse(text), cookie: made }
    },
    async close() {
      await provider.close()
      await office.drop()
    },
  }
}
