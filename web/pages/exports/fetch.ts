import { type ActionFunctionArgs, redirect } from 'react-router'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { passNotice } from '../../api/passing-notice.ts'

const page = '/kerja/nama'

/** Hands the workbook on as it is; a refusal leads back to the lists, where it says why. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const id = encodeURIComponent(args.params.id ?? '')
  const answer = await apiOf(args).send(`/api/programmes/exports/${id}/fetch`, { method: 'POST' })
  if (answer.ok) return answer
  if (answer.status === 401) return redirect(`/kerja/masuk?kembali=${encodeURIComponent(page)}`)
  const { title } = await readProblem(answer)
  return redirect(page, { headers: { 'set-cookie': passNotice(page, title) } })
}

export function loader(): Response {
  return redirect(page)
}
