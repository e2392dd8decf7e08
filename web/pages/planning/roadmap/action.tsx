import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { History } from '../../../../src/planning/entries/contract.ts'
import type { ActionPage } from '../../../../src/planning/roadmap/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Facts, Field, Notice, SelectField } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { useSession } from '../../staff/session.ts'
import { HistoryTable, WithdrawForm } from '../entry-parts.tsx'
import { EvidenceForm, EvidenceList } from '../evidence.tsx'
import { RevisionForm } from '../revision-form.tsx'
import { saveEvidence, withdrawEntry } from '../save.ts'
import { ActionForm } from './action-form.tsx'
import { Carrier, WarningList } from './action-table.tsx'
import { BudgetOfAction } from './budget-of-action.tsx'
import { messages } from './messages.ts'
import { statusTone } from './words.ts'
import { saveAction, saveBudget, saveReport } from './write.ts'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.page.action.content.title ?? ''} · Welas` },
]

export async function loader(args: LoaderFunctionArgs) {
  const id = encodeURIComponent(args.params.id ?? '')
  const [page, history] = await Promise.all([
    apiOf(args).get<ActionPage>(`/api/planning/roadmap/${id}`),
    apiOf(args).get<History>(`/api/planning/history/action/${id}`),
  ])
  return { page, history }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const id = args.params.id ?? ''
  const intent = text(form, 'intent')
  if (intent === 'withdraw') {
    const done = await withdrawEntry(args, 'action', form)
    return done.ok ? redirect('/kerja/rencana/program') : { problem: done.problem }
  }
  const done = await (intent === 'evidence'
    ? saveEvidence(args, form)
    : intent === 'report'
      ? saveReport(args, form, id)
      : intent === 'budget'
        ? saveBudget(args, form, id)
        : saveAction(args, form))
  return { problem: done.ok ? null : done.problem }
}

export default function ActionView() {
  const t = useText(messages)
  const { page, history } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { action: one, choices } = page
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/kerja/rencana/program', text: t('title') }, { text: one.content.title }]}
        />
        <h1>{one.content.title}</h1>
        <p className="row">
          <StatusBadge tone={statusTone[one.status]}>{t(`status.${one.status}`)}</StatusBadge>
          <span>
            <Carrier action={one} />
          </span>
        </p>
        <p className="lead">{one.content.description}</p>
        {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
        {outcome && !outcome.problem ? <Notice tone="good">{t('saved')}</Notice> : null}
        {one.warnings.length > 0 ? (
          <Notice tone="warning" title={t('warnings', { count: one.warnings.length })}>
            <WarningList actions={[one]} />
          </Notice>
        ) : null}
      </div>
      <About page={page} />
      <section>
        <h2>{t('evidence')}</h2>
        <EvidenceList evidence={page.evidence} />
        <EvidenceForm
          subjectKind="action"
          subjectId={one.id}
          agencies={choices.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </section>
      <ReportSection page={page} />
      <BudgetOfAction page={page} />
      <Neighbours title={t('waits.for')} none={t('waits.for-none')} all={page.dependsOn} />
      <Neighbours title={t('waits.on-it')} none={t('waits.on-it-none')} all={page.waiting} />
      <HistoryTable history={history} title={t('col.action')} reason={t('col.reason')} />
      <Edit page={page} />
    </div>
  )
}

function About({ page }: { page: ActionPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { content, promise, dimension, subDimension } = page.action
  const promiseLink = promise ? (
    <a key="promise" href={`/kerja/janji/${promise.id}`}>{`${promise.number}. ${promise.name[language]}`}</a>
  ) : (
    '–'
  )
  return (
    <section>
      <Facts
        items={[
          [
            t('col.days'),
            `${formatDate(content.startsOn, language)} – ${formatDate(content.endsOn, language)}`,
          ],
          [
            t('col.dimension'),
            subDimension ? `${dimension[language]}: ${subDimension[language]}` : dimension[language],
          ],
          [t('col.promise'), promiseLink],
          [t('form.strategies'), page.strategies.map(({ title }) => title).join('; ') || '–'],
        ]}
      />
    </section>
  )
}

function ReportSection({ page }: { page: ActionPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const session = useSession()
  const { report, action: one } = page
  const isOwn = session.role === 'planner' || session.agencyId === one.carriedBy.id
  const mayReport = session.permissions.includes('planning.report') && isOwn
  return (
    <section>
      <h2>{t('report')}</h2>
      <p>
        {report
          ? t('report.said', {
              date: formatDate(report.on, language),
              state: t(`state.${report.state}`),
              note: report.note,
            })
          : t('report.none')}
      </p>
      <details className="no-print">
        <summary>{t('report.write')}</summary>
        <RevisionForm entry={{ revision: page.revisions[one.id] ?? 0 }} intent="report">
          <SelectField
            label={t('report.state')}
            name="state"
            value={report?.state ?? 'running'}
            options={(['not-started', 'running', 'done', 'stopped'] as const).map((state) => ({
              value: state,
              label: t(`state.${state}`),
            }))}
          />
          <Field
            label={t('report.on')}
            name="on"
            type="date"
            required
            max={page.today}
            defaultValue={page.today}
            disabled={!mayReport}
          />
          <Field
            label={t('report.note')}
            name="note"
            maxLength={1000}
            defaultValue={report?.note}
            disabled={!mayReport}
          />
          <Button disabledReason={mayReport ? null : t('denied.report', { agency: one.carriedBy.name })}>
            {t('report.save')}
          </Button>
        </RevisionForm>
      </details>
    </section>
  )
}

function Neighbours({ title, none, all }: { title: string; none: string; all: ActionPage['dependsOn'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section>
      <h2>{title}</h2>
      {all.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul>
          {all.map(({ id, title: name, startsOn, endsOn, status }) => (
            <li key={id}>
              <a href={`/kerja/rencana/program/${encodeURIComponent(id)}`}>{name}</a>{' '}
              <span className="day">({formatDate(startsOn, language, 'short')} –</span>{' '}
              <span className="day">{formatDate(endsOn, language, 'short')})</span>{' '}
              <StatusBadge tone={statusTone[status]}>{t(`status.${status}`)}</StatusBadge>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Edit({ page }: { page: ActionPage }) {
  const t = useText(messages)
  const { action: one, choices, dimensions, others } = page
  return (
    <details className="no-print">
      <summary>{t('form.change')}</summary>
      <ActionForm action={one} choices={choices} dimensions={dimensions} others={others} />
      <WithdrawForm entry={one} />
    </details>
  )
}
