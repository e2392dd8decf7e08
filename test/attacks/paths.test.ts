import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Route, rolesWith } from '../../src/access/index.ts'
import { allRoutes, listen } from '../../src/http/index.ts'
import { createWebHandler } from '../../web/handler.ts'
import { stateOf } from './effects.ts'
import {
  countRequests,
  countSent,
  createTestWorld,
  expectSilent,
  oneOfRole,
  publicUrl,
  type World,
} from './world.ts'

// Addresses as bytes: out of the folder, around the route table, and two requests in one. A real server, plain sockets.

let world: World
let server: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  world = await createTestWorld(await createWebHandler({ publicUrl, place: { id: 'Jember', en: 'Jember' } }))
  server = await listen(world.app, '127.0.0.1', 0)
})
afterAll(async () => {
  await server.close()
  await world.drop()
})
countRequests()

/** Sends these bytes and gives every byte that comes back until the server ends the connection. */
function raw(bytes: string): Promise<string> {
  countSent(1)
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let text = ''
    socket.setEncoding('latin1')
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(text) : reject(error),
    )
    socket.on('close', () => resolve(text))
  })
}
const get = (path: string, cookie = '') =>
  raw(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}\r\n`,
  )
const statusesOf = (text: string) =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

const ways = [
  '/../../../../etc/passwd',
  '/assets/../../../../etc/passwd',
  '/assets/..%2f..%2f..%2f..%2fetc/passwd',
  '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
  '/assets/..\\..\\..\\package.json',
  '/assets/....//....//package.json',
  '/assets/%252e%252e%252fpackage.json',
  '/assets/%c0%ae%c0%ae/package.json',
  '/..%00/package.json',
  '/assets/%00',
  '/%2e%2e/%2e%2e/src/main.ts',
  '/.git/config',
  '/.env',
  '/package.json',
  '/server/index.js',
  '/assets/../server/index.js',
  '/assets/..%2fserver/index.js',
  '/client/../server/index.js',
  '/src/main.ts',
  '//etc/passwd',
  '/kerja/../../etc/passwd',
  '/open/v1/datasets/..%2f..%2fetc%2fpasswd.csv',
  '/open/v1/datasets/%2e%2e.csv',
  '/open/v1/plan/editions/1/books/..%2f..%2fbuku-1.pdf',
  '/fonts/../../../package.json',
]
test.each(ways)('GET %s reads a file of the server', async (path) => {
  const answer = await get(path)
  expect(statusesOf(answer).every((status) => status >= 300 && status < 500)).toBe(true)
  expect(answer).not.toMatch(/"dependencies"|root:x:|createRequestHandler|repositoryformatversion/)
})

const detours = (id: number) => [
  `//api/register/people/${id}?purpose=audit`,
  `/api//register/people/${id}?purpose=audit`,
  `/api/./register/people/${id}?purpose=audit`,
  `/open/../api/register/people/${id}?purpose=audit`,
  `/open/v1/../../api/register/people/${id}?purpose=audit`,
  `/open/v1/%2e%2e/%2e%2e/api/register/people/${id}?purpose=audit`,
  `/API/register/people/${id}?purpose=audit`,
  `/api/register/people/${id}/?purpose=audit`,
  `/api/register/people/${id};a=b?purpose=audit`,
  `/api/register/people/${id}%2f?purpose=audit`,
  `/api%2fregister%2fpeople%2f${id}?purpose=audit`,
  `/%61pi/register/people/${id}?purpose=audit`,
  `http://localhost/api/register/people/${id}?purpose=audit`,
  `http://jahat.example/api/register/people/${id}?purpose=audit`,
  `/api/register/people/${id}?purpose=audit&_method=GET&role=walidata`,
  `/kerja/orang/${id}.data?keperluan=audit`,
  `/kerja.data?_routes=pages%2Fregister%2Fperson`,
  `/__manifest?p=%2Fkerja%2Forang%2F${id}`,
]
test.each(detours(0).map((path, index) => [path.replace('/0', '/#'), index] as const))(
  '%s goes around the permission, signed in as somebody without it or as nobody',
  async (_path, index) => {
    const path = detours(world.persons.KENARIKENCONG!)[index]!
    for (const cookie of ['', world.cookies['kasus-jombang'], world.cookies.bappeda]) {
      const answer = await get(path, cookie)
      expect(statusesOf(answer).every((status) => status < 500)).toBe(true)
      expectSilent(answer)
    }
  },
)

