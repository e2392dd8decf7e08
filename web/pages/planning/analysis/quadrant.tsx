import type { Analysis, Quadrant, ShownFactor } from '../../../../src/planning/analysis/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'
import './analysis.css'

const size = 440
const middle = size / 2
const room = middle - 40
const corners: Readonly<Record<Quadrant, readonly [number, number]>> = {
  I: [middle, 0],
  II: [middle, middle],
  III: [0, 0],
  IV: [0, middle],
}
type Position = Analysis['position']

/** Where the city stands: a full mark for all assessors together, an open one for each alone. */
export function QuadrantPicture({ analysis }: { analysis: Pick<Analysis, 'position' | 'assessors'> }) {
  const t = useText(messages)
  const { exact } = useNumbers()
  const { position, assessors } = analysis
  const reach = Math.max(
    0.5,
    ...[position, ...assessors].flatMap((one) => [Math.abs(one.x), Math.abs(one.y)]),
  )
  const place = (one: Position) => ({
    cx: Math.round((middle + (one.x / reach) * room) * 10) / 10,
    cy: Math.round((middle - (one.y / reach) * room) * 10) / 10,
  })
  const here = position.quadrant ? corners[position.quadrant] : null
  const at = place(position)
  return (
    <figure>
      <figcaption>{t('quadrant.title')}</figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('quadrant.aria', {
          quadrant: position.quadrant ?? '–',
          x: exact(position.x),
          y: exact(position.y),
        })}
      >
        <rect className="fill-wash" width={size} height={size} rx="8" />
        {here ? <rect className="step-2" x={here[0]} y={here[1]} width={middle} height={middle} /> : null}
        <path className="cross" d={`M${middle} 8V${size - 8}M8 ${middle}H${size - 8}`} />
        <Words />
        {assessors.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: assessors have no names here
          <circle key={index} className="fill-unproven" {...place(one)} r="8">
            <title>{t('quadrant.one', { x: exact(one.x), y: exact(one.y), rated: one.rated })}</title>
          </circle>
        ))}
        <circle className="dot second" {...at} r="10">
          <title>{t('quadrant.all', { x: exact(position.x), y: exact(position.y) })}</title>
        </circle>
      </svg>
      <ul className="legend">
        <li>
          <svg viewBox="0 0 22 16" aria-hidden="true">
            <circle className="dot second" cx="11" cy="8" r="7" />
          </svg>{' '}
          {t('legend.all')}
        </li>
        {assessors.length === 0 ? null : (
          <li>
            <svg viewBox="0 0 22 16" aria-hidden="true">
              <circle className="fill-unproven" cx="11" cy="8" r="6" />
            </svg>{' '}
            {t('legend.one')}
          </li>
        )}
      </ul>
    </figure>
  )
}

/** Names of the quadrants and of the ends of the axes. */
function Words() {
  const t = useText(messages)
  return (
    <>
      {(Object.entries(corners) as [Quadrant, readonly [number, number]][]).map(([name, [x, y]]) => (
        <text
          key={name}
          className="quadrant-name"
          x={x + middle / 2}
          y={y === 0 ? 40 : size - 30}
          textAnchor="middle"
        >
          {`${name}. ${t(`quadrant.${name}.name`)}`}
        </text>
      ))}
      <text className="axis-text" x={middle + 6} y="18">
        {t('side.opportunity')}
      </text>
      <text className="axis-text" x={middle + 6} y={size - 10}>
        {t('side.threat')}
      </text>
      <text className="axis-text" x={size - 8} y={middle - 8} textAnchor="end">
        {t('side.strength')}
      </text>
      <text className="axis-text" x="8" y={middle - 8}>
        {t('side.weakness')}
      </text>
    </>
  )
}

/** What the table of sums needs; without `assessors` it has one row. */
type Summed = Pick<Analysis, 'position' | 'assessors' | 'scale'> & {
  readonly factors: readonly Pick<ShownFactor, 'score'>[]
}

/** The sums behind the picture: all together, then each assessor alone. */
export function SumsTable({ analysis }: { analysis: Summed }) {
  const t = useText(messages)
  const { exact, number } = useNumbers()
  const { position, assessors, factors, scale } = analysis
  const rows = [
    {
      ...position,
      key: 0,
      name: t('sums.all'),
      rated: factors.filter((factor) => factor.score !== null).length,
    },
    ...assessors.map((one, index) => ({
      ...one,
      key: index + 1,
      name: t('sums.one', { number: index + 1 }),
    })),
  ]
  const sides = ['strength', 'weakness', 'opportunity', 'threat'] as const
  return (
    <Table
      caption={t('sums.caption')}
      note={`${t('sums.method')} ${scale.source}`}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'name', head: t('sums.who'), cell: (row) => row.name },
        ...sides.map((side) => ({
          key: side,
          head: t(`side.${side}`),
          numeric: true,
          cell: (row: (typeof rows)[number]) => exact(row.sums[side]),
        })),
        { key: 'x', head: 'x', numeric: true, cell: (row) => exact(row.x) },
        { key: 'y', head: 'y', numeric: true, cell: (row) => exact(row.y) },
        { key: 'quadrant', head: t('quadrant'), cell: (row) => row.quadrant ?? '–' },
        { key: 'rated', head: t('sums.rated'), numeric: true, cell: (row) => number(row.rated) },
      ]}
    />
  )
}
