import { extent, ticks } from 'd3-array'
import type { Band } from '../../ui/tile-map.tsx'

/** Coverage in percent, the same steps on every map so that maps can be compared. */
export const coverageBands: readonly Band[] = [
  { from: 0, label: '< 40 %' },
  { from: 40, label: '40–59 %' },
  { from: 60, label: '60–74 %' },
  { from: 75, label: '75–89 %' },
  { from: 90, label: '≥ 90 %' },
]

/** At most five steps of round width over the values, from little to much; whole numbers get whole steps. */
export function evenBands(values: readonly number[], format: (value: number) => string): Band[] {
  const [least, most] = extent(values)
  if (least === undefined || most === undefined) return [{ from: 0, label: format(0) }]
  const whole = values.every(Number.isInteger)
  const inner = ticks(least, most, 4)
    .filter((tick) => tick > least && tick <= most && (!whole || Number.isInteger(tick)))
    .slice(0, 4)
  const starts = [0, ...inner]
  return starts.map((from, index) => {
    const next = starts[index + 1]
    if (index === 0 && next !== undefined)
      return { from: Number.NEGATIVE_INFINITY, label: `< ${format(next)}` }
    return { from, label: next === undefined ? `≥ ${format(from)}` : `${format(from)} – ${format(next)}` }
  })
}
