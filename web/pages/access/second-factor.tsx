import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { FactorKeyAnswer, RecoveryCodes } from '../../../src/access/contract.ts'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { qrPicture } from '../../ui/qr.ts'
import './access.css'
import { SignInFrame } from './frame.tsx'
import { messages } from './messages.ts'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { backOf, cookiesOf, nextPage, readStage, sendJson } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'factor.title')

/**
 * For who is signed in, and for who must set up a second factor before anything else. Nobody is sent away here: a
 * confirmed code has ended the session this request came with, and the recovery codes are still to be shown.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { stage } = await readStage(apiOf(args))
  return { stage, back: backOf(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const api = apiOf(args)
  const key = JSON.parse(String(form.get('key') || 'null')) as FactorKeyAnswer | null
  const answer = key
    ? await sendJson(api, '/api/access/sign-in/second-factor/confirm', { code: String(form.get('code')) })
    : await sendJson(api, '/api/access/sign-in/second-factor/start', {
        password: String(form.get('password') ?? ''),
      })
  if (!answer.ok) return { key, codes: null, problem: await readProblem(answer) }
  if (!key) return { key: (await answer.json()) as FactorKeyAnswer, codes: null, problem: null }
  const { recoveryCodes } = (await answer.json()) as RecoveryCodes
  return data({ key: null, codes: recoveryCodes, problem: null }, { headers: cookiesOf(answer) })
}

export default function SecondFactor() {
  const t = useText(messages)
  const { stage, back } = useLoaderData<typeof loader>()
  const { key, codes, problem } = useActionData<typeof action>() ?? { key: null, codes: null, problem: null }
  return (
    <SignInFrame title={t('factor.title')}>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      {codes ? (
        <>
          <Notice tone="good">
            <p>{t('factor.done')}</p>
          </Notice>
          <RecoveryCodeList codes={codes} />
          <p className="after">
            <Button href={back}>{t('factor.go-on')}</Button>
          </p>
        </>
      ) : key ? (
        <KeySteps factorKey={key} />
      ) : stage === 'open' || stage === 'enrol' ? (
        <StartStep asksPassword={stage === 'open'} />
      ) : (
        <Button href={nextPage(stage, back)}>{t('title')}</Button>
      )}
    </SignInFrame>
  )
}

function StartStep({ asksPassword }: { asksPassword: boolean }) {
  const t = useText(messages)
  return (
    <>
      <p className="lead">{t(asksPassword ? 'factor.lead' : 'factor.must')}</p>
      <p>{t('factor.apps')}</p>
      <Form method="post">
        {asksPassword ? (
          <Field
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        ) : null}
        <Button>{t('factor.start')}</Button>
      </Form>
    </>
  )
}

/** Picture and text of the key, and the field for the first code. The key stays in the page until it is confirmed. */
function KeySteps({ factorKey }: { factorKey: FactorKeyAnswer }) {
  const t = useText(messages)
  const { size, path } = qrPicture(factorKey.address)
  return (
    <ol className="steps">
      <li>
        <p>{t('factor.scan')}</p>
        <svg
          className="factor-qr"
          viewBox={`0 0 ${size} ${size}`}
          role="img"
          aria-label={t('factor.picture')}
        >
          <rect width={size} height={size} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <p>
          {t('factor.or-type')}{' '}
          <code className="factor-key">{factorKey.key.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </li>
      <li>
        <Form method="post">
          <input type="hidden" name="key" value={JSON.stringify(factorKey)} />
          <Field
            label={t('factor.first-code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
          <Button>{t('factor.confirm')}</Button>
        </Form>
      </li>
    </ol>
  )
}
