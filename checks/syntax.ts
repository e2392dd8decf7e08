import { parseSync } from 'vite'
import { read } from './repository.ts'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export interface Facts {
  /** Module specifiers of imports, re-exports and dynamic imports. */
  readonly imports: readonly { readonly from: string; readonly line: number }[]
  readonly functions: readonly { readonly name: string; readonly line: number; readonly lines: number }[]
  /** Member chains and plain calls as written: 'process.env', 'Date.now', 'new Date()', 'Math.random'. */
  readonly uses: readonly { readonly what: string; readonly line: number }[]
  /** Texts of string literals and the fixed parts of templates. */
  readonly texts: readonly { readonly text: string; readonly line: number }[]
  readonly lines: number
}

const known = new Map<string, Facts>()

/** What the parser says of a source file. */
export function factsOf(path: string): Facts {
  const found = known.get(path)
  if (found) return found
  const facts = collect(path, read(path))
  known.set(path, facts)
  return facts
}

function collect(path: string, source: string): Facts {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const facts = {
    imports: [] as Facts['imports'][number][],
    functions: [] as Facts['functions'][number][],
    uses: [] as Facts['uses'][number][],
    texts: [] as Facts['texts'][number][],
  }
  const lineOf = lineFinder(source)
  walk(program as unknown as Node, '', (node, name) => {
    const line = lineOf(node.start)
    if (isFunction(node)) facts.functions.push({ name, line, lines: lineOf(node.end) - line + 1 })
    const from = (node.source as Node | null | undefined)?.value
    if (typeof from === 'string' && /^(Import|Export)/.test(node.type)) facts.imports.push({ from, line })
    if (node.type === 'MemberExpression') facts.uses.push({ what: source.slice(node.start, node.end), line })
    if (node.type === 'NewExpression') facts.uses.push({ what: source.slice(node.start, node.end), line })
    if (node.type === 'Literal' && typeof node.value === 'string')
      facts.texts.push({ text: node.value, line })
    if (node.type === 'TemplateLiteral')
      facts.texts.push({ text: source.slice(node.start + 1, node.end - 1), line })
  })
  return { ...facts, lines: source.split('\n').length - 1 }
}

function isFunction(node: Node): boolean {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)
}

/** Visits every node; a function is named by what it is assigned to. */
function walk(node: Node, name: string, visit: (node: Node, name: string) => void): void {
  const own = nameOf(node) ?? name
  visit(node, own)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) walk(child as Node, own, visit)
    }
  }
}

function nameOf(node: Node): string | undefined {
  const id = (node.id ?? node.key) as Node | null | undefined
  return typeof id?.name === 'string' ? id.name : undefined
}

function lineFinder(source: string): (offset: number) => number {
  const starts = [0]
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1))
    starts.push(index + 1)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
