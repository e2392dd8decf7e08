/** Finds the header among titles, merged headers and number rows. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { RawRow } from '../model.ts'
import { cleanText } from './clean-text.ts'
import type { FieldOf } from './match-columns.ts'

export interface Header {
  /** Index in `rows` of the first header row, and how many rows it has (1 or 2). */
  readonly index: number
  readonly height: 1 | 2
  readonly headers: readonly string[]
  readonly matched: readonly (Field | null)[]
}

/** The row (or pair of rows) in which most cells name a field; null when none names two. */
export function findHeader(rows: readonly RawRow[], fieldOf: FieldOf): Header | null {
  const candidates = rows.flatMap((row, index) => {
    const next = rows[index + 1]
    return [singleHeader(row, index, fieldOf), next ? doubleHeader(row, next, index, fieldOf) : null]
  })
  let best: Header | null = null
  let bestScore = 0
  for (const candidate of candidates) {
    // At the same score one row wins: a title above a header is no part of it.
    const score = candidate ? scoreOf(candidate) * 2 + (candidate.height === 1 ? 1 : 0) : 0
    if (!candidate || score <= bestScore || !(score >= 4 || isLoneKey(candidate))) continue
    best = candidate
    bestScore = score
  }
  return best
}

/** A list of one or two columns needs only one known header, if it says who. */
function isLoneKey(header: Header): boolean {
  const named = header.headers.filter((text) => text !== '').length
  return (
    named <= 2 && header.matched.some((field) => field === 'nik' || field === 'name' || field === 'nameNik')
  )
}

function scoreOf(header: Header): number {
  return new Set(header.matched.filter((field) => field !== null && field !== 'rowNumber')).size
}

function singleHeader(row: RawRow, index: number, fieldOf: FieldOf): Header {
  const headers = row.cells.map(cleanText)
  return { index, height: 1, headers, matched: headers.map(fieldOf) }
}

/**
 * Two header rows of merged cells: a group title reaches over the empty cells to its right that have something below.
 * Not a header when the lower row looks like data: long numbers, or values under columns that are clear without it.
 */
function doubleHeader(upper: RawRow, lower: RawRow, index: number, fieldOf: FieldOf): Header | null {
  const width = Math.max(upper.cells.length, lower.cells.length)
  const headers: string[] = []
  const matched: (Field | null)[] = []
  let group = ''
  let underClear = 0
  for (let column = 0; column < width; column++) {
    const top = cleanText(upper.cells[column] ?? '')
    const bottom = cleanText(lower.cells[column] ?? '')
    if (/\d{5}/.test(bottom)) return null
    if (top !== '') group = top
    const clear = fieldOf(top)
    if (clear && bottom !== '' && fieldOf(bottom) === null && fieldOf(`${top} ${bottom}`) === null)
      underClear++
    const title = bottom === '' ? top : `${group} ${bottom}`.trim()
    headers.push(title)
    matched.push(
      bottom === '' ? clear : (fieldOf(title) ?? fieldOf(`${bottom} ${group}`) ?? fieldOf(bottom) ?? clear),
    )
  }
  const header: Header = { index, height: 2, headers, matched }
  return underClear * 3 > scoreOf(header) || isNumberRow(lower) ? null : header
}

/** "(1) (2) (3)", "1 2 3": the numbers of the columns, at least three and rising by one. */
export function isNumberRow(row: RawRow): boolean {
  const numbers: number[] = []
  for (const cell of row.cells) {
    if (cell.trim() === '') continue
    const match = /^\(?(\d{1,3})\)?(?:\.0)?$/.exec(cell.trim())
    if (!match) return false
    numbers.push(Number(match[1]))
  }
  return (
    numbers.length >= 3 && numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)
  )
}
