import { choices, concatenation, inList } from './choices.ts'
import { alike, asKind, castTo, converted, expectKind, kindOfCast } from './convert.ts'
import { constantOf, type Expression, reachOf, readerOf } from './expression.ts'
import { BadConstant, functions, type SqlFunction, toOne } from './functions.ts'
import { pairMemo } from './memo.ts'
import { and, compare, isComparer, isReckoner, not, or, reckon } from './operators.ts'
import { keyOf, type Node, type Place, SqlFault } from './syntax.ts'
import { Codes, type Column, type Kind, sideBySide, type Value } from './values.ts'

/** The rows that expressions are made ready for. Expressions of one row are reckoned once, for all rows, and kept here. */
export interface Table {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
  readonly kept: Map<string, Column>
}

/** The table with all its columns side by side. Expressions compiled before are in it; compile them again to read them there. */
export function packed({ rows, columns, kept }: Table): Table {
  const all = [...columns, ...kept]
  const made = sideBySide(
    all.map(([, column]) => column),
    rows,
  )
  const named = all.map(([name], index) => [name, made[index]!] as const)
  return { rows, columns: new Map(named.slice(0, columns.size)), kept: new Map(named.slice(columns.size)) }
}

/**
 * Makes an expression ready to be asked for pairs of rows. What depends on one row alone becomes a column of its own.
 * @throws SqlFault where kinds do not fit, a function is not known, or a value of the table is one that DuckDB would refuse
 */
export function compile(node: Node, table: Table): Expression {
  return byRow(node, compileNode(node, table), table)
}

/** The values of an expression of one row, as a column. @throws SqlFault like `compile` */
export function columnOf(node: Node, table: Table): Column {
  const { column } = compile(node, table)
  if (!column) throw new Error('not an expression of one row')
  return column
}

/** An expression of one row, read from a column that holds its value for every row. */
function byRow(node: Node, made: Expression, table: Table): Expression {
  if (made.column || (made.side !== 'l' && made.side !== 'r')) return made
  const key = keyOf(node, false)
  let column = table.kept.get(key)
  if (!column) {
    column = reckonColumn(made, table)
    table.kept.set(key, column)
  }
  return { ...readerOf(column, made.side, made.reads), isFloat: made.isFloat }
}

function reckonColumn({ run, kind, isWhole, reads }: Expression, table: Table): Column {
  const codes = new Int32Array(table.rows)
  const found = new Codes()
  const [name = '', ...others] = reads
  const source = others.length === 0 ? table.columns.get(name) : undefined
  if (source) {
    // Of one column: once for each of its values.
    const byValue = new Int32Array(source.size).fill(-1)
    for (let row = 0; row < codes.length; row++) {
      const value = source.codes[row * source.stride + source.offset]!
      if (byValue[value]! < 0) byValue[value] = found.codeOf(run(row, row))
      codes[row] = byValue[value]!
    }
  } else for (let row = 0; row < codes.length; row++) codes[row] = found.codeOf(run(row, row))
  return {
    kind,
    codes,
    stride: 1,
    offset: 0,
    values: found.values,
    size: found.values.length,
    isWhole: isWhole === true,
  }
}

function compileNode(node: Node, table: Table): Expression {
  switch (node.kind) {
    case 'literal':
      return constantOf(node.value)
    case 'column': {
      const column = table.columns.get(node.name)
      if (!column) throw new Error(`column ${node.name} was not read`)
      return readerOf(column, node.side, new Set([node.name]))
    }
    case 'cast':
      return compileCast(node, table)
    case 'case':
      return compileCase(node, table)
    case 'call': {
      const { name, args, place } = toOneOf(node)
      return compileCall(name, args, partsOf(args, table), place, table)
    }
  }
}

/** `distance <= 1` with a distance that need not be reckoned above 1. */
function toOneOf(node: Extract<Node, { kind: 'call' }>): Extract<Node, { kind: 'call' }> {
  const [distance, limit] = node.args
  if (node.name !== '<=' || distance?.kind !== 'call' || limit?.kind !== 'literal' || limit.value !== 1)
    return node
  const name = toOne[distance.name]
  return name === undefined ? node : { ...node, args: [{ ...distance, name }, limit] }
}