const own = () => world.cookies.bappeda
const smuggled = (id: number) =>
  `GET /api/register/people/${id}?purpose=audit HTTP/1.1\r\nHost: localhost\r\n\r\n`
const twoInOne: readonly (readonly [string, (inner: string) => string])[] = [
  [
    'a length and chunks',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
  ],
  [
    'two lengths',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
  ],
  [
    'chunks written oddly',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${inner}`,
  ],
  [
    'a blank before the colon',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length : ${inner.length}\r\n\r\n${inner}`,
  ],
  [
    'a length that is no number',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: +${inner.length}\r\n\r\n${inner}`,
  ],
  [
    'lines that end in LF only',
    (inner) => `POST /api/access/sign-out HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n${inner}`,
  ],
  [
    'a folded header',
    (inner) =>
      `POST /api/access/sign-out HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${inner}`,
  ],
  [
    'a header in the address',
    (inner) =>
      `GET /janji HTTP/1.1\r\nCookie: ${own()}\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: identity\r\n\r\n${inner}`,
  ],
]
test.each(twoInOne)('a second request is hidden behind %s', async (_what, build) => {
  const before = await stateOf(world.context)
  const answer = await raw(
    build(smuggled(world.persons.KENARIKENCONG!).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
  )
  expect(statusesOf(answer).filter((status) => status === 200 && answer.includes('personId'))).toEqual([])
  expectSilent(answer)
  expect(await stateOf(world.context)).toEqual(before)
})

test.each([
  ['a header of 100 kB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: jahat.example\r\nConnection: close\r\n\r\n'],
  ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n'],
  ['a return in the address', 'GET /\rjahat HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a method nobody knows', 'JAHAT / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Rahasia: jahat\r\nConnection: close\r\n\r\n'],
  ['CONNECT', 'CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['HTTP/2 in plain', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['nothing that is HTTP', '\x16\x03\x01\x02\x00\x01\x00'],
  [
    'an upgrade',
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n',
  ],
] as const)('the server is asked with %s', async (_what, bytes) => {
  const answer = await raw(bytes)
  expect(statusesOf(answer).filter((status) => status >= 500 && status !== 501)).toEqual([])
  expect(answer).not.toContain('X-Rahasia')
  expect(answer).not.toContain('101 Switching')
  expect((await world.app.request('/open/v1/releases')).status).toBe(200)
})

/** What stands in the place of an id. */
const strange = [
  '0',
  '-1',
  '1e3',
  '0x1',
  '01',
  '1.0',
  ' 1',
  '9007199254740993',
  '99999999999999999999999',
  'null',
  '__proto__',
  'constructor',
  "1'--",
  '1;drop table access.account',
  '%',
  '*',
  '../1',
  '..\\1',
  '1\0',
  '\ud83d',
  '1\r\nSet-Cookie: jahat=1',
  '١',
  'a'.repeat(3_000),
]
const named = allRoutes().filter(({ path }) => path.includes(':'))
const attackerOf = (permission: Route['permission']) =>
  permission === 'public' ? null : oneOfRole[rolesWith(permission)[0]!]
test.each(named.map((route) => [route.method, route.path, route] as const))(
  '%s %s with strange words in the place of numbers and names',
  async (method, path, route) => {
    const before = await stateOf(world.context)
    const faults: string[] = []
    for (const word of strange) {
      const address = path.replaceAll(/:\w+(\{[^/]*\})?/g, encodeURIComponent(word.toWellFormed()))
      const body = method === 'POST' && !route.upload ? {} : undefined
      const answer = await world.send(attackerOf(route.permission), method, address, body)
      const isTaken = answer.status < 300 && answer.body !== '{"cancelled":false}'
      if (answer.status >= 500 || isTaken)
        faults.push(`${JSON.stringify(word).slice(0, 40)}: ${answer.status}`)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expectSilent(answer.body)
    }
    expect(faults).toEqual([])
    expect(await stateOf(world.context)).toEqual(before)
  },
)
