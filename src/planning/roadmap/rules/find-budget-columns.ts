import { comparisonKey } from '../../../kernel/comparison-key.ts'

export const budgetColumns = ['code', 'name', 'agency', 'year', 'plan', 'revised', 'realised'] as const
export type BudgetColumn = (typeof budgetColumns)[number]
/** Where each column stands, from 0; absent = the sheet has none. */
export type BudgetLayout = Readonly<Partial<Record<BudgetColumn, number>>>
export type Spellings = Readonly<Partial<Record<BudgetColumn, readonly string[]>>>

const amounts: readonly BudgetColumn[] = ['plan', 'revised', 'realised']

/**
 * The columns of a header row: it names the action (code or name) and at least one amount. null = this row is no header.
 * Of two columns with one meaning the first counts.
 */
export function findBudgetColumns(cells: readonly string[], spellings: Spellings): BudgetLayout | null {
  const meaning = new Map(
    budgetColumns.flatMap((column) =>
      [column, ...(spellings[column] ?? [])].map((spelling) => [comparisonKey(spelling), column] as const),
    ),
  )
  const layout: Partial<Record<BudgetColumn, number>> = {}
  for (const [index, cell] of cells.entries()) {
    const column = meaning.get(comparisonKey(cell.slice(0, 200)))
    if (column !== undefined) layout[column] ??= index
  }
  const hasName = layout.code !== undefined || layout.name !== undefined
  return hasName && amounts.some((column) => layout[column] !== undefined) ? layout : null
}

/** The year of a title above the header: "TAHUN ANGGARAN 2026". */
export function yearOfTitle(cells: readonly string[]): number | null {
  const found = /\btahun(?:\s+anggaran)?\s*:?\s*(20\d\d)\b/i.exec(cells.join(' ').slice(0, 2_000))
  return found ? Number(found[1]) : null
}
