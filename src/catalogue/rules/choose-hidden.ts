import { Problem } from '../../kernel/problem.ts'
import { type Audit, auditIntervals, type SolveLinear } from './audit-intervals.ts'
import {
  byWorth,
  type CellSystem,
  componentsOf,
  depthOfSplits,
  type Limit,
  type Link,
  type Reason,
  type Relation,
} from './cells.ts'
import { chooseRepair } from './choose-repair.ts'
import { differenceVector, hideSecondary, primes, unitVector } from './eliminate.ts'
import { narrowBySums } from './propagate-bounds.ts'

/** Steps 5 to 7 of the method. A release takes all; tests leave one out to see that the attacks notice. */
export interface Steps {
  readonly eliminate: boolean
  readonly singletons: boolean
  readonly audit: boolean
}
const allSteps: Steps = { eliminate: true, singletons: true, audit: true }

export interface Hiding {
  readonly hidden: ReadonlyMap<number, Reason>
  readonly auditWidthMin: number | null
  readonly auditedCells: number
}
interface Surroundings {
  /** By cell, for walking: sums, and groups that share a limit. */
  readonly relations: ReadonlyMap<number, readonly Relation[]>
  readonly within: ReadonlySet<Relation>
  /** That touch the cells looked at, as whole or part. */
  readonly limits: readonly Limit[]
  readonly links: readonly Link[]
}

const roundsMax = 300

/**
 * Which cells to hide besides the primary ones, and the range that is left to each. `known` = cells that are public
 * already. Throws Problem 409 'catalogue.cannot-protect' when no choice protects a table.
 */
export function chooseHidden(
  system: CellSystem,
  primary: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  solve: SolveLinear,
  steps: Steps = allSteps,
): Hiding {
  const relations = relationsByCell(system)
  const limits = limitsByCell(system)
  const links = linksByInner(system)
  const components = componentsOf(system)
  const surroundingsOf = (members: readonly number[]): Surroundings => ({
    relations,
    within: new Set(members.flatMap((cell) => relations.get(cell) ?? []).filter((one) => !isGroup(one))),
    limits: [...new Set(members.flatMap((cell) => limits.get(cell) ?? []))],
    links: [...new Set(members.flatMap((cell) => links.get(system.cells[cell]!.parts[0]!) ?? []))],
  })
  const found = new Map<number, Protection>()
  let given = primary
  for (let at = 0; at < components.length; ) {
    const members = components[at]!
    const own =
      found.get(at) ?? protectComponent(system, members, given, known, surroundingsOf(members), steps, solve)
    if ('hidden' in own) {
      found.set(at++, own)
      continue
    }
    // Everything near is hidden and still too narrow: what limits it from another table gives way too. A zero cannot:
    // where zeros are shown, a hidden count is known to be at least 1.
    const mayGive = (cell: number) => system.cells[cell]!.value > 0 && !given.has(cell) && !known.has(cell)
    const inside = new Set(members)
    const giving = [own.limits.map(({ whole }) => whole), own.limits.flatMap(({ parts }) => parts)]
      .map((ones) => new Set(ones.filter((cell) => !inside.has(cell) && mayGive(cell))))
      .find((ones) => ones.size > 0)
    if (!giving) throw new Problem('catalogue.cannot-protect', 409, { table: own.table })
    given = new Map([...given, ...[...giving].map((cell) => [cell, 'audit'] as const)])
    // Their own tables are protected anew; the others only have less that limits them.
    for (const [one, cells] of components.entries())
      if (cells.some((cell) => giving.has(cell))) found.delete(one)
    at = 0
  }
  return togetherOf([...found.values()])
}

/** What is hidden in cells that share inner cells or limits, and what the audit found of it. */
interface Protection {
  readonly hidden: ReadonlyMap<number, Reason>
  readonly audit: Audit
}
/** A table that stays too narrow whatever of it is hidden, and the limits on it. */
interface Stuck {
  readonly table: string
  readonly limits: readonly Limit[]
}

