import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSignIn, type SignInWorld } from './office.ts'
import { countRequests } from './world.ts'

// Coming back from the directory of an agency with answers that were bent, mixed up, kept too long or used before.

let world: SignInWorld
beforeAll(async () => {
  world = await createTestSignIn()
})
afterAll(() => world.close())
countRequests()

interface Way {
  readonly cookie: string
  readonly query: string
}
async function setOut(who = 'rina', directory = 'dinsos'): Promise<Way> {
  const { json, cookie } = await world.post('sign-in/directories/start', { directory, back: '/kerja' })
  return { cookie, query: await world.provider.walk(json.address as string, who) }
}
const finish = ({ cookie, query }: Way) => world.post('sign-in/directories/finish', { query }, cookie)
const bent = (query: string, change: Record<string, string>) => {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) parameters.set(name, value)
  return parameters.toString()
}
const directoryAttempts: readonly (readonly [string, () => Promise<Way>])[] = [
  ['without the cookie of the browser that set out', async () => ({ ...(await setOut()), cookie: '' })],
  [
    'with the cookie of another browser',
    async () => ({ ...(await setOut()), cookie: (await setOut()).cookie }),
  ],
  [
    'with another state',
    async () => {
      const way = await setOut()
      return { ...way, query: bent(way.query, { state: 'lain' }) }
    },
  ],
  [
    'with a code of its own making',
    async () => {
      const way = await setOut()
      return { ...way, query: bent(way.query, { code: 'karangan' }) }
    },
  ],
  [
    'with the code of another sign-in',
    async () => {
      const way = await setOut()
      const other = new URLSearchParams((await setOut()).query).get('code')!
      return { ...way, query: bent(way.query, { code: other }) }
    },
  ],
  [
    'with the same code once more',
    async () => {
      const way = await setOut()
      await finish(way)
      return way
    },
  ],
  [
    'with another issuer in the answer',
    async () => {
      const way = await setOut()
      return { ...way, query: bent(way.query, { iss: 'https://jahat.example' }) }
    },
  ],
  [
    'with the error of the directory turned into a yes',
    async () => {
      const way = await setOut('')
      return { ...way, query: bent(way.query, { code: 'ya', error: '' }) }
    },
  ],
  [
    'after eleven minutes',
    async () => {
      const way = await setOut()
      world.office.later(11 * 60)
      return way
    },
  ],
  ['as somebody nobody invited', () => setOut('tamu')],
  ['under the directory of another agency', () => setOut('rina', 'dinkes')],
  [
    'with a sealed cookie cut short',
    async () => {
      const way = await setOut()
      return { ...way, cookie: way.cookie.slice(0, -4) }
    },
  ],
  ['with nothing', async () => ({ ...(await setOut()), query: '' })],
]
test.each(directoryAttempts)('somebody comes back from a directory %s', async (_what, prepare) => {
  const answer = await finish(await prepare())
  expect(answer.status).toBe(403)
  expect(await world.me(answer.cookie)).toBe(401)
})
