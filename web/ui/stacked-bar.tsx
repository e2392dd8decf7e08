import { type Pattern, PatternDefinitions, Swatch } from './patterns.tsx'

export interface Part {
  readonly label: string
  /** null: hidden; takes no width and is named in the legend. */
  readonly value: number | null
  readonly text: string
  readonly fill: 'fill-good' | 'fill-fair' | 'fill-poor' | 'fill-bad' | 'fill-unknown' | 'fill-unproven'
  readonly pattern?: Pattern
}

/** Parts of a whole in one bar, with a legend that holds every number. */
export function StackedBar({ id, title, parts }: { id: string; title: string; parts: readonly Part[] }) {
  const total = parts.reduce((sum, part) => sum + (part.value ?? 0), 0)
  let x = 0
  const placed = parts.map((part) => {
    const width = total === 0 ? 0 : ((part.value ?? 0) / total) * 600
    const start = x
    x += width
    return { ...part, start, width }
  })
  return (
    <figure>
      <svg
        className="chart"
        viewBox="0 0 600 34"
        role="img"
        aria-label={`${title}: ${parts.map((part) => `${part.label} ${part.text}`).join(', ')}`}
      >
        <PatternDefinitions prefix={id} />
        <rect className="fill-wash" width="600" height="34" rx="4" />
        {placed
          .filter((part) => part.width > 0)
          .map((part) => (
            <g key={part.label}>
              <title>{`${part.label}: ${part.text}`}</title>
              <rect className={part.fill} x={part.start} width={Math.max(1, part.width - 1.5)} height="34" />
              {part.pattern && part.pattern !== 'none' ? (
                <rect
                  fill={`url(#${id}-${part.pattern})`}
                  x={part.start}
                  width={Math.max(1, part.width - 1.5)}
                  height="34"
                />
              ) : null}
            </g>
          ))}
      </svg>
      <ul className="legend">
        {parts.map((part) => (
          <li key={part.label}>
            <Swatch fill={part.fill} pattern={part.pattern ?? 'none'} prefix={id} /> {part.label}{' '}
            <strong>{part.text}</strong>
          </li>
        ))}
      </ul>
    </figure>
  )
}
