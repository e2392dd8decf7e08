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

/** A real OpenID Connect provider on a free port of this machine; it says of itself that it asks for two factors. */
export interface ExampleDirectory {
  readonly directory: Directory
  /** Follows the way through the provider, in which `who` is signed in; gives the query string it sends the browser back with. */
  walk(address: string, who: string): Promise<string>
  /** What becomes of each ID token on its way out: whoever stands between, or a directory that was taken over. */
  bendTokens(bend: (idToken: string) => string): void
  close(): Promise<void>
}

const returnPath = '/kerja/masuk/kembali'
const here = 'http://localhost'

/**
 * The directory of these people for a Welas at `site`. With a site of its own it shows the provider's own pages, where a
 * browser signs in (login: `sub`; any password).
 */
export async function openDirectory(
  people: readonly DirectoryPerson[],
  site: string = here,
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
  }
  const provider = createProvider(directory, people, site)
  let bend = (idToken: string) => idToken
  provider.use(async (call, next) => {
    await next()
    const body = call.body as Record<string, unknown> | undefined
    if (typeof body?.id_token === 'string') body.id_token = bend(body.id_token)
    // A careless directory: it says that unsigned tokens and such signed with the client secret are fine too.
    const algorithms = body?.id_token_signing_alg_values_supported
    if (Array.isArray(algorithms)) algorithms.push('HS256', 'none')
  })
  const answer = provider.callback()
  let who = ''
  server.on('request', async (request, response) => {
    if (site !== here || !request.url?.startsWith('/interaction/')) return answer(request, response)
    const result =
      who === '' ? { error: 'access_denied' } : { login: { accountId: who, amr: ['pwd', 'otp', 'mfa'] } }
    return provider.interactionFinished(request, response, result)
  })
  return {
    directory,
    walk(address, person) {
      who = person
      return followRedirects(address)
    },
    bendTokens(how) {
      bend = how
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createProvider(directory: Directory, people: readonly DirectoryPerson[], site: string): Provider {
  return new Provider(directory.issuer, {
    clients: [
      {
        client_id: directory.clientId,
        client_secret: 'a secret of this test only',
        redirect_uris: [site + returnPath],
      },
    ],
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    cookies: { keys: ['a key of this test only'] },
    features: { devInteractions: { enabled: site !== here } },
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
}

/** What a browser does: goes where it is sent, keeps cookies, until it is sent back to us. */
async function followRedirects(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  for (let steps = 0; steps < 10; steps++) {
    if (at.href.startsWith(here + returnPath)) return at.search.slice(1)
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
