import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { ClaimBadge } from '../evidence.tsx'
import { both, Days, EvidenceWords, loadPart, PublicPart, Written } from '../public-part.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { RankingChart } from './ranking-chart.tsx'
import { SensitivitySection, type WeighedRanking } from './sensitivity-section.tsx'
import { percentInWords, scoreInWords } from './words.ts'

type Given = PlanContent['quickWins']
type QuickWin = Given['list'][number]

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadPart(args, 'rencana-induk', 'Quick win')

/** Quick wins as they were published: what was chosen, why, and what became of it. */
export default function PublicQuickWins() {
  const t = useText(messages)
  const part = useLoaderData<typeof loader>()
  return (
    <PublicPart title={t('title')} part={part}>
      {part ? <QuickWinsView given={part.content.quickWins} /> : null}
    </PublicPart>
  )
}

function QuickWinsView({ given }: { given: Given }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { list, monthsMax } = given
  const chosen = list.filter((one) => one.chosen)
  if (list.length === 0) return <p>{own('none')}</p>
  const count = (state: QuickWin['state']) => chosen.filter((one) => one.state === state).length
  return (
    <>
      <p className="lead">
        {t('lead', {
          options: list.length,
          chosen: chosen.length,
          proven: count('proven'),
          claimed: count('claimed'),
          late: count('late'),
        })}
      </p>
      <section>
        <h2>{t('chosen')}</h2>
        {chosen.length === 0 ? <p>{t('chosen.none')}</p> : <ChosenTable chosen={chosen} />}
        <p className="soft small">{t('chosen.rule', { months: monthsMax })}</p>
      </section>
      <RankingSection given={given} />
      <section>
        <h2>{t('sensitivity')}</h2>
        {given.sensitivity ? (
          <SensitivitySection described={rankingOf(given)} />
        ) : (
          <p>{own('sensitivity.missing')}</p>
        )}
      </section>
    </>
  )
}

/** As the charts of the staff's page take it. */
function rankingOf({ scoreMax, criteria, list, sensitivity }: Given): WeighedRanking {
  return {
    scoreMax,
    criteria: criteria.map(({ id, name }) => ({ id, name: both(name) })),
    quickWins: list.map(({ id, rank, score, title, parts = [] }) => ({
      id,
      rank,
      score,
      content: { title },
      parts,
    })),
    topK: sensitivity?.topK ?? null,
    sensitivity: sensitivity?.criteria ?? [],
  }
}

function ChosenTable({ chosen }: { chosen: readonly QuickWin[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  return (
    <Table
      caption={t('chosen.table')}
      rows={chosen}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.quick-win'),
          cell: ({ title }) => <Written cell="name">{title}</Written>,
        },
        {
          key: 'state',
          head: t('col.state'),
          cell: ({ state }) => (state ? <ClaimBadge state={state} /> : '–'),
        },
        { key: 'agency', head: t('col.agency'), cell: ({ agency }) => agency },
        {
          key: 'days',
          head: own('col.days'),
          cell: ({ startsOn, dueOn }) => <Days from={startsOn} to={dueOn} />,
        },
        {
          key: 'problem',
          head: own('col.problem'),
          cell: ({ problem }) => <Written cell="words">{problem}</Written>,
        },
        {
          key: 'result',
          head: t('col.result'),
          cell: ({ result }) => <Written cell="words">{result}</Written>,
        },
        {
          key: 'evidence',
          head: t('col.evidence'),
          cell: ({ evidence }) => <EvidenceWords evidence={evidence} />,
        },
      ]}
    />
  )
}

function RankingSection({ given }: { given: Given }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const language = useLanguage()
  const { list, criteria, scoreMax, version, source } = given
  const hasParts = list.some(({ parts = [] }) => parts.length > 0)
  return (
    <section>
      <h2>{t('ranking')}</h2>
      {hasParts ? <RankingChart described={rankingOf(given)} /> : <p>{t('ranking.none')}</p>}
      <RankingTable given={given} />
      <Table
        caption={own('criteria.table')}
        note={t('criteria.source', { version, source })}
        rows={criteria}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: t('col.criterion'),
            cell: (one) => <Written>{`${criteria.indexOf(one) + 1}. ${one.name}`}</Written>,
          },
          {
            key: 'weight',
            head: t('col.weight'),
            numeric: true,
            cell: ({ share }) => percentInWords(share, language),
          },
        ]}
      />
      <p className="soft small">{own('ranking.note', { max: scoreMax })}</p>
    </section>
  )
}

function RankingTable({ given: { list, criteria } }: { given: Given }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const language = useLanguage()
  const mean = ({ parts = [] }: QuickWin, criterionId: string) =>
    parts.find((part) => part.criterionId === criterionId)?.mean ?? null
  return (
    <Table
      caption={own('ranking.table')}
      rows={list}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.quick-win'),
          cell: ({ rank, title }) => (
            <Written cell="name">{rank === null ? title : `${rank}. ${title}`}</Written>
          ),
        },
        {
          key: 'chosen',
          head: own('col.chosen'),
          cell: ({ chosen }) => own(chosen ? 'chosen.yes' : 'chosen.no'),
        },
        {
          key: 'score',
          head: t('col.score'),
          numeric: true,
          cell: ({ score }) => scoreInWords(score, language),
        },
        ...criteria.map(({ id, name }, index) => ({
          key: id,
          head: <abbr title={name}>{t('col.criterion-number', { number: index + 1 })}</abbr>,
          numeric: true,
          cell: (one: QuickWin) => scoreInWords(mean(one, id), language),
        })),
        { key: 'scorers', head: t('col.scorers'), numeric: true, cell: ({ scorers }) => String(scorers) },
        { key: 'why', head: own('col.why'), cell: ({ reason }) => <Written cell="words">{reason}</Written> },
      ]}
    />
  )
}
