import { data, type RouterContextProvider, redirect } from 'react-router'
import type { Language } from '../../src/kernel/messages.ts'
import { languageCookie } from '../language.ts'
import { visitContext } from './visit.ts'

/** An RFC 9457 body as the server writes it, in the reader's language. */
export interface ProblemBody {
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly code?: string
}
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ProblemBody }

/** The only way a page reaches data: requests to our own route table with the reader's cookie. */
export interface Api {
  readonly language: Language
  /** JSON of a GET. A problem ends the page: 401 leads to the sign-in, anything else to the error page. */
  get<T>(path: string): Promise<T>
  /** JSON of a POST. A problem ends the page; use `attempt` where the reader can correct something. */
  post<T>(path: string, body?: unknown): Promise<T>
  /** As `get` (no body) or `post` (a body), but a problem comes back to be shown beside the form. 401 still redirects. */
  attempt<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Outcome<T>>
  /** As `attempt` of a POST whose body is the file itself; null sends no bytes. */
  upload<T>(path: string, file: Blob | null): Promise<Outcome<T>>
  /** The raw answer, for Set-Cookie and downloads. */
  send(path: string, init?: RequestInit): Promise<Response>
}

interface Arguments {
  readonly request: Request
  readonly context: Readonly<RouterContextProvider>
}

/** `apiOf(args)` inside a loader or action. */
export function apiOf({ request, context }: Arguments): Api {
  const visit = context.get(visitContext)

  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', `${languageCookie}=${visit.language}; ${cookiesWithoutLanguage(request)}`)
    headers.set('accept-language', visit.language)
    copyHeader(request, headers, 'origin')
    copyHeader(request, headers, 'user-agent')
    copyHeader(request, headers, 'welas-address')
    return visit.answerApi(new Request(new URL(path, visit.publicUrl), { ...init, headers }))
  }

  const outcomeOf = async <T>(answer: Response): Promise<Outcome<T>> => {
    if (answer.ok) return { ok: true, value: (await answer.json()) as T }
    if (answer.status === 401) throw redirect(signInPath(request))
    return { ok: false, problem: await readProblem(answer) }
  }

  const attempt = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Outcome<T>> => {
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    return outcomeOf<T>(await send(path, { method, ...json }))
  }

  const upload = async <T>(path: string, file: Blob | null): Promise<Outcome<T>> =>
    outcomeOf<T>(
      await send(path, {
        method: 'POST',
        body: file ?? '',
        headers: { 'content-type': 'application/octet-stream' },
      }),
    )

  const require = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const outcome = await attempt<T>(method, path, body)
    if (!outcome.ok) throw data(outcome.problem, { status: outcome.problem.status })
    return outcome.value
  }

  return {
    language: visit.language,
    get: (path) => require('GET', path),
    post: (path, body) => require('POST', path, body ?? {}),
    attempt,
    upload,
    send,
  }
}

/** The problem of a failed answer; never throws, whatever the body is. */
export async function readProblem(answer: Response): Promise<ProblemBody> {
  const body: unknown = await answer.json().catch(() => null)
  const fields = typeof body === 'object' && body !== null ? body : {}
  return { title: `HTTP ${answer.status}`, ...fields, status: answer.status }
}

function signInPath(request: Request): string {
  const url = new URL(request.url)
  const back = url.pathname.replace(/\.data$/, '') + url.search
  return `/kerja/masuk?kembali=${encodeURIComponent(back)}`
}

function cookiesWithoutLanguage(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.filter((cookie) => !cookie.startsWith(`${languageCookie}=`)).join('; ')
}

function copyHeader(from: Request, to: Headers, name: string) {
  const value = from.headers.get(name)
  if (value !== null) to.set(name, value)
}
