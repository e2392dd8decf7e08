import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Directory } from '../src/access/directory.ts'

/** A person of the directory. */
export interface DirectoryPerson {
  readonly sub: string
  readonly preferred_username: string
  readonly email: string
  readonly email_verified: boolean
}

/** A real OpenID Connect provider on a free port of this machine, in which `who` is always signed in. */
export interface ExampleDirectory {
  readonly directory: Directory
  /** Follows the way through the provider; gives the query string it sends the browser back with. */
  walk(address: string, who: string): Promise<string>
  close(): Promise<void>
}

const redirectAddress = 'http://localhost/kerja/masuk/kembali'

export async function openDirectory(
  people: readonly DirectoryPerson[],
  change: Partial<Directory> = {},
): Promise<ExampleDirectory> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const directory: Directory = {
    id: 'dinsos',
    name: 'Dinas Sosial',
    agency: 'dinsos',
    issuer,
    clientId: 'welas',
    clientSecret: 'a secret of this test only',
    claim: 'preferred_username',
    ...change,
  }
  const provider = createProvider(directory, people)
  const answer = provider.callback()
  let who = ''
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const result = who === '' ? { error: 'access_denied' } : { login: { accountId: who } }
    return provider.interactionFinished(request, response, result)
  })
  return {
    directory,
    walk(address, person) {
      who = person
      return followRedirects(address)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createProvider(directory: Directory, people: readonly DirectoryPerson[]): Provider {
  const provider = new Provider(directory.issuer, {
    clients: [
      {
        client_id: directory.clientId,
        client_secret: 'a secret of this test only',
        redirect_uris: [redirectAddress],
      },
    ],
    claims: { profile: ['preferred_username'], email: ['email', 'email_verified'] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    cookies: { keys: ['a key of this test only'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => {
      const person = people.find((one) => one.sub === sub)
      return person && { accountId: sub, claims: () => ({ ...person }) }
    },
    // Nobody is asked for consent: an agency has agreed for its own people.
    async loadExistingGrant(call) {
      const grant = new call.oidc.provider.Grant({
        clientId: call.oidc.client!.clientId,
        accountId: call.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  return provider
}

/** What a browser does: goes where it is sent, keeps cookies, until it is sent back to us. */
async function followRedirects(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  for (let steps = 0; steps < 10; steps++) {
    if (at.href.startsWith(redirectAddress)) return at.search.slice(1)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split(/=(.*)/s)
      cookies.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? '', at)
  }
  throw new Error('The directory sends in circles')
}
