import { type Audit, auditIntervals, type SolveLinear } from './audit-intervals.ts'
import { byWorth, type CellSystem, componentsOf, primaryCells, type Reason, type Relation } from './cells.ts'
import { chooseRepair } from './choose-repair.ts'
import { hideSecondary, primes, unitVector } from './eliminate.ts'
import { narrowBySums } from './propagate-bounds.ts'

export interface Shown {
  readonly value: number | null
  readonly status: 'A' | 'C' | 'Z'
}
export interface ProtectionLedger {
  readonly cells: number
  readonly shown: number
  readonly zeros: number
  readonly hidden: number
  readonly hiddenBy: Readonly<Record<string, number>>
  readonly auditWidthMin: number | null
  readonly auditedCells: number
}
declare const protectedMark: unique symbol
/** Counts that may leave. Only `protectTables` makes one, and `publish` takes nothing else. */
export interface ProtectedTables {
  readonly [protectedMark]: true
  /** By cell key. Every hidden cell looks the same whatever the reason. */
  readonly cells: ReadonlyMap<string, Shown>
  readonly ledger: ProtectionLedger
}

const roundsMax = 300

/**
 * Hides small counts (and zeros of sensitive ones), then what would give them away: by linear algebra over all cells of
 * the release together, by relations with one or two hidden parts, and by the range an outsider can prove. `hiddenBefore`
 * = keys hidden in the release before (they stay hidden near the threshold); `stayHidden` = keys hidden whatever their value. Method: docs of src/catalogue (README.md). Throws when a component cannot be
 * protected in `roundsMax` rounds.
 */
export function protectTables(
  system: CellSystem,
  hiddenBefore: ReadonlySet<string>,
  stayHidden: ReadonlySet<string>,
  solve: SolveLinear,
): ProtectedTables {
  const primary = primaryCells(system.cells, hiddenBefore, stayHidden)
  const hidden = new Map<number, Reason>()
  let [widthMin, audited]: [number | null, number] = [null, 0]
  const relations = relationsByCell(system)
  for (const members of componentsOf(system)) {
    const audit = protectComponent(system, members, primary, relations, hidden, solve)
    if (audit.widthMin !== null) widthMin = Math.min(widthMin ?? Infinity, audit.widthMin)
    audited += audit.audited
  }
  return finish(system, hidden, { auditWidthMin: widthMin, auditedCells: audited })
}

function finish(
  system: CellSystem,
  hidden: ReadonlyMap<number, Reason>,
  audit: Pick<ProtectionLedger, 'auditWidthMin' | 'auditedCells'>,
): ProtectedTables {
  const cells = new Map<string, Shown>()
  const hiddenBy: Record<string, number> = {}
  for (const [index, cell] of system.cells.entries()) {
    if (!cell.published) continue
    const reason = hidden.get(index)
    if (reason) hiddenBy[reason] = (hiddenBy[reason] ?? 0) + 1
    cells.set(
      cell.key,
      reason ? { value: null, status: 'C' } : { value: cell.value, status: cell.value === 0 ? 'Z' : 'A' },
    )
  }
  const count = (status: Shown['status']) =>
    [...cells.values()].filter((cell) => cell.status === status).length
  const ledger = {
    cells: cells.size,
    shown: count('A'),
    zeros: count('Z'),
    hidden: count('C'),
    hiddenBy,
    ...audit,
  }
  return { cells, ledger } as unknown as ProtectedTables
}

/** The sums that each cell takes part in, as total or part. */
function relationsByCell(system: CellSystem): ReadonlyMap<number, readonly Relation[]> {
  const found = new Map<number, Relation[]>()
  for (const relation of system.relations)
    for (const cell of [relation.total, ...relation.parts])
      found.set(cell, [...(found.get(cell) ?? []), relation])
  return found
}

