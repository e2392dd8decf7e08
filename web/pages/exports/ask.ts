import { type ActionFunctionArgs, redirect } from 'react-router'
import { apiOf } from '../../api/call-api.ts'
import { leadBack } from '../../api/passing-notice.ts'

/** Asks for the list of the missed, then shows the lists asked for; a refusal leads back to the page of the promise, which says why. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const [id, programme] = [args.params.id ?? '', args.params.programme ?? ''].map(encodeURIComponent)
  const form = await args.request.formData()
  const fields = ['area', 'purpose'].map((name) => [name, String(form.get(name) ?? '')])
  const answer = await apiOf(args).send(`/api/programmes/${programme}/exports`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return answer.ok ? redirect('/kerja/nama') : leadBack(answer, `/kerja/janji/${id}`)
}

export function loader({ params }: { params: { id?: string } }): Response {
  return redirect(`/kerja/janji/${encodeURIComponent(params.id ?? '')}`)
}
