import { max } from 'd3-array'
import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'

export interface Series {
  readonly name: string
  /** One value per label; null = hidden or not measured: the line breaks. */
  readonly values: readonly (number | null)[]
}
const width = 560
const height = 240
const margin = { top: 14, right: 16, bottom: 30, left: 62 }
const classes = ['', 'second', 'third']

/** Lines over months, drawn on the server. Put the table of the same numbers beside it. */
export function LineChart(props: {
  title: string
  labels: readonly string[]
  series: readonly Series[]
  format: (value: number) => string
}) {
  const { title, labels, series, format } = props
  const x = scalePoint(
    labels.map((_, index) => index),
    [margin.left, width - margin.right],
  )
  const most =
    max(
      series.flatMap((one) => one.values),
      (value) => value ?? 0,
    ) ?? 0
  const y = scaleLinear([0, most || 1], [height - margin.bottom, margin.top]).nice(4)
  const every = Math.ceil(labels.length / 6)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={describe(title, labels, series, format)}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <path className="axis" d={`M${margin.left} ${y(tick)}H${width - margin.right}`} />
            <text className="axis-text" x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {labels.map((label, index) =>
          index % every === 0 ? (
            <text key={label} className="axis-text" x={x(index)} y={height - 8} textAnchor="middle">
              {label}
            </text>
          ) : null,
        )}
        {series.map((one, index) => (
          <SeriesLine
            key={one.name}
            series={one}
            look={classes[index] ?? ''}
            x={(at) => x(at) ?? 0}
            y={y}
            label={(at, value) => `${labels[at]}: ${format(value)}`}
          />
        ))}
      </svg>
      {series.length < 2 ? null : (
        <ul className="legend">
          {series.map((one, index) => (
            <li key={one.name}>
              <svg viewBox="0 0 22 16" aria-hidden="true">
                <path className={`line ${classes[index]}`} d="M1 8h20" />
              </svg>{' '}
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

function SeriesLine(props: {
  series: Series
  look: string
  x: (index: number) => number
  y: (value: number) => number
  label: (index: number, value: number) => string
}) {
  const { series, look, x, y, label } = props
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(x(index)))
    .y((value) => round(y(value ?? 0)))
  return (
    <g>
      <path className={`line ${look}`} d={path([...series.values]) ?? ''} />
      {series.values.map((value, index) =>
        value === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its position
          <circle key={index} className={`dot ${look}`} cx={round(x(index))} cy={round(y(value))} r="3.5">
            <title>{label(index, value)}</title>
          </circle>
        ),
      )}
    </g>
  )
}

function describe(
  title: string,
  labels: readonly string[],
  series: readonly Series[],
  format: (value: number) => string,
): string {
  const ends = series.map((one) => {
    const known = one.values.flatMap((value, index) =>
      value === null ? [] : [`${labels[index]} ${format(value)}`],
    )
    return `${one.name}: ${known[0] ?? '–'} → ${known.at(-1) ?? '–'}`
  })
  return `${title}. ${ends.join('; ')}`
}
const round = (value: number) => Math.round(value * 10) / 10
