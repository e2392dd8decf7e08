import type { ShownEstimate } from '../../../../src/planning/welfare-index/contract.ts'

/**
 * 0 to 100: the figure as a bar, a wide pale band for what it can be, a narrower one for hidden counts alone, and a mark at the
 * figure. `label` says the same in words.
 */
export function RangeBar({ estimate, label }: { estimate: ShownEstimate; label: string }) {
  const at = (value: number) => 2 + Math.max(0, Math.min(100, value)) * 3
  const span = (low: number, high: number) => ({ x: at(low), width: Math.max(1, at(high) - at(low)) })
  return (
    <svg className="chart range-bar" viewBox="0 0 304 22" role="img" aria-label={label}>
      <title>{label}</title>
      <rect className="progress-track" x="2" y="6.5" width="300" height="9" rx="4.5" />
      <rect className="fill-good" {...span(0, estimate.value)} y="6.5" height="9" rx="4.5" />
      <rect className="range-all" {...span(estimate.low, estimate.high)} y="3" height="16" rx="2" />
      <rect className="range-hidden" {...span(estimate.hiddenLow, estimate.hiddenHigh)} y="8" height="6" />
      <path className="progress-mark" d={`M${at(estimate.value)} 0v22`} />
    </svg>
  )
}
