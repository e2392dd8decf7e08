import type { SolveLinear } from './audit-intervals.ts'
import { type CellSystem, primaryCells, type Reason } from './cells.ts'
import { chooseHidden } from './choose-hidden.ts'

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
/**
 * Counts that may leave. Its class stays in this file: nothing else can make one, not by writing down its parts and not
 * by copying one with other numbers.
 */
class Protected {
  readonly #made = true
  /** By cell key. Every hidden cell looks the same whatever the reason. */
  readonly cells: ReadonlyMap<string, Shown>
  readonly ledger: ProtectionLedger
  constructor(cells: ReadonlyMap<string, Shown>, ledger: ProtectionLedger) {
    this.cells = cells
    this.ledger = ledger
  }
  static made(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #made in value && value.#made
  }
}
export type ProtectedTables = Protected

/** The same question at run time, for a program that got around its types. */
export const isProtected = (value: unknown) => Protected.made(value)

/** What earlier releases showed and hid. Names are keys of cells. */
export interface ReleaseMemory {
  /** Hidden in the release before: they stay hidden near the threshold. */
  readonly hiddenBefore: ReadonlySet<string>
  /** Hidden in a release of the same month: they stay hidden whatever they are. */
  readonly stayHidden: ReadonlySet<string>
  /** Shown by a release of the same month with the value they still have: nothing takes that back. */
  readonly known: ReadonlySet<string>
}
export const noMemory: ReleaseMemory = {
  hiddenBefore: new Set(),
  stayHidden: new Set(),
  known: new Set(),
}

/**
 * Hides small counts (and zeros of sensitive ones), then what would give them away: by linear algebra over all cells of
 * the release together, by relations with one or two hidden parts, and by the range an outsider can prove. Method:
 * README.md of src/catalogue. Throws Problem 409 'catalogue.cannot-protect' when no choice protects a table.
 */
export function protectTables(
  system: CellSystem,
  memory: ReleaseMemory,
  solve: SolveLinear,
): ProtectedTables {
  const primary = primaryCells(system, memory.hiddenBefore, memory.stayHidden)
  const known = new Set([...system.cells.keys()].filter((cell) => memory.known.has(system.cells[cell]!.key)))
  const { hidden, ...audit } = chooseHidden(system, primary, known, solve)
  return finish(system, hidden, audit)
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
  return new Protected(cells, ledger)
}
