import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'

/** Numbers as a person sees them in a text: whole numbers with all digits, never 3.5E+15 or 2.0. */
export function plainNumber(text: string): string {
  if (!/[eE]/.test(text)) return text.replace(/\.0+$/, '')
  const value = Number(text)
  return Number.isSafeInteger(value) ? String(value) : text
}

/** The text of a cell grows by a piece, and no further than one character more than a cell may have. */
export function append(text: string, piece: string): string {
  if (text.length > limits.cellCharactersMax) return text
  return text === '' && piece.length <= limits.cellCharactersMax
    ? piece
    : (text + piece).slice(0, limits.cellCharactersMax + 1)
}

/** The value of a numeric cell as text, as `plainNumber` has it. */
export function numberText(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : plainNumber(String(value))
}

/** Puts a value into a row that is read from left to right; what was left out is blank. */
export function putCell(
  row: { readonly cells: string[]; readonly numeric: boolean[] },
  column: number,
  text: string,
  isNumber: boolean,
): void {
  if (text === '') return
  if (column >= limits.columnsPerSheetMax)
    throw new Problem('intake.too-many-columns', 422, { columnsMax: limits.columnsPerSheetMax })
  while (row.cells.length < column) {
    row.cells.push('')
    row.numeric.push(false)
  }
  row.cells[column] =
    text.length > limits.cellCharactersMax ? text.slice(0, limits.cellCharactersMax + 1) : text
  row.numeric[column] = isNumber
}

/** Errors of formulas as they are seen, by their numbers in binary workbooks (MS-XLS 2.5.10). */
export const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}
