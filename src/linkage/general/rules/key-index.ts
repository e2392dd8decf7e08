import { mix } from '../../rules/hash.ts'
import { sharedInts, sortByKey } from './typed-lists.ts'

/** In a block of more rows than this a row meets its `reach` next neighbours only, in the order of a second key. */
export const blockMax = 60
export const oversizedReach = 12

/** A rule that says too little about these data is left out, if others remain. */
const telling = { oversizedShareMax: 0.5, pairsPerRowMax: 8, fewPairs: 400_000 }

/**
 * The keys of one rule in their order (as unsigned numbers): rows that share a key (a block) lie side by side, found by the first
 * bits of the key. Entries of a block are in order of their row, or of the second key where it is oversized.
 */
export interface KeyIndex {
  /** Bucket of a key: `key >>> shift`; its entries: `buckets[b] .. buckets[b + 1])`. */
  readonly shift: number
  readonly buckets: Int32Array
  readonly keys: Int32Array
  readonly rows: Int32Array
  /** The rows it is made of: `count` from `first` on. */
  readonly first: number
  readonly count: number
  readonly sizes: BlockSizes
  /** False when the rule is left out: it says too little about these rows, or others find what it would. */
  readonly isKept: boolean
}

/** Rows that may ask; blocks of two rows and more: how many, rows in them, the largest, pairs that are compared and pairs that are left out. */
export interface BlockSizes {
  askers: number
  blocks: number
  rows: number
  largest: number
  oversizedRows: number
  pairs: number
  capped: number
}

/** Parts of `count` rows from row `first` on (key-rules.ts), row after row. */
export interface PartTable {
  readonly parts: Int32Array
  readonly width: number
  readonly first: number
  readonly count: number
}

/** How the keys of a rule are made and ordered: see KeyRule. */
export interface KeySlots {
  readonly slots: readonly (readonly number[])[]
  readonly second: number
  readonly lack: number | null
}

/** Key of a row from its parts, which begin at `at`; 0 where it lacks one. */
export function keyOf(parts: Int32Array, at: number, slot: readonly number[]): number {
  let key = parts[at + slot[0]!]!
  for (let index = 1; index < slot.length && key !== 0; index++) {
    const part = parts[at + slot[index]!]!
    key = part === 0 ? 0 : mix(key, part)
  }
  return key
}

/**
 * Puts the keys of all rows in order. `oneIn` (a power of two) takes one key in so many, whole blocks at a time: enough to
 * judge a rule by. `isKept`: keep it even if it says little. `isClosed`: no rows will come later that meet these, so rows that
 * only later ones could meet are left out.
 */
export function indexKeys(
  table: PartTable,
  rule: KeySlots,
  oneIn = 1,
  isKept = false,
  isClosed = false,
): KeyIndex {
  const { first, count } = table
  const { slots } = rule
  // About one entry to a bucket: half of that would find no faster, and a register would be a third larger.
  let bits = 4
  while (2 ** bits < (count * Math.sqrt(slots.length)) / oneIn / 2 && bits < 26) bits++
  const shift = 32 - bits
  const meetsAll = meetsAllOf(table, rule)
  const taken = takeKeys(table, slots, oneIn, isClosed ? metBuckets(table, rule, shift) : null)
  const entries = taken.keys.length
  const { keys, rows } = sortByKey(taken, { keys: sharedInts(entries), rows: sharedInts(entries) })
  if (meetsAll !== null) meetingFirst(meetsAll, first, keys, rows)
  const sizes = measure(keys, rows, meetsAll, first)
  sizes.askers = meetsAll === null ? count : meetsAll.reduce((sum, meets) => sum + meets, 0)
  const isTelling =
    sizes.oversizedRows <= sizes.rows * telling.oversizedShareMax &&
    sizes.pairs * oneIn <= Math.max(count * telling.pairsPerRowMax, telling.fewPairs)
  if (isKept || isTelling) orderOversized(table, rule.second, keys, rows)
  const buckets = bucketsOf(keys, shift)
  return { shift, buckets, keys, rows, first, count, sizes, isKept: isKept || isTelling }
}

/** By row: 1 if it meets every other row of its block, 0 if only those with a 1. Null where all meet all. */
function meetsAllOf({ parts, width, count }: PartTable, { lack }: KeySlots): Uint8Array | null {
  if (lack === null) return null
  const meets = new Uint8Array(count)
  for (let row = 0, at = lack; row < count; row++, at += width) meets[row] = parts[at]!
  return meets
}

