import { type ActionFunctionArgs, redirect } from 'react-router'
import { apiOf } from '../../api/call-api.ts'

/** Ends the session; the cookies the route table clears are passed on. */
export async function action(args: ActionFunctionArgs) {
  const answer = await apiOf(args).send('/api/access/sign-out', { method: 'POST' })
  const headers = new Headers(answer.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]))
  return redirect('/', { headers })
}

export function loader() {
  return redirect('/kerja')
}
