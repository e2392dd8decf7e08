import { redirect } from 'react-router'
import { readProblem } from './call-api.ts'

/** Long enough for one redirect on a slow line, short enough not to be there at the next visit. */
const secondsMax = 15
const cookie = 'notice'

/** A Set-Cookie that carries one sentence over a redirect to `path`: not in the address, so nobody can write it in a link. */
function passNotice(path: string, text: string): string {
  return `${cookie}=${encodeURIComponent(text)}; Path=${path}; Max-Age=${secondsMax}; HttpOnly; SameSite=Lax`
}

/** The sentence that was passed to this page, or null. */
export function passedNotice(request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const found = cookies.find((one) => one.startsWith(`${cookie}=`))
  try {
    return found === undefined ? null : decodeURIComponent(found.slice(cookie.length + 1))
  } catch {
    return null
  }
}

/** Where a form goes whose page is left by its answer: to the sign-in, or back to `page`, which says why it was refused. */
export async function leadBack(refusal: Response, page: string): Promise<Response> {
  if (refusal.status === 401) return redirect(`/kerja/masuk?kembali=${encodeURIComponent(page)}`)
  const { title } = await readProblem(refusal)
  return redirect(page, { headers: { 'set-cookie': passNotice(page, title) } })
}
