export type Pattern = 'none' | 'lines' | 'dots' | 'cross'

const marks: Readonly<Record<Exclude<Pattern, 'none'>, string>> = {
  lines: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  dots: 'M2 2h.01M6 6h.01',
  cross: 'M0 8L8 0M0 0L8 8',
}

/** Pattern definitions of one SVG, so that no meaning hangs on colour alone. Ids are prefixed per chart. */
export function PatternDefinitions({ prefix }: { prefix: string }) {
  return (
    <defs>
      {Object.entries(marks).map(([name, d]) => (
        <pattern key={name} id={`${prefix}-${name}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path className="hatch" d={d} strokeLinecap="round" />
        </pattern>
      ))}
    </defs>
  )
}

/** A small coloured, patterned box for legends. */
export function Swatch({ fill, pattern, prefix }: { fill: string; pattern: Pattern; prefix: string }) {
  return (
    <svg viewBox="0 0 22 16" aria-hidden="true">
      <rect className={fill} x="1" y="1" width="20" height="14" rx="3" />
      {pattern === 'none' ? null : (
        <rect fill={`url(#${prefix}-${pattern})`} x="1" y="1" width="20" height="14" rx="3" />
      )}
    </svg>
  )
}
