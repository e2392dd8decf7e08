import type { Table } from './columns.ts'
import type { KeyRule } from './key-rules.ts'

/** In a block of more rows than this a row meets its `reach` next neighbours only, in the order of a second key. */
export const blockMax = 60
export const oversizedReach = 12

/** The keys of all rows, row after row, and for each rule its blocks of two rows and more. */
export interface Blocks {
  readonly rules: readonly KeyRule[]
  /** Keys of row r under rule i: `keys[r * width + starts[i] .. starts[i + 1])`; 0 = none. */
  readonly keys: Int32Array
  readonly width: number
  readonly starts: readonly number[]
  /** Per rule its blocks, one after the other: key, number of rows, rows. */
  readonly blocks: readonly Int32Array[]
  /** Per rule the pairs that its oversized blocks leave out. */
  readonly capped: readonly number[]
}

/** Writes the keys of every row and sorts them, one rule after the other. */
export function buildBlocks(table: Table, rules: readonly KeyRule[]): Blocks {
  const starts = [0]
  for (const rule of rules) starts.push(starts.at(-1)! + rule.slots)
  const width = starts.at(-1)!
  const keys = new Int32Array(table.count * width)
  for (let row = 0; row < table.count; row++)
    for (let index = 0; index < rules.length; index++)
      rules[index]!.write(row, keys, row * width + starts[index]!)
  const second = secondKeys(table)
  const blocks = rules.map((rule, index) => {
    const [start, end] = [starts[index]!, starts[index + 1]!]
    return groupRows(table.count, keys, width, start, end, isByDate(table, rule) ? second.name : second.date)
  })
  const telling = blocks.map((list) => isTelling(list, table.count))
  const isAnyTelling = telling.includes(true)
  // Keys of oversized blocks are out of `keys` already; small blocks of a rule that is left out must not own pairs either.
  blocks.forEach((list, rule) => {
    if (isAnyTelling && !telling[rule]) clearKeys(list, keys, width, starts[rule]!, starts[rule + 1]!)
  })
  const kept = blocks.map((list, rule) => (isAnyTelling && !telling[rule] ? new Int32Array(0) : list))
  const capped = blocks.map((list, rule) => leftOut(list, kept[rule] === list))
  return { rules, keys, width, starts, blocks: kept, capped }
}

/**
 * A rule is left out, if others remain, when it says too little about these data: most of its rows are in oversized
 * blocks, or it brings more pairs than this for each row.
 */
const oversizedShareMax = 0.5
const pairsPerRowMax = 8

function isTelling(list: Int32Array, rows: number): boolean {
  let [oversized, inBlocks] = [0, 0]
  for (let at = 0; at < list.length; at += list[at + 1]! + 2) {
    inBlocks += list[at + 1]!
    if (list[at + 1]! > blockMax) oversized += list[at + 1]!
  }
  return oversized <= inBlocks * oversizedShareMax && pairsWithin(list) <= rows * pairsPerRowMax
}

/** Pairs of all blocks of a rule, as far as oversized blocks are compared. */
export function pairsWithin(list: Int32Array): number {
  let pairs = 0
  for (let at = 0; at < list.length; at += list[at + 1]! + 2) {
    const size = list[at + 1]!
    pairs += size > blockMax ? size * oversizedReach : (size * (size - 1)) / 2
  }
  return pairs
}

function clearKeys(list: Int32Array, keys: Int32Array, width: number, start: number, end: number): void {
  for (let at = 0; at < list.length; at += list[at + 1]! + 2)
    for (let index = at + 2; index < at + 2 + list[at + 1]!; index++)
      keys.fill(0, list[index]! * width + start, list[index]! * width + end)
}

/** Pairs of the blocks of a rule that are not compared: beyond the reach, or all of them when the rule is left out. */
function leftOut(list: Int32Array, isKept: boolean): number {
  let pairs = 0
  for (let at = 0; at < list.length; at += list[at + 1]! + 2) {
    const size = list[at + 1]!
    const all = (size * (size - 1)) / 2
    const reached = size * oversizedReach - (oversizedReach * (oversizedReach + 1)) / 2
    pairs += isKept ? (size > blockMax ? all - reached : 0) : all
  }
  return pairs
}

function isByDate(table: Table, rule: KeyRule): boolean {
  return rule.columns.some((index) => table.columns[index]!.field.kind === 'date')
}

/** What oversized blocks are ordered by: the birth date, or the name; whichever the rule does not use already. */
function secondKeys(table: Table): { name: Int32Array; date: Int32Array } {
  const nameColumns = table.columns.filter(({ field }) => field.kind.endsWith('name'))
  const dateColumn = table.columns.find(({ field }) => field.kind === 'date')
  const last = table.columns.at(-1)!
  const name = new Int32Array(table.count)
  for (const { codes, values } of nameColumns.length > 0 ? nameColumns : [last])
    for (let row = 0; row < name.length; row++)
      name[row] = (Math.imul(name[row]!, 31) + (values?.hashes[codes[row]!] ?? codes[row]!)) | 0
  return { name, date: dateColumn?.codes ?? name }
}

/**
 * Blocks of one rule: its keys sorted with their rows, single rows left out. Keys of oversized blocks are taken out of
 * `keys`: a pair that such a block leaves out must not look as if it had been compared there.
 */
