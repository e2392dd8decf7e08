import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type DatasetList, openPaths } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { Crumbs } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { ReleaseStamp } from './release-stamp.tsx'

export const meta = pageTitle(messages, 'datasets.title')

export function loader(args: LoaderFunctionArgs): Promise<DatasetList> {
  return apiOf(args).get<DatasetList>(openPaths.datasets)
}

export default function Datasets() {
  const t = useText(messages)
  const { release, datasets } = useLoaderData<typeof loader>()
  const split = datasets.filter(({ id }) => isSplit(id))
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/', text: t('crumbs.home') }, { text: t('datasets.title') }]}
      />
      <h1>{t('datasets.title')}</h1>
      <p className="lead">{t('datasets.lead')}</p>
      <ReleaseStamp release={release} />
      <Cards datasets={datasets.filter(({ id }) => !isSplit(id))} />
      {split.length > 0 ? (
        <details>
          <summary>{t('datasets.split', { tables: split.length })}</summary>
          <Cards datasets={split} />
        </details>
      ) : null}
    </>
  )
}

/** A table for each category: too many to stand among the others. */
const isSplit = (id: string) => id.startsWith('ppks-rinci-')

function Cards({ datasets }: { datasets: DatasetList['datasets'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <div className="grid wide">
      {datasets.map((dataset) => (
        <section className="card" key={dataset.id}>
          <h2>
            <a href={`/data/${dataset.id}`}>{dataset.title[language]}</a>
          </h2>
          <p>{dataset.description[language]}</p>
          <p className="small soft">
            {t('datasets.rows', { rows: dataset.rows })} · {dataset.licence} · <a href={dataset.csv}>CSV</a> ·{' '}
            <a href={dataset.json}>JSON</a>
          </p>
        </section>
      ))}
    </div>
  )
}
