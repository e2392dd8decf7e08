import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { HandedOverAnswer, Managed, ManagedAccount } from '../../../src/access/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, Island, Notice, Table, TableFilter } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { AccountFields, scopeOf } from './account-fields.tsx'
import { HandedOver } from './handed-over.tsx'
import { messages } from './manage-messages.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<Managed>('/api/access/accounts')
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const api = apiOf(args)
  const managed = await api.get<Managed>('/api/access/accounts')
  const invited = await api.attempt<HandedOverAnswer>('POST', '/api/access/accounts', {
    userName: String(form.get('userName')).trim().toLowerCase(),
    ...scopeOf(form, managed),
  })
  return invited.ok
    ? { handedOver: invited.value, problem: null }
    : { handedOver: null, problem: invited.problem }
}

export default function Accounts() {
  const t = useText(messages)
  const managed = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t(managed.isRegencyWide ? 'lead.regency' : 'lead.agency')}</p>
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome?.handedOver ? <HandedOver handedOver={outcome.handedOver} /> : null}
      <details className="card" open={outcome?.problem ? true : undefined}>
        <summary>{t('invite')}</summary>
        <p>{t('invite.text')}</p>
        <Form method="post">
          <Field
            label={t('user-name')}
            hint={t('user-name.hint')}
            name="userName"
            autoComplete="off"
            autoCapitalize="none"
            required
            maxLength={60}
          />
          <AccountFields managed={managed} />
          <Button>{t('invite.button')}</Button>
        </Form>
      </details>
      <AccountTable managed={managed} />
    </>
  )
}

function AccountTable({ managed }: { managed: Managed }) {
  const t = useText(messages)
  const language = useLanguage()
  const agencies = new Map(managed.agencies.map(({ id, name }) => [id, name]))
  const areas = new Map(managed.areas.map(({ code, name }) => [code, name]))
  return (
    <>
      <TableFilter table="accounts" label={t('filter')} />
      <Table
        id="accounts"
        caption={t('caption', { count: managed.accounts.length })}
        blocks
        rows={managed.accounts}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'name',
            head: t('name'),
            cell: (one) =>
              one.mayManage ? (
                <Link to={`/kerja/petugas/${one.id}`}>{one.displayName}</Link>
              ) : (
                one.displayName
              ),
          },
          { key: 'user', head: t('user-name'), cell: (one) => one.userName },
          { key: 'role', head: t('role'), cell: (one) => t(`role.${one.role}`) },
          { key: 'agency', head: t('agency'), cell: (one) => agencies.get(one.agencyId) ?? one.agencyId },
          {
            key: 'area',
            head: t('area'),
            cell: (one) => (one.areaCode ? (areas.get(one.areaCode) ?? one.areaCode) : t('area.all')),
          },
          {
            key: 'until',
            head: t('until'),
            cell: (one) => (one.validTo ? formatDate(one.validTo, language, 'short') : t('no-end')),
          },
          {
            key: 'last',
            head: t('last'),
            cell: (one) =>
              one.lastSignedInAt ? formatDate(one.lastSignedInAt, language, 'short') : t('never'),
          },
          { key: 'state', head: t('state'), cell: (one) => <AccountState account={one} /> },
        ]}
      />
      <Island name="table-tools" />
    </>
  )
}

export function AccountState({ account }: { account: ManagedAccount }) {
  const t = useText(messages)
  if (!account.active) return <StatusBadge tone="none">{t('state.closed')}</StatusBadge>
  if (!account.inForce) return <StatusBadge tone="none">{t('state.not-in-force')}</StatusBadge>
  if (account.invitation)
    return <StatusBadge tone="fair">{t(`state.${account.invitation.kind}`)}</StatusBadge>
  if (!account.hasPassword && account.directoryName === null)
    return <StatusBadge tone="fair">{t('state.no-password')}</StatusBadge>
  if (account.mustHaveFactor && !account.hasFactor)
    return <StatusBadge tone="fair">{t('state.no-factor')}</StatusBadge>
  return <StatusBadge tone="good">{t('state.open')}</StatusBadge>
}
