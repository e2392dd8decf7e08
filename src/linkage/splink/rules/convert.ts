import { constantOf, type Expression, reachOf } from './expression.ts'
import { type CastType, type Place, SqlFault } from './syntax.ts'
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

/** Two expressions as values of one kind, as DuckDB compares them. */
export function alike(a: Expression, b: Expression, place: Place): [Expression, Expression] {
  const asFloat = (part: Expression): Expression =>
    typeof part.constant === 'number' && part.isLiteral === true
      ? constantOf(Math.fround(part.constant))
      : part
  if (a.isFloat === true && b.isLiteral === true) return [a, asFloat(b)]
  if (b.isFloat === true && a.isLiteral === true) return [asFloat(a), b]
  if (a.kind === b.kind || a.kind === 'null' || b.kind === 'null') return [a, b]
  const target = a.kind === 'text' ? b.kind : b.kind === 'text' ? a.kind : 'timestamp'
  return [asKind(a, target, place), asKind(b, target, place)]
}

export function asKind(part: Expression, kind: Kind, place: Place): Expression {
  if (part.kind === kind || part.kind === 'null') return part
  const change = conversion(part.kind, kind)
  if (!change || (part.constant !== undefined && change(part.constant) === undefined))
    throw new SqlFault('kind', place, `${part.kind}, ${kind}`)
  return converted(part, kind, change, () => {
    throw new SqlFault('value', place, kind)
  })
}

export function expectKind(part: Expression, kinds: readonly Kind[], place: Place, name: string): void {
  if (!kinds.includes(part.kind)) throw new SqlFault('kind', place, `${name}: ${part.kind}`)
}

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

/** The kind of value a CAST gives. */
export function kindOfCast(to: CastType): Kind {
  return to === 'integer' || to === 'bigint' || to === 'double' || to === 'float' ? 'number' : to
}

/** How CAST reads a value of kind `from` as `to`; null where it has no meaning here. */
export function castTo(from: Kind, to: CastType, isWhole: boolean): Conversion | null {
  if (to === 'text') return textConversion(from, isWhole)
  if (to === 'integer' || to === 'bigint') {
    const most = to === 'integer' ? 2 ** 31 : Number.MAX_SAFE_INTEGER
    if (from === 'text') return ofText((text) => wholeOf(parseNumber(text), roundAway, most))
    return from === 'number' || from === 'null' ? ofNumber((value) => wholeOf(value, roundEven, most)) : null
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
  return conversion(from, kindOfCast(to))
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

function wholeOf(value: number | null, round: (value: number) => number, most: number): number | undefined {
  if (value === null || !Number.isFinite(value)) return undefined
  const whole = round(value) + 0
  return whole >= -most && whole < most ? whole : undefined
}

/** The expression with its values converted. `refuse` is called with a value that cannot be. */
export function converted(part: Expression, to: Kind, change: Conversion, refuse: () => Value): Expression {
  if (part.constant !== undefined)
    return { ...constantOf(change(part.constant) ?? null), kind: to, isLiteral: false }
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
