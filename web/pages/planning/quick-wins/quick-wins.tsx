import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { QuickWinsPage, ShownQuickWin } from '../../../../src/planning/quick-wins/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { ClaimBadge } from '../evidence.tsx'
import { messages } from './messages.ts'
import { QuickWinForm } from './quick-win-form.tsx'
import { RankingChart } from './ranking-chart.tsx'
import { SensitivitySection } from './sensitivity-section.tsx'
import { percentInWords, scoreInWords } from './words.ts'
import { saveQuickWin } from './write.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<QuickWinsPage>('/api/planning/quick-wins')
}

export async function action(args: ActionFunctionArgs) {
  const done = await saveQuickWin(args, await args.request.formData())
  if (!done.ok) return { problem: done.problem }
  return redirect(address(done.value.id))
}

const address = (id: string) => `/kerja/rencana/quick-win/${encodeURIComponent(id)}`

export default function QuickWinsView() {
  const t = useText(messages)
  const page = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { quickWins } = page
  const chosen = quickWins.filter(({ content }) => content.chosen)
  const counts = {
    options: quickWins.length,
    chosen: chosen.length,
    proven: chosen.filter(({ state }) => state === 'proven').length,
    claimed: chosen.filter(({ state }) => state === 'claimed').length,
    late: chosen.filter(({ state }) => state === 'late').length,
  }
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', counts)}</p>
        {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      </div>
      <section>
        <h2>{t('chosen')}</h2>
        {chosen.length === 0 ? <p className="soft">{t('chosen.none')}</p> : <ChosenTable chosen={chosen} />}
        <p className="soft small">{t('chosen.rule', { months: page.monthsMax })}</p>
      </section>
      <section>
        <h2>{t('ranking')}</h2>
        {quickWins.some(({ rank }) => rank !== null) ? (
          <RankingChart described={page} />
        ) : (
          <p className="soft">{t('ranking.none')}</p>
        )}
        <RankingTable page={page} />
        <CriteriaTable page={page} />
      </section>
      <section>
        <h2>{t('sensitivity')}</h2>
        <SensitivitySection described={page} />
      </section>
      <details className="no-print">
        <summary>{t('form.new')}</summary>
        {page.choices.actions.length === 0 ? (
          <p>{t('form.no-actions')}</p>
        ) : (
          <QuickWinForm one={null} choices={page.choices} />
        )}
      </details>
    </div>
  )
}

function ChosenTable({ chosen }: { chosen: readonly ShownQuickWin[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const day = (date: string) => <span className="day">{formatDate(date, language, 'short')}</span>
  return (
    <Table
      blocks
      caption={t('chosen.table')}
      rows={chosen}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.quick-win'),
          cell: ({ id, content }) => (
            <>
              <a href={address(id)}>{content.title}</a>
              <span className="under">{content.result}</span>
            </>
          ),
        },
        {
          key: 'state',
          head: t('col.state'),
          cell: ({ state }) => (state ? <ClaimBadge state={state} /> : '–'),
        },
        { key: 'agency', head: t('col.agency'), cell: ({ carriedBy }) => carriedBy.name },
        { key: 'starts', head: t('col.starts'), cell: ({ content }) => day(content.startsOn) },
        { key: 'due', head: t('col.due'), cell: ({ content }) => day(content.dueOn) },
        {
          key: 'evidence',
          head: t('col.evidence'),
          numeric: true,
          cell: ({ evidenceCount }) => evidenceCount,
        },
      ]}
    />
  )
}

function RankingTable({ page }: { page: QuickWinsPage }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      blocks
      caption={t('ranking.table')}
      note={t('ranking.note', { max: page.scoreMax })}
      rows={page.quickWins}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.quick-win'),
          cell: ({ id, rank, content, reason }) => (
            <>
              <a href={address(id)}>{rank === null ? content.title : `${rank}. ${content.title}`}</a>
              {rank === null ? <span className="under">{reason[language]}</span> : null}
            </>
          ),
        },
        {
          key: 'score',
          head: t('col.score'),
          numeric: true,
          cell: ({ score }) => scoreInWords(score, language),
        },
        ...page.criteria.map((criterion, index) => ({
          key: criterion.id,
          label: t('col.criterion-number', { number: index + 1 }),
          head: (
            <abbr title={criterion.name[language]}>{t('col.criterion-number', { number: index + 1 })}</abbr>
          ),
          numeric: true,
          cell: (one: ShownQuickWin) => scoreInWords(one.parts[index]?.mean ?? null, language),
        })),
        {
          key: 'scorers',
          head: t('col.scorers'),
          numeric: true,
          cell: ({ scorers, incomplete }) =>
            incomplete === 0 ? String(scorers) : t('scorers.incomplete', { scorers, incomplete }),
        },
        {
          key: 'spread',
          head: t('col.spread'),
          numeric: true,
          cell: ({ spread }) => scoreInWords(spread, language),
        },
        { key: 'own', head: t('col.own'), cell: ({ id }) => t(page.own[id] ? 'own.yes' : 'own.no') },
      ]}
    />
  )
}

function CriteriaTable({ page }: { page: QuickWinsPage }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <details>
      <summary>{t('criteria')}</summary>
      <Table
        blocks
        caption={t('criteria')}
        note={t('criteria.source', { version: page.version, source: page.source })}
        rows={page.criteria}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: t('col.criterion'),
            cell: (one) => `${page.criteria.indexOf(one) + 1}. ${one.name[language]}`,
          },
          {
            key: 'weight',
            head: t('col.weight'),
            numeric: true,
            cell: ({ share }) => percentInWords(share, language),
          },
          { key: 'question', head: t('col.question'), cell: ({ question }) => question[language] },
        ]}
      />
    </details>
  )
}