function togetherOf(parts: readonly Protection[]): Hiding {
  const widths = parts.flatMap(({ audit }) => audit.widthMin ?? [])
  return {
    hidden: new Map(parts.flatMap(({ hidden }) => [...hidden])),
    auditWidthMin: widths.length === 0 ? null : Math.min(...widths),
    auditedCells: parts.reduce((sum, { audit }) => sum + audit.audited, 0),
  }
}

function protectComponent(
  system: CellSystem,
  members: readonly number[],
  primary: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  around: Surroundings,
  steps: Steps,
  solve: SolveLinear,
): Protection | Stuck {
  const { cells } = system
  const own = members.filter((cell) => primary.has(cell))
  if (own.length === 0) return { hidden: new Map(), audit: { widthMin: null, audited: 0, narrow: [] } }
  const first = new Map(own.map((cell) => [cell, primary.get(cell)!]))
  const extra = new Map<number, Reason>()
  for (let round = 0; round < roundsMax; round++) {
    const now = new Map([...first, ...extra])
    if (steps.eliminate)
      for (const cell of secondaryCells(system, members, now, known, around.links)) now.set(cell, 'secondary')
    const shown = (cell: number) => cells[cell]!.published && !now.has(cell)
    const mayHide = (cell: number) => shown(cell) && !known.has(cell)
    const lonely = steps.singletons ? singletonRepairs(system, around.within, shown, mayHide) : []
    for (const cell of lonely) extra.set(cell, 'singleton')
    if (lonely.length > 0) continue
    const audit = steps.audit
      ? auditHidden(system, members, own, now, known, primary, around, solve)
      : noAudit
    if (audit.narrow.length === 0) return { hidden: now, audit }
    const chosen = repairs(system, members, around.relations, audit.narrow, mayHide, shown)
    for (const cell of chosen) extra.set(cell, 'audit')
    if (chosen.size === 0) break
  }
  return { table: cells[own[0]!]!.key.split('|')[0]!, limits: around.limits }
}

const noAudit: Audit = { widthMin: null, audited: 0, narrow: [] }

/**
 * Two audits. Within the release every protected count keeps a range of threshold - 1. With everything else that is
 * public (who is among whom, what another release of the month shows) every hidden count can still be two numbers.
 */
function auditHidden(
  system: CellSystem,
  members: readonly number[],
  own: readonly number[],
  now: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  given: ReadonlyMap<number, Reason>,
  { within, limits, links }: Surroundings,
  solve: SolveLinear,
): Audit {
  const { cells } = system
  const shown = (cell: number) => cells[cell]!.published && !now.has(cell)
  const bySums = narrowBySums(cells, within, own, shown)
  if (bySums.length > 0) return { ...noAudit, narrow: bySums }
  const need = (cell: number) => cells[cell]!.threshold - 1
  const sums = { members, links, limits: [], open: shown }
  const audit = auditIntervals(cells, { ...sums, targets: own, shown, need }, solve)
  if (audit.narrow.length > 0) return audit
  const public_ = (cell: number) => shown(cell) || known.has(cell)
  const targets = [...now.keys()].filter((cell) => !known.has(cell))
  const wider = auditIntervals(
    cells,
    { ...sums, targets, shown: public_, need: () => 1, limits, open: (cell) => !given.has(cell) },
    solve,
  )
  return { ...audit, narrow: wider.narrow }
}

/** The sums that each cell takes part in, as total or part. */
function relationsByCell(system: CellSystem): ReadonlyMap<number, readonly Relation[]> {
  const found = new Map<number, Relation[]>()
  for (const relation of [...system.relations, ...groupsOf(system)])
    for (const cell of [relation.total, ...relation.parts].filter((one) => one >= 0))
      found.set(cell, [...(found.get(cell) ?? []), relation])
  return found
}

