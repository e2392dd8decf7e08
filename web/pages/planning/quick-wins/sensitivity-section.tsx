import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { CriterionSensitivity } from '../../../../src/planning/quick-wins/contract.ts'
import { type Say, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'
import type { Ranking } from './ranking-chart.tsx'
import { percentInWords } from './words.ts'
import './quick-wins.css'

const width = 720

interface Turn {
  readonly weight: number
  readonly change: number
  readonly enters: readonly string[]
}
interface Sensitivity extends Omit<CriterionSensitivity, 'winner' | 'topK' | 'ranges'> {
  readonly winner: Turn | null
  readonly topK: Turn | null
  readonly ranges: readonly {
    readonly from: number
    readonly to: number
    readonly first: readonly string[]
  }[]
}
/** A ranking, and how it answers to each weight. */
export interface WeighedRanking extends Ranking {
  readonly topK: number | null
  readonly sensitivity: readonly Sensitivity[]
}

/** How the ranking answers when one weight moves: in a sentence, as a picture and as a table. */
export function SensitivitySection({ described }: { described: WeighedRanking }) {
  const t = useText(messages)
  const language = useLanguage()
  const { sensitivity, topK } = described
  if (topK === null) return <p className="soft">{t('sensitivity.none')}</p>
  const nameOf = namesOf(described)
  const criterionOf = (id: string) => described.criteria.find((one) => one.id === id)?.name[language] ?? id
  const turnText = (turn: Turn | null, weight: number) =>
    turn === null
      ? t('sensitivity.never')
      : t('sensitivity.turn', {
          weight: formatNumber(turn.weight, language),
          change: percentInWords(turn.change / weight, language, true),
          enters: nameOf(turn.enters) || t('sensitivity.parted'),
        })
  return (
    <>
      <p>{sentenceOf(t, described, criterionOf, nameOf, (share) => percentInWords(share, language, true))}</p>
      <SensitivityPicture described={described} criterionOf={criterionOf} nameOf={nameOf} />
      <Table
        blocks
        caption={t('sensitivity.table')}
        note={t('sensitivity.note', { k: topK })}
        rows={sensitivity}
        rowKey={({ criterionId }) => criterionId}
        columns={[
          { key: 'name', head: t('col.criterion'), cell: (one) => criterionOf(one.criterionId) },
          {
            key: 'weight',
            head: t('col.weight'),
            numeric: true,
            cell: (one) => formatNumber(one.weight, language),
          },
          { key: 'winner', head: t('col.winner-turns'), cell: (one) => turnText(one.winner, one.weight) },
          {
            key: 'stays',
            head: t('col.winner-stays'),
            numeric: true,
            cell: (one) => percentInWords(one.winnerStays, language),
          },
          {
            key: 'topK',
            head: t('col.top-turns', { k: topK }),
            cell: (one) => turnText(one.topK, one.weight),
          },
          {
            key: 'topKStays',
            head: t('col.top-stays', { k: topK }),
            numeric: true,
            cell: (one) => percentInWords(one.topKStays, language),
          },
        ]}
      />
    </>
  )
}

function namesOf({ quickWins }: WeighedRanking): (ids: readonly string[]) => string {
  return (ids) => ids.map((id) => quickWins.find((one) => one.id === id)?.content.title ?? id).join(', ')
}

function sentenceOf(
  t: Say,
  { sensitivity, quickWins }: WeighedRanking,
  criterionOf: (id: string) => string,
  nameOf: (ids: readonly string[]) => string,
  percent: (share: number) => string,
): string {
  const first = nameOf(quickWins.filter(({ rank }) => rank === 1).map(({ id }) => id))
  const turning = sensitivity
    .flatMap((one) =>
      one.winner ? [{ ...one, turn: one.winner, share: one.winner.change / one.weight }] : [],
    )
    .sort((a, b) => Math.abs(a.share) - Math.abs(b.share))[0]
  if (!turning) return t('sensitivity.firm', { first })
  const places = {
    first,
    criterion: criterionOf(turning.criterionId),
    change: percent(turning.share),
    next: nameOf(turning.turn.enters),
  }
  if (turning.turn.change === 0) return t('sensitivity.tie', places)
  return t(Math.abs(turning.share) > 0.5 ? 'sensitivity.steady' : 'sensitivity.sensitive', places)
}

/** A bar per criterion: its weight from half to one and a half of today's, cut where somebody else becomes first. */
function SensitivityPicture(props: {
  described: WeighedRanking
  criterionOf: (id: string) => string
  nameOf: (ids: readonly string[]) => string
}) {
  const { described, criterionOf, nameOf } = props
  const t = useText(messages)
  const language = useLanguage()
  return (
    <figure>
      <figcaption>{t('sensitivity.picture')}</figcaption>
      <ul className="ranked">
        {described.sensitivity.map((one) => (
          <li key={one.criterionId}>
            <span className="ranked-name">{criterionOf(one.criterionId)}</span>
            <WeightBar one={one} described={described} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      <p className="chart ranked-name soft small">
        <span>{percentInWords(-0.5, language, true)}</span>
        <span>{t('sensitivity.today')}</span>
        <span>{percentInWords(0.5, language, true)}</span>
      </p>
      <p className="soft small">{t('sensitivity.read')}</p>
    </figure>
  )
}

function WeightBar(props: {
  one: Sensitivity
  described: WeighedRanking
  nameOf: (ids: readonly string[]) => string
}) {
  const { one, described, nameOf } = props
  const language = useLanguage()
  const rankOf = (ids: readonly string[]) =>
    ids.map((id) => described.quickWins.find((other) => other.id === id)?.rank ?? '?').join('=')
  const xOf = (weight: number) => (weight / one.weight - 0.5) * width
  const label = (range: Sensitivity['ranges'][number]) =>
    `${nameOf(range.first)}: ${formatNumber(range.from, language)} – ${formatNumber(range.to, language)}`
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} 34`}
      role="img"
      aria-label={one.ranges.map(label).join('; ')}
    >
      {one.ranges.map((range) => {
        const [x, wide, rank] = [xOf(range.from), xOf(range.to) - xOf(range.from), rankOf(range.first)]
        return (
          <g key={range.from}>
            <title>{label(range)}</title>
            <rect
              className={rank.startsWith('1') ? 'stays' : 'turns'}
              x={x}
              y="4"
              width={Math.max(1, wide)}
              height="26"
            />
            {wide > 40 ? (
              <text className="segment-number" x={x + 18} y="22">
                {rank}
              </text>
            ) : null}
          </g>
        )
      })}
      <path className="weight-now" d={`M${width / 2} 0V34`} />
    </svg>
  )
}
