import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { ChainAnswer, LooksAnswer } from '../../../src/oversight/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { text } from '../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, Notice, SelectField, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { Looks } from './looks.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'tab.account')

export async function loader(args: LoaderFunctionArgs) {
  const { accounts } = await apiOf(args).get<ChainAnswer>('/api/oversight/chain')
  const query = new URL(args.request.url).searchParams
  return { accounts, chosen: query.get('akun') ?? '', day: query.get('hari') ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const asked = {
    accountId: text(form, 'accountId'),
    from: text(form, 'from'),
    to: text(form, 'to'),
    reason: text(form, 'reason'),
  }
  const done = await apiOf(args).attempt<LooksAnswer>('POST', '/api/oversight/looks/account', {
    ...asked,
    page: Number(text(form, 'page')) || 1,
  })
  return done.ok ? { asked, found: done.value, problem: null } : { asked, found: null, problem: done.problem }
}

export default function AccountLooks() {
  const t = useText(messages)
  const { accounts, chosen, day } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <Form method="post" className="card">
        <SelectField
          label={t('account')}
          name="accountId"
          value={result?.asked.accountId ?? chosen}
          options={accounts.map((one) => ({
            value: one.accountId,
            label: [one.account, one.role, one.agency].join(', '),
          }))}
        />
        <Field label={t('from')} name="from" type="date" required defaultValue={result?.asked.from ?? day} />
        <Field label={t('to')} name="to" type="date" required defaultValue={result?.asked.to ?? day} />
        <Field
          label={t('reason')}
          hint={t('reason-hint')}
          name="reason"
          required
          minLength={5}
          maxLength={300}
          defaultValue={result?.asked.reason}
        />
        <Button>{t('search')}</Button>
      </Form>
      {result?.problem ? <Notice tone="problem">{result.problem.title}</Notice> : null}
      {result?.found ? <Looks found={result.found} asked={result.asked} /> : null}
      {result?.found && result.found.refused.length > 0 ? <Refused rows={result.found.refused} /> : null}
    </>
  )
}

/** What the account tried, by address as the program knows it: never what stood in it. */
function Refused({ rows }: { rows: LooksAnswer['refused'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section className="stack">
      <h2>{t('refused')}</h2>
      <p>{t('refused.text')}</p>
      <Table
        caption={t('refused')}
        rows={rows}
        rowKey={(row) => `${row.day} ${row.route}`}
        columns={[
          { key: 'day', head: t('col.day'), cell: (row) => formatDate(row.day, language, 'short') },
          { key: 'route', head: t('col.route'), cell: (row) => <code>{row.route}</code> },
          { key: 'count', head: t('col.count'), numeric: true, cell: (row) => row.count },
        ]}
      />
    </section>
  )
}
