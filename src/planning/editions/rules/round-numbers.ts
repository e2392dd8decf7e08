/** Every number to four digits after the point: what follows is noise of the arithmetic, and differs between machines. */
export function roundNumbers<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 10_000) / 10_000 + 0) as T
  if (Array.isArray(value)) return value.map(roundNumbers) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, roundNumbers(inside)])) as T
}