function groupRows(
  count: number,
  keys: Int32Array,
  width: number,
  start: number,
  end: number,
  second: Int32Array,
): Int32Array {
  let filled = 0
  for (let row = 0; row < count; row++)
    for (let at = row * width + start; at < row * width + end; at++) if (keys[at] !== 0) filled++
  const [sortedKeys, sortedRows] = [new Int32Array(filled), new Int32Array(filled)]
  let next = 0
  for (let row = 0; row < count; row++)
    for (let at = row * width + start; at < row * width + end; at++) {
      if (keys[at] === 0) continue
      sortedKeys[next] = keys[at]!
      sortedRows[next++] = row
    }
  sortByKey(sortedKeys, sortedRows)
  return blocksOf(sortedKeys, sortedRows, (from, to) => {
    sortedRows.subarray(from, to).sort((x, y) => second[x]! - second[y]! || x - y)
    for (let index = from; index < to; index++)
      for (let at = sortedRows[index]! * width + start; at < sortedRows[index]! * width + end; at++)
        if (keys[at] === sortedKeys[from]) keys[at] = 0
  })
}

function blocksOf(
  keys: Int32Array,
  rows: Int32Array,
  onOversized: (from: number, to: number) => void,
): Int32Array {
  const endOf = (from: number) => {
    let to = from + 1
    while (to < keys.length && keys[to] === keys[from]) to++
    return to
  }
  let size = 0
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOf(from)
    if (to - from > 1) size += to - from + 2
  }
  const blocks = new Int32Array(size)
  let next = 0
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOf(from)
    if (to - from === 1) continue
    if (to - from > blockMax) onOversized(from, to)
    blocks[next++] = keys[from]!
    blocks[next++] = to - from
    blocks.set(rows.subarray(from, to), next)
    next += to - from
  }
  return blocks
}

/** Sorts keys and rows together by the bits of the key: three passes of 11 bits, stable. */
function sortByKey(keys: Int32Array, rows: Int32Array): void {
  let from = { keys, rows }
  let to = { keys: new Int32Array(keys.length), rows: new Int32Array(keys.length) } as typeof from
  for (let shift = 0; shift < 33; shift += 11) {
    const offsets = new Uint32Array(2049)
    for (let at = 0; at < keys.length; at++) offsets[((from.keys[at]! >>> shift) & 2047) + 1]!++
    for (let digit = 0; digit < 2048; digit++) offsets[digit + 1]! += offsets[digit]!
    for (let at = 0; at < keys.length; at++) {
      const place = offsets[(from.keys[at]! >>> shift) & 2047]!++
      to.keys[place] = from.keys[at]!
      to.rows[place] = from.rows[at]!
    }
    ;[from, to] = [to, from]
  }
  keys.set(from.keys)
  rows.set(from.rows)
}

/** Pairs that a walk through all blocks handed on. */
export interface Walk {
  pairs: number
  readonly pairsByRule: number[]
}

/**
 * Hands every pair of rows that shares a key to `visit`: the first rule and key that both share own it. Blocks are read
 * one after the other; no list of pairs is made. Only a pair that several oversized blocks hold may come more than once.
 */
export function walkPairs(table: Table, blocks: Blocks, visit: (a: number, b: number) => void): Walk {
  const walk: Walk = { pairs: 0, pairsByRule: blocks.rules.map(() => 0) }
  for (let rule = 0; rule < blocks.rules.length; rule++) {
    const rows = blocks.blocks[rule]!
    for (let at = 0; at < rows.length; at += rows[at + 1]! + 2)
      walkBlock(table, blocks, rule, at, visit, walk)
  }
  return walk
}

function walkBlock(
  table: Table,
  blocks: Blocks,
  rule: number,
  at: number,
  visit: (a: number, b: number) => void,
  walk: Walk,
): void {
  const rows = blocks.blocks[rule]!
  const [key, size] = [rows[at]!, rows[at + 1]!]
  const [from, to] = [at + 2, at + 2 + size]
  const isOversized = size > blockMax
  const reach = isOversized ? oversizedReach : size
  for (let i = from; i < to; i++) {
    const a = rows[i]!
    const end = Math.min(to, i + 1 + reach)
    for (let j = i + 1; j < end; j++) {
      const b = rows[j]!
      if (!isPossible(table, a, b) || !owns(blocks, rule, key, isOversized, a, b)) continue
      walk.pairs++
      walk.pairsByRule[rule]!++
      if (a < b) visit(a, b)
      else visit(b, a)
    }
  }
}

/** False for a row with itself and for two rows of one input that has no duplicates. */
export function isPossible(table: Table, a: number, b: number): boolean {
  const source = table.source[a]!
  return a !== b && (source !== table.source[b]! || !table.unique[source])
}

/** True when no earlier rule, and no lower key of this rule, brings the two rows together; an oversized block comes last. */
function owns(
  blocks: Blocks,
  rule: number,
  key: number,
  isOversized: boolean,
  a: number,
  b: number,
): boolean {
  const { keys, width, starts, rules } = blocks
  const [x, y] = [a * width, b * width]
  const before = isOversized ? rules.length : rule
  for (let earlier = 0; earlier < before; earlier++)
    if (lowestShared(keys, x, y, starts[earlier]!, starts[earlier + 1]!) !== 0) return false
  if (isOversized) return true
  const [start, end] = [starts[rule]!, starts[rule + 1]!]
  return end - start === 1 || lowestShared(keys, x, y, start, end) === key
}

/** The lowest key of row x among those from `start` to `end` that row y has as well, or 0. */
function lowestShared(keys: Int32Array, x: number, y: number, start: number, end: number): number {
  let lowest = 0
  for (let i = start; i < end; i++) {
    const key = keys[x + i]!
    if (key === 0) continue
    for (let j = start; j < end; j++) if (keys[y + j] === key && (lowest === 0 || key < lowest)) lowest = key
  }
  return lowest
}
