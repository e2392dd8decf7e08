/**
 * Deals items out to lots that cost about the same, the dearest items first: one lot for each number of `before`, which is what it
 * costs already.
 */
export function dealOut<Item>(
  items: readonly Item[],
  costOf: (item: Item) => number,
  before: readonly number[],
): Item[][] {
  const costs = [...before]
  const lots = costs.map((): Item[] => [])
  for (const item of items.toSorted((x, y) => costOf(y) - costOf(x))) {
    const least = costs.indexOf(Math.min(...costs))
    lots[least]!.push(item)
    costs[least]! += costOf(item)
  }
  return lots
}
