import { byWorth, type CellSystem, depthOfSplits, type Relation } from './cells.ts'

/**
 * The cell to hide so that the provable range of `narrow` widens: the nearest shown one, walking from sum to sum over
 * hidden cells; within one step the deepest and smallest. Totals of the regency are what readers come for: one is taken
 * only when the walk meets nothing smaller, and so is any total for the sake of a split by age or sex. 'helped' = a cell chosen before in this round lies as near already.
 */
export function chooseRepair(
  system: CellSystem,
  relations: ReadonlyMap<number, readonly Relation[]>,
  narrow: number,
  mayHide: (cell: number) => boolean,
  shown: (cell: number) => boolean,
  chosen: ReadonlySet<number>,
): number | 'helped' | undefined {
  const { cells } = system
  const seen = new Set([narrow])
  const depthMin = cells[narrow]!.depth < depthOfSplits ? 1 : depthOfSplits
  let spared: number | undefined
  for (let edge = [narrow]; edge.length > 0; ) {
    const near = neighbours(relations, edge).filter((cell) => !seen.has(cell))
    for (const cell of near) seen.add(cell)
    if (near.some((cell) => chosen.has(cell))) return 'helped'
    const open = near.filter((cell) => mayHide(cell) && cells[cell]!.value > 0).sort(byWorth(cells))
    const cheapest = open.findLast((cell) => cells[cell]!.depth >= depthMin)
    if (cheapest !== undefined) return cheapest
    spared ??= open.at(-1)
    edge = near.filter((cell) => !shown(cell))
  }
  return spared
}

function neighbours(relations: ReadonlyMap<number, readonly Relation[]>, cells: readonly number[]): number[] {
  const found = new Set<number>()
  for (const relation of new Set(cells.flatMap((cell) => relations.get(cell) ?? [])))
    for (const cell of [relation.total, ...relation.parts].filter((one) => one >= 0)) found.add(cell)
  return [...found]
}
