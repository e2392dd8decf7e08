import { mix } from '../../rules/hash.ts'
import { sharedInts } from './typed-lists.ts'

/** In a block of more rows than this a row meets its `reach` next neighbours only, in the order of a second key. */
export const blockMax = 60
export const oversizedReach = 12

/** A rule that says too little about these data is left out, if others remain. */
const telling = { oversizedShareMax: 0.5, pairsPerRowMax: 8, fewPairs: 400_000 }

/**
 * The keys of one rule: rows that share a key (a block) lie side by side, found by the first bits of the key. Entries of a
 * bucket are in order of their key, those of a block in order of their row, or of the second key where the block is oversized.
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
 * Sorts the keys of all rows into buckets. `oneIn` (a power of two) takes one key in so many, whole blocks at a time: enough to
 * judge a rule by. `isKept`: keep it even if it says little. `isClosed`: no rows will come later that
 * meet these, so rows that only later ones could meet are left out.
 */
export function indexKeys(
  table: PartTable,
  rule: KeySlots,
  oneIn = 1,
  isKept = false,
  isClosed = false,
): KeyIndex {
  const { parts, width, first, count } = table
  const { slots } = rule
  const meetsAll = (row: number) => rule.lack === null || parts[(row - first) * width + rule.lack] === 1
  let bits = 4
  while (2 ** bits < (count * Math.sqrt(slots.length)) / oneIn && bits < 26) bits++
  const shift = 32 - bits
  const buckets = sharedInts(2 ** bits + 1)
  const isMet = isClosed ? metBuckets(table, rule, shift) : null
  // Keys in the order of the rows; what is not written of these is never made real by the system.
  const [rowKeys, keyRows] = [new Int32Array(count * slots.length), new Int32Array(count * slots.length)]
  let entries = 0
  for (let row = 0, at = 0; row < count; row++, at += width)
    for (let slot = 0; slot < slots.length; slot++) {
      const key = keyOf(parts, at, slots[slot]!)
      if (key === 0 || (key & (oneIn - 1)) !== 0 || (isMet !== null && isMet[key >>> shift] === 0)) continue
      buckets[(key >>> shift) + 1]!++
      rowKeys[entries] = key
      keyRows[entries++] = first + row
    }
  for (let bucket = 0; bucket < buckets.length - 1; bucket++) buckets[bucket + 1]! += buckets[bucket]!
  const [keys, rows] = [sharedInts(entries), sharedInts(entries)]
  // Filled from the last key on, so that each bucket ends up at its beginning and in the order of its rows.
  for (let at = entries - 1; at >= 0; at--) {
    const key = rowKeys[at]!
    const entry = --buckets[(key >>> shift) + 1]!
    keys[entry] = key
    rows[entry] = keyRows[at]!
  }
  buckets.copyWithin(0, 1)
  buckets[buckets.length - 1] = entries
  groupKeys(buckets, keys, rows)
  if (rule.lack !== null) lackingFirst(meetsAll, keys, rows)
  const sizes = measure(keys, meetsAll, rows)
  sizes.askers = countAskers(table, rule.lack)
  const isTelling =
    sizes.oversizedRows <= sizes.rows * telling.oversizedShareMax &&
    sizes.pairs * oneIn <= Math.max(count * telling.pairsPerRowMax, telling.fewPairs)
  const own = { shift, buckets, keys, rows, first, count, sizes, isKept: isKept || isTelling }
  if (own.isKept) orderOversized(table, rule.second, keys, rows)
  return own
}

function countAskers({ parts, width, count }: PartTable, lack: number | null): number {
  if (lack === null) return count
  let askers = 0
  for (let at = lack; at < count * width; at += width) askers += parts[at]!
  return askers
}

/** Where a pair needs a row that lacks something: the buckets that such a row has a key in; null where none is needed. */
function metBuckets(
  { parts, width, count }: PartTable,
  { slots, lack }: KeySlots,
  shift: number,
): Uint8Array | null {
  if (lack === null) return null
  const isMet = new Uint8Array(2 ** (32 - shift))
  for (let at = 0; at < count * width; at += width) {
    if (parts[at + lack] === 0) continue
    for (const slot of slots) isMet[keyOf(parts, at, slot) >>> shift] = 1
  }
  return isMet
}

/** Puts the rows that lack something before the others of their block: only they meet all. */
function lackingFirst(lacks: (row: number) => boolean, keys: Int32Array, rows: Int32Array): void {
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    if (to > from + 1) rows.subarray(from, to).sort((x, y) => Number(lacks(y)) - Number(lacks(x)) || x - y)
  }
}

/** Puts the entries of each bucket in order of their key; rows of one key keep their order. */
function groupKeys(buckets: Int32Array, keys: Int32Array, rows: Int32Array): void {
  for (let bucket = 0; bucket < buckets.length - 1; bucket++) {
    const [from, to] = [buckets[bucket]!, buckets[bucket + 1]!]
    if (to - from > smallBucket) groupMany(keys, rows, from, to)
    else if (to - from > 1) groupFew(keys, rows, from, to)
  }
}

const smallBucket = 24

function groupFew(keys: Int32Array, rows: Int32Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at++) {
    const [key, row] = [keys[at]!, rows[at]!]
    let place = at
    for (; place > from && keys[place - 1]! > key; place--) {
      keys[place] = keys[place - 1]!
      rows[place] = rows[place - 1]!
    }
    keys[place] = key
    rows[place] = row
  }
}

function groupMany(keys: Int32Array, rows: Int32Array, from: number, to: number): void {
  const [oldKeys, oldRows] = [keys.slice(from, to), rows.slice(from, to)]
  const order = Int32Array.from(oldKeys, (_, at) => at).sort((x, y) => oldKeys[x]! - oldKeys[y]! || x - y)
  order.forEach((old, at) => {
    keys[from + at] = oldKeys[old]!
    rows[from + at] = oldRows[old]!
  })
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

/** `meetsAll` tells whether a row meets every other of its block; the rest meet only those. */
function measure(keys: Int32Array, meetsAll: (row: number) => boolean, rows: Int32Array): BlockSizes {
  const sizes = newSizes()
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    const size = to - from
    if (size === 1 || !meetsAll(rows[from]!)) continue
    let others = 0
    for (let at = from; at < to; at++) if (!meetsAll(rows[at]!)) others++
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
