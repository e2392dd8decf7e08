import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { createRequestHandler, RouterContextProvider, ServerBuild } from 'react-router'
import type { z } from 'zod'
import { openPaths, type releaseList } from '../src/catalogue/contract.ts'
import type { Language } from '../src/kernel/messages.ts'
import type { AnswerApi, visitContext } from './api/visit.ts'
import { answerKept } from './http/answer-kept.ts'
import { type Kept, PageCache } from './http/page-cache.ts'
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
    const nonce = isStaff(request) ? randomBytes(16).toString('base64') : undefined
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

  return async (request, api) => {
    const asset = await assets(request)
    if (asset) return asset
    if (isPublicPage(request)) await cache.follow(() => askRelease(api, options.publicUrl))
    const answer = isPublicPage(request)
      ? answerKept(await keptPage(cache, request, (asked) => renderPage(asked, api)), request)
      : await renderPage(request, api)
    const cookie = rememberLanguage(request)
    if (cookie) answer.headers.append('set-cookie', cookie)
    if (isStaff(request)) answer.headers.set('cache-control', 'no-store')
    return answer
  }
}

type RenderPage = (request: Request) => Promise<Response>

function keptPage(cache: PageCache, request: Request, renderPage: RenderPage): Promise<Kept> {
  const url = new URL(request.url)
  url.searchParams.delete('lang')
  url.searchParams.sort()
  const language = languageOf(request)
  const asked = new Request(new URL(url.pathname + url.search, url.origin), {
    headers: { 'accept-language': language, cookie: `lang=${language}` },
  })
  return cache.find(`${language} ${url.pathname}${url.search}`, () => renderPage(asked))
}

/** Public pages are the same for everybody, signed in or not, so one finished answer serves all. */
function isPublicPage(request: Request): boolean {
  return !isStaff(request) && (request.method === 'GET' || request.method === 'HEAD')
}
function isStaff(request: Request): boolean {
  const { pathname } = new URL(request.url)
  return pathname === '/kerja' || pathname.startsWith('/kerja/') || pathname.startsWith('/kerja.')
}

/** The request under the address people see: redirects and the origin check of forms need it behind a proxy. */
function behindProxy(request: Request, publicUrl: string): Request {
  const url = new URL(request.url)
  const seen = new URL(publicUrl)
  if (url.origin === seen.origin) return request
  return new Request(new URL(url.pathname + url.search, seen), request)
}

/** Id of the newest release, or null before the first one. */
async function askRelease(api: AnswerApi, publicUrl: string): Promise<string | null> {
  const answer = await api(new Request(publicUrl + openPaths.releases))
  if (!answer.ok) return null
  const { releases } = (await answer.json()) as z.infer<typeof releaseList>
  return releases.find((release) => release.current)?.id ?? null
}
