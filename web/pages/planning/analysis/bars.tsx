import './analysis.css'

export interface Bar {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly text: string
}
const rowHeight = 46
const width = 420
const room = width - 80

/** Horizontal bars, one per row, each under its words and before its number. Put the table of the same numbers beside it. */
export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${bars.length * rowHeight}`}
        role="img"
        aria-label={`${title}: ${bars.map((bar) => `${bar.label} ${bar.text}`).join(', ')}`}
      >
        {bars.map((bar, index) => (
          <BarRow key={bar.id} bar={bar} y={index * rowHeight} length={(bar.value / most) * room} />
        ))}
      </svg>
    </figure>
  )
}

function BarRow({ bar, y, length }: { bar: Bar; y: number; length: number }) {
  const long = Math.max(1, Math.round(length))
  return (
    <g>
      <title>{`${bar.label}: ${bar.text}`}</title>
      <text className="bar-row" x="0" y={y + 17}>
        {shorten(bar.label, 46)}
      </text>
      <rect className="fill-good" x="0" y={y + 24} width={long} height="16" rx="3" />
      <text className="bar-row" x={long + 7} y={y + 38}>
        {bar.text}
      </text>
    </g>
  )
}

const shorten = (text: string, lengthMax: number) =>
  text.length > lengthMax ? `${text.slice(0, lengthMax - 1)}…` : text
