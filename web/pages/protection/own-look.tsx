import { type ActionFunctionArgs, data, type HeadersFunction, useActionData } from 'react-router'
import type { OwnLookAnswer } from '../../../src/protection/own-look/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { publicMessages } from './messages-public.ts'
import './protection.css'

export const meta = pageTitle(publicMessages, 'own.title')

/** The code is typed into a form and nowhere else; what comes back is kept by nobody on the way. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const done = await apiOf(args).attempt<OwnLookAnswer>('POST', '/api/protection/own-look', {
    code: String(form.get('kode') ?? ''),
  })
  const headers = { 'cache-control': 'no-store' }
  if (done.ok) return data({ found: done.value, problem: null }, { headers })
  return data({ found: null, problem: done.problem.title }, { headers, status: done.problem.status })
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function OwnLook() {
  const t = useText(publicMessages)
  const result = useActionData<typeof action>()
  if (result?.found) return <Entries found={result.found} />
  return (
    <div className="stack">
      <h1>{t('own.title')}</h1>
      <p className="lead">{t('own.lead')}</p>
      {result?.problem ? <Notice tone="problem">{result.problem}</Notice> : null}
      <form method="post" action="/cek" className="card" autoComplete="off">
        <Field
          label={t('own.code')}
          hint={t('own.code-hint')}
          name="kode"
          className="code"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button>{t('own.go')}</Button>
      </form>
      <section>
        <h2>{t('own.how')}</h2>
        <ol>
          {[1, 2, 3, 4].map((step) => (
            <li key={step}>{t(`own.how.${step}`)}</li>
          ))}
        </ol>
        <p>{t('own.why')}</p>
        <p>
          <a href="/pelindungan-data">{t('open.title')}</a>
        </p>
      </section>
    </div>
  )
}

function Entries({ found }: { found: OwnLookAnswer }) {
  const t = useText(publicMessages)
  const language = useLanguage()
  const day = (date: string) => formatDate(date, language, 'short')
  return (
    <div className="stack">
      <h1>{t('own.found')}</h1>
      <p className="lead">{t('own.found-lead')}</p>
      {found.lists.length === 0 ? (
        <p>{t('own.no-list')}</p>
      ) : (
        <Table
          blocks
          caption={t('own.lists')}
          rows={found.lists}
          rowKey={(row) => `${row.list} ${row.period}`}
          columns={[
            { key: 'list', head: t('own.list'), cell: (row) => row.list },
            { key: 'agency', head: t('own.agency'), cell: (row) => row.agency },
            { key: 'period', head: t('own.period'), cell: (row) => day(row.period) },
          ]}
        />
      )}
      <section>
        <h2>{t('own.categories')}</h2>
        {found.categories.length === 0 ? <p>{t('own.no-category')}</p> : null}
        <ul>
          {found.categories.map(({ name, since }) => (
            <li key={`${name} ${since}`}>{t('own.since', { name, day: day(since) })}</li>
          ))}
        </ul>
        {found.showsSensitive ? null : <p>{t('own.sensitive')}</p>}
      </section>
      <section>
        <h2>{t('own.help')}</h2>
        {found.assistance.length === 0 ? <p>{t('own.no-help')}</p> : null}
        <ul>
          {found.assistance.map(({ name, on }) => (
            <li key={`${name} ${on}`}>{t('own.on', { name, day: day(on) })}</li>
          ))}
        </ul>
      </section>
      <Notice title={t('own.wrong')}>
        <p>{t('own.wrong.text', { office: found.office })}</p>
      </Notice>
      <p>{t('own.once')}</p>
    </div>
  )
}
