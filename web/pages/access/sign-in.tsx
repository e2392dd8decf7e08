import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Directories } from '../../../src/access/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { usePlace, useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import './access.css'
import { SignInFrame } from './frame.tsx'
import { messages } from './messages.ts'
import { backOf, nextPage, readStage, takeStep } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'title')

/** Who is half-way goes on from there. */
export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const { stage } = await readStage(api)
  const back = backOf(args.request)
  if (stage !== 'none') return redirect(nextPage(stage, back))
  return { back, ...(await api.get<Directories>('/api/access/sign-in/directories')) }
}

/** Signs in through the route table; its cookies are passed on to the reader. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const given = { userName: String(form.get('userName')), password: String(form.get('password')) }
  return takeStep(apiOf(args), '/api/access/sign-in', given, backOf(args.request))
}

export default function SignIn() {
  const t = useText(messages)
  const { sampleData } = usePlace()
  const { directories, back } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <SignInFrame title={t('title')}>
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
      {directories.map(({ id, name }) => (
        <p key={id}>
          <Button href={`/kerja/masuk/dinas/${id}?kembali=${encodeURIComponent(back)}`} look="secondary">
            {t('directory.go', { name })}
          </Button>
        </p>
      ))}
      <p className="soft small after">{t('note')}</p>
      {sampleData ? <p className="soft small">{t('note.demo')}</p> : null}
      <p>
        <a href="/kerja/undangan">{t('have-invitation')}</a>
      </p>
    </SignInFrame>
  )
}
