/** A value of an expression. Dates are days since 1970, timestamps seconds since 1970; null is SQL's null. */
export type Value = string | number | boolean | null
export type Kind = 'text' | 'number' | 'date' | 'timestamp' | 'boolean' | 'null'

export const secondsOfDay = 86_400

/**
 * A column by its distinct values: the code of a row is `codes[row * stride + offset]`, its value `values[code]`. Code 0 is null.
 * Equal values have equal codes. Columns that are asked together stand row by row in one array (stride over 1).
 */
export interface Column {
  readonly kind: Kind
  readonly codes: Int32Array
  readonly stride: number
  readonly offset: number
  readonly values: readonly Value[]
  /** Number of values, null included. */
  readonly size: number
  /** All numbers are whole, so that they can be written as text without guessing at decimals. */
  readonly isWhole: boolean
}

/** The same columns with their codes side by side, row by row: a pair then looks at two places of memory, not at two a column. */
export function sideBySide(columns: readonly Column[], rows: number): Column[] {
  const stride = columns.length
  const codes = new Int32Array(rows * stride)
  columns.forEach((column, offset) => {
    for (let row = 0; row < rows; row++)
      codes[row * stride + offset] = column.codes[row * column.stride + column.offset]!
  })
  return columns.map((column, offset) => ({
    kind: column.kind,
    codes,
    stride,
    offset,
    get values() {
      return column.values
    },
    size: column.size,
    isWhole: column.isWhole,
  }))
}

/** Gives each distinct value a code, from 1 on. */
export class Codes {
  readonly values: Value[] = [null]
  private readonly index = new Map<Value, number>()

  codeOf(value: Value): number {
    if (value === null) return 0
    const known = this.index.get(value)
    if (known !== undefined) return known
    this.index.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}

/** Days since 1970 of a date of the calendar, or null when there is no such date. */
export function daysOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > monthDays(year, month)) return null
  // Days of the civil calendar, counted in years that begin in March (after Howard Hinnant, chrono-compatible algorithms).
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

function monthDays(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The date of the calendar that is `days` after 1970-01-01. */
export function civilOf(days: number): Civil {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

const isoPattern =
  /^\s*(\d{1,4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,6})?))?Z?)?\s*$/

/** A date or timestamp in the form that DuckDB casts: 2020-01-31, 2020/1/31, 2020-01-31 10:11:12.5; null otherwise. */
export function parseInstant(
  text: string,
): { readonly kind: 'date' | 'timestamp'; readonly seconds: number } | null {
  const match = isoPattern.exec(text)
  if (!match) return null
  const days = daysOf(Number(match[1]), Number(match[3]), Number(match[4]))
  const time = timeOf(match[5], match[6], match[7])
  if (days === null || time === null) return null
  return { kind: match[5] === undefined ? 'date' : 'timestamp', seconds: days * secondsOfDay + time }
}

function timeOf(hour = '0', minute = '0', second = '0'): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  return h < 24 && m < 60 && s < 60 ? h * 3600 + m * 60 + s : null
}

/** A number in the form that DuckDB casts from text; null otherwise. */
export function parseNumber(text: string): number | null {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : null
}

const padded = (value: number, width: number) => String(value).padStart(width, '0')

export function dateText(days: number): string {
  const { year, month, day } = civilOf(days)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

export function timestampText(seconds: number): string {
  const days = Math.floor(seconds / secondsOfDay)
  const rest = seconds - days * secondsOfDay
  const whole = Math.floor(rest)
  const micros = Math.round((rest - whole) * 1e6)
  const time = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) =>
    padded(part, 2),
  )
  return `${dateText(days)} ${time.join(':')}${micros === 0 ? '' : `.${padded(micros, 6).replace(/0+$/, '')}`}`
}
