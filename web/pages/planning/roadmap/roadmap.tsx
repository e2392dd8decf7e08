import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Roadmap, RoadmapPage, ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Notice, SelectField } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { ActionForm } from './action-form.tsx'
import { ActionTable, WarningList } from './action-table.tsx'
import { BudgetSection } from './budget-section.tsx'
import { GanttChart } from './gantt-chart.tsx'
import { messages } from './messages.ts'
import { numberActions } from './number-actions.ts'
import { countsIn } from './words.ts'
import { saveAction } from './write.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  return {
    roadmap: await apiOf(args).get<RoadmapPage>('/api/planning/roadmap'),
    dimension: query.get('dimensi') ?? '',
    agency: query.get('perangkat') ?? '',
  }
}

export async function action(args: ActionFunctionArgs) {
  const done = await saveAction(args, await args.request.formData())
  if (!done.ok) return { problem: done.problem }
  return redirect(`/kerja/rencana/program/${encodeURIComponent(done.value.id)}`)
}

export default function RoadmapView() {
  const t = useText(messages)
  const language = useLanguage()
  const { roadmap, dimension, agency } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const numbered = numberActions(
    roadmap,
    ({ content, carriedBy }) =>
      (dimension === '' || content.dimensionId === dimension) && (agency === '' || carriedBy.id === agency),
  )
  const shown = numbered.actions
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', { counts: countsIn(t, shown), count: shown.length })}</p>
        {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
        <PromisesWithout promises={roadmap.promisesWithoutAction} />
      </div>
      <section>
        <h2>{t('gantt')}</h2>
        <Filters roadmap={roadmap} dimension={dimension} agency={agency} />
        {shown.length === 0 ? (
          <p className="soft">{t('none')}</p>
        ) : (
          <>
            <GanttChart
              roadmap={roadmap}
              todayText={t('today', { date: formatDate(roadmap.today, language, 'short') })}
              hrefOf={(id) => `/kerja/rencana/program/${encodeURIComponent(id)}`}
              {...numbered}
            />
            <Warnings actions={shown} />
            <ActionTable {...numbered} />
          </>
        )}
      </section>
      <BudgetSection budget={roadmap.budget} />
      <details className="no-print">
        <summary>{t('form.new')}</summary>
        <ActionForm
          action={null}
          choices={roadmap.choices}
          dimensions={roadmap.dimensions}
          others={roadmap.actions.map(({ id, content }) => ({ id, title: content.title }))}
          term={roadmap.term}
        />
      </details>
      {roadmap.dimensionSet ? (
        <p className="soft small">
          {t('set', { name: roadmap.dimensionSet.name[language], source: roadmap.dimensionSet.source })}
        </p>
      ) : null}
    </div>
  )
}

function Filters({ roadmap, dimension, agency }: { roadmap: Roadmap; dimension: string; agency: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const all = { value: '', label: t('filter.all') }
  return (
    <Form method="get" className="row no-print">
      <SelectField
        label={t('filter.dimension')}
        name="dimensi"
        value={dimension}
        options={[all, ...roadmap.dimensions.map(({ id, name }) => ({ value: id, label: name[language] }))]}
      />
      <SelectField
        label={t('filter.agency')}
        name="perangkat"
        value={agency}
        options={[all, ...roadmap.agencies.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button look="secondary">{t('filter.show')}</Button>
    </Form>
  )
}

function PromisesWithout({ promises }: { promises: Roadmap['promisesWithoutAction'] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (promises.length === 0) return null
  return (
    <Notice tone="warning" title={t('without', { count: promises.length })}>
      <ul>
        {promises.map(({ id, number, name, agency }) => (
          <li key={id}>
            <a href={`/kerja/janji/${encodeURIComponent(id)}`}>{`${number}. ${name[language]}`}</a> ({agency})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Warnings({ actions }: { actions: readonly ShownAction[] }) {
  const t = useText(messages)
  const count = actions.reduce((sum, { warnings }) => sum + warnings.length, 0)
  if (count === 0) return null
  return (
    <Notice tone="warning" title={t('warnings', { count })}>
      <WarningList actions={actions} />
    </Notice>
  )
}
