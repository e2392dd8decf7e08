/** How often each of `kinds` stands in `found`; all are named, also those that never do. */
export function countEach<T extends string>(kinds: readonly T[], found: readonly T[]): Record<T, number> {
  const counts = kinds.map((kind) => [kind, found.filter((one) => one === kind).length])
  return Object.fromEntries(counts) as Record<T, number>
}
