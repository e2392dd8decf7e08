import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { type DatasetTable, openPaths } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Crumbs, Facts, Island, Table, TableFilter } from '../../ui/kit.tsx'
import { languageOfMatches } from '../../ui/page-title.ts'
import { AgePyramid } from './age-pyramid.tsx'
import { CellValue, HiddenNote } from './cell-value.tsx'
import { messages } from './messages.ts'
import { ReleaseStamp } from './release-stamp.tsx'

export const meta: MetaFunction<typeof loader> = ({ loaderData, matches }) => [
  { title: `${loaderData?.dataset.title[languageOfMatches(matches)] ?? ''} · Welas` },
]

/** Only the upper levels are shown as a page; the whole table is the CSV. */
export async function loader(args: LoaderFunctionArgs): Promise<DatasetTable> {
  const table = await apiOf(args).get<DatasetTable>(
    openPaths.dataset(encodeURIComponent(args.params.dataset ?? '')),
  )
  return { ...table, rows: table.rows.filter(({ level }) => level !== 'village') }
}

export default function DatasetPage() {
  const t = useText(messages)
  const language = useLanguage()
  const { release, dataset, rows } = useLoaderData<typeof loader>()
  const title = dataset.title[language]
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[
            { href: '/', text: t('crumbs.home') },
            { href: '/data', text: t('datasets.title') },
            { text: title },
          ]}
        />
        <h1>{title}</h1>
        <p className="lead">{dataset.description[language]}</p>
        <ReleaseStamp release={release} />
        <p className="row no-print">
          <Button href={dataset.csv}>{t('dataset.csv')}</Button>
          <Button look="secondary" href={dataset.json}>
            {t('dataset.json')}
          </Button>
        </p>
      </div>
      <AgePyramid dataset={dataset} rows={rows} />
      <section>
        <h2>{t('dataset.preview')}</h2>
        <TableFilter table="dataset" label={t('filter')} />
        <Table
          id="dataset"
          caption={title}
          note={t('dataset.preview.note', { shown: rows.length, rows: dataset.rows })}
          rows={rows}
          rowKey={(row) => row.code}
          columns={[
            { key: 'area', head: t('dataset.area'), cell: (row) => row.name },
            { key: 'code', head: t('dataset.code'), cell: (row) => row.code },
            ...dataset.columns.map((column) => ({
              key: column.id,
              head: column.name[language],
              numeric: true,
              cell: (row: (typeof rows)[number]) => (
                <CellValue cell={row.values[column.id] ?? { value: null, status: 'M' }} />
              ),
            })),
          ]}
        />
        <HiddenNote />
      </section>
      <About dataset={dataset} />
      <Island name="table-tools" />
    </div>
  )
}

/** Where the numbers come from, what was merged, and the file's fingerprint. */
function About({ dataset }: { readonly dataset: DatasetTable['dataset'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section className="card">
      <h2>{t('dataset.about')}</h2>
      <Facts
        items={[
          ...(dataset.definition.rule === null
            ? []
            : [[t('dataset.definition'), <code key="rule">{dataset.definition.rule}</code>] as const]),
          [t('dataset.source'), dataset.definition.source],
          ...(dataset.definition.recode === null
            ? []
            : [[t('dataset.recode'), dataset.definition.recode[language]] as const]),
          [t('promise.as-of'), formatDate(dataset.asOf, language)],
          [t('dataset.licence'), dataset.licence],
          [t('dataset.rows'), dataset.rows],
          [t('dataset.sha256'), <code key="hash">{dataset.sha256}</code>],
        ]}
      />
    </section>
  )
}
