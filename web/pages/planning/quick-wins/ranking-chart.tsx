import type { QuickWins, ShownQuickWin } from '../../../../src/planning/quick-wins/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { messages } from './messages.ts'
import { criterionLook, scoreInWords } from './words.ts'
import './quick-wins.css'

const width = 720
const height = 24

/** What the picture needs of options and criteria. */
export interface Ranking {
  readonly scoreMax: number
  readonly criteria: readonly Pick<QuickWins['criteria'][number], 'id' | 'name'>[]
  readonly quickWins: readonly RankedOption[]
}
interface RankedOption extends Pick<ShownQuickWin, 'id' | 'rank' | 'score'> {
  readonly content: Pick<ShownQuickWin['content'], 'title'>
  /** Why it stands where it stands. */
  readonly reason?: ShownQuickWin['reason']
  readonly parts: readonly Pick<ShownQuickWin['parts'][number], 'criterionId' | 'mean' | 'adds'>[]
}

/** Each option with a bar: what every criterion adds to its score, on the scale from 0 to the highest score. */
export function RankingChart({ described }: { described: Ranking }) {
  const t = useText(messages)
  const language = useLanguage()
  const ranked = described.quickWins.filter(({ rank }) => rank !== null)
  return (
    <figure>
      <figcaption>{t('chart')}</figcaption>
      <ul className="ranked">
        {ranked.map((one) => (
          <li key={one.id}>
            <span className="ranked-name">
              <span>{`${one.rank}. ${one.content.title}`}</span>
              <strong>{scoreInWords(one.score, language)}</strong>
            </span>
            <ScoreBar one={one} described={described} />
            {one.reason ? <span className="under">{one.reason[language]}</span> : null}
          </li>
        ))}
      </ul>
      <ul className="legend">
        {described.criteria.map((criterion, index) => {
          const { fill, isDark } = criterionLook(index)
          return (
            <li key={criterion.id}>
              <svg viewBox="0 0 22 16" aria-hidden="true">
                <rect className={fill} x="1" y="1" width="20" height="14" rx="3" />
                <text className={isDark ? 'legend-number light' : 'legend-number'} x="11" y="12.5">
                  {index + 1}
                </text>
              </svg>{' '}
              {criterion.name[language]}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

function ScoreBar({ one, described }: { one: RankedOption; described: Ranking }) {
  const language = useLanguage()
  const nameOf = (index: number) => described.criteria[index]!.name[language]
  let x = 0
  const segments = one.parts.map((part, index) => {
    const start = x
    x += (part.adds / described.scoreMax) * width
    return { ...part, index, start, width: x - start }
  })
  const label = segments
    .map(({ index, adds }) => `${nameOf(index)} ${scoreInWords(adds, language)}`)
    .join(', ')
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect className="fill-wash" width={width} height={height} rx="3" />
      {segments.map((segment) => {
        const { fill, isDark } = criterionLook(segment.index)
        return (
          <g key={segment.criterionId}>
            <title>{`${nameOf(segment.index)}: ${scoreInWords(segment.mean, language)} → ${scoreInWords(segment.adds, language)}`}</title>
            <rect
              className={fill}
              x={segment.start}
              width={Math.max(1, segment.width - 1.5)}
              height={height}
            />
            {segment.width > 16 ? (
              <text
                className={isDark ? 'segment-number light' : 'segment-number'}
                x={segment.start + segment.width / 2}
                y="17"
              >
                {segment.index + 1}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}
