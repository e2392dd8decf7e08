import { parentPort, workerData } from 'node:worker_threads'
import { type CellObject, read, set_cptable, type WorkBook } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { limits } from '../../kernel/limits.ts'
import type { MergedCells, RawRow } from '../model.ts'
import { fromExcelSerial } from '../rules/read-date.ts'
import { errorTexts, numberText, putCell } from './cell-text.ts'
import { isDateFormat } from './workbook.ts'

// The thread of one old workbook: reads it as a whole, then hands out rows as they are asked for. See xls.ts.

export type Order = { readonly sheet: number; readonly from: number }
export type Answer =
  | { readonly sheets: readonly OldSheet[] }
  | { readonly rows: RawRow[]; readonly next: number | null }
  | { readonly refused: 'intake.file-encrypted' | 'intake.file-damaged' }

/** What is told of a sheet before its rows. */
export interface OldSheet {
  readonly name: string
  readonly hidden: boolean
  /** Merged cells and hidden columns, as plain values that may be sent. */
  readonly merges: readonly MergedCells[]
  readonly hiddenColumns: readonly number[]
}

const batchRows = 500

function open({ buffer, byteOffset, length }: Uint8Array): WorkBook | null {
  const answer = (message: Answer) => parentPort!.postMessage(message)
  try {
    const workbook = read(Buffer.from(buffer, byteOffset, length), {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      // Rows and columns that are hidden are told with their styles only.
      cellStyles: true,
    })
    answer({ sheets: workbook.SheetNames.map((name, place) => describe(workbook, name, place)) })
    return workbook
  } catch (error) {
    const isLocked = error instanceof Error && error.message.startsWith('File is password-protected')
    answer({ refused: isLocked ? 'intake.file-encrypted' : 'intake.file-damaged' })
    return null
  }
}

function describe({ Sheets: sheets, Workbook: book }: WorkBook, name: string, place: number): OldSheet {
  const sheet = sheets[name]
  const merges = (sheet?.['!merges'] ?? []).map(({ s: first, e: last }) => ({
    firstRow: first.r + 1,
    lastRow: last.r + 1,
    firstColumn: first.c,
    lastColumn: last.c,
  }))
  const hiddenColumns = (sheet?.['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : []))
  return { name, hidden: (book?.Sheets?.[place]?.Hidden ?? 0) !== 0, merges, hiddenColumns }
}

/** The next rows from a place on; `next` is where the others begin. */
function rowsFrom(workbook: WorkBook, { sheet, from }: Order): { rows: RawRow[]; next: number | null } {
  const read = workbook.Sheets[workbook.SheetNames[sheet]!]
  const lines: readonly (readonly CellObject[] | undefined)[] = read?.['!data'] ?? []
  const daysToAdd = workbook.Workbook?.WBProps?.date1904 ? 1_462 : 0
  const rows: RawRow[] = []
  let at = from
  while (at < lines.length && rows.length < batchRows) {
    const row = rowOf(lines[at] ?? [], at + 1, daysToAdd)
    if (row.cells.length > 0) rows.push(read?.['!rows']?.[at]?.hidden ? { ...row, hidden: true } : row)
    at++
  }
  return { rows, next: at < lines.length ? at : null }
}

function rowOf(line: readonly (CellObject | undefined)[], number: number, daysToAdd: number): RawRow {
  const row = { number, cells: [] as string[], numeric: [] as boolean[] }
  // Sparse: what is blank is not there.
  line.forEach((cell, column) => {
    if (!cell) return
    const { t: type, v: value, z: format } = cell
    if (type === 'n' && typeof value === 'number') {
      const isDate = value > 0 && value < 2_958_466 && isDateCode(String(format ?? ''))
      putCell(row, column, isDate ? fromExcelSerial(value + daysToAdd) : numberText(value), !isDate)
    } else if (type === 'b') putCell(row, column, value ? '1' : '0', false)
    else if (type === 'e') putCell(row, column, errorTexts[Number(value)] ?? '#N/A', false)
    else if (typeof value === 'string') putCell(row, column, value, false)
  })
  return row
}

const knownCodes = new Map<string, boolean>()
function isDateCode(code: string): boolean {
  const known = knownCodes.get(code)
  if (known !== undefined) return known
  const isDate = isDateFormat(code)
  if (knownCodes.size < limits.columnsPerSheetMax) knownCodes.set(code, isDate)
  return isDate
}

set_cptable(codePages)
const workbook = open(workerData as Uint8Array)
if (workbook)
  parentPort!.on('message', (order: Order) =>
    parentPort!.postMessage(rowsFrom(workbook, order) satisfies Answer),
  )
