import { openList } from '../../intake/index.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  type BudgetColumn,
  type BudgetLayout,
  findBudgetColumns,
  type Spellings,
  yearOfTitle,
} from './rules/find-budget-columns.ts'
import type { BudgetRow } from './rules/match-budget.ts'
import { type NumberFault, readRupiah } from './rules/read-rupiah.ts'

export interface WrongNumber {
  readonly sheet: string
  readonly row: number
  /** Letter of the column, as the spreadsheet program shows it. */
  readonly column: string
  readonly written: string
  readonly fault: NumberFault
}
export interface BudgetFile {
  readonly rowsRead: number
  readonly rows: readonly BudgetRow[]
  readonly wrong: readonly WrongNumber[]
}
interface RawRow {
  readonly number: number
  readonly cells: readonly string[]
  readonly numeric: readonly boolean[] | null
}

/** A regency's whole budget has some ten thousand lines; more is another kind of file. */
const rowsMax = 50_000
const headerSearchRows = 40
const textMax = 200

/**
 * Reads the export of the budget application: every sheet that has a header we know. A row with a number that cannot be read
 * is in `wrong` only. `year` is for sheets that say no year themselves. Throws Problem: not a workbook or CSV 415, no header
 * 422, too many rows 422.
 */
export async function readBudgetFile(
  path: string,
  spellings: Spellings,
  year: number | null,
): Promise<BudgetFile> {
  await using list = await openList(path)
  const rows: BudgetRow[] = []
  const wrong: WrongNumber[] = []
  let [rowsRead, headers, seen] = [0, 0, 0]
  for (const sheet of list.sheets) {
    const reader = createSheetReader(sheet.name, spellings, year)
    for await (const batch of sheet.rows()) {
      seen += batch.length
      if (seen > rowsMax) throw new Problem('planning.budget-too-long', 422, { rowsMax })
      for (const raw of batch) {
        const read = reader.read(raw)
        if (read === null) continue
        rowsRead++
        wrong.push(...read.wrong)
        if (read.wrong.length === 0) rows.push(read.row)
      }
    }
    if (reader.hasHeader()) headers++
  }
  if (headers === 0) throw new Problem('planning.budget-no-header', 422, { rows: headerSearchRows })
  return { rowsRead, rows, wrong }
}

function createSheetReader(sheet: string, spellings: Spellings, givenYear: number | null) {
  let layout: BudgetLayout | null = null
  let titleYear: number | null = null
  return {
    hasHeader: () => layout !== null,
    /** null for titles, the header and blank rows. */
    read(raw: RawRow): { row: BudgetRow; wrong: WrongNumber[] } | null {
      if (layout === null) {
        titleYear ??= yearOfTitle(raw.cells)
        if (raw.number <= headerSearchRows) layout = findBudgetColumns(raw.cells, spellings)
        return null
      }
      if (raw.cells.every((cell) => cell.trim() === '')) return null
      return readRow(sheet, raw, layout, givenYear ?? titleYear)
    },
  }
}

function readRow(
  sheet: string,
  { number, cells, numeric }: RawRow,
  layout: BudgetLayout,
  year: number | null,
): { row: BudgetRow; wrong: WrongNumber[] } {
  const wrong: WrongNumber[] = []
  const text = (column: BudgetColumn) => (cells[layout[column] ?? -1] ?? '').trim().slice(0, textMax)
  const amount = (column: BudgetColumn) => {
    const index = layout[column]
    if (index === undefined) return null
    const cell = cells[index] ?? ''
    const read = readRupiah(cell, numeric?.[index] ?? false)
    if (read.fault !== null)
      wrong.push({
        sheet,
        row: number,
        column: letterOf(index),
        written: cell.slice(0, 40),
        fault: read.fault,
      })
    return read.amount
  }
  const row = {
    sheet,
    row: number,
    code: text('code'),
    name: text('name'),
    agency: text('agency'),
    year: text('year') || (year === null ? '' : String(year)),
    plan: amount('plan'),
    revised: amount('revised'),
    realised: amount('realised'),
  }
  return { row, wrong }
}

/** 0 -> A, 26 -> AA */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}
