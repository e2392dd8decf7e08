import { functions } from './functions.ts'
import { childrenOf, eachNode, type Node, SqlFault } from './syntax.ts'
import type { Kind } from './values.ts'

/** What the cells of a column are read as; 'instant' is a date or, where a time stands in it, a timestamp. */
export type ColumnKind = 'text' | 'number' | 'instant'

/**
 * A CSV file does not say what its columns hold; the expressions do. A column is a number or a date where a function takes it as
 * one; otherwise where it is reckoned or compared with one; otherwise it is text.
 * @throws SqlFault when one column is taken as two kinds
 */
export function columnKinds(expressions: readonly Node[]): Map<string, ColumnKind> {
  const kinds = new Map<string, ColumnKind>()
  for (const expression of expressions) eachNode(expression, (node) => markArguments(node, kinds))
  for (const expression of expressions) eachNode(expression, (node) => markOperands(node, kinds))
  return kinds
}

function markArguments(node: Node, kinds: Map<string, ColumnKind>): void {
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

function markOperands(node: Node, kinds: Map<string, ColumnKind>): void {
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

function kindHint(node: Node, kinds: ReadonlyMap<string, ColumnKind>): Kind | undefined {
  if (node.kind === 'literal') return typeof node.value === 'number' ? 'number' : undefined
  if (node.kind === 'cast')
    return node.to === 'integer' || node.to === 'double' || node.to === 'float' ? 'number' : node.to
  if (node.kind === 'call') return reckoning.has(node.name) ? 'number' : functions[node.name]?.result
  if (node.kind === 'column') {
    const kind = kinds.get(node.name)
    return kind === 'instant' ? 'timestamp' : kind
  }
  return childrenOf(node)
    .map((child) => kindHint(child, kinds))
    .find((kind) => kind === 'number' || kind === 'date')
}
