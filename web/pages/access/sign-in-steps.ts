import { redirect } from 'react-router'
import type { StageAnswer } from '../../../src/access/contract.ts'
import { type Api, type ProblemBody, readProblem } from '../../api/call-api.ts'

/** Addresses of the staff pages only, and none of signing in; never another site. */
export function safeReturn(asked: string | null): string {
  const isStaff = asked !== null && /^\/kerja(?:[/?]|$)/.test(asked)
  return isStaff && !/^\/kerja\/(masuk|pasang-kode|undangan|keluar)/.test(asked) ? asked : '/kerja'
}

/** Where somebody goes on whose sign-in is this far. */
export function nextPage(stage: StageAnswer['stage'], back: string): string {
  const page = { none: '/kerja/masuk', code: '/kerja/masuk/kode', enrol: '/kerja/pasang-kode', open: back }[
    stage
  ]
  return stage === 'open' || back === '/kerja' ? page : `${page}?kembali=${encodeURIComponent(back)}`
}

export function backOf(request: Request): string {
  return safeReturn(new URL(request.url).searchParams.get('kembali'))
}

export function cookiesOf(answer: Response): Headers {
  return new Headers(answer.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]))
}

/** A POST whose 401 is an answer and not a way to the sign-in. */
export function sendJson(api: Api, path: string, body: unknown): Promise<Response> {
  return api.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Sends a step of signing in and goes on to the next, with the cookies it brought. */
export async function takeStep(
  api: Api,
  path: string,
  body: unknown,
  back: string,
): Promise<Response | { problem: ProblemBody }> {
  const answer = await sendJson(api, path, body)
  if (!answer.ok) return { problem: await readProblem(answer) }
  const { stage } = (await answer.json()) as StageAnswer
  return redirect(nextPage(stage, back), { headers: cookiesOf(answer) })
}

export function readStage(api: Api): Promise<StageAnswer> {
  return api.get<StageAnswer>('/api/access/sign-in')
}
