export type StatusTone = 'good' | 'fair' | 'poor' | 'bad' | 'unproven' | 'none' | 'hidden'

/** The shape says the same as the colour: full, three quarters, half, quarter, empty circle; a bar, and the sign of hidden numbers. */
const shapes: Readonly<Record<StatusTone, string>> = {
  good: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  fair: 'M8 1a7 7 0 1 1-7 7h7z',
  poor: 'M8 1a7 7 0 0 1 0 14z',
  bad: 'M8 1a7 7 0 0 1 7 7H8z',
  unproven: '',
  none: 'M3 7h10v2H3z',
  hidden: 'M7.2 4h1.6v8H7.2zM4.1 6.7l.8-1.4 7 4-.8 1.4zM4.9 10.7l-.8-1.4 7-4 .8 1.4z',
}

/** A word of status with a shape, readable without colour. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <span className={`badge ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle
          cx="8"
          cy="8"
          r="7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray={tone === 'unproven' ? '3 2.5' : undefined}
        />
        <path d={shapes[tone]} fill="currentColor" />
      </svg>
      {children}
    </span>
  )
}
