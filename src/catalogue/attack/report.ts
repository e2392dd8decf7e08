import type { AttackResult, CellRange } from './attack-tables.ts'

const heads = ['attack', 'on', 'hidden numbers', 'pinned', 'narrowest', 'seconds', 'how'] as const

/** The report as plain lines. */
export function reportLines(results: readonly AttackResult[]): string[] {
  const rows = results.map((one) => [
    one.attack,
    one.target,
    String(one.attacked),
    one.risk ? `(${one.pinned})` : String(one.pinned),
    one.narrowest === null ? '-' : one.narrowest.toFixed(0),
    one.seconds.toFixed(1),
    one.note,
  ])
  const all = [[...heads], ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

/** Each hidden number with what it may be; `~` = at least this much, not asked further. */
export function rangeLines(ranges: readonly CellRange[]): string[] {
  return ranges.map(
    ({ release, cell, low, high, exact }) =>
      `${release}|${cell}: ${Math.ceil(low - 1e-6)} to ${Math.floor(high + 1e-6)}${exact ? '' : ' ~'}`,
  )
}
