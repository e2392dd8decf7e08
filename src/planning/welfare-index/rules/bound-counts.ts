import type {
  BoundedProgramme,
  Bounds,
  Cell,
  Cells,
  Column,
  IndexArea,
  ProgrammeTable,
  Published,
  Span,
} from './model.ts'

type Count = Exclude<Column, 'entitled'>
const counts: readonly Count[] = ['reached', 'missed', 'wrongly-reached', 'cannot-tell']

/** Above its threshold by less than this, a count that was hidden before stays hidden (disclosure policy). */
const nearThreshold = 3
/** Stands for "no bound": more than a regency has people. */
const boundless = 1e9

/** Areas with those below them. */
export interface Tree {
  readonly top: IndexArea
  below(code: string): readonly IndexArea[]
}
export function treeOf(areas: readonly IndexArea[]): Tree {
  const byParent = Map.groupBy(areas, (area) => area.parentCode)
  return { top: areas.find((area) => area.level === 'regency')!, below: (code) => byParent.get(code) ?? [] }
}

/**
 * What every count of a programme can be, from what is published. A shown count is itself. A hidden one is at least the sum
 * of what is shown below it, and at most what the area above leaves over (people of unknown village are part of that), and
 * at most the entitled of its own area. Only a total of the regency has nothing above it: see `mostOfRegency`.
 * null: the programme was not measured.
 */
export function boundProgramme(
  table: ProgrammeTable,
  tree: Tree,
  published: Published,
): BoundedProgramme | null {
  const top = table.areas.get(tree.top.code)
  if (!top || counts.every((column) => top[column].status === 'M')) return null
  const spans = {} as Record<Count, Map<string, Span>>
  const lows = Object.fromEntries(counts.map((column) => [column, lowsOf(table, tree, column)])) as Record<
    Count,
    Map<string, number>
  >
  for (const column of counts) {
    const other = column === 'reached' ? 'missed' : column === 'missed' ? 'reached' : null
    const most = (code: string) =>
      other ? entitledLeft(table.areas.get(code)!, lows[other].get(code) ?? 0) : Infinity
    spans[column] = spansOf(table, tree, column, lows[column], most, published)
  }
  return {
    id: table.id,
    areas: new Map(
      [...table.areas].flatMap(([code, cells]) =>
        spans.reached.has(code) ? [[code, boundsOf(cells, (column) => spans[column].get(code)!)]] : [],
      ),
    ),
  }
}

function boundsOf(cells: Cells, span: (column: Count) => Span): Bounds {
  const [reached, missed] = [span('reached'), span('missed')]
  const shown = cells.entitled.value
  return {
    reached,
    missed,
    wrong: span('wrongly-reached'),
    unknown: span('cannot-tell'),
    entitled:
      shown === null
        ? { low: reached.low + missed.low, high: reached.high + missed.high }
        : { low: shown, high: shown },
  }
}

/** A month of the trend: the regency alone. null: not measured. */
export function boundMonth(cells: Cells, sensitive: boolean, published: Published): Bounds | null {
  if (counts.every((column) => cells[column].status === 'M')) return null
  const threshold = sensitive ? published.sensitiveThreshold : published.threshold
  // Entitled, reached and missed all hidden: one of them may be small and hide the other two, however large.
  const noneShown = [cells.entitled, cells.reached, cells.missed].every((cell) => cell.value === null)
  return boundsOf(cells, (column) => {
    const shown = cells[column].value
    if (shown !== null) return { low: shown, high: shown }
    if (column === 'wrongly-reached' || column === 'cannot-tell')
      return { low: 0, high: smallest(cells[column], threshold) }
    const most = noneShown ? everybody(published) : smallest(cells[column], threshold)
    return { low: 0, high: cells.entitled.value ?? most }
  })
}

const everybody = (published: Published) => published.people ?? boundless
const smallest = (cell: Cell, threshold: number) => (cell.status === 'C' ? threshold + nearThreshold - 1 : 0)

function entitledLeft(cells: Cells, otherLow: number): number {
  const shown = cells.entitled.value
  return shown === null ? Infinity : shown - otherLow
}

/** So many hidden districts could hide each other: then a hidden total of the regency is hidden for being small itself. */
const hideEachOther = 3

/**
 * Bound of a hidden total of the regency. It is hidden for being small (below the threshold of the policy, or still near it)
 * when nothing below it is shown and enough districts are hidden; otherwise it may be hidden for their sake, and only the
 * people of the register bound it. This is the one place where the policy, not arithmetic, gives a bound.
 */
function mostOfRegency(table: ProgrammeTable, tree: Tree, column: Count, low: number, published: Published) {
  const hidden = tree
    .below(tree.top.code)
    .filter(({ code }) => table.areas.get(code)?.[column].status === 'C').length
  const threshold = table.sensitive ? published.sensitiveThreshold : published.threshold
  const isSmall = low === 0 && hidden >= hideEachOther
  return isSmall ? smallest(table.areas.get(tree.top.code)![column], threshold) : everybody(published)
}

function lowsOf(table: ProgrammeTable, tree: Tree, column: Count): Map<string, number> {
  const found = new Map<string, number>()
  const visit = (area: IndexArea): number => {
    const below = tree.below(area.code).reduce((sum, child) => sum + visit(child), 0)
    const cell = table.areas.get(area.code)?.[column]
    if (!cell) return below
    found.set(area.code, cell.value ?? below)
    return cell.value ?? below
  }
  visit(tree.top)
  return found
}

function spansOf(
  table: ProgrammeTable,
  tree: Tree,
  column: Count,
  lows: ReadonlyMap<string, number>,
  most: (code: string) => number,
  published: Published,
): Map<string, Span> {
  const found = new Map<string, Span>()
  const visit = (area: IndexArea, left: number): void => {
    const cell = table.areas.get(area.code)?.[column]
    if (!cell) return
    const low = lows.get(area.code)!
    const high = cell.value ?? Math.max(low, Math.min(left, most(area.code)))
    found.set(area.code, { low, high })
    const below = tree.below(area.code)
    const rest = high - below.reduce((sum, child) => sum + (lows.get(child.code) ?? 0), 0)
    for (const child of below) visit(child, rest + (lows.get(child.code) ?? 0))
  }
  const known = most(tree.top.code)
  const low = lows.get(tree.top.code)!
  visit(tree.top, known === Infinity ? mostOfRegency(table, tree, column, low, published) : known)
  return found
}
