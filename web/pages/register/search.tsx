import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { AreasAnswer, PeopleAnswer, PersonLineAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice, SelectField, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { placeText, purposeOptions } from './person-words.ts'
import { VitalBadge } from './vital-badge.tsx'
import './register.css'

export const meta = pageTitle(messages, 'search.title')

export function loader(args: LoaderFunctionArgs): Promise<AreasAnswer> {
  return apiOf(args).get<AreasAnswer>('/api/register/areas')
}

/** A post, so that no name and no NIK ever stands in an address. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const asked = { q: text('q').trim(), village: text('village'), purpose: text('purpose') || 'programme' }
  if (asked.q === '' && asked.village === '') return { asked, found: null, problem: null }
  const page = Number(text('page')) || 1
  const done = await apiOf(args).attempt<PeopleAnswer>('POST', '/api/register/people', {
    q: asked.q,
    village: asked.village,
    page,
  })
  return done.ok ? { asked, found: done.value, problem: null } : { asked, found: null, problem: done.problem }
}
type Asked = NonNullable<Awaited<ReturnType<typeof action>>>['asked']

export default function SearchPeople() {
  const t = useText(messages)
  const { districts } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <h1>{t('search.title')}</h1>
      <p className="lead">{t('search.lead')}</p>
      <Form method="post" className="card person-search">
        <Field
          label={t('search.q')}
          hint={t('search.q.hint')}
          name="q"
          type="search"
          defaultValue={result?.asked.q}
          autoComplete="off"
          maxLength={80}
        />
        <AreaField districts={districts} value={result?.asked.village} />
        <SelectField
          label={t('search.purpose')}
          hint={t('search.purpose.hint')}
          name="purpose"
          value={result?.asked.purpose}
          options={purposeOptions(t)}
        />
        <Button>{t('search.go')}</Button>
      </Form>
      {result?.problem ? <Notice tone="problem">{result.problem.title}</Notice> : null}
      {result && !result.found && !result.problem ? <Notice>{t('search.empty')}</Notice> : null}
      {result?.found ? <Results asked={result.asked} found={result.found} /> : null}
    </>
  )
}

function AreaField({ districts, value }: { districts: AreasAnswer['districts']; value?: string }) {
  const t = useText(messages)
  return (
    <div className="field">
      <label htmlFor="field-village">{t('search.area')}</label>
      <select id="field-village" name="village" defaultValue={value}>
        <option value="">{t('search.area.all')}</option>
        {districts.map((district) => (
          <optgroup key={district.code} label={district.name}>
            <option value={district.code}>{t('search.area.whole', { name: district.name })}</option>
            {district.villages.map((village) => (
              <option key={village.code} value={village.code}>
                {village.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

function Results({ asked, found }: { asked: Asked; found: PeopleAnswer }) {
  const t = useText(messages)
  if (found.people.length === 0)
    return <Notice title={t('search.none')}>{<p>{t('search.none.text')}</p>}</Notice>
  return (
    <section className="results" aria-live="polite">
      <Table
        caption={t(found.pages > 1 ? 'search.caption.first' : 'search.caption', { total: found.total })}
        note={t('search.note', { page: found.page, pages: found.pages })}
        rows={found.people}
        rowKey={(person) => person.personId}
        columns={[
          {
            key: 'name',
            head: t('column.name'),
            cell: (person) => (
              <Link to={`/kerja/orang/${person.personId}?tujuan=${asked.purpose}`}>
                {person.name ?? t('person.unnamed')}
              </Link>
            ),
          },
          { key: 'born', head: t('column.born'), cell: (person) => person.birthYear ?? '–' },
          { key: 'place', head: t('column.place'), cell: placeText },
          { key: 'nik', head: t('column.nik'), cell: (person) => <Nik person={person} /> },
          {
            key: 'status',
            head: t('column.status'),
            cell: (person) => <VitalBadge status={person.vitalStatus} />,
          },
        ]}
      />
      {found.pages > 1 ? <Pages asked={asked} found={found} /> : null}
    </section>
  )
}

function Nik({ person }: { person: PersonLineAnswer }) {
  return <span className="digits">{person.nikMasked ?? '–'}</span>
}

function Pages({ asked, found }: { asked: Asked; found: PeopleAnswer }) {
  const t = useText(messages)
  return (
    <Form method="post" className="row">
      <input type="hidden" name="q" value={asked.q} />
      <input type="hidden" name="village" value={asked.village} />
      <input type="hidden" name="purpose" value={asked.purpose} />
      {found.page > 1 ? (
        <Button look="secondary" name="page" value={String(found.page - 1)}>
          {t('search.previous')}
        </Button>
      ) : null}
      {found.page < found.pages ? (
        <Button look="secondary" name="page" value={String(found.page + 1)}>
          {t('search.next')}
        </Button>
      ) : null}
    </Form>
  )
}