/** The keys of all rows in the order of the rows; with `isMet` only those in its buckets. */
function takeKeys(
  { parts, width, first, count }: PartTable,
  slots: KeySlots['slots'],
  oneIn: number,
  met: MetBuckets | null,
): { keys: Int32Array; rows: Int32Array } {
  // What is not written of these is never made real by the system.
  const [keys, rows] = [new Int32Array(count * slots.length), new Int32Array(count * slots.length)]
  let entries = 0
  for (let row = 0, at = 0; row < count; row++, at += width)
    for (let slot = 0; slot < slots.length; slot++) {
      const key = keyOf(parts, at, slots[slot]!)
      if (key === 0 || (key & (oneIn - 1)) !== 0) continue
      if (met !== null && met.isMet[key >>> met.shift] === 0) continue
      keys[entries] = key
      rows[entries++] = first + row
    }
  return { keys: keys.subarray(0, entries), rows: rows.subarray(0, entries) }
}

function bucketsOf(keys: Int32Array, shift: number): Int32Array {
  const buckets = sharedInts(2 ** (32 - shift) + 1)
  let next = 0
  for (let at = 0; at < keys.length; at++)
    for (const bucket = keys[at]! >>> shift; next <= bucket; next++) buckets[next] = at
  return buckets.fill(keys.length, next)
}

interface MetBuckets {
  readonly isMet: Uint8Array
  readonly shift: number
}

/** Where a pair needs a row that lacks something: the buckets that such a row has a key in; null where none is needed. */
function metBuckets(
  { parts, width, count }: PartTable,
  { slots, lack }: KeySlots,
  shift: number,
): MetBuckets | null {
  if (lack === null) return null
  const isMet = new Uint8Array(2 ** (32 - shift))
  for (let at = 0; at < count * width; at += width) {
    if (parts[at + lack] === 0) continue
    for (const slot of slots) isMet[keyOf(parts, at, slot) >>> shift] = 1
  }
  return { isMet, shift }
}

/** Puts the rows that meet all before the others of their block, and leaves the order as it is else. */
function meetingFirst(meetsAll: Uint8Array, first: number, keys: Int32Array, rows: Int32Array): void {
  const rest: number[] = []
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    if (to === from + 1) continue
    let place = from
    rest.length = 0
    for (let at = from; at < to; at++)
      if (meetsAll[rows[at]! - first] === 1) rows[place++] = rows[at]!
      else rest.push(rows[at]!)
    for (const row of rest) rows[place++] = row
  }
}

/** End of the block that begins at `from`. */
export function endOfBlock(keys: Int32Array, from: number): number {
  let to = from + 1
  while (to < keys.length && keys[to] === keys[from]) to++
  return to
}

const newSizes = (): BlockSizes => ({
  askers: 0,
  blocks: 0,
  rows: 0,
  largest: 0,
  oversizedRows: 0,
  pairs: 0,
  capped: 0,
})

/** The index of a rule that is left out; `capped` pairs of it are not compared. */
export function emptyIndex(first: number, count: number, capped = 0): KeyIndex {
  const none = new Int32Array(0)
  return {
    shift: 28,
    buckets: new Int32Array(17),
    keys: none,
    rows: none,
    first,
    count,
    sizes: { ...newSizes(), capped },
    isKept: false,
  }
}

function measure(keys: Int32Array, rows: Int32Array, meetsAll: Uint8Array | null, first: number): BlockSizes {
  const sizes = newSizes()
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    const size = to - from
    if (size === 1) continue
    let others = 0
    if (meetsAll !== null) for (let at = from; at < to; at++) others += 1 - meetsAll[rows[at]! - first]!
    if (others === size) continue
    sizes.blocks++
    sizes.rows += size
    sizes.largest = Math.max(sizes.largest, size)
    const all = (size * (size - 1) - others * (others - 1)) / 2
    if (size <= blockMax) sizes.pairs += all
    else {
      sizes.oversizedRows += size
      sizes.pairs += (size - others) * oversizedReach
      sizes.capped += Math.max(0, all - (size - others) * oversizedReach)
    }
  }
  return sizes
}

function orderOversized(
  { parts, width, first }: PartTable,
  second: number,
  keys: Int32Array,
  rows: Int32Array,
): void {
  const secondOf = (row: number) => parts[(row - first) * width + second]!
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    if (to - from > blockMax) rows.subarray(from, to).sort((x, y) => secondOf(x) - secondOf(y) || x - y)
  }
}
