import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PublicCommitmentList } from '../../../../src/planning/commitments/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { pageTitle } from '../../../ui/page-title.ts'
import { messages } from './messages.ts'
import { StateBar } from './state-bar.tsx'
import { fingerprint } from './words.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<PublicCommitmentList>('/open/v1/plan/commitments')
}

export default function PublicCommitments() {
  const t = useText(messages)
  const language = useLanguage()
  const { commitments } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('public.lead')}</p>
      {commitments.length === 0 ? <p>{t('public.none')}</p> : null}
      <div className="stack">
        {commitments.map((one) => (
          <section className="card" key={one.id}>
            <h2>
              <a href={`/rencana/komitmen/${one.id}`}>{one.title}</a>
            </h2>
            <p>
              {t('opened', { place: one.place, date: formatDate(one.openedOn, language) })}{' '}
              <strong>{t('signed', { signed: one.signed, all: one.signatories })}</strong>
            </p>
            <StateBar id={`bar-${one.id}`} counts={one.counts} />
            <p className="soft small">{t('fingerprint.short', { hash: fingerprint(one.sha256) })}</p>
          </section>
        ))}
      </div>
    </>
  )
}
