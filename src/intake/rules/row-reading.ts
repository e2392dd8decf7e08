/** One row while it is being read: its cells by field, and what was found in them. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { limits } from '../../kernel/limits.ts'
import type { Finding, RawRow, Severity, SheetLayout } from '../model.ts'
import type { CheckSettings } from './check-row.ts'
import { cleanText, isBlank } from './clean-text.ts'
import type { DateOrder } from './read-date.ts'

/** A cell of a column of yes and no, with the category its header names. */
export interface Tick {
  readonly column: number
  readonly category: string
}

export interface RowReading {
  readonly settings: CheckSettings
  readonly layout: SheetLayout
  /** Of the present row; a new list for every row. */
  readonly findings: Finding[]
  readonly ticks: readonly Tick[]
  /** Starts the next row; what was found before belongs to the caller. */
  begin(row: RawRow, hidden: boolean): void
  /** Cleaned text of the field's cell; '' when blank or not in the list. */
  text(field: Field): string
  textAt(column: number): string
  isNumeric(field: Field): boolean
  has(field: Field): boolean
  /** The column's own order of day and month. */
  dateOrder(field: Field): DateOrder
  /** The word for a cell that holds the number of an answer; the text itself in columns of words. Null = no such code. */
  word(field: Field): string | null
  find(
    field: Field,
    code: string,
    severity: Severity,
    params?: Readonly<Record<string, string | number>>,
  ): void
}

/** One reading serves all rows of a sheet: lists have millions, and each would cost a dozen new functions. */
export function createRowReading(layout: SheetLayout, settings: CheckSettings): RowReading {
  const columns = new Map<Field, number>()
  const ticks: Tick[] = []
  layout.mapping.forEach((field, column) => {
    const category = layout.columns?.[column]?.category
    if (category !== undefined && field === 'category') ticks.push({ column, category })
    else if (field !== null) columns.set(field, column)
  })
  let row: RawRow = { number: 0, cells: [], numeric: null }
  let findings: Finding[] = []
  const textAt = (column: number | undefined): string => {
    const cell = column === undefined ? undefined : row.cells[column]
    if (cell === undefined || cell === '') return ''
    const text = cleanText(cell)
    return isBlank(text) ? '' : text
  }
  return {
    settings,
    layout,
    ticks,
    get findings() {
      return findings
    },
    begin: (next, hidden) => {
      row = next
      findings = []
      if (hidden) findings.push({ column: null, field: null, code: 'row-hidden', severity: 'warning' })
      noteLongCells(row, layout, findings)
    },
    textAt,
    text: (field) => textAt(columns.get(field)),
    dateOrder: (field) => layout.columns?.[columns.get(field) ?? -1]?.dateOrder ?? layout.dateOrder,
    word: (field) => {
      const column = columns.get(field)
      const text = textAt(column)
      if (!isShortNumber(text)) return text
      return layout.columns?.[column!]?.codes?.[String(Number(text))] ?? null
    },
    isNumeric: (field) => row.numeric?.[columns.get(field) ?? -1] ?? false,
    has: (field) => columns.has(field),
    find: (field, code, severity, params) => {
      const column = columns.get(field) ?? null
      findings.push(params ? { column, field, code, severity, params } : { column, field, code, severity })
    },
  }
}

const isShortNumber = (text: string) =>
  text.length > 0 && text.length <= 3 && text.charCodeAt(0) <= 57 && /^\d+$/.test(text)

function noteLongCells(row: RawRow, layout: SheetLayout, findings: Finding[]): void {
  for (let column = 0; column < row.cells.length; column++) {
    if (row.cells[column]!.length <= limits.cellCharactersMax) continue
    const field = layout.mapping[column] ?? null
    findings.push({ column, field, code: 'cell-too-long', severity: 'warning' })
  }
}
