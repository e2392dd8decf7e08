import { kindOfCast } from './convert.ts'
import { functions } from './functions.ts'
import { childrenOf, eachNode, type Node, SqlFault } from './syntax.ts'
import type { Kind } from './values.ts'

/**
 * What the cells of a column are read as; 'instant' is a date or, where a time stands in it, a timestamp; 'presence' says only
 * whether a cell is empty, for columns of which nothing else is asked.
 */
export type ColumnKind = TakenKind | 'presence'
type TakenKind = 'text' | 'number' | 'instant'

/**
 * A CSV file does not say what its columns hold; the expressions do. A column is a number or a date where a function takes it as
 * one; otherwise where it is reckoned or compared with one; otherwise it is text.
 * @throws SqlFault when one column is taken as two kinds
 */
export function columnKinds(expressions: readonly Node[]): Map<string, TakenKind> {
  const kinds = new Map<string, TakenKind>()
  for (const expression of expressions) eachNode(expression, (node) => markArguments(node, kinds))
  for (const expression of expressions) eachNode(expression, (node) => markOperands(node, kinds))
  return kinds
}

function markArguments(node: Node, kinds: Map<string, TakenKind>): void {
  if (node.kind !== 'call') return
  const known = functions[node.name]
  if (!known) return
  node.args.forEach((arg, index) => {
    const wanted = known.args[index]
    if (arg.kind !== 'column' || wanted === undefined || wanted === 'constant') return
    const kind = kinds.get(arg.name)
    if (kind !== undefined && kind !== wanted) throw new SqlFault('kind', node.place, arg.name)
    kinds.set(arg.name, wanted)
  })
}

const reckoning = new Set(['+', '-', '*', '/', '%'])
const comparing = new Set(['=', '<>', '<', '<=', '>', '>=', 'in'])

function markOperands(node: Node, kinds: Map<string, TakenKind>): void {
  if (node.kind !== 'call') return
  const isReckoning = reckoning.has(node.name)
  if (!isReckoning && !comparing.has(node.name)) return
  const others = node.args.map((arg) => kindHint(arg, kinds))
  const hint = others.find((kind) => kind === 'date' || kind === 'timestamp')
    ? 'instant'
    : others.includes('number') || isReckoning
      ? 'number'
      : null
  if (!hint) return
  for (const arg of node.args) if (arg.kind === 'column' && !kinds.has(arg.name)) kinds.set(arg.name, hint)
}

function kindHint(node: Node, kinds: ReadonlyMap<string, TakenKind>): Kind | undefined {
  if (node.kind === 'literal') return typeof node.value === 'number' ? 'number' : undefined
  if (node.kind === 'cast') return kindOfCast(node.to)
  if (node.kind === 'call') return reckoning.has(node.name) ? 'number' : functions[node.name]?.result
  if (node.kind === 'column') {
    const kind = kinds.get(node.name)
    return kind === 'instant' ? 'timestamp' : kind
  }
  return childrenOf(node)
    .map((child) => kindHint(child, kinds))
    .find((kind) => kind === 'number' || kind === 'date')
}

/** The columns of expressions of which nothing is asked but whether they are null. */
export function presenceColumns(expressions: readonly Node[]): Set<string> {
  const named = new Set<string>()
  const asked = new Set<string>()
  const walk = (node: Node) => {
    const isTest = node.kind === 'call' && node.name === 'is null'
    for (const child of childrenOf(node)) {
      if (child.kind === 'column') (isTest ? named : asked).add(child.name)
      else walk(child)
    }
  }
  for (const expression of expressions) walk(expression)
  return new Set([...named].filter((name) => !asked.has(name)))
}
