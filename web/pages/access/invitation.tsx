import { useEffect, useRef } from 'react'
import { type ActionFunctionArgs, Form, useActionData } from 'react-router'
import type { InvitationAnswer } from '../../../src/access/contract.ts'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { SignInFrame } from './frame.tsx'
import { messages } from './messages.ts'
import { sendJson, takeStep } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'invitation.title')
export const handle = { hydrate: true }

/** First the code, then the password. The code travels in the body of a form, never in an address. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const api = apiOf(args)
  const code = String(form.get('code'))
  const password = form.get('password')
  const opened = await sendJson(api, '/api/access/sign-in/invitation', { code })
  if (!opened.ok) return { invitation: null, code, problem: await readProblem(opened) }
  const invitation = (await opened.json()) as InvitationAnswer
  if (password === null) return { invitation, code, problem: null }
  const isTwice = invitation.kind === 'second-factor' || password === form.get('again')
  if (!isTwice) return { invitation, code, problem: 'twice' as const }
  const body = { code, password: String(password) }
  const step = await takeStep(api, '/api/access/sign-in/invitation/accept', body, '/kerja')
  return step instanceof Response ? step : { invitation, code, problem: step.problem }
}

export default function Invitation() {
  const t = useText(messages)
  const outcome = useActionData<typeof action>()
  const problem = outcome?.problem
  return (
    <SignInFrame title={t('invitation.title')}>
      {problem ? (
        <Notice tone="problem">{problem === 'twice' ? t('password.different') : problem.title}</Notice>
      ) : null}
      {outcome?.invitation ? (
        <PasswordStep invitation={outcome.invitation} code={outcome.code} />
      ) : (
        <CodeStep />
      )}
    </SignInFrame>
  )
}

/** The code of the link stands behind its #, which no browser sends: a script puts it into the field. */
function CodeStep() {
  const t = useText(messages)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash.slice(1))
    const field = form.current?.elements.namedItem('code')
    if (code === '' || !(field instanceof HTMLInputElement)) return
    field.value = code
    // Out of the address bar and the history.
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [])
  return (
    <>
      <p className="lead">{t('invitation.lead')}</p>
      <Form method="post" ref={form}>
        <Field
          label={t('invitation.code')}
          hint={t('invitation.code.hint')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
        <Button>{t('invitation.open')}</Button>
      </Form>
    </>
  )
}

function PasswordStep({ invitation, code }: { invitation: InvitationAnswer; code: string }) {
  const t = useText(messages)
  const { kind, displayName, userName } = invitation
  const isNew = kind !== 'second-factor'
  return (
    <>
      <p className="lead">{t(`invitation.${kind}`, { name: displayName, userName })}</p>
      <Form method="post">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="username" autoComplete="username" value={userName} />
        <Field
          label={t(isNew ? 'password.new' : 'password')}
          hint={isNew ? t('password.hint') : undefined}
          name="password"
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          required
        />
        {isNew ? (
          <Field
            label={t('password.again')}
            name="again"
            type="password"
            autoComplete="new-password"
            required
          />
        ) : null}
        <Button>{t(isNew ? 'password.save' : 'invitation.reset')}</Button>
      </Form>
    </>
  )
}
