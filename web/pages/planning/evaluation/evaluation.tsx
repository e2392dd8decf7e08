import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { EvaluationForm } from '../../../../src/planning/evaluation/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Notice, Table, Tabs } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { StackedBar } from '../../../ui/stacked-bar.tsx'
import { messages } from './messages.ts'
import { QuestionView, useScore } from './question-view.tsx'

export const meta = pageTitle(messages, 'title')

/** No form is a sentence on the page, not an error page. */
export async function loader(args: LoaderFunctionArgs) {
  const year = new URL(args.request.url).searchParams.get('tahun')
  return apiOf(args).attempt<EvaluationForm>(
    'GET',
    `/api/planning/evaluation${year ? `?year=${encodeURIComponent(year)}` : ''}`,
  )
}

export default function Evaluation() {
  const t = useText(messages)
  const language = useLanguage()
  const score = useScore()
  const outcome = useLoaderData<typeof loader>()
  if (!outcome.ok)
    return (
      <>
        <h1>{t('title')}</h1>
        <Notice>{outcome.problem.title}</Notice>
      </>
    )
  const form = outcome.value
  const { year, total, counts } = form
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t('lead', {
          year: String(year),
          proven: score(total.proven),
          claimed: score(total.claimed),
          withoutProof: counts.claimed + counts.partly + counts.open,
          questions: Object.values(counts).reduce((sum, count) => sum + count, 0),
        })}
      </p>
      <Totals form={form} />
      <Tabs
        label={t('years')}
        items={form.years.map((one) => ({
          href: `/kerja/rencana/evaluasi?tahun=${one}`,
          text: String(one),
          current: one === year,
        }))}
      />
      <p className="soft small">{t('as-of', { date: formatDate(form.asOf, language) })}</p>
      <p>
        <Button look="secondary" href={`/api/planning/evaluation/workbook?year=${year}`}>
          {t('download')}
        </Button>
      </p>
      <PartsTable form={form} />
      <div className="stack">
        {form.parts.map((part) => (
          <Part key={part.id} part={part} year={year} />
        ))}
      </div>
      <p className="soft small">{t('source', { source: form.source })}</p>
    </>
  )
}

function Totals({ form }: { form: EvaluationForm }) {
  const t = useText(messages)
  const score = useScore()
  const { claimed, proven } = form.total
  const part = (key: string, value: number) => ({ label: t(key), value, text: score(value) })
  return (
    <StackedBar
      id="evaluation"
      title={t('bar')}
      parts={[
        { ...part('bar.proven', proven), fill: 'fill-good' },
        { ...part('bar.claimed', claimed - proven), fill: 'fill-unproven', pattern: 'lines' },
        { ...part('bar.rest', 100 - claimed), fill: 'fill-unknown' },
      ]}
    />
  )
}

function PartsTable({ form }: { form: EvaluationForm }) {
  const t = useText(messages)
  const language = useLanguage()
  const score = useScore()
  const rows = [
    ...form.parts.map((part) => ({ ...part, text: part.name[language] })),
    { id: 'total', text: t('total'), weight: 100, ...form.total },
  ]
  return (
    <Table
      caption={t('parts')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: t('col.part'), cell: (row) => row.text },
        {
          key: 'weight',
          head: t('col.weight'),
          numeric: true,
          cell: (row) => t('percent', { value: score(row.weight) }),
        },
        { key: 'proven', head: t('col.proven'), numeric: true, cell: (row) => score(row.proven) },
        { key: 'claimed', head: t('col.claimed'), numeric: true, cell: (row) => score(row.claimed) },
      ]}
    />
  )
}

function Part({ part, year }: { part: EvaluationForm['parts'][number]; year: number }) {
  const t = useText(messages)
  const language = useLanguage()
  const score = useScore()
  return (
    <section>
      <h2>
        {t('part.title', {
          name: part.name[language],
          proven: score(part.proven),
          claimed: score(part.claimed),
        })}
      </h2>
      <div className="grid wide start">
        {part.questions.map((question) => (
          <section className="card" key={question.id}>
            <h3>
              <a href={`/kerja/rencana/evaluasi/${question.questionId}?tahun=${year}`}>
                {question.name[language]}
              </a>
            </h3>
            <QuestionView question={question} />
          </section>
        ))}
      </div>
    </section>
  )
}
