export interface SmallBar {
  readonly id: number
  readonly label: string
  readonly value: number
  readonly text: string
  readonly isCurrent: boolean
}
const width = 180
const height = 72

/** A few bars of one measure, to be laid beside others. Their table stands below. `most` null = the largest value. */
export function SmallBars({
  title,
  bars,
  most,
}: {
  title: string
  bars: readonly SmallBar[]
  most: number | null
}) {
  const top = most ?? Math.max(1, ...bars.map(({ value }) => value))
  const step = width / Math.max(bars.length, 3)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`}
      >
        {bars.map(({ id, label, value, text, isCurrent }, index) => {
          const size = Math.max(1, ((height - 18) * value) / top)
          return (
            <g key={id}>
              <title>{`${label}: ${text}`}</title>
              <rect
                className={isCurrent ? 'fill-good' : 'fill-fair'}
                x={index * step + 2}
                y={height - size}
                width={step - 4}
                height={size}
              />
              <text
                className="bar-text"
                x={index * step + step / 2}
                y={height - size - 4}
                textAnchor="middle"
              >
                {text}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