/** Limits by their whole and parts. */
function limitsByCell({ limits = [] }: CellSystem): ReadonlyMap<number, readonly Limit[]> {
  const found = new Map<number, Limit[]>()
  for (const limit of limits)
    for (const cell of [limit.whole, ...limit.parts]) {
      const own = found.get(cell)
      if (own) own.push(limit)
      else found.set(cell, [limit])
    }
  return found
}

function linksByInner({ links = [] }: CellSystem): ReadonlyMap<number, readonly Link[]> {
  const found = new Map<number, Link[]>()
  for (const link of links)
    for (const inner of [...link.left, ...link.right]) found.set(inner, [...(found.get(inner) ?? []), link])
  return found
}

/** Cells under one limit are near each other: hiding one widens the range of the others. A group is no sum. */
function groupsOf({ limits = [] }: CellSystem): Relation[] {
  return limits.filter(({ parts }) => parts.length > 1).map(({ parts }) => ({ total: -1, parts }))
}
const isGroup = ({ total }: Relation) => total < 0

/** Cells to hide so that no hidden one is a linear combination of shown ones; both primes must agree it is safe. */
function secondaryCells(
  system: CellSystem,
  members: readonly number[],
  hidden: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  links: readonly Link[],
): Set<number> {
  const { cells } = system
  const zeros = new Set(
    members
      .filter(
        (cell) =>
          cells[cell]!.value === 0 && (known.has(cell) || (cells[cell]!.published && !hidden.has(cell))),
      )
      .flatMap((cell) => cells[cell]!.parts),
  )
  const isOpen = (part: number) => !zeros.has(part)
  const vector = (cell: number) => unitVector(cells[cell]!.parts.filter(isOpen))
  const forced = members.filter((cell) => known.has(cell) && cells[cell]!.value > 0).map(vector)
  let candidates = members
    .filter(
      (cell) => cells[cell]!.published && !hidden.has(cell) && !known.has(cell) && cells[cell]!.value > 0,
    )
    .sort(byWorth(cells))
  const targets = [...hidden.keys()]
    .filter((cell) => !known.has(cell))
    .map(vector)
    .filter((one) => one.size > 0)
  const found = new Set<number>()
  for (const prime of primes) {
    const equal = links.map(({ left, right }) =>
      differenceVector(left.filter(isOpen), right.filter(isOpen), prime),
    )
    for (const position of hideSecondary(candidates.map(vector), targets, prime, [...equal, ...forced]))
      found.add(candidates[position]!)
    candidates = candidates.filter((cell) => !found.has(cell))
  }
  return found
}

/**
 * A person alone in a cell knows it: two hidden parts of a shown total, one of them 1, need a third. A total does not give
 * way to its own two sexes.
 */
function singletonRepairs(
  system: CellSystem,
  within: ReadonlySet<Relation>,
  shown: (cell: number) => boolean,
  mayHide: (cell: number) => boolean,
): number[] {
  const { cells } = system
  const found: number[] = []
  for (const relation of within) {
    const parts = [relation.total, ...relation.parts].filter(
      (cell) => !shown(cell) && (cells[cell]!.value > 0 || cells[cell]!.hideZero),
    )
    if (parts.length !== 2 || !parts.some((cell) => cells[cell]!.value === 1)) continue
    const choice = [relation.total, ...relation.parts]
      .filter((cell) => mayHide(cell) && cells[cell]!.value > 0)
      .filter(
        (cell) =>
          cells[cell]!.depth >= depthOfSplits || parts.some((part) => cells[part]!.depth < depthOfSplits),
      )
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
  mayHide: (cell: number) => boolean,
  shown: (cell: number) => boolean,
): ReadonlySet<number> {
  const chosen = new Set<number>()
  for (const cell of narrow) {
    const choice = chooseRepair(system, relations, cell, mayHide, shown, chosen)
    if (typeof choice === 'number') chosen.add(choice)
  }
  if (chosen.size > 0) return chosen
  const open = members.filter((cell) => mayHide(cell) && system.cells[cell]!.value > 0)
  return new Set(open.sort(byWorth(system.cells)).slice(-1))
}
