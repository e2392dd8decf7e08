import { Problem } from '../../kernel/problem.ts'
import { type Audit, auditIntervals, type SolveLinear } from './audit-intervals.ts'
import { type Component, type Narrow, TogetherAudit } from './audit-together.ts'
import {
  type AtMost,
  atMostsOf,
  byWorth,
  type CellSystem,
  componentsOf,
  depthOfSplits,
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
  /** The audit of all tables together. */
  readonly together: boolean
}
const allSteps: Steps = { eliminate: true, singletons: true, audit: true, together: true }

export interface Hiding {
  readonly hidden: ReadonlyMap<number, Reason>
  readonly auditWidthMin: number | null
  readonly auditedCells: number
}
interface Surroundings {
  /** By cell, for walking: sums, and groups that share a limit. */
  readonly relations: ReadonlyMap<number, readonly Relation[]>
  readonly within: ReadonlySet<Relation>
  readonly links: readonly Link[]
}

const roundsMax = 300

/**
 * Which cells to hide besides the primary ones, and the range that is left to each. `known` = cells that are public
 * already. Each component is protected by itself, then all are looked at together. Throws Problem 409
 * 'catalogue.cannot-protect' when no choice protects a table.
 */
export function chooseHidden(
  system: CellSystem,
  primary: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  solve: SolveLinear,
  steps: Steps = allSteps,
): Hiding {
  const { cells } = system
  const relations = byCell([...system.relations, ...groupsOf(system)])
  const links = linksByInner(system)
  const components = componentsOf(system).map((members) => ({
    members,
    around: {
      relations,
      within: new Set(members.flatMap((cell) => relations.get(cell) ?? []).filter((one) => !isGroup(one))),
      links: [...new Set(members.flatMap((cell) => links.get(cells[cell]!.parts[0]!) ?? []))],
    },
  }))
  const placeOf = new Map(components.flatMap(({ members }, place) => members.map((cell) => [cell, place])))
  const atMosts = atMostsOf(system)
  const everything = byCell([...relations.values()].flat().concat(atMosts.map(nearOf)))
  const together = new TogetherAudit(system, atMosts, known, solve)
  const found: Protection[] = []
  const due = new Set(components.keys())
  for (let round = 0; ; round++) {
    for (const place of due) {
      const { members, around } = components[place]!
      found[place] = protectComponent(system, members, primary, known, around, steps, solve, found[place])
    }
    const narrow = steps.together ? together.narrow(found, placeOf) : []
    if (narrow.length === 0) return togetherOf(found)
    due.clear()
    const isHidden = (cell: number) => found[placeOf.get(cell)!]!.hidden.has(cell)
    for (const one of narrow) {
      const chosen = widen(system, everything, one, isHidden, known)
      if (chosen.size === 0 || round === roundsMax) throw cannotProtect(system, one.narrow[0]!)
      for (const cell of chosen) {
        found[placeOf.get(cell)!]!.extra.set(cell, 'audit')
        due.add(placeOf.get(cell)!)
      }
    }
  }
}

/** What is hidden in cells that share inner cells or limits, and what the audit found of it. */
interface Protection extends Component {
  readonly audit: Audit
  /** Hidden for the sake of ranges and of people alone in a cell: they stay hidden when it is protected anew. */
  readonly extra: Map<number, Reason>
}

function togetherOf(parts: readonly Protection[]): Hiding {
  const widths = parts.flatMap(({ audit }) => audit.widthMin ?? [])
  return {
    hidden: new Map(parts.flatMap(({ hidden }) => [...hidden])),
    auditWidthMin: widths.length === 0 ? null : Math.min(...widths),
    auditedCells: parts.reduce((sum, { audit }) => sum + audit.audited, 0),
  }
}

/** Within the release every protected count keeps a range of threshold - 1. */
function protectComponent(
  system: CellSystem,
  members: readonly number[],
  primary: ReadonlyMap<number, Reason>,
  known: ReadonlySet<number>,
  around: Surroundings,
  steps: Steps,
  solve: SolveLinear,
  before: Protection | undefined,
): Protection {
  const { cells } = system
  const { links, within } = around
  const own = members.filter((cell) => primary.has(cell))
  const extra = before?.extra ?? new Map<number, Reason>()
  const first = new Map(own.map((cell) => [cell, primary.get(cell)!]))
  if (own.length + extra.size === 0) return { members, links, within, extra, hidden: first, audit: noAudit }
  for (let round = 0; round < roundsMax; round++) {
    const now = new Map([...first, ...extra])
    if (steps.eliminate)
      for (const cell of secondaryCells(system, members, now, known, links)) now.set(cell, 'secondary')
    const shown = (cell: number) => cells[cell]!.published && !now.has(cell)
    const mayHide = (cell: number) => shown(cell) && !known.has(cell)
    const lonely = steps.singletons ? singletonRepairs(system, around.within, shown, mayHide) : []
    for (const cell of lonely) extra.set(cell, 'singleton')
    if (lonely.length > 0) continue
    const audit = steps.audit ? auditHidden(system, members, own, shown, around, solve) : noAudit
    if (audit.narrow.length === 0) return { members, links, within, extra, hidden: now, audit }
    const chosen = repairs(system, members, around.relations, audit.narrow, mayHide, shown)
    for (const cell of chosen) extra.set(cell, 'audit')
    if (chosen.size === 0) break
  }
  throw cannotProtect(system, members[0]!)
}

const cannotProtect = ({ cells }: CellSystem, cell: number) =>
  new Problem('catalogue.cannot-protect', 409, { table: cells[cell]!.key.split('|')[0]! })
const noAudit: Audit = { widthMin: null, audited: 0, narrow: [] }

function auditHidden(
  system: CellSystem,
  members: readonly number[],
  own: readonly number[],
  shown: (cell: number) => boolean,
  { within, links }: Surroundings,
  solve: SolveLinear,
): Audit {
  const { cells } = system
  const need = (cell: number) => cells[cell]!.threshold - 1
  const bySums = narrowBySums(cells, { relations: within, atMosts: [], targets: own, shown, need })
  if (bySums.length > 0) return { ...noAudit, narrow: bySums }
  return auditIntervals(cells, { members, links, atMosts: [], targets: own, shown, need }, solve)
}

/**
 * What gives way for counts that another table holds too narrow: the nearest, by sums and limits. A zero cannot: where
 * zeros are shown, a hidden count is known to be at least 1. Counts that no table tells are taken for known beyond the
 * cells that were looked at together; they give way by being protected too.
 */
function widen(
  system: CellSystem,
  relations: ReadonlyMap<number, readonly Relation[]>,
  { narrow, members }: Narrow,
  isHidden: (cell: number) => boolean,
  known: ReadonlySet<number>,
): ReadonlySet<number> {
  const { cells } = system
  const shown = (cell: number) => !isHidden(cell) && (cells[cell]!.published || !members.has(cell))
  const mayHide = (cell: number) => shown(cell) && !known.has(cell)
  return repairs(system, [...members], relations, narrow, mayHide, shown)
}

/** The sums that each cell takes part in, as total or part. */
function byCell(relations: Iterable<Relation>): ReadonlyMap<number, readonly Relation[]> {
  const found = new Map<number, Relation[]>()
  for (const relation of new Set(relations))
    for (const cell of [relation.total, ...relation.parts].filter((one) => one >= 0)) {
      const own = found.get(cell)
      if (own) own.push(relation)
      else found.set(cell, [relation])
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
const nearOf = ({ less, more }: AtMost): Relation => ({ total: -1, parts: [...less, ...more] })

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
