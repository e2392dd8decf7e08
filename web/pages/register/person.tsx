import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PersonAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Crumbs, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { PersonClaims } from './person-claims.tsx'
import { PersonFamily } from './person-family.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonHistory } from './person-history.tsx'
import { placeText, purposeOptions, purposes } from './person-words.ts'
import { RecordsContext } from './source-note.tsx'
import { VitalBadge } from './vital-badge.tsx'
import './register.css'

export const meta = pageTitle(messages, 'person.title')

/** Without a purpose nothing is read: the page asks for it first. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get('tujuan')
  const purpose = purposes.find((known) => known === asked) ?? null
  if (purpose === null) return { purpose, person: null }
  const person = await apiOf(args).get<PersonAnswer>(
    `/api/register/people/${args.params.id}?purpose=${purpose}`,
  )
  return { purpose, person }
}

export default function PersonPage() {
  const t = useText(messages)
  const language = useLanguage()
  const { purpose, person } = useLoaderData<typeof loader>()
  if (purpose === null || person === null) return <AskPurpose />
  const closedGroups = person.hidden.filter((group) => group !== 'category')
  const value = (field: string) => person.fields.find((each) => each.field === field)?.value ?? null
  return (
    <>
      <Crumbs
        label={t('person.crumb')}
        items={[
          { href: '/kerja/orang', text: t('person.crumb') },
          { text: t('person.number', { id: String(person.personId) }) },
        ]}
      />
      <header className="person-head">
        <h1>{person.name ?? t('person.unnamed')}</h1>
        <p className="row">
          <VitalBadge status={person.vitalStatus} />
          <span>
            {[value('sex') ? t(`sex.${value('sex')}`) : null, value('village')].filter(Boolean).join(' · ')}
          </span>
        </p>
        <p className="soft small">{t('person.opened', { purpose: t(`purpose.${purpose}`) })}</p>
        <p className="small no-print">
          <a href={`/kerja/pelindungan/lembar?orang=${person.personId}`}>{t('person.slip')}</a>
        </p>
        {closedGroups.length > 0 ? (
          <p className="soft small">
            {t('person.hidden', {
              groups: closedGroups.map((group) => t(`person.hidden.${group}`)).join('; '),
            })}
          </p>
        ) : null}
      </header>
      {person.marks.map(({ kind, requestId, since }) => (
        <Notice key={requestId} tone="warning" title={t(`person.mark.${kind}`)}>
          <p>{t('person.mark.text', { since: formatDate(since, language), request: String(requestId) })}</p>
        </Notice>
      ))}
      {person.consents.map(({ use, given }) => (
        <p key={use} className="soft small">
          {t(given ? 'person.consent.given' : 'person.consent.none', { use })}
        </p>
      ))}
      {person.aliveAfterDeath ? (
        <Notice tone="warning" title={t('person.alive-after-death')}>
          <p>{t('person.alive-after-death.text')}</p>
        </Notice>
      ) : null}
      <RecordsContext value={person.records}>
        <div className="stack">
          <PersonClaims person={person} />
          <PersonFields fields={person.fields} />
          <PersonFamily person={person} purpose={purpose} placeText={placeText} />
          <PersonHistory person={person} />
        </div>
      </RecordsContext>
    </>
  )
}

function AskPurpose() {
  const t = useText(messages)
  return (
    <>
      <h1>{t('purpose.title')}</h1>
      <p className="lead">{t('purpose.text')}</p>
      <Form method="get" className="card">
        <fieldset>
          <legend className="visually-hidden">{t('purpose.title')}</legend>
          {purposeOptions(t).map((option, index) => (
            <label key={option.value} className="choice">
              <input type="radio" name="tujuan" value={option.value} defaultChecked={index === 0} />{' '}
              {option.label}
            </label>
          ))}
        </fieldset>
        <Button>{t('purpose.open')}</Button>
      </Form>
    </>
  )
}
