import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { ReadinessItemAnswer } from '../../../../src/planning/readiness/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Crumbs, Notice, Table, Tabs } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { StatusBadge } from '../../../ui/status.tsx'
import { useSession } from '../../staff/session.ts'
import { EvidenceForm, EvidenceList } from '../evidence.tsx'
import { messages as planMessages } from '../messages.ts'
import { saveEntry, saveEvidence } from '../save.ts'
import { LevelForm } from './level-form.tsx'
import { messages } from './messages.ts'
import './readiness.css'
import { periodName, periodTitle, stateTone, useReadinessText } from './words.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const period = new URL(args.request.url).searchParams.get('periode')
  const item = encodeURIComponent(args.params.item ?? '')
  return apiOf(args).get<ReadinessItemAnswer>(
    `/api/planning/readiness/${item}${period ? `?period=${encodeURIComponent(period)}` : ''}`,
  )
}

const kindOf = { self: 'readiness-assessment', assessor: 'readiness-view' } as const

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const done = intent === 'evidence' ? await saveEvidence(args, form) : await saveLevel(args, form, intent)
  return { problem: done.ok ? null : done.problem }
}

function saveLevel(args: ActionFunctionArgs, form: FormData, intent: string) {
  const view = intent === 'assessor' ? 'assessor' : 'self'
  return saveEntry(args, kindOf[view], form, {
    itemId: args.params.item ?? '',
    period: text(form, 'period'),
    view,
    level: Number(text(form, `${view}-level`)),
    note: text(form, `${view}-note`),
  })
}

export default function ReadinessItemPage() {
  const t = useReadinessText()
  const plan = useText(planMessages)
  const language = useLanguage()
  const answer = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { item, period } = answer
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        items={[
          { href: `/kerja/rencana/kesiapan?periode=${period}`, text: t('title') },
          { text: item.name[language] },
        ]}
      />
      <h1>{item.name[language]}</h1>
      <p className="lead">
        {t('item.lead', {
          pillar: t(item.pillar),
          component: t(item.component),
          period: periodName(t, period),
        })}{' '}
        <StatusBadge tone={stateTone[item.state]}>{t(`state.${item.state}`)}</StatusBadge>
      </p>
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem ? <Notice tone="good">{plan('saved')}</Notice> : null}
      <Tabs
        label={t('periods')}
        items={answer.periods.map((one) => ({
          href: `/kerja/rencana/kesiapan/${item.id}?periode=${one}`,
          text: periodTitle(t, one),
          current: one === period,
        }))}
      />
      <div className="stack">
        <Levels answer={answer} />
        <Forms answer={answer} />
        <section>
          <h2>{plan('evidence.title')}</h2>
          <p className="soft small">{t('until', { date: formatDate(answer.to, language) })}</p>
          <EvidenceList evidence={item.evidence} />
          <EvidenceForm subjectKind="readiness-item" subjectId={item.id} agencies={answer.agencies} />
        </section>
        <History answer={answer} />
      </div>
    </>
  )
}

function Levels({ answer }: { answer: ReadinessItemAnswer }) {
  const t = useReadinessText()
  const language = useLanguage()
  const { levels, self, assessor } = answer
  const notes = [
    ['item.self', self.note],
    ['item.assessor', assessor.note],
  ] as const
  return (
    <section>
      <h2>{t('levels')}</h2>
      <ol className="levels">
        {levels.map((level, index) => (
          <li
            key={level.id}
            className={index === self.level || index === assessor.level ? 'chosen' : undefined}
          >
            <strong>{index}.</strong> {level[language]}
            <div>
              {index === self.level ? <StatusBadge tone="good">{t('item.self')}</StatusBadge> : null}
              {index === assessor.level ? <StatusBadge tone="fair">{t('item.assessor')}</StatusBadge> : null}
            </div>
          </li>
        ))}
      </ol>
      {self.level === null ? <p>{t('item.not-assessed')}</p> : null}
      {notes
        .filter(([, note]) => note !== '')
        .map(([key, note]) => (
          <p key={key}>
            <strong>{t(key)}:</strong> {note}
          </p>
        ))}
    </section>
  )
}

function Forms({ answer }: { answer: ReadinessItemAnswer }) {
  const t = useReadinessText()
  const plan = useText(planMessages)
  const session = useSession()
  const closed = answer.open ? null : t('denied.closed')
  const mayEdit = session.permissions.includes('planning.edit')
  return (
    <section className="no-print">
      <LevelForm
        view="self"
        answer={answer}
        denied={mayEdit ? closed : plan('denied.edit')}
        key={`self-${answer.period}`}
      />
      <LevelForm
        view="assessor"
        answer={answer}
        denied={session.role === 'assessor' ? closed : plan('denied.assess')}
        key={`assessor-${answer.period}`}
      />
    </section>
  )
}

function History({ answer }: { answer: ReadinessItemAnswer }) {
  const t = useReadinessText()
  return (
    <Table
      caption={t('item.history')}
      rows={answer.history}
      rowKey={(row) => row.period}
      columns={[
        { key: 'period', head: t('col.period'), cell: (row) => periodTitle(t, row.period) },
        { key: 'self', head: t('col.self'), numeric: true, cell: (row) => row.self ?? '–' },
        { key: 'assessor', head: t('col.assessor'), numeric: true, cell: (row) => row.assessor ?? '–' },
        {
          key: 'state',
          head: t('col.state'),
          cell: (row) => <StatusBadge tone={stateTone[row.state]}>{t(`state.${row.state}`)}</StatusBadge>,
        },
      ]}
    />
  )
}