function protectComponent(
  system: CellSystem,
  members: readonly number[],
  primary: ReadonlyMap<number, Reason>,
  relations: ReadonlyMap<number, readonly Relation[]>,
  hidden: Map<number, Reason>,
  solve: SolveLinear,
): Audit {
  const { cells } = system
  const own = members.filter((cell) => primary.has(cell))
  if (own.length === 0) return { widthMin: null, audited: 0, narrow: [] }
  const extra = new Map<number, Reason>()
  const within = new Set(members.flatMap((cell) => relations.get(cell) ?? []))
  for (let round = 0; round < roundsMax; round++) {
    const now = new Map<number, Reason>([...own.map((cell) => [cell, primary.get(cell)!] as const), ...extra])
    for (const cell of secondaryCells(system, members, now)) now.set(cell, 'secondary')
    const shown = (cell: number) => cells[cell]!.published && !now.has(cell)
    const lonely = singletonRepairs(system, members, relations, shown)
    for (const cell of lonely) extra.set(cell, 'singleton')
    if (lonely.length > 0) continue
    const bySums = narrowBySums(cells, within, own, shown)
    const audit =
      bySums.length > 0
        ? { widthMin: null, audited: 0, narrow: bySums }
        : auditIntervals(cells, members, own, shown, solve)
    if (audit.narrow.length === 0) {
      for (const [cell, reason] of now) hidden.set(cell, reason)
      return audit
    }
    const chosen = repairs(system, members, relations, audit.narrow, shown)
    for (const cell of chosen) extra.set(cell, 'audit')
    if (chosen.size === 0) break
  }
  throw new Error(
    `Assertion failed: the tables around ${cells[own[0]!]!.key.split('|')[0]} cannot be protected`,
  )
}

/** Cells to hide so that no hidden one is a linear combination of shown ones; both primes must agree it is safe. */
function secondaryCells(
  system: CellSystem,
  members: readonly number[],
  hidden: ReadonlyMap<number, Reason>,
): Set<number> {
  const { cells } = system
  const zeros = new Set(
    members
      .filter((cell) => cells[cell]!.published && !hidden.has(cell) && cells[cell]!.value === 0)
      .flatMap((cell) => cells[cell]!.parts),
  )
  const vector = (cell: number) => unitVector(cells[cell]!.parts.filter((part) => !zeros.has(part)))
  let candidates = members
    .filter((cell) => cells[cell]!.published && !hidden.has(cell) && cells[cell]!.value > 0)
    .sort(byWorth(cells))
  const targets = [...hidden.keys()].map(vector).filter((one) => one.size > 0)
  const found = new Set<number>()
  for (const prime of primes) {
    for (const position of hideSecondary(candidates.map(vector), targets, prime))
      found.add(candidates[position]!)
    candidates = candidates.filter((cell) => !found.has(cell))
  }
  return found
}

/** A person alone in a cell knows it: two hidden parts of a shown total, one of them 1, need a third. */
function singletonRepairs(
  system: CellSystem,
  members: readonly number[],
  relations: ReadonlyMap<number, readonly Relation[]>,
  shown: (cell: number) => boolean,
): number[] {
  const { cells } = system
  const found: number[] = []
  for (const relation of new Set(members.flatMap((cell) => relations.get(cell) ?? []))) {
    const parts = [relation.total, ...relation.parts].filter(
      (cell) => !shown(cell) && (cells[cell]!.value > 0 || cells[cell]!.hideZero),
    )
    if (parts.length !== 2 || !parts.some((cell) => cells[cell]!.value === 1)) continue
    const choice = [relation.total, ...relation.parts]
      .filter((cell) => shown(cell) && cells[cell]!.value > 0)
      .sort(byWorth(cells))
      .at(-1)
    if (choice !== undefined) found.push(choice)
  }
  return found
}

/** Cells to hide for all narrow ones of a round. Few at a time: each may widen many, and what is left comes again. */
function repairs(
  system: CellSystem,
  members: readonly number[],
  relations: ReadonlyMap<number, readonly Relation[]>,
  narrow: readonly number[],
  shown: (cell: number) => boolean,
): ReadonlySet<number> {
  const chosen = new Set<number>()
  for (const cell of narrow) {
    const choice = chooseRepair(system, relations, cell, shown, chosen)
    if (typeof choice === 'number') chosen.add(choice)
  }
  if (chosen.size > 0) return chosen
  const open = members.filter((cell) => shown(cell) && system.cells[cell]!.value > 0)
  return new Set(open.sort(byWorth(system.cells)).slice(-1))
}
