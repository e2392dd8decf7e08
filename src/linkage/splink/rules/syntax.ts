/** Where an expression stands in its text, counted from 1, and the words there. */
export interface Place {
  readonly at: number
  readonly near: string
}

/**
 * An SQL expression as plain objects. Operators are calls of their sign ('=', 'and', '||', 'is null'); `x BETWEEN a AND b`,
 * `x NOT IN …`, `CASE x WHEN …` and slices are written out by the parser in terms of these.
 */
export type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'column'; readonly name: string; readonly side: Side }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly place: Place }
  | { readonly kind: 'case'; readonly branches: readonly Branch[]; readonly otherwise: Node }
  | {
      readonly kind: 'cast'
      readonly operand: Node
      readonly to: CastType
      readonly isTry: boolean
      readonly place: Place
    }

export interface Branch {
  readonly when: Node
  readonly gives: Node
}

export type Side = 'l' | 'r'
export type CastType = 'text' | 'integer' | 'bigint' | 'double' | 'float' | 'date' | 'timestamp' | 'boolean'

/** What is wrong in an expression; the caller adds where the expression stands and makes a Problem of it. */
export class SqlFault extends Error {
  override name = 'SqlFault'
  /** Last part of the Problem's code: linkage.splink.sql-… */
  readonly what:
    | 'unexpected'
    | 'function'
    | 'arguments'
    | 'type'
    | 'kind'
    | 'pattern'
    | 'format'
    | 'side'
    | 'value'
  readonly place: Place
  /** The name or word the fault is about. */
  readonly word: string

  constructor(what: SqlFault['what'], place: Place, word: string) {
    super(`${what} at ${place.at}: ${word}`)
    this.what = what
    this.place = place
    this.word = word
  }
}

/** Calls `visit` with every node of an expression, parents first. */
export function eachNode(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of childrenOf(node)) eachNode(child, visit)
}

export function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'call') return node.args
  if (node.kind === 'cast') return [node.operand]
  if (node.kind === 'case')
    return [...node.branches.flatMap(({ when, gives }) => [when, gives]), node.otherwise]
  return []
}

/** One text for expressions that mean the same; sides are left out, or kept. */
export function keyOf(node: Node, withSides: boolean): string {
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value)
    case 'column':
      return `${withSides ? node.side : ''}.${JSON.stringify(node.name)}`
    case 'call':
      return `${node.name}(${node.args.map((arg) => keyOf(arg, withSides)).join(',')})`
    case 'cast':
      return `${node.isTry ? 'try_' : ''}cast(${keyOf(node.operand, withSides)},${node.to})`
    case 'case':
      return `case(${childrenOf(node)
        .map((child) => keyOf(child, withSides))
        .join(',')})`
  }
}
