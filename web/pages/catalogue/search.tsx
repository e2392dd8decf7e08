import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type DatasetList, type Home, openPaths } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'home.go')
const queryLengthMax = 60

/** Promises, datasets and districts whose texts hold every word of ?q=. Nothing about people can be searched here. */
export async function loader(args: LoaderFunctionArgs) {
  const query = (new URL(args.request.url).searchParams.get('q') ?? '').trim().slice(0, queryLengthMax)
  const api = apiOf(args)
  const [home, { datasets }] = await Promise.all([
    api.get<Home>(openPaths.home),
    api.get<DatasetList>(openPaths.datasets),
  ])
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (...texts: string[]) =>
    words.length > 0 && words.every((word) => texts.join(' ').toLowerCase().includes(word))
  return {
    query,
    promises: home.list.filter(({ name, summary }) => holds(name.id, name.en, summary.id, summary.en)),
    datasets: datasets.filter(({ title, description }) =>
      holds(title.id, title.en, description.id, description.en),
    ),
    areas: home.peopleInNeedByDistrict
      .filter(({ name, code }) => holds(name, code))
      .map(({ name, code }) => ({ name, code })),
    measured: home.list.filter(({ indicators }) => indicators.some(({ kind }) => kind !== 'evidence')),
  }
}

export default function Search() {
  const t = useText(messages)
  const language = useLanguage()
  const { query, promises, datasets, areas, measured } = useLoaderData<typeof loader>()
  const none = promises.length + datasets.length + areas.length === 0
  return (
    <div className="stack">
      <div>
        <h1>{query === '' ? t('search.empty') : t('search.title', { query })}</h1>
        <search>
          <form className="search" action="/cari">
            <input
              type="search"
              name="q"
              defaultValue={query}
              aria-label={t('home.search')}
              maxLength={queryLengthMax}
            />
            <button className="button" type="submit">
              {t('home.go')}
            </button>
          </form>
        </search>
      </div>
      {none && query !== '' ? <p>{t('search.none')}</p> : null}
      <Results
        title={t('search.promises')}
        items={promises.map((promise) => ({
          href: `/janji/${promise.id}`,
          text: promise.name[language],
          note: promise.summary[language],
        }))}
      />
      <Results
        title={t('search.datasets')}
        items={datasets.map((dataset) => ({
          href: `/data/${dataset.id}`,
          text: dataset.title[language],
          note: dataset.description[language],
        }))}
      />
      {areas.map((area) => (
        <Results
          key={area.code}
          title={t('search.area.promises', { area: area.name })}
          items={measured.map((promise) => ({
            href: `/janji/${promise.id}/${area.code}`,
            text: promise.name[language],
            note: null,
          }))}
        />
      ))}
    </div>
  )
}

function Results({
  title,
  items,
}: {
  title: string
  items: readonly { href: string; text: string; note: string | null }[]
}) {
  if (items.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map(({ href, text, note }) => (
          <li key={href}>
            <a href={href}>{text}</a>
            {note === null ? null : <span className="soft"> {note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