/** The parts of an expression. Where they meet two rows, those of one row are read from columns. */
function partsOf(nodes: readonly Node[], table: Table): Expression[] {
  const parts = nodes.map((node) => compileNode(node, table))
  if (reachOf(parts).side !== 'both') return parts
  return parts.map((part, index) => byRow(nodes[index]!, part, table))
}

function compileCast(node: Extract<Node, { kind: 'cast' }>, table: Table): Expression {
  const part = compileNode(node.operand, table)
  const kind = kindOfCast(node.to)
  const change = castTo(part.kind, node.to, part.isWhole === true)
  if (!change) throw new SqlFault('kind', node.place, node.to)
  const refuse = (): Value => {
    if (node.isTry) return null
    throw new SqlFault('value', node.place, node.to)
  }
  return {
    ...converted(part, kind, change, refuse),
    isWhole: node.to === 'integer' || node.to === 'bigint',
    isFloat: node.to === 'float',
  }
}

function compileCase(node: Extract<Node, { kind: 'case' }>, table: Table): Expression {
  const parts = partsOf([...node.branches.flatMap(({ when, gives }) => [when, gives]), node.otherwise], table)
  const results = parts.filter((_, index) => index % 2 === 1 || index === parts.length - 1)
  const kind = results.find((part) => part.kind !== 'null')?.kind ?? 'null'
  const odd = results.find((part) => part.kind !== kind && part.kind !== 'null')
  if (odd) throw new SqlFault('kind', { at: 1, near: 'CASE' }, `${kind}, ${odd.kind}`)
  const runs = parts.map(({ run }) => run)
  const last = runs.length - 1
  return {
    kind,
    ...reachOf(parts),
    isWhole: results.every((part) => part.isWhole === true),
    run: (l, r) => {
      for (let at = 0; at < last; at += 2) if (runs[at]!(l, r) === true) return runs[at + 1]!(l, r)
      return runs[last]!(l, r)
    },
  }
}

function compileCall(
  name: string,
  nodes: readonly Node[],
  parts: Expression[],
  place: Place,
  table: Table,
): Expression {
  const reach = reachOf(parts)
  const truth = (run: Expression['run']): Expression => ({ kind: 'boolean', run, ...reach })
  const [a, b] = parts as [Expression, Expression]
  if (name === 'and' || name === 'or' || name === 'not') {
    for (const part of parts) expectKind(part, ['boolean', 'null'], place, name)
    if (name === 'not') return truth(not(a.run))
    return truth(name === 'and' ? and(a.run, b.run) : or(a.run, b.run))
  }
  if (name === 'is null') return truth(isNull(a))
  if (isComparer(name)) return truth(compare(name, ...alike(a, b, place)))
  if (name === 'in') return truth(inList(a, parts.slice(1), place))
  if (name === 'is same') {
    const [x, y] = alike(a, b, place)
    return truth((l, r) => x.run(l, r) === y.run(l, r))
  }
  if (isReckoner(name) && parts.length === 2) return compileReckoning(name, a, b, place)
  if (name === '||' || name === 'concat') return concatenation(name, parts, place)
  const chosen = choices[name]
  if (chosen) return { ...chosen(parts, place), ...reach }
  const known = functions[name]
  if (!known) throw new SqlFault('function', place, name)
  return compileFunction(name, known, nodes, parts, place, table)
}

function isNull({ run, column, side }: Expression): Expression['run'] {
  if (!column) return (l, r) => run(l, r) === null
  const { codes, stride, offset } = column
  return side === 'l' ? (l) => codes[l * stride + offset] === 0 : (_, r) => codes[r * stride + offset] === 0
}

