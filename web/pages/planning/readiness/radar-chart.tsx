import { PatternDefinitions } from '../../../ui/patterns.tsx'

export interface RadarSeries {
  readonly name: string
  readonly look: 'proven' | 'self' | 'assessor'
  /** Percent per axis; null = not assessed: the line breaks there. */
  readonly values: readonly (number | null)[]
}

const center = { x: 210, y: 168 }
const radius = 112
const rings = [25, 50, 75, 100]
const classOf = { self: 'line', assessor: 'line second' } as const

/** Shares of a few things around a circle, drawn on the server. Put the table of the same numbers beside it. */
export function RadarChart(props: {
  title: string
  axes: readonly string[]
  series: readonly RadarSeries[]
  format: (value: number) => string
}) {
  const { title, axes, series, format } = props
  const point = (index: number, percent: number) => pointAt(index, axes.length, (percent / 100) * radius)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart radar"
        viewBox="-10 0 440 320"
        role="img"
        aria-label={describe(title, axes, series, format)}
      >
        <PatternDefinitions prefix="radar" />
        {rings.map((ring) => (
          <path key={ring} className="ring" d={pathOf(axes.map((_, index) => point(index, ring)))} />
        ))}
        {axes.map((axis, index) => (
          <Axis key={axis} name={axis} index={index} count={axes.length} />
        ))}
        {series.map((one) => {
          const points = one.values.map((value, index) => (value === null ? null : point(index, value)))
          return one.look === 'proven' ? (
            <ProvenArea key={one.look} path={areaOf(points)} />
          ) : (
            <path key={one.look} className={classOf[one.look]} d={pathOf(points)} />
          )
        })}
        {rings.slice(0, -1).map((ring) => (
          <text key={ring} className="scale" x={center.x + 4} y={center.y - (ring / 100) * radius + 4}>
            {ring}
          </text>
        ))}
        {series
          .filter((one) => one.look !== 'proven')
          .map((one) => (
            <Dots key={one.look} series={one} axes={axes} point={point} format={format} />
          ))}
      </svg>
      <ul className="legend">
        {series.map((one) => (
          <li key={one.look}>
            <svg viewBox="0 0 22 16" aria-hidden="true">
              {one.look === 'proven' ? (
                <ProvenArea path="M1 1h20v14H1z" />
              ) : (
                <path className={classOf[one.look]} d="M1 8h20" />
              )}
            </svg>{' '}
            {one.name}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function ProvenArea({ path }: { path: string }) {
  return (
    <g>
      <path className="radar-proven" d={path} />
      <path fill="url(#radar-dots)" d={path} />
    </g>
  )
}

function Axis({ name, index, count }: { name: string; index: number; count: number }) {
  const end = pointAt(index, count, radius)
  const label = pointAt(index, count, radius + 12)
  const beside = Math.abs(label.x - center.x) < 12
  const anchor = beside ? 'middle' : label.x > center.x ? 'start' : 'end'
  return (
    <g>
      <path className="ring" d={`M${center.x} ${center.y}L${end.x} ${end.y}`} />
      <text className="label" x={label.x} y={label.y + (label.y > center.y ? 10 : 3)} textAnchor={anchor}>
        {name}
      </text>
    </g>
  )
}

function Dots(props: {
  series: RadarSeries
  axes: readonly string[]
  point: (index: number, percent: number) => Point
  format: (value: number) => string
}) {
  const { series, axes, point, format } = props
  return (
    <g>
      {series.values.map((value, index) => {
        if (value === null) return null
        const { x, y } = point(index, value)
        return (
          <circle
            key={axes[index]}
            className={series.look === 'self' ? 'dot' : 'dot second'}
            cx={x}
            cy={y}
            r="3.5"
          >
            <title>{`${axes[index]}, ${series.name}: ${format(value)}`}</title>
          </circle>
        )
      })}
    </g>
  )
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The first axis points up, the others follow clockwise. */
function pointAt(index: number, count: number, distance: number): Point {
  const angle = (index / count) * 2 * Math.PI
  const round = (value: number) => Math.round(value * 10) / 10
  return { x: round(center.x + Math.sin(angle) * distance), y: round(center.y - Math.cos(angle) * distance) }
}

/** A line around the circle; a stretch with an unknown end is left out. */
function pathOf(points: readonly (Point | null)[]): string {
  return points
    .map((from, index) => {
      const to = points[(index + 1) % points.length]
      return from && to ? `M${from.x} ${from.y}L${to.x} ${to.y}` : ''
    })
    .join('')
}

/** What is not assessed proves nothing: the area touches the middle there. */
function areaOf(points: readonly (Point | null)[]): string {
  return `M${points.map((one) => `${(one ?? center).x} ${(one ?? center).y}`).join('L')}Z`
}

function describe(
  title: string,
  axes: readonly string[],
  series: readonly RadarSeries[],
  format: (value: number) => string,
): string {
  const told = series.map((one) => {
    const values = one.values.map((value, index) => `${axes[index]} ${value === null ? '–' : format(value)}`)
    return `${one.name}: ${values.join(', ')}`
  })
  return `${title}. ${told.join('; ')}`
}
