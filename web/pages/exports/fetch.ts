import { type ActionFunctionArgs, redirect } from 'react-router'
import { apiOf } from '../../api/call-api.ts'
import { leadBack } from '../../api/passing-notice.ts'

const page = '/kerja/nama'

/** Hands the workbook on as it is; a refusal leads back to the lists, where it says why. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const id = encodeURIComponent(args.params.id ?? '')
  const answer = await apiOf(args).send(`/api/programmes/exports/${id}/fetch`, { method: 'POST' })
  return answer.ok ? answer : leadBack(answer, page)
}

export function loader(): Response {
  return redirect(page)
}
