import type { Expression } from './expression.ts'
import { constantOf, reachOf } from './expression.ts'
import {
  dateText,
  type Kind,
  parseInstant,
  parseNumber,
  secondsOfDay,
  timestampText,
  type Value,
} from './values.ts'

/** How a value of one kind becomes another; undefined stands for a value that cannot. */
export type Conversion = (value: Value) => Value | undefined

/** The operators of SQL, with its logic of true, false and null (unknown). */
export type Truth = boolean | null
type Run = (left: number, right: number) => Value

export function and(parts: readonly Run[]): Run {
  if (parts.length === 2) {
    const [first, second] = parts as [Run, Run]
    return (l, r) => {
      const a = first(l, r)
      if (a === false) return false
      const b = second(l, r)
      return b === false ? false : a === null || b === null ? null : true
    }
  }
  return (l, r) => {
    let answer: Truth = true
    for (const part of parts) {
      const value = part(l, r)
      if (value === false) return false
      if (value === null) answer = null
    }
    return answer
  }
}

export function or(first: Run, second: Run): Run {
  return (l, r) => {
    const a = first(l, r)
    if (a === true) return true
    const b = second(l, r)
    return b === true ? true : a === null || b === null ? null : false
  }
}

export function not(part: Run): Run {
  return (l, r) => {
    const value = part(l, r)
    return value === null ? null : !value
  }
}

const comparers: Readonly<
  Record<string, (a: string | number | boolean, b: string | number | boolean) => boolean>
> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

/** Compares two expressions of one kind; null where one of them is null. */
export function compare(sign: string, a: Expression, b: Expression): Run {
  if (a.column !== undefined && a.column === b.column && (sign === '=' || sign === '<>')) {
    const { codes, stride, offset } = a.column
    const wanted = sign === '='
    // Equal values have equal codes; equality does not mind which row is left.
    if (a.side !== b.side)
      return (l, r) => {
        const x = codes[l * stride + offset]!
        const y = codes[r * stride + offset]!
        return x === 0 || y === 0 ? null : (x === y) === wanted
      }
  }
  const test = comparers[sign]!
  const [first, second] = [a.run, b.run]
  if (b.constant !== undefined && b.constant !== null) {
    return withConstant(sign, first, b.constant)
  }
  if (sign === '=')
    return (l, r) => {
      const x = first(l, r)
      if (x === null) return null
      const y = second(l, r)
      return y === null ? null : x === y
    }
  return (l, r) => {
    const x = first(l, r)
    if (x === null) return null
    const y = second(l, r)
    return y === null ? null : test(x, y)
  }
}

/** The comparisons that models are full of, each written out: they run for every pair. */
function withConstant(sign: string, first: Run, limit: string | number | boolean): Run {
  if (sign === '>=')
    return (l, r) => {
      const value = first(l, r)
      return value === null ? null : value >= limit
    }
  if (sign === '<=')
    return (l, r) => {
      const value = first(l, r)
      return value === null ? null : value <= limit
    }
  const test = comparers[sign]!
  return (l, r) => {
    const value = first(l, r)
    return value === null ? null : test(value, limit)
  }
}

const reckoners: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

/** Arithmetic; null where a side is null. */
export function reckon(sign: string, a: Expression, b: Expression): Run {
  const work = reckoners[sign]!
  const [first, second] = [a.run, b.run]
  return (l, r) => {
    const x = first(l, r)
    if (x === null) return null
    const y = second(l, r)
    return y === null ? null : work(x as number, y as number)
  }
}

export const isReckoner = (sign: string) => reckoners[sign] !== undefined
export const isComparer = (sign: string) => comparers[sign] !== undefined

/**
 * How DuckDB reads a value of kind `from` as one of kind `to` without being asked; null where it would not. Numbers have no
 * text unless they are whole.
 */
export function conversion(from: Kind, to: Kind): Conversion | null {
  if (from === to || from === 'null') return (value) => value
  if (from === 'date' && to === 'timestamp')
    return (value) => (value === null ? null : (value as number) * secondsOfDay)
  if (from !== 'text') return null
  if (to === 'number') return ofText((text) => parseNumber(text) ?? undefined)
  if (to === 'date') return ofText((text) => daysOfText(text))
  if (to === 'timestamp') return ofText((text) => parseInstant(text)?.seconds)
  return null
}

/** How CAST reads a value of kind `from` as `to`; null where it has no meaning here. */
export function castTo(from: Kind, to: string, isWhole: boolean): Conversion | null {
  if (to === 'text') return textConversion(from, isWhole)
  if (to === 'integer') {
    if (from === 'text') return ofText((text) => wholeOf(parseNumber(text), roundAway))
    return from === 'number' || from === 'null' ? ofNumber((value) => wholeOf(value, roundEven)) : null
  }
  if (to === 'float') {
    const plain = conversion(from, 'number')
    return (
      plain &&
      ((value) => {
        const number = plain(value)
        return typeof number === 'number' ? Math.fround(number) : number
      })
    )
  }
  if (to === 'date' && from === 'timestamp') return ofNumber((seconds) => Math.floor(seconds / secondsOfDay))
  if (to === 'boolean' && from === 'text')
    return ofText(
      (text) =>
        ({ true: true, t: true, '1': true, false: false, f: false, '0': false })[text.trim().toLowerCase()],
    )
  return conversion(from, to === 'double' ? 'number' : (to as Kind))
}

export function textConversion(from: Kind, isWhole: boolean): Conversion | null {
  if (from === 'text' || from === 'null') return (value) => value
  if (from === 'number') return isWhole ? ofNumber(String) : null
  if (from === 'date') return ofNumber(dateText)
  if (from === 'timestamp') return ofNumber(timestampText)
  return (value) => (value === null ? null : String(value))
}

function ofText(read: (text: string) => Value | undefined): Conversion {
  return (value) => (value === null ? null : read(value as string))
}

function ofNumber(read: (value: number) => Value | undefined): Conversion {
  return (value) => (value === null ? null : read(value as number))
}

function daysOfText(text: string): number | undefined {
  const seconds = parseInstant(text)?.seconds
  return seconds === undefined ? undefined : Math.floor(seconds / secondsOfDay)
}

const roundAway = (value: number) => Math.sign(value) * Math.round(Math.abs(value))
/** Halves go to the even neighbour, as DuckDB rounds floating numbers. */
const roundEven = (value: number) => {
  const rounded = Math.round(value)
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded
}

function wholeOf(value: number | null, round: (value: number) => number): number | undefined {
  return value === null || !Number.isFinite(value) ? undefined : round(value) + 0
}

/** The expression with its values converted. `refuse` is called with a value that cannot be. */
export function converted(part: Expression, to: Kind, change: Conversion, refuse: () => Value): Expression {
  if (part.constant !== undefined) return { ...constantOf(change(part.constant) ?? null), kind: to }
  const { run } = part
  return {
    kind: to,
    ...reachOf([part]),
    run: (l, r) => {
      const value = change(run(l, r))
      return value === undefined ? refuse() : value
    },
  }
}
