import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { History } from '../../../../src/planning/entries/contract.ts'
import type { QuickWinPage } from '../../../../src/planning/quick-wins/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Crumbs, Facts, Notice, Table } from '../../../ui/kit.tsx'
import { HistoryTable, WithdrawForm } from '../entry-parts.tsx'
import { ClaimBadge, EvidenceForm, EvidenceList } from '../evidence.tsx'
import { saveEvidence, withdrawEntry } from '../save.ts'
import { messages } from './messages.ts'
import { DoneForm, QuickWinForm } from './quick-win-form.tsx'
import { ScoreForm } from './score-form.tsx'
import { percentInWords, scoreInWords } from './words.ts'
import { saveDone, saveQuickWin, saveScores } from './write.ts'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.page.quickWin.content.title ?? ''} · Welas` },
]

export async function loader(args: LoaderFunctionArgs) {
  const id = encodeURIComponent(args.params.id ?? '')
  const [page, history] = await Promise.all([
    apiOf(args).get<QuickWinPage>(`/api/planning/quick-wins/${id}`),
    apiOf(args).get<History>(`/api/planning/history/quick-win/${id}`),
  ])
  return { page, history }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  if (intent === 'withdraw') {
    const done = await withdrawEntry(args, 'quick-win', form)
    return done.ok ? redirect('/kerja/rencana/quick-win') : { problem: done.problem }
  }
  const done = await (intent === 'evidence'
    ? saveEvidence(args, form)
    : intent === 'score'
      ? saveScores(args, form, args.params.id ?? '')
      : intent === 'done'
        ? saveDone(args, form)
        : saveQuickWin(args, form))
  return { problem: done.ok ? null : done.problem }
}

export default function QuickWinView() {
  const t = useText(messages)
  const language = useLanguage()
  const { page, history } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { quickWin: one, choices } = page
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/kerja/rencana/quick-win', text: t('title') }, { text: one.content.title }]}
        />
        <h1>{one.content.title}</h1>
        <p className="row">
          {one.state ? <ClaimBadge state={one.state} /> : <span className="tag">{t('not-chosen')}</span>}
          <span>{one.carriedBy.name}</span>
        </p>
        <p className="lead">{one.content.result}</p>
        {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
        {outcome && !outcome.problem ? <Notice tone="good">{t('saved')}</Notice> : null}
      </div>
      <About page={page} />
      <section>
        <h2>{t('evidence')}</h2>
        <EvidenceList evidence={page.evidence} />
        <EvidenceForm
          subjectKind="quick-win"
          subjectId={one.id}
          agencies={choices.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {one.content.chosen ? (
          <details className="no-print">
            <summary>{t('form.report')}</summary>
            <DoneForm one={one} />
          </details>
        ) : null}
      </section>
      <section>
        <h2>{t('scores')}</h2>
        <p>{one.reason[language]}</p>
        {one.rank === null ? null : <PartsTable page={page} />}
        <details className="no-print">
          <summary>{t(page.own ? 'score.change' : 'score.give')}</summary>
          <ScoreForm page={page} />
        </details>
      </section>
      <HistoryTable history={history} title={t('col.quick-win')} reason={t('form.reason')} />
      <Edit page={page} />
    </div>
  )
}

function About({ page }: { page: QuickWinPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { content, actionTitle, agency, carriedBy } = page.quickWin
  return (
    <Facts
      items={[
        [t('form.problem'), content.problem],
        [
          t('form.action'),
          <a key="action" href={`/kerja/rencana/program/${encodeURIComponent(content.actionId)}`}>
            {actionTitle}
          </a>,
        ],
        [
          t('col.agency'),
          carriedBy.id === content.agencyId ? agency : t('carried', { agency, carrier: carriedBy.name }),
        ],
        [t('col.starts'), formatDate(content.startsOn, language)],
        [t('col.due'), formatDate(content.dueOn, language)],
        [t('form.done'), content.reportedDone ? formatDate(content.reportedDone, language) : t('done.not')],
      ]}
    />
  )
}

function PartsTable({ page }: { page: QuickWinPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { parts, score, scorers, spread } = page.quickWin
  return (
    <Table
      caption={t('parts')}
      note={t('parts.note', {
        scorers,
        score: scoreInWords(score, language),
        spread: scoreInWords(spread, language),
      })}
      rows={page.criteria.flatMap((criterion, index) =>
        parts[index] ? [{ criterion, part: parts[index] }] : [],
      )}
      rowKey={({ criterion }) => criterion.id}
      columns={[
        { key: 'name', head: t('col.criterion'), cell: ({ criterion }) => criterion.name[language] },
        {
          key: 'weight',
          head: t('col.weight'),
          numeric: true,
          cell: ({ criterion }) => percentInWords(criterion.share, language),
        },
        {
          key: 'mean',
          head: t('col.mean'),
          numeric: true,
          cell: ({ part }) => scoreInWords(part.mean, language),
        },
        {
          key: 'range',
          head: t('col.range'),
          numeric: true,
          cell: ({ part }) =>
            part.lowest === part.highest ? part.lowest : `${part.lowest} – ${part.highest}`,
        },
        {
          key: 'adds',
          head: t('col.adds'),
          numeric: true,
          cell: ({ part }) => scoreInWords(part.adds, language),
        },
      ]}
    />
  )
}

function Edit({ page }: { page: QuickWinPage }) {
  const t = useText(messages)
  const { quickWin: one, choices } = page
  return (
    <details className="no-print">
      <summary>{t('form.change')}</summary>
      <QuickWinForm one={one} choices={choices} />
      <WithdrawForm entry={one} />
    </details>
  )
}
