import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { createRequestHandler, RouterContextProvider, ServerBuild } from 'react-router'
import type { z } from 'zod'
import { openPaths, type releaseList } from '../src/catalogue/contract.ts'
import type { Language } from '../src/kernel/messages.ts'
import type { planVersion } from '../src/planning/editions/contract.ts'
import type { AnswerApi, visitContext } from './api/visit.ts'
import { answerKept } from './http/answer-kept.ts'
import { keep, PageCache } from './http/page-cache.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createAssets } from './http/static-assets.ts'
import { languageOf, rememberLanguage } from './language.ts'

/** What web/entry.server.tsx exports beside its render function. */
interface Entry {
  readonly createRequestHandler: typeof createRequestHandler
  readonly RouterContextProvider: typeof RouterContextProvider
  readonly visitContext: typeof visitContext
}
export interface WebOptions {
  /** e.g. http://localhost:3509, no slash at the end */
  readonly publicUrl: string
  /** The city of the pack in both languages, shown in the header. */
  readonly place?: Readonly<Record<Language, string>>
  /** True for the demo: every page says that its people and numbers are made up. */
  readonly sampleData?: boolean
  readonly report?: (error: unknown) => void
  /** Folder that `react-router build` wrote; absent: build/ of this repository. */
  readonly buildFolder?: string
}
/** `api` answers requests of the route table in this process. */
export type WebHandler = (request: Request, api: AnswerApi) => Promise<Response>

/**
 * Answers everything that is not a route of the table: pages, islands and assets (already compressed). Reads nothing
 * itself; pages ask `api` with their reader's cookie. Throws when `react-router build` has not been run.
 */
export async function createWebHandler(options: WebOptions): Promise<WebHandler> {
  const folder = options.buildFolder ?? fileURLToPath(new URL('../build', import.meta.url))
  const serverFile = `${folder}/server/index.js`
  if (!existsSync(serverFile)) throw new Error('The web pages are not built. Run: npx react-router build')
  const build = (await import(pathToFileURL(serverFile).href)) as ServerBuild
  const entry = build.entry.module as unknown as Entry
  const render = entry.createRequestHandler(build, 'production')
  const assets = createAssets(`${folder}/client`)
  const cache = new PageCache()
  const report = options.report ?? (() => {})

  const renderPage: WebHandler = async (request, api) => {
    const nonce = isStaff(new URL(request.url)) ? randomBytes(16).toString('base64') : undefined
    const context = new entry.RouterContextProvider()
    context.set(entry.visitContext, {
      answerApi: api,
      publicUrl: options.publicUrl,
      place: options.place ?? { id: '', en: '' },
      sampleData: options.sampleData ?? false,
      language: languageOf(request),
      nonce,
      report,
    })
    const answer = await render(behindProxy(request, options.publicUrl), context)
    for (const [name, value] of securityHeaders(nonce)) answer.headers.set(name, value)
    return answer
  }

  const publicPage: WebHandler = async (request, api) => {
    await cache.follow(() => askRelease(api, options.publicUrl))
    const { key, asked, keepable } = publicAddress(request)
    const render = () => renderPage(asked(), api)
    return answerKept(await (keepable ? cache.find(key, render) : render().then(keep)), request)
  }

  return async (request, api) => {
    const asset = await assets(request)
    if (asset) return asset
    const reading = request.method === 'GET' || request.method === 'HEAD'
    const staff = isStaff(new URL(request.url))
    const answer = staff
      ? forStaff(await renderPage(request, api), request)
      : reading
        ? await publicPage(request, api)
        : await renderPage(request, api)
    const cookie = rememberLanguage(request)
    if (cookie) answer.headers.append('set-cookie', cookie)
    return answer
  }
}

/** What a public page may depend on: its path, these of its query, and the language. Everything else is left out. */
const queryOfPages = ['q', 'release', 'dengan']

function publicAddress(request: Request) {
  const url = new URL(request.url)
  const query = new URLSearchParams()
  for (const name of queryOfPages) {
    const value = url.searchParams.get(name)
    if (value !== null) query.set(name, value)
  }
  const address = url.pathname + (query.size === 0 ? '' : `?${query}`)
  const language = languageOf(request)
  const headers = { 'accept-language': language, cookie: `lang=${language}` }
  return {
    key: `${language} ${address}`,
    // Searches are as many as there are words: made anew, so that nobody can fill the memory.
    keepable: !query.has('q'),
    asked: () => new Request(new URL(address, url.origin), { headers }),
  }
}

function isStaff({ pathname }: URL): boolean {
  return pathname === '/kerja' || pathname.startsWith('/kerja/') || pathname.startsWith('/kerja.')
}

/** Never kept by anybody; compressed on the way. */
function forStaff(answer: Response, request: Request): Response {
  answer.headers.set('cache-control', 'no-store')
  if (answer.body === null || !/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return answer
  answer.headers.set('content-encoding', 'gzip')
  answer.headers.append('vary', 'Accept-Encoding')
  answer.headers.delete('content-length')
  return new Response(answer.body.pipeThrough(new CompressionStream('gzip')), answer)
}

/** The request under the address people see: redirects and the origin check of forms need it behind a proxy. */
function behindProxy(request: Request, publicUrl: string): Request {
  const url = new URL(request.url)
  const seen = new URL(publicUrl)
  if (url.origin === seen.origin) return request
  return new Request(new URL(url.pathname + url.search, seen), request)
}

/** Changes with the newest release, the plan, and the day (what is due today is late tomorrow); null before the first release. */
async function askRelease(api: AnswerApi, publicUrl: string): Promise<string | null> {
  const [answer, plan] = await Promise.all(
    [openPaths.releases, '/open/v1/plan/version'].map((path) => api(new Request(publicUrl + path))),
  )
  if (!answer?.ok || !plan?.ok) return null
  const { releases } = (await answer.json()) as z.infer<typeof releaseList>
  const { version } = (await plan.json()) as z.infer<typeof planVersion>
  const release = releases.find((one) => one.current)
  return release ? `${release.id} ${version} ${new Date().toISOString().slice(0, 10)}` : null
}
