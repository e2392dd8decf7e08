import type { Column, Kind, Value } from './values.ts'

/** An expression made ready: `run` gives its value for a pair of rows. */
export interface Expression {
  readonly kind: Kind
  readonly run: (left: number, right: number) => Value
  /** Which rows it depends on: none (a constant), the left, the right, or both. */
  readonly side: 'none' | 'l' | 'r' | 'both'
  /** Names of the columns it reads. */
  readonly reads: ReadonlySet<string>
  /** Where its values stand by row, for a column or an expression of one row. */
  readonly column?: Column
  readonly isWhole?: boolean
  /** Single precision, as CAST(… AS FLOAT) gives it. */
  readonly isFloat?: boolean
  /** The literal itself. */
  readonly constant?: Value
  /** Written as such, not made by a CAST: it takes the precision of what it is compared with. */
  readonly isLiteral?: boolean
}

export function constantOf(value: Value): Expression {
  const kind: Kind =
    value === null ? 'null' : typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean')
  return {
    kind,
    run: () => value,
    side: 'none',
    reads: new Set(),
    constant: value,
    isLiteral: true,
    isWhole: Number.isInteger(value),
  }
}

/** Side and columns of an expression made of parts. */
export function reachOf(parts: readonly Expression[]): Pick<Expression, 'side' | 'reads'> {
  const sides = new Set(parts.map(({ side }) => side))
  sides.delete('none')
  const [first = 'none'] = sides
  return { side: sides.size > 1 ? 'both' : first, reads: new Set(parts.flatMap(({ reads }) => [...reads])) }
}

/** Reads a column by row. Its values are asked for only when a value is. */
export function readerOf(column: Column, side: 'l' | 'r', reads: ReadonlySet<string>): Expression {
  const { codes, stride, offset, kind, isWhole } = column
  let values: readonly Value[] | null = null
  const valueAt = (row: number): Value => {
    values ??= column.values
    return values[codes[row * stride + offset]!]!
  }
  const run = side === 'l' ? valueAt : (_: number, right: number) => valueAt(right)
  return { kind, run, side, reads, column, isWhole }
}
