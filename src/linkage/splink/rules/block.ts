import { columnOf, compile, type Table } from './compile.ts'
import { eachNode, type Node } from './syntax.ts'
import type { Column } from './values.ts'

/** A blocking rule made ready: rows may meet where their keys are equal and not 0, and the filter, if any, is true. */
export interface ReadyRule {
  readonly leftKeys: Int32Array
  readonly rightKeys: Int32Array
  readonly keyCount: number
  readonly filter: ((left: number, right: number) => boolean) | null
  /** The rule of the model it comes from; a rule with OR is several here. */
  readonly rule: number
}

/**
 * Makes the rules ready. Equalities of an expression of the left row and one of the right become keys; what else a rule asks is a
 * filter. A rule of alternatives becomes one rule for each, which gives the same pairs.
 */
export function readyRules(rules: readonly Node[], table: Table): ReadyRule[] {
  return rules.flatMap((rule, index) =>
    alternatives(rule).map((part) => ({ ...readyRule(part, table), rule: index })),
  )
}

function alternatives(node: Node): Node[] {
  return node.kind === 'call' && node.name === 'or' ? node.args.flatMap(alternatives) : [node]
}

function conjuncts(node: Node): readonly Node[] {
  return node.kind === 'call' && node.name === 'and' ? node.args.flatMap(conjuncts) : [node]
}

function readyRule(rule: Node, table: Table): Omit<ReadyRule, 'rule'> {
  const keys: [Node, Node][] = []
  const filters: Node[] = []
  for (const part of conjuncts(rule)) {
    const sides = equalSides(part)
    if (sides) keys.push(sides)
    else filters.push(part)
  }
  const tests = filters.map((part) => compile(part, table).run)
  const filter =
    tests.length === 0 ? null : (l: number, r: number) => tests.every((test) => test(l, r) === true)
  return { ...combinedKeys(keys, table), filter }
}

/** The sides of `f(left row) = g(right row)`, the left row's first. */
function equalSides(node: Node): [Node, Node] | null {
  if (node.kind !== 'call' || node.name !== '=') return null
  const [a, b] = node.args as [Node, Node]
  if (sideOf(a) === 'l' && sideOf(b) === 'r') return [a, b]
  return sideOf(a) === 'r' && sideOf(b) === 'l' ? [b, a] : null
}

function sideOf(node: Node): string {
  const sides = new Set<string>()
  eachNode(node, (part) => {
    if (part.kind === 'column') sides.add(part.side)
  })
  return [...sides].join('')
}

function combinedKeys(pairs: readonly [Node, Node][], table: Table) {
  const parts = pairs.map(([a, b]) => {
    const [left, right] = [columnOf(a, table), columnOf(b, table)]
    return { left: left.codes, right: right === left ? left.codes : sameCodes(left, right), count: left.size }
  })
  // Without an equality all rows meet.
  const all = new Int32Array(parts.length === 0 ? table.rows : 0).fill(1)
  const first = parts[0] ?? { left: all, right: all, count: 2 }
  let { left: leftKeys, right: rightKeys, count: keyCount } = first
  for (const { left, right } of parts.slice(1)) {
    const meeting = new Meeting(table.rows)
    const lefts = meeting.combine(leftKeys, left)
    rightKeys = rightKeys === leftKeys && right === left ? lefts : meeting.combine(rightKeys, right)
    leftKeys = lefts
    keyCount = meeting.count
  }
  return { leftKeys, rightKeys, keyCount }
}

/** The codes of a column in terms of another's: equal values get equal codes, others none. */
function sameCodes(column: Column, other: Column): Int32Array {
  const codeOf = new Map(column.values.map((value, code) => [value, code]))
  const codes = Int32Array.from(other.values, (value) => (value === null ? 0 : (codeOf.get(value) ?? 0)))
  return other.codes.map((code) => codes[code]!)
}

/** Numbers pairs of codes from 1 on, in an open table; a pair with a 0 is 0. */
class Meeting {
  count = 1
  private size: number
  private firsts: Int32Array
  private seconds: Int32Array
  private numbers: Int32Array

  constructor(rows: number) {
    this.size = 16
    while (this.size < rows * 3) this.size *= 2
    this.firsts = new Int32Array(this.size)
    this.seconds = new Int32Array(this.size)
    this.numbers = new Int32Array(this.size)
  }

