import { type ActionFunctionArgs, Form, redirect, useActionData } from 'react-router'
import { apiOf, type ProblemBody, readProblem } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { SiteFooter, SiteHeader } from '../../ui/site-frame.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

/** Signs in through the route table; its cookies are passed on to the reader. */
export async function action(args: ActionFunctionArgs): Promise<Response | { problem: ProblemBody }> {
  const form = await args.request.formData()
  const answer = await apiOf(args).send('/api/access/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: String(form.get('userName')), password: String(form.get('password')) }),
  })
  if (!answer.ok) return { problem: await readProblem(answer) }
  const headers = new Headers(answer.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]))
  return redirect(safeReturn(new URL(args.request.url).searchParams.get('kembali')), { headers })
}

/** Only addresses of the staff pages; never another site. */
function safeReturn(asked: string | null): string {
  return asked !== null && /^\/kerja(?:[/?]|$)/.test(asked) && !asked.startsWith('/kerja/masuk')
    ? asked
    : '/kerja'
}

export default function SignIn() {
  const t = useText(messages)
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page">
        <h1>{t('title')}</h1>
        {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
        <Form method="post">
          <Field
            label={t('user-name')}
            name="userName"
            autoComplete="username"
            autoCapitalize="none"
            required
          />
          <Field
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Button>{t('go')}</Button>
        </Form>
        <p className="soft small">{t('note')}</p>
      </main>
      <SiteFooter />
    </>
  )
}
