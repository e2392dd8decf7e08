import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { PromiseDetail } from '../../../src/programmes/contract.ts'
import { apiOf, type Outcome } from '../../api/call-api.ts'
import { passedNotice } from '../../api/passing-notice.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Crumbs, Facts, Notice } from '../../ui/kit.tsx'
import { languageOfMatches } from '../../ui/page-title.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { AreaView } from './area-view.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import { IndicatorCounts } from './indicator-counts.tsx'
import { LineageSection } from './lineage-section.tsx'
import { messages } from './messages.ts'
import { statusTone, useNumbers } from './numbers.ts'
import { TrendSection } from './trend-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ loaderData, matches }) => [
  { title: `${loaderData?.detail.promise.name[languageOfMatches(matches)] ?? ''} · Welas` },
]

export type MapMeasure = 'missed' | 'coverage' | 'wrongly'
const measures: readonly MapMeasure[] = ['missed', 'coverage', 'wrongly']

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const detail = await apiOf(args).get<PromiseDetail>(
    `/api/programmes/promises/${encodeURIComponent(args.params.id ?? '')}`,
  )
  const measure = measures.find((one) => one === query.get('peta')) ?? 'missed'
  return { detail, measure, district: query.get('kecamatan'), refused: passedNotice(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const value = text('value').replace(',', '.')
  const kept = await keepDocument(args, form.get('document'))
  if (!kept.ok) return { problem: kept.problem }
  const done = await apiOf(args).attempt<{ id: number }>(
    'POST',
    `/api/programmes/promises/${encodeURIComponent(args.params.id ?? '')}/evidence`,
    {
      title: text('title'),
      happenedOn: text('happenedOn'),
      source: text('source'),
      ...(text('indicatorId') ? { indicatorId: text('indicatorId') } : {}),
      ...(value ? { value } : {}),
      ...(kept.value ? { sha256: kept.value.sha256 } : {}),
    },
  )
  return done.ok ? { problem: null } : { problem: done.problem }
}

/** Sends the chosen file to where documents are kept; without a file there is nothing to keep. */
async function keepDocument(
  args: ActionFunctionArgs,
  file: FormDataEntryValue | null,
): Promise<Outcome<{ sha256: string } | null>> {
  if (!(file instanceof File) || file.name === '') return { ok: true, value: null }
  return apiOf(args).upload('/api/programmes/documents', file)
}

export default function SteeringPromise() {
  const t = useText(messages)
  const language = useLanguage()
  const { detail, measure, district, refused } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { promise, asOf } = detail
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/kerja/janji', text: t('title') }, { text: promise.name[language] }]}
        />
        <h1>{promise.name[language]}</h1>
        <p className="row">
          <StatusBadge tone={statusTone[promise.status]}>{t(`status.${promise.status}`)}</StatusBadge>
          <span className="soft">{formatDate(asOf, language)}</span>
        </p>
        <p className="lead">{promise.summary[language]}</p>
        <p>{`${t('act')}: ${promise.agency}`}</p>
      </div>
      {refused ? <Notice tone="problem">{refused}</Notice> : null}
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem ? <Notice tone="good">{t('evidence.done')}</Notice> : null}
      <Targets detail={detail} />
      {countedOnce(detail).map(({ indicator, rows }) => (
        <section key={indicator.id} className="stack">
          <IndicatorCounts indicator={indicator} rows={rows} />
          <AreaView
            promiseId={promise.id}
            indicator={indicator}
            rows={rows}
            measure={measure}
            district={district}
          />
          <TrendSection indicator={indicator} rows={rows} />
          <LineageSection rows={rows} />
        </section>
      ))}
      <EvidenceSection detail={detail} />
    </div>
  )
}

/** Indicators over the same programme or output share their numbers: shown once. */
function countedOnce({ promise, indicators }: PromiseDetail) {
  const pairs = promise.indicators.flatMap((indicator) => {
    const rows = indicators.find((one) => one.id === indicator.id)
    return rows && indicator.kind !== 'evidence' ? [{ indicator, rows }] : []
  })
  return pairs.filter(
    ({ rows }, index) =>
      pairs.findIndex((other) => other.rows.measurementId === rows.measurementId) === index,
  )
}

function Targets({ detail }: { detail: PromiseDetail }) {
  const t = useText(messages)
  const language = useLanguage()
  const { ofIndicator } = useNumbers()
  return (
    <div className="grid">
      {detail.promise.indicators.map((indicator) => (
        <div className="card" key={indicator.id}>
          <h2>{indicator.name[language]}</h2>
          <StatusBadge tone={statusTone[indicator.status]}>{t(`status.${indicator.status}`)}</StatusBadge>
          <Facts
            items={[
              [t('value.of'), ofIndicator(indicator, indicator.value)],
              [
                t('target.of'),
                `${ofIndicator(indicator, indicator.targetOfYear)} (${t('due', { value: ofIndicator(indicator, indicator.targetToDate) })})`,
              ],
            ]}
          />
        </div>
      ))}
    </div>
  )
}
