import type { Expression } from './expression.ts'
import type { Value } from './values.ts'

/** The operators of SQL, with its logic of true, false and null (unknown). */
type Run = (left: number, right: number) => Value

export function and(first: Run, second: Run): Run {
  return (l, r) => {
    const a = first(l, r)
    if (a === false) return false
    const b = second(l, r)
    return b === false ? false : a === null || b === null ? null : true
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

/** Not a number, as 0/0 gives it, is greater than all else and equal to itself in DuckDB. */
const isNan = (value: string | number | boolean) => Number.isNaN(value)
const comparers: Readonly<
  Record<string, (a: string | number | boolean, b: string | number | boolean) => boolean>
> = {
  '=': (a, b) => a === b || (isNan(a) && isNan(b)),
  '<>': (a, b) => a !== b && !(isNan(a) && isNan(b)),
  '<': (a, b) => a < b || (isNan(b) && !isNan(a)),
  '<=': (a, b) => a <= b || isNan(b),
  '>': (a, b) => a > b || (isNan(a) && !isNan(b)),
  '>=': (a, b) => a >= b || isNan(a),
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
      return value === null ? null : value >= limit || isNan(value)
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
