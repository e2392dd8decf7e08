import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { createAccounts } from '../access/accounts.ts'
import { may, type Role, systemActor } from '../access/index.ts'
import { roles } from '../access/rules/policy.ts'
import { createRunner } from '../jobs/index.ts'
import { allRoutes, routes } from './routes.ts'
import { createApp } from './server.ts'

const password = 'a long enough password'
const closed = allRoutes().filter((route) => route.permission !== 'public')
const pathOf = (path: string) => path.replace(/:(\w+)(\{[^}]*\})?/g, '1')
const cookies = new Map<Role, string>()
let app: ReturnType<typeof createApp>
let drop: () => Promise<void>

beforeAll(async () => {
  const made = await createTestContext(tinyPack)
  drop = made.drop
  const { context } = made
  const accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  for (const role of roles) {
    await accounts.add(
      systemActor,
      { userName: role, displayName: role, role, agencyId: 'dinsos', areaCode: null },
      password,
    )
    const { setCookies } = await accounts.signIn(role, password)
    cookies.set(role, setCookies.map((cookie) => cookie.split(';')[0]).join('; '))
  }
  app = createApp({
    context,
    accounts,
    runner: createRunner(context, []),
    routes,
    publicUrl: 'http://localhost',
    version: '1',
  })
})
afterAll(() => drop())

async function answerOf(method: string, path: string, cookie = '') {
  const answer = await app.request(pathOf(path), { method, headers: { cookie, 'accept-language': 'en' } })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}

test.each(closed.map((route) => [route.method, route.path] as const))(
  '%s %s needs a session',
  async (method, path) => {
    expect(await answerOf(method, path)).toMatchObject({
      status: 401,
      body: expect.stringContaining('http.no-session'),
    })
  },
)

const refused = closed.flatMap((route) =>
  roles
    .filter((role) => route.permission !== 'public' && !may(role, route.permission))
    .map((role) => [role, route.method, route.path] as const),
)
test.each(refused)(
  '%s may not %s %s and cannot tell it from what does not exist',
  async (role, method, path) => {
    const unknown = await answerOf(method, '/api/nothing-here', cookies.get(role))
    expect(await answerOf(method, path, cookies.get(role))).toEqual(unknown)
  },
)
