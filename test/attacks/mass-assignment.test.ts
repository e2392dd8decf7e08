import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Route, rolesWith } from '../../src/access/index.ts'
import { allRoutes } from '../../src/http/routes.ts'
import { everyRow, stateOf } from './effects.ts'
import { objectsIn, type Path, samplesOf, withAt } from './samples.ts'
import {
  countRequests,
  createTestWorld,
  expectRefused,
  oneOfRole,
  type UserName,
  type World,
} from './world.ts'

// Every body of every route, with fields nobody offered in every object of it: the fields are refused or lost, never kept.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const stolen = 'titipan-jahat'
/** Names of columns and of what the program keeps beside a body. */
const extra = {
  id: stolen,
  accountId: stolen,
  account_id: stolen,
  role: 'administrator',
  isAdmin: stolen,
  permissions: [stolen],
  agency_id: stolen,
  recordedBy: stolen,
  recorded_by: stolen,
  enteredBy: stolen,
  madeBy: stolen,
  approvedBy: stolen,
  receivedBy: stolen,
  status: stolen,
  stage: 'open',
  active: stolen,
  passwordHash: stolen,
  validTo: stolen,
  sensitive: stolen,
  termId: stolen,
  carriedFrom: stolen,
}
/** What pollutes prototypes when a body is copied carelessly; written as text, since an object would not keep it. */
const polluted = `"__proto__":{"jahat":"${stolen}","role":"administrator"},"constructor":{"prototype":{"jahat":"${stolen}"}}`

const table = allRoutes().filter(
  (route) => route.method === 'POST' && !route.upload && samplesOf(route).length > 0,
)
const attackerOf = (permission: Route['permission']): UserName | null =>
  permission === 'public' ? null : oneOfRole[rolesWith(permission)[0]!]
const addressOf = ({ path }: Route) => path.replaceAll(/:(\w+)(\{[^/]*\})?/g, '1')

test.each(table.map((route) => [route.method, route.path, route] as const))(
  '%s %s keeps no field that was not asked for',
  async (_method, _path, route) => {
    const who = attackerOf(route.permission)
    const send = (body: unknown) => world.send(who, 'POST', addressOf(route), body)
    const me = async () => (await world.send(who, 'GET', '/api/access/me')).body
    const before = await me()
    for (const body of samplesOf(route))
      for (const at of objectsIn(body)) {
        const inner = at.reduce<unknown>((one, name) => Reflect.get(one as object, name), body)
        const answers = [
          await send(withAt(body, at, { ...extra, ...(inner as object) })),
          await send(
            withAt(body, at, Object.assign({}, inner, { 'role[]': stolen, 'agencyId.$ne': stolen })),
          ),
          await world.send(who, 'POST', addressOf(route), polluting(body, at), {
            'content-type': 'application/json',
          }),
        ]
        expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
        expect(
          answers
            .map((one) => one.body)
            .join()
            .includes(stolen),
        ).toBe(false)
      }
    expect(Reflect.get({}, 'jahat')).toBeUndefined()
    expect((await everyRow(world.context)).includes(stolen)).toBe(false)
    expect(await me()).toBe(before)
  },
)

function polluting(body: unknown, at: Path): string {
  const marked = JSON.stringify(withAt(body as never, at, { '@': 0 }))
  return marked.replace('"@":0', polluted)
}

type Attempt = readonly [who: UserName, what: string, change: object]
const scope = {
  displayName: 'Petugas Baru',
  role: 'operator',
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: ['identity', 'contact', 'welfare'],
  validFrom: null,
  validTo: null,
  directoryName: null,
}
const invitations: readonly Attempt[] = [
  ['admin-dinsos', 'an account of another agency', { agencyId: 'dinkes' }],
  ['admin-dinsos', 'a walidata', { role: 'walidata' }],
  ['admin-dinsos', 'an inspector', { role: 'inspector' }],
  ['admin-dinsos', 'a planner', { role: 'planner' }],
  ['admin-dinsos', 'a reviewer', { role: 'reviewer' }],
  [
    'admin-dinsos',
    'a sensitive category that was not entrusted to him',
    { role: 'caseworker', categories: ['pmks-16'] },
  ],
  ['admin-dinsos', 'a field group beyond the role', { fieldGroups: ['case'] }],
  ['admin-dinsos', 'an administrator of the regency', { role: 'administrator', agencyId: 'diskominfo' }],
  ['admin', 'the role of the system', { role: 'system' }],
  ['admin', 'every category by a star', { role: 'caseworker', categories: ['*'] }],
  ['admin', 'an area that there is not', { areaCode: '35' }],
  ['admin', 'an area by a pattern', { areaCode: '35.09.%' }],
  ['admin', 'an agency that there is not', { agencyId: '*' }],
  ['walidata', 'an account at all', {}],
  ['inspektorat', 'an account at all', {}],
  ['kepala-dinsos', 'an account at all', {}],
]
test.each(invitations)('%s invites %s', async (who, _what, change) => {
  const before = await stateOf(world.context)
  expectRefused(
    await world.send(who, 'POST', '/api/access/accounts', { userName: 'petugas.baru', ...scope, ...change }),
  )
  expect(await stateOf(world.context)).toEqual(before)
})

test.each(invitations.slice(0, 8))('%s turns an operator of his own into %s', async (who, _what, change) => {
  const before = await stateOf(world.context)
  const path = `/api/access/accounts/${world.ids['operator-dinsos']}`
  expectRefused(await world.send(who, 'POST', path, { ...scope, ...change }))
  expect(await stateOf(world.context)).toEqual(before)
})
