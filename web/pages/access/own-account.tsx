import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import type { OwnAccount, RecoveryCodes } from '../../../src/access/contract.ts'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Facts, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { SessionTable } from './session-table.tsx'
import { cookiesOf, sendJson } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'own.title')

export function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<OwnAccount>('/api/access/own-account')
}

const own = '/api/access/own-account'
const steps: Readonly<Record<string, { path: string; fields: readonly string[] }>> = {
  password: { path: `${own}/password`, fields: ['current', 'next'] },
  'end-session': { path: `${own}/sessions/end`, fields: ['id'] },
  'end-others': { path: `${own}/sessions/end-others`, fields: [] },
  everywhere: { path: `${own}/sign-out-everywhere`, fields: [] },
  'renew-codes': { path: '/api/access/own-account/second-factor/renew-codes', fields: ['code'] },
  'remove-factor': { path: '/api/access/own-account/second-factor/remove', fields: ['code'] },
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = String(form.get('intent'))
  const { path, fields } = steps[intent] ?? { path: '/api/access/unknown', fields: [] }
  if (intent === 'password' && form.get('next') !== form.get('again'))
    return { done: null, codes: null, problem: 'twice' as const }
  const body = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '')]))
  const answer = await sendJson(apiOf(args), path, body)
  if (answer.status === 401) return redirect('/kerja/masuk?kembali=/kerja/akun')
  if (!answer.ok) return { done: null, codes: null, problem: await readProblem(answer) }
  const headers = cookiesOf(answer)
  if (intent === 'everywhere') return redirect('/kerja/masuk', { headers })
  if (intent === 'remove-factor') return redirect('/kerja/pasang-kode?kembali=/kerja/akun')
  // The answer to this request would still be asked with the ended session.
  if (intent === 'password') return redirect('/kerja/akun?selesai=password', { headers })
  const codes = intent === 'renew-codes' ? ((await answer.json()) as RecoveryCodes).recoveryCodes : null
  return { done: intent, codes, problem: null }
}

export default function OwnAccountPage() {
  const t = useText(messages)
  const language = useLanguage()
  const session = useSession()
  const account = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const problem = outcome?.problem
  const [parameters] = useSearchParams()
  const done = outcome ? outcome.done : parameters.get('selesai') && 'password'
  return (
    <>
      <h1>{t('own.title')}</h1>
      {problem ? (
        <Notice tone="problem">{problem === 'twice' ? t('password.different') : problem.title}</Notice>
      ) : null}
      {done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null}
      {outcome?.codes ? <RecoveryCodeList codes={outcome.codes} /> : null}
      <Facts
        items={[
          [t('own.name'), session.displayName],
          [t('user-name'), account.userName],
          [t('own.role'), t(`role.${session.role}`)],
          [t('own.until'), account.validTo ? formatDate(account.validTo, language) : t('no-end')],
        ]}
      />
      <SessionPart account={account} />
      <div className="grid wide start after">
        <FactorPart account={account} />
        {account.hasPassword ? <PasswordPart /> : null}
      </div>
    </>
  )
}

function SessionPart({ account }: { account: OwnAccount }) {
  const t = useText(messages)
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('sessions.title')}</h2>
      <p>{t('sessions.text', { minutes: account.idleMinutes, hours: account.sessionHours })}</p>
      <SessionTable {...account} />
      <div className="row">
        <Form method="post">
          <input type="hidden" name="intent" value="end-others" />
          <Button
            look="secondary"
            disabledReason={account.sessions.length > 1 ? null : t('sessions.no-others')}
          >
            {t('sessions.end-others')}
          </Button>
        </Form>
        <Form method="post">
          <input type="hidden" name="intent" value="everywhere" />
          <Button look="danger">{t('sessions.everywhere')}</Button>
        </Form>
      </div>
    </section>
  )
}

function FactorPart({ account }: { account: OwnAccount }) {
  const t = useText(messages)
  return (
    <section className="card" aria-labelledby="factor-title">
      <h2 id="factor-title">{t('factor.heading')}</h2>
      {account.hasFactor ? (
        <>
          <p>{t('factor.on', { count: account.codesLeft })}</p>
          <Form method="post">
            <Field label={t('code')} name="code" autoComplete="one-time-code" required />
            <div className="row">
              <Button look="secondary" name="intent" value="renew-codes">
                {t('codes.renew')}
              </Button>
              <Button look="danger" name="intent" value="remove-factor">
                {t('factor.change')}
              </Button>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{t('factor.off')}</p>
          <Button look="secondary" href="/kerja/pasang-kode?kembali=/kerja/akun">
            {t('factor.set-up')}
          </Button>
        </>
      )}
    </section>
  )
}

function PasswordPart() {
  const t = useText(messages)
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{t('password.title')}</h2>
      <Form method="post">
        <input type="hidden" name="intent" value="password" />
        <Field
          label={t('password.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <Field
          label={t('password.new')}
          hint={t('password.hint')}
          name="next"
          type="password"
          autoComplete="new-password"
          required
        />
        <Field
          label={t('password.again')}
          name="again"
          type="password"
          autoComplete="new-password"
          required
        />
        <Button look="secondary">{t('password.save')}</Button>
      </Form>
    </section>
  )
}
