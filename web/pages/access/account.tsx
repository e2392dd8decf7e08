import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { HandedOverAnswer, Managed, ManagedAccount } from '../../../src/access/contract.ts'
import { type Api, apiOf, type Outcome } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Crumbs, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { AccountFields, scopeOf } from './account-fields.tsx'
import { AccountState } from './accounts.tsx'
import { HandedOver } from './handed-over.tsx'
import { messages } from './manage-messages.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return find(apiOf(args), args.params.id)
}

/** An account the reader does not look after looks as if there were none. */
async function find(api: Api, id = ''): Promise<{ managed: Managed; account: ManagedAccount }> {
  const managed = await api.get<Managed>('/api/access/accounts')
  const account = managed.accounts.find((one) => one.id === id && one.mayManage)
  if (!account) throw data({ title: 'HTTP 404', status: 404 }, { status: 404 })
  return { managed: { ...managed, accounts: [] }, account }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = String(form.get('intent'))
  const api = apiOf(args)
  const { managed, account } = await find(api, args.params.id)
  const path = `/api/access/accounts/${account.id}`
  const done = await send(api, path, intent, () => scopeOf(form, managed, account))
  if (!done.ok) return { done: null, handedOver: null, problem: done.problem }
  const isCode = intent === 'password' || intent === 'second-factor'
  const handedOver = isCode ? (done.value as HandedOverAnswer) : null
  return { done: intent, handedOver, problem: null }
}

function send(api: Api, path: string, intent: string, scope: () => unknown): Promise<Outcome<unknown>> {
  if (intent === 'close' || intent === 'reopen') return api.attempt('POST', `${path}/${intent}`, {})
  if (intent === 'password' || intent === 'second-factor')
    return api.attempt('POST', `${path}/reset`, { kind: intent })
  return api.attempt('POST', path, scope())
}

export default function Account() {
  const t = useText(messages)
  const { managed, account } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/kerja/petugas', text: t('title') }, { text: account.displayName }]}
      />
      <h1>{account.displayName}</h1>
      <p className="lead">
        {account.userName} <AccountState account={account} />
      </p>
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome?.handedOver ? <HandedOver handedOver={outcome.handedOver} /> : null}
      {outcome?.done && !outcome.handedOver ? <Notice tone="good">{t(`done.${outcome.done}`)}</Notice> : null}
      <div className="grid wide start">
        <section className="card" aria-labelledby="change-title">
          <h2 id="change-title">{t('change')}</h2>
          <p>{t('change.text')}</p>
          <Form method="post" key={JSON.stringify(account)}>
            <input type="hidden" name="intent" value="change" />
            <AccountFields managed={managed} account={account} />
            <Button>{t('change.button')}</Button>
          </Form>
        </section>
        <section className="card" aria-labelledby="ways-title">
          <h2 id="ways-title">{t('ways')}</h2>
          <WaysIn account={account} />
        </section>
      </div>
    </>
  )
}

/** Lost passwords and telephones, and the end of an account. */
function WaysIn({ account }: { account: ManagedAccount }) {
  const t = useText(messages)
  if (!account.active)
    return (
      <Form method="post">
        <p>{t('closed.text')}</p>
        <Button name="intent" value="reopen" look="secondary">
          {t('reopen')}
        </Button>
      </Form>
    )
  return (
    <Form method="post">
      <p>{t('reset.text')}</p>
      <p>
        <Button name="intent" value="password" look="secondary">
          {t(account.hasPassword ? 'reset.password' : 'reset.welcome')}
        </Button>
      </p>
      <p>
        <Button
          name="intent"
          value="second-factor"
          look="secondary"
          disabledReason={account.hasFactor ? null : t('reset.no-factor')}
        >
          {t('reset.second-factor')}
        </Button>
      </p>
      <p>{t('close.text')}</p>
      <Button name="intent" value="close" look="danger">
        {t('close')}
      </Button>
    </Form>
  )
}
