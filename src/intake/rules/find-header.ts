/** Finds the header among titles, merged headers and number rows. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { MergedCells, RawRow } from '../model.ts'
import { cleanText } from './clean-text.ts'
import { type FieldOf, speaksOfOthers } from './match-columns.ts'

/** What a header says of a column: word for word ('exact') or nearly. */
export interface HeaderMatch {
  readonly field: Field
  readonly quality: 'exact' | 'near'
}
export interface Header {
  /** Index in `rows` of the first header row, and how many rows it has. */
  readonly index: number
  readonly height: number
  readonly headers: readonly string[]
  /** Each column's own name, without the titles of groups it stands in. */
  readonly ownNames: readonly string[]
  readonly matched: readonly (HeaderMatch | null)[]
  /** Filled cells of the first header row. */
  readonly topCells: number
}
export interface HeaderWords {
  readonly fieldOf: FieldOf
  readonly nearFieldOf: FieldOf
}

/** Group titles over group titles over names; more is no header any more. */
const heightMax = 4
/** Two fields, each at least nearly named. */
const scoreMin = 1.8

/** The one to four rows in which most cells name a field; null when none names two. */
export function findHeader(
  rows: readonly RawRow[],
  words: HeaderWords,
  merges: readonly MergedCells[],
): Header | null {
  let best: Header | null = null
  let bestScore = 0
  const isBetter = (candidate: Header, score: number) =>
    // At the same score fewer rows win: a title above a header is no part of it.
    score > bestScore || (score === bestScore && candidate.height < (best?.height ?? 0))
  for (let index = 0; index < rows.length; index++) {
    for (let height = 1; height <= heightMax && index + height <= rows.length; height++) {
      const candidate = composeHeader(rows, index, height, words, merges)
      if (candidate === null) break
      const score = scoreOf(candidate)
      if (!isBetter(candidate, score) || !(score >= scoreMin || isLoneKey(candidate))) continue
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** The header in rows that a person pointed at. */
export function headerAt(
  rows: readonly RawRow[],
  first: number,
  last: number,
  words: HeaderWords,
  merges: readonly MergedCells[],
): Header | null {
  const index = rows.findIndex((row) => row.number >= first)
  const height = rows.filter((row) => row.number >= first && row.number <= last).length
  return index < 0 || height === 0 ? null : joinRows(rows, index, height, words, merges)
}

/** A list of one or two columns needs only one known header, if it says who. */
function isLoneKey({ headers, matched }: Header): boolean {
  const named = headers.filter((text) => text !== '').length
  return named <= 2 && matched.some((match) => match !== null && whoFields.has(match.field))
}
const whoFields: ReadonlySet<Field> = new Set<Field>(['nik', 'name', 'nameNik'])

/**
 * How many fields are named. A row more that names columns which had no name is worth something, unless it is a title
 * (one cell above everything).
 */
function scoreOf({ matched, headers, topCells }: Header): number {
  const best = new Map<Field, number>()
  for (const match of matched)
    if (match)
      best.set(match.field, Math.max(best.get(match.field) ?? 0, match.quality === 'exact' ? 1 : 0.9))
  if (best.has('rowNumber')) best.set('rowNumber', 0)
  const fields = [...best.values()].reduce((sum, value) => sum + value, 0)
  const named = headers.filter((text) => text !== '').length
  return fields + (topCells > 1 ? named * worthOfName : 0)
}
/** Small enough that a wide table of unknown names never weighs more than one known name. */
const worthOfName = 0.003

/** Rows joined to one header; null when the last of them looks like data, so that more rows cannot be one either. */
function composeHeader(
  rows: readonly RawRow[],
  index: number,
  height: number,
  words: HeaderWords,
  merges: readonly MergedCells[],
): Header | null {
  const lowest = rows[index + height - 1]!
  if (height > 1) {
    if (isNumberRow(lowest) || lowest.cells.some((cell) => /\d{5}|\d[-/.]\d+[-/.]\d/.test(cell))) return null
    if (lowest.cells.every((cell) => cell.trim() === '')) return null
  }
  const header = joinRows(rows, index, height, words, merges)
  return height > 1 && valuesUnderClear(rows, index, height, words) * 3 > scoreOf(header) ? null : header
}

/** Cells that stand under a column whose name is complete without them, and name nothing themselves. */
function valuesUnderClear(
  rows: readonly RawRow[],
  index: number,
  height: number,
  { fieldOf }: HeaderWords,
): number {
  const [upper, lower] = [rows[index + height - 2]!, rows[index + height - 1]!]
  return lower.cells.filter((cell, column) => {
    const [top, bottom] = [cleanText(upper.cells[column] ?? ''), cleanText(cell)]
    return (
      bottom !== '' &&
      !/^\(.*\)$/.test(bottom) && // a unit or a hint: "(tahun)", "(dd-mm-yyyy)"
      fieldOf(top) !== null &&
      fieldOf(bottom) === null &&
      fieldOf(`${top} ${bottom}`) === null
    )
  }).length
}

function joinRows(
  rows: readonly RawRow[],
  index: number,
  height: number,
  words: HeaderWords,
  merges: readonly MergedCells[],
): Header {
  const lines = rows.slice(index, index + height)
  const width = Math.max(...lines.map((line) => line.cells.length))
  const texts = lines.map((line) =>
    Array.from({ length: width }, (_, column) => cleanText(line.cells[column] ?? '')),
  )
  const reached = reachOver(texts, lines, merges)
  const headers: string[] = []
  const ownNames: string[] = []
  const matched: (HeaderMatch | null)[] = []
  for (let column = 0; column < width; column++) {
    const path = reached
      .map((line) => line[column]!)
      .filter((text, at, all) => text !== '' && text !== all[at - 1])
    headers.push(path.join(' '))
    ownNames.push(path.at(-1) ?? '')
    matched.push(matchPath(path, words))
  }
  const topCells = texts[0]!.filter((text) => text !== '').length
  return { index, height, headers, ownNames, matched, topCells }
}

/**
 * A group title reaches over the cells to its right: those merged with it, or, when the file knows of no merged cells,
 * the empty ones that have something below, as long as the title itself has something below.
 */
function reachOver(
  texts: readonly (readonly string[])[],
  lines: readonly RawRow[],
  merges: readonly MergedCells[],
): string[][] {
  const isKnown = merges.some((merge) => lines.some((line) => coversRow(merge, line.number)))
  return texts.map((line, row) => {
    const number = lines[row]!.number
    let group = ''
    return line.map((text, column) => {
      const below = texts.slice(row + 1).some((lower) => lower[column] !== '')
      if (text !== '') group = below ? text : ''
      if (text !== '' || !below) return text
      if (!isKnown) return group
      const merge = merges.find(
        (one) => coversRow(one, number) && one.firstColumn < column && one.lastColumn >= column,
      )
      return merge ? (line[merge.firstColumn] ?? '') : ''
    })
  })
}

const coversRow = (merge: MergedCells, row: number) => merge.firstRow <= row && merge.lastRow >= row

/** From the group titles down to the column's own name. What stands under "Ayah" is never the person's own. */
function matchPath(path: readonly string[], { fieldOf, nearFieldOf }: HeaderWords): HeaderMatch | null {
  const leaf = path.at(-1)
  if (leaf === undefined) return null
  const group = path.at(-2)
  const joined = group === undefined ? null : (fieldOf(`${group} ${leaf}`) ?? fieldOf(`${leaf} ${group}`))
  const isOfOthers = path.slice(0, -1).some(speaksOfOthers)
  const exact = isOfOthers ? joined : (fieldOf(leaf) ?? joined)
  if (exact) return { field: exact, quality: 'exact' }
  if (isOfOthers) return null
  const near = nearFieldOf(leaf) ?? (group === undefined ? null : nearFieldOf(`${group} ${leaf}`))
  return near ? { field: near, quality: 'near' } : null
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