  combine(a: Int32Array, b: Int32Array): Int32Array {
    const out = new Int32Array(a.length)
    for (let row = 0; row < out.length; row++) {
      const [x, y] = [a[row]!, b[row]!]
      if (x !== 0 && y !== 0) out[row] = this.numberOf(x, y)
    }
    return out
  }

  private numberOf(x: number, y: number): number {
    const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)
    let place = (mixed ^ (mixed >>> 15)) & (this.size - 1)
    while (this.numbers[place] !== 0) {
      if (this.firsts[place] === x && this.seconds[place] === y) return this.numbers[place]!
      place = (place + 1) & (this.size - 1)
    }
    this.firsts[place] = x
    this.seconds[place] = y
    this.numbers[place] = this.count
    return this.count++
  }
}

/** The rows in the order of Splink's ids, and the source of each; the first row of a pair is the left one. */
export interface RowOrder {
  /** Rows, the smallest id first; rows of one source stand together. */
  readonly rows: Int32Array
  /** Place of each row in that order. */
  readonly places: Int32Array
  readonly sources: Uint16Array
  /** Pairs of one source are left out. */
  readonly isLinkOnly: boolean
}

/** Calls `take` with each pair that a rule brings and none before it did, once; `rule` is its place in `rules`. */
export function eachPair(
  rules: readonly ReadyRule[],
  { rows, places, sources, isLinkOnly }: RowOrder,
  take: (left: number, right: number, rule: number) => void,
): void {
  const earlier = earlierRules(rules, rows.length)
  rules.forEach(({ leftKeys, rightKeys, keyCount, filter }, rule) => {
    const isSame = leftKeys === rightKeys
    const lefts = groupByKey(leftKeys, keyCount, rows)
    const rights = isSame ? lefts : groupByKey(rightKeys, keyCount, rows)
    for (let key = 1; key < keyCount; key++) {
      const [to, rightTo] = [lefts.ends[key]!, rights.ends[key]!]
      // Rows of a key stand in the order of ids: what is before `from` was not meant for this left row, nor for those after it.
      let from = rights.ends[key - 1]!
      for (let at = lefts.ends[key - 1]!; at < to; at++) {
        const left = lefts.rows[at]!
        const place = places[left]!
        while (from < rightTo && places[rights.rows[from]!]! <= place) from++
        if (isLinkOnly) while (from < rightTo && sources[rights.rows[from]!] === sources[left]) from++
        for (let other = from; other < rightTo; other++) {
          const right = rights.rows[other]!
          if (filter?.(left, right) === false) continue
          if (!earlier(left, right, rule)) take(left, right, rule)
        }
      }
    }
  })
}

/** Whether a rule before `rule` holds for a pair. Keys of a row stand side by side, so that one look finds them. */
function earlierRules(rules: readonly ReadyRule[], rows: number) {
  const count = rules.length
  const isSame = rules.every(({ leftKeys, rightKeys }) => leftKeys === rightKeys)
  const beside = (keysOf: (rule: ReadyRule) => Int32Array) => {
    const keys = new Int32Array(rows * count)
    rules.forEach((rule, index) => {
      const ofRule = keysOf(rule)
      for (let row = 0; row < rows; row++) keys[row * count + index] = ofRule[row]!
    })
    return keys
  }
  const lefts = beside(({ leftKeys }) => leftKeys)
  const rights = isSame ? lefts : beside(({ rightKeys }) => rightKeys)
  const filters = rules.map(({ filter }) => filter)
  return (left: number, right: number, rule: number): boolean => {
    const [a, b] = [left * count, right * count]
    for (let index = 0; index < rule; index++) {
      const key = lefts[a + index]!
      if (key === 0 || key !== rights[b + index]) continue
      const filter = filters[index]!
      if (filter === null || filter(left, right)) return true
    }
    return false
  }
}

/** Rows by key, in the order given; rows of key k end at `ends[k]`. Rows without a key are left out. */
function groupByKey(keys: Int32Array, keyCount: number, order: Int32Array) {
  const ends = new Int32Array(keyCount)
  for (const key of keys) if (key !== 0) ends[key]!++
  for (let key = 1; key < keyCount; key++) ends[key]! += ends[key - 1]!
  const starts = new Int32Array(keyCount)
  for (let key = 1; key < keyCount; key++) starts[key] = ends[key - 1]!
  const rows = new Int32Array(ends[keyCount - 1] ?? 0)
  for (const row of order) {
    const key = keys[row]!
    if (key !== 0) rows[starts[key]!++] = row
  }
  return { ends, rows }
}