function compileReckoning(sign: string, a: Expression, b: Expression, place: Place): Expression {
  const reach = reachOf([a, b])
  if (a.kind === 'date' && b.kind === 'date' && sign === '-')
    return { kind: 'number', isWhole: true, run: reckon(sign, a, b), ...reach }
  // Whole days before or after a date.
  if (a.kind === 'date' && b.kind === 'number' && b.isWhole === true && (sign === '+' || sign === '-'))
    return { kind: 'date', run: reckon(sign, a, b), ...reach }
  for (const part of [a, b]) expectKind(part, ['number', 'null'], place, sign)
  const isWhole = sign !== '/' && a.isWhole === true && b.isWhole === true
  return { kind: 'number', isWhole, run: reckon(sign, a, b), ...reach }
}

function compileFunction(
  name: string,
  known: SqlFunction,
  nodes: readonly Node[],
  given: readonly Expression[],
  place: Place,
  table: Table,
): Expression {
  const parts = name === 'slice' ? sliceEnds(given) : given
  const spoken = name.replace(' to 1', '')
  if (parts.length > known.args.length || parts.length < (known.needed ?? known.args.length))
    throw new SqlFault('arguments', place, spoken)
  const ready = parts.map((part, index) => argument(part, known.args[index]!, place, spoken))
  checkConstants(known, ready, place)
  const refuse = () => {
    throw new SqlFault('value', place, name)
  }
  const work = known.run as (...args: readonly Value[]) => Value | undefined
  const whole: Expression = {
    kind: known.result,
    isWhole: known.isWhole === true,
    ...reachOf(ready),
    run: applied(
      work,
      ready.map(({ run }) => run),
      refuse,
    ),
  }
  const [a, b] = ready
  // Distances of a pair of columns are remembered by pair of values.
  if (known.isSlow !== true || !a?.column || !b?.column || whole.side !== 'both') return whole
  const key = `${name} ${nodes.map((node) => keyOf(node, true)).join(' ')}`
  return { ...whole, run: pairMemo(table, key, a, b, whole.run as (l: number, r: number) => number | null) }
}

/** Slices without an end reach to the end. */
function sliceEnds([operand, from, to]: readonly Expression[]): Expression[] {
  return [operand!, from!.kind === 'null' ? constantOf(1) : from!, to!.kind === 'null' ? constantOf(-1) : to!]
}

function argument(part: Expression, wanted: string, place: Place, name: string): Expression {
  if (wanted === 'constant') {
    if (part.kind !== 'text' || part.constant === undefined) throw new SqlFault('arguments', place, name)
    return part
  }
  if (wanted === 'instant') {
    if (part.kind === 'text' && part.constant === undefined)
      throw new SqlFault('kind', place, `${name}: text`)
    return asKind(part, 'timestamp', place)
  }
  expectKind(part, [wanted as Kind, 'null'], place, name)
  return part
}

/** Patterns, formats and units are tried once, so that a wrong one is found before any row is read. */
function checkConstants(known: SqlFunction, parts: readonly Expression[], place: Place): void {
  if (!known.args.includes('constant')) return
  const samples = parts.map(({ constant }, index) => constant ?? (known.args[index] === 'text' ? '' : 0))
  try {
    ;(known.run as (...args: readonly Value[]) => unknown)(...samples)
  } catch (error) {
    if (!(error instanceof BadConstant)) throw error
    const wrong = parts.find((part, index) => known.args[index] === 'constant' && part.constant !== undefined)
    throw new SqlFault(error.what, place, String(wrong?.constant))
  }
}

/** Calls a function with the values of its arguments; null where one of them is null. */
function applied(
  work: (...args: readonly Value[]) => Value | undefined,
  runs: readonly Expression['run'][],
  refuse: () => Value,
): Expression['run'] {
  const [first, second] = runs
  if (runs.length === 1)
    return (l, r) => {
      const value = first!(l, r)
      if (value === null) return null
      const result = work(value)
      return result === undefined ? refuse() : result
    }
  if (runs.length === 2)
    return (l, r) => {
      const [a, b] = [first!(l, r), second!(l, r)]
      if (a === null || b === null) return null
      const result = work(a, b)
      return result === undefined ? refuse() : result
    }
  return (l, r) => {
    const values = runs.map((run) => run(l, r))
    if (values.includes(null)) return null
    const result = work(...values)
    return result === undefined ? refuse() : result
  }
}
