/** Dates of every written form an agency uses. Pure; never throws. */
import { type IsoDate, isIsoDate } from '../../kernel/dates.ts'

/** 'mixed' = a column in which both are proven. */
export type DateOrder = 'dmy' | 'mdy' | 'mixed'
export interface ReadDate {
  readonly value: IsoDate | null
  readonly precision: 'day' | 'year'
  readonly code:
    | 'date-short-year'
    | 'date-year-only'
    | 'date-unreadable'
    | 'date-impossible'
    | 'date-future'
    | 'date-too-old'
    | 'date-order-mixed'
    | 'date-month-first'
    | null
}

const months = new Map<string, number>([
  ['januari', 1],
  ['january', 1],
  ['jan', 1],
  ['pebruari', 2],
  ['februari', 2],
  ['february', 2],
  ['feb', 2],
  ['peb', 2],
  ['maret', 3],
  ['march', 3],
  ['mar', 3],
  ['mrt', 3],
  ['april', 4],
  ['apr', 4],
  ['mei', 5],
  ['may', 5],
  ['juni', 6],
  ['june', 6],
  ['jun', 6],
  ['juli', 7],
  ['july', 7],
  ['jul', 7],
  ['agustus', 8],
  ['august', 8],
  ['agu', 8],
  ['agt', 8],
  ['ags', 8],
  ['aug', 8],
  ['agst', 8],
  ['september', 9],
  ['sep', 9],
  ['sept', 9],
  ['oktober', 10],
  ['october', 10],
  ['okt', 10],
  ['oct', 10],
  ['november', 11],
  ['nopember', 11],
  ['nov', 11],
  ['nop', 11],
  ['desember', 12],
  ['december', 12],
  ['des', 12],
  ['dec', 12],
])
const numbers = /^(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})(?:[T\s].*)?$/
const words = /^(\d{1,2})[\s\-/.]*([a-z]+)\.?[\s\-/.,]*(\d{2,4})$/i

/**
 * The date in a cell, at most `latest` (the list's period or today) and not before 1900.
 * `numeric` = the cell holds a number: an Excel serial. Two-digit years take the latest century not after `latest`.
 */
export function readDate(cell: string, order: DateOrder, latest: IsoDate, numeric = false): ReadDate {
  const numbered = numbers.exec(cell)
  if (numbered) return fromNumbers(numbered[1]!, numbered[2]!, numbered[3]!, order, latest)
  const worded = words.exec(cell)
  const month = worded ? months.get(worded[2]!.toLowerCase()) : undefined
  if (worded && month) return build(worded[3]!, month, Number(worded[1]), latest)
  if (/^\d{5}(?:[.,]\d+)?$/.test(cell))
    return judge(fromExcelSerial(Number.parseInt(cell, 10)), 'day', null, latest)
  if (numeric && /^\d{1,4}[.,]\d+$/.test(cell))
    return { value: null, precision: 'day', code: 'date-unreadable' }
  if (/^(?:19|20)\d{2}$/.test(cell)) return judge(`${cell}-07-01`, 'year', 'date-year-only', latest)
  if (/^\d{8}$/.test(cell)) return fromEightDigits(cell, latest)
  return { value: null, precision: 'day', code: 'date-unreadable' }
}

/** Day 1 = 1 January 1900, with the invented 29 February 1900 that every spreadsheet program keeps. */
export function fromExcelSerial(serial: number): IsoDate {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

/** Day and month cannot be told apart below 13, so the column decides: month first only when its values prove it. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(cell)
    if (!match) continue
    if (Number(match[1]) > 12 && Number(match[2]) <= 12) dayFirst++
    if (Number(match[2]) > 12 && Number(match[1]) <= 12) monthFirst++
  }
  if (monthFirst > 0 && dayFirst > 0) return 'mixed'
  return monthFirst > 0 ? 'mdy' : 'dmy'
}

/** "JEMBER, 12-05-1980" -> place and the text of the date. */
export function splitPlaceAndDate(cell: string): { place: string; date: string } {
  const match = /^(.*?)[\s,./-]*(\d.*)$/.exec(cell)
  if (match) return { place: match[1]!.trim(), date: match[2]!.trim() }
  // Behind the comma stands a word for "unknown".
  return { place: cell.split(',')[0]!.trim(), date: '' }
}

/** Middle of the year the person was born in if `age` was counted in the year of `on`. Null for ages outside 0-130. */
export function birthDateOfAge(cell: string, on: IsoDate): IsoDate | null {
  const match = /^(\d{1,3})(?:[.,]0+)?\s*(?:th|thn|tahun|years?)?\.?$/i.exec(cell)
  const age = match ? Number(match[1]) : 999
  return age <= 130 ? `${Number(on.slice(0, 4)) - age}-07-01` : null
}

function fromNumbers(
  first: string,
  second: string,
  third: string,
  order: DateOrder,
  latest: IsoDate,
): ReadDate {
  if (first.length === 4) return build(first, Number(second), Number(third), latest)
  if (first.length === 3 || third.length === 3 || third.length === 1)
    return { value: null, precision: 'day', code: 'date-unreadable' }
  // In a column with both orders, 03/04 may be either day.
  if (order === 'mixed' && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second))
    return { value: null, precision: 'day', code: 'date-order-mixed' }
  const monthFirst = order === 'mdy' ? Number(first) <= 12 : Number(second) > 12 && Number(first) <= 12
  const read = monthFirst
    ? build(third, Number(first), Number(second), latest)
    : build(third, Number(second), Number(first), latest)
  // Only one reading is possible, but the column writes the day first: worth a word.
  return monthFirst && order === 'dmy' && read.code === null ? { ...read, code: 'date-month-first' } : read
}

function fromEightDigits(cell: string, latest: IsoDate): ReadDate {
  return /^(?:19|20)/.test(cell) && Number(cell.slice(4, 6)) <= 12
    ? build(cell.slice(0, 4), Number(cell.slice(4, 6)), Number(cell.slice(6)), latest)
    : build(cell.slice(4), Number(cell.slice(2, 4)), Number(cell.slice(0, 2)), latest)
}

function build(year: string, month: number, day: number, latest: IsoDate): ReadDate {
  if (year.length === 4) return judge(isoOf(Number(year), month, day), 'day', null, latest)
  if (year.length !== 2) return { value: null, precision: 'day', code: 'date-unreadable' }
  const century = Number(latest.slice(0, 2)) * 100
  const recent = isoOf(century + Number(year), month, day)
  return judge(
    recent <= latest ? recent : isoOf(century - 100 + Number(year), month, day),
    'day',
    'date-short-year',
    latest,
  )
}

function isoOf(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function judge(
  value: IsoDate,
  precision: 'day' | 'year',
  code: 'date-short-year' | 'date-year-only' | null,
  latest: IsoDate,
): ReadDate {
  if (!isIsoDate(value)) return { value: null, precision, code: 'date-impossible' }
  if (value < '1900-01-01') return { value: null, precision, code: 'date-too-old' }
  return value > latest ? { value: null, precision, code: 'date-future' } : { value, precision, code }
}
