import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import {
  type Accounts,
  type Actor,
  type Context,
  isRefusal,
  may,
  type Refusals,
  type Route,
} from '../access/index.ts'
import type { JobRunner } from '../jobs/index.ts'
import { limits } from '../kernel/limits.ts'
import { Problem } from '../kernel/problem.ts'
import { addressHeader, addressOf } from './address.ts'
import { toProblemResponse, toResponse } from './answer.ts'
import { isKeepable, readInput } from './input.ts'
import { languageOf } from './language.ts'
import { openApi } from './openapi.ts'
import type { TakePoints } from './rate-limit.ts'
import { allRoutes } from './routes.ts'
import { addSecurityHeaders, refuseOtherSites } from './security.ts'

/** Pages. `api` sends a request through the route table inside the process: the only way pages reach data. */
export type WebHandler = (request: Request, api: (request: Request) => Promise<Response>) => Promise<Response>

export interface ServerParts {
  readonly context: Context
  readonly runner: JobRunner
  readonly accounts: Accounts
  readonly routes: readonly Route[]
  readonly publicUrl: string
  readonly version: string
  /** A proxy stands before the server and writes X-Forwarded-For. */
  readonly behindProxy?: boolean
  /** Absent: nobody's calls are counted. */
  readonly takePoints?: TakePoints
  /** Absent: nobody's refusals are counted. */
  readonly refusals?: Refusals
  /** Absent in tests of the routes alone. */
  readonly web?: WebHandler
}

/** Marks a request that a page sends inside the process: the visitor's own request was checked already. */
const insideCall = { inside: true }

/** The whole HTTP surface: routes of the table, health, open API description, and pages for everything else. */
export function createApp(parts: ServerParts): Hono {
  const { context, publicUrl } = parts
  const app = new Hono()
  app.onError((error, { req }) =>
    toProblemResponse(error, languageOf(new URL(req.url), req.raw.headers), context.log),
  )
  app.use(async (call, next) => {
    await next()
    addSecurityHeaders(call.res.headers, publicUrl)
    if (call.req.path.startsWith('/open/v1/')) call.res.headers.set('access-control-allow-origin', '*')
  })
  app.use(async (call, next) => {
    if (call.req.method !== 'GET' && call.req.method !== 'HEAD' && call.env !== insideCall) {
      refuseOtherSites(call.req.raw.headers, new URL(call.req.url), publicUrl)
    }
    await next()
  })
  // Pages compress themselves, once per release.
  app.use('/open/*', compress({ threshold: 1024 }))
  app.use('/api/*', compress({ threshold: 1024 }))
  const table = allRoutes(parts.accounts, parts.runner, parts.routes)
  const description = openApi(table, publicUrl, parts.version)
  app.get('/health', () => health(parts))
  app.get('/open/v1/openapi.json', () => toResponse({ json: description, maxAgeSeconds: 300 }))
  for (const route of table) {
    app.on(route.method, route.path, (call) => {
      const { raw } = call.req
      const address = call.env === insideCall ? raw.headers.get(addressHeader) : addressFor(raw, call.env)
      return answer(parts, route, raw, call.req.param(), address)
    })
  }
  app.all('/api/*', () => Promise.reject(new Problem('http.not-found', 404)))
  app.all('/open/*', () => Promise.reject(new Problem('http.not-found', 404)))
  app.notFound(({ req }) =>
    toProblemResponse(
      new Problem('http.not-found', 404),
      languageOf(new URL(req.url), req.raw.headers),
      context.log,
    ),
  )
  const { web, behindProxy = false } = parts
  const addressFor = (request: Request, env: unknown) =>
    addressOf(request.headers, env as Partial<HttpBindings> | undefined, behindProxy)
  const api = async (request: Request) => app.fetch(request, insideCall)
  if (web)
    app.all('*', (call) => {
      const { raw } = call.req
      return web(asVisitor(raw, publicUrl, addressFor(raw, call.env)), api)
    })
  return app
}

async function answer(
  { context, accounts, takePoints, refusals }: ServerParts,
  route: Route,
  request: Request,
  parameters: Record<string, string>,
  address: string | null,
): Promise<Response> {
  const url = new URL(request.url)
  const { [addressHeader]: _, ...sent } = Object.fromEntries(request.headers)
  const headers = address === null ? sent : { ...sent, [addressHeader]: address }
  const actor = route.path.startsWith('/open/') ? null : await accounts.readSession(headers)
  if (actor) takePoints?.({ kind: 'account', id: actor.accountId }, route)
  else if (address !== null) takePoints?.({ kind: 'address', id: address }, route)
  try {
    permit(route, actor)
    if (!isKeepable(parameters)) throw new Problem('http.not-found', 404)
    const language = languageOf(url, request.headers)
    const input = await readInput(route, request, url, language)
    if (route.upload) refuseUpload(request)
    const body = route.upload ? request.body : null
    return toResponse(await route.handle({ context, actor, parameters, input, headers, language, body }))
  } catch (error) {
    if (actor && route.permission !== 'public' && isRefusal(error)) refusals?.count(actor.accountId, route)
    throw error
  }
}

/**
 * The framework of the pages compares a form's origin with the public address once more. Our own check has let this
 * one through, so a reader who typed another name of this machine (127.0.0.1) is not sent away. The visitor's address
 * goes along: pages ask the route table in the visitor's name.
 */
function asVisitor(request: Request, publicUrl: string, address: string | null): Request {
  const headers = new Headers(request.headers)
  if (headers.has('origin')) headers.set('origin', new URL(publicUrl).origin)
  headers.delete(addressHeader)
  if (address !== null) headers.set(addressHeader, address)
  return new Request(request, { headers })
}

/** Nobody signed in: 401. Signed in without the permission: the same 404 as for what does not exist. */
function permit({ permission }: Route, actor: Actor | null): void {
  if (permission === 'public') return
  if (!actor) throw new Problem('http.no-session', 401)
  if (actor.role === 'system' || !may(actor.role, permission)) throw new Problem('http.not-found', 404)
}

function refuseUpload(request: Request): void {
  if (!request.body) throw new Problem('http.no-file', 422)
  if (Number(request.headers.get('content-length') ?? 0) > limits.fileBytesMax) {
    throw new Problem('file.too-large', 413, { megabytesMax: Math.floor(limits.fileBytesMax / 1e6) })
  }
}

async function health({ context, runner, version }: ServerParts): Promise<Response> {
  const database = await context.database
    .read((reader) => reader.first('select 1'))
    .then(
      () => true,
      () => false,
    )
  const jobs = runner.alive()
  return Response.json(
    { status: database && jobs ? 'ok' : 'failing', database, jobs, version },
    { status: database && jobs ? 200 : 503 },
  )
}

/** Listens; resolves when the port is open. `close` waits for the answers under way. */
export function listen(
  app: Hono,
  host: string,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      resolve({ port: address.port, close: () => closeServer(server) })
    })
    server.on('error', reject)
  })
}

const patienceMs = 10_000

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // A download nobody reads must not keep the process for ever.
    const patience = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      patienceMs,
    )
    patience.unref()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
