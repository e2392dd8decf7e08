import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData } from 'react-router'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import './access.css'
import { SignInFrame } from './frame.tsx'
import { messages } from './messages.ts'
import { backOf, nextPage, readStage, takeStep } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'code.title')

export async function loader(args: LoaderFunctionArgs) {
  const { stage } = await readStage(apiOf(args))
  return stage === 'code' ? null : redirect(nextPage(stage, backOf(args.request)))
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  return takeStep(
    apiOf(args),
    '/api/access/sign-in/code',
    { code: String(form.get('code')) },
    backOf(args.request),
  )
}

/** The second step of signing in. */
export default function SignInCode() {
  const t = useText(messages)
  const problem = useActionData<typeof action>()?.problem
  return (
    <SignInFrame title={t('code.title')}>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      <Form method="post">
        <Field label={t('code')} hint={t('code.hint')} name="code" autoComplete="one-time-code" required />
        <Button>{t('go')}</Button>
      </Form>
      <p className="soft small after">{t('code.lost')}</p>
      <form method="post" action="/kerja/keluar">
        <button className="plain-button" type="submit">
          {t('start-over')}
        </button>
      </form>
    </SignInFrame>
  )
}
