import { blockMax, type KeyIndex, type KeySlots, keyOf, oversizedReach, type PartTable } from './key-index.ts'
import type { KeyPlan, KeyRule } from './key-rules.ts'
import { lacksIn, type Table } from './table.ts'

/** A rule as the walk needs it: how its keys are made, and where they are: one index, or one for each range of rows. */
export interface IndexedRule extends Pick<KeySlots, 'slots' | 'second'> {
  readonly indexes: readonly KeyIndex[]
  /** Tells a row that lacks what one row of a pair must lack; null where the rule wants nothing lacking. */
  readonly lacks: ((row: number) => boolean) | null
}

/** A rule of a plan with the indexes that have its keys. */
export function indexedRule(
  table: Table,
  { slots, second, lacks }: KeyRule,
  indexes: readonly KeyIndex[],
): IndexedRule {
  return { slots, second, indexes, lacks: lacks === undefined ? null : lacksIn(table, lacks) }
}

/** Rows before `firstNew` have met each other already: new rows meet them, and new rows behind their own. */
export interface Standing {
  readonly firstNew: number
  /** Of all rows: the parts by which oversized blocks are in order, two side by side: part `byName`, then the other. */
  readonly seconds: Int32Array
  readonly byName: number
}

/** Writes `seconds` of Standing for the rows from `from` on, of which the parts are there. */
export function placeSeconds(
  seconds: Int32Array,
  { parts, width, first, count }: PartTable,
  { byName, byDate }: Pick<KeyPlan, 'byName' | 'byDate'>,
  from: number,
): void {
  for (let row = from; row < first + count; row++) {
    seconds[row * 2] = parts[(row - first) * width + byName]!
    seconds[row * 2 + 1] = parts[(row - first) * width + byDate]!
  }
}

type Keys = Pick<PartTable, 'parts' | 'width' | 'first'>

/** Rows asked for at a time: enough to wait for memory once for many of them, few enough to stay near the processor. */
export const batchRows = 128

/**
 * Finds the pairs that must be compared: those of a row with the rows behind it (and with standing rows) that share a key of
 * any rule, each pair once.
 * What one row is asked does not depend on what was asked before, so rows may be dealt out to any number of threads. It goes
 * through the rows of a batch in several rounds, each with one kind of memory to read: places that are far apart are then
 * fetched side by side instead of one after the other.
 */
export class Partners {
  /** The pairs of the last batch: `count` rows of it in `a`, the row that each meets in `b`: one behind it or a standing one. */
  a: Int32Array = new Int32Array(4096)
  b: Int32Array = new Int32Array(4096)
  count = 0
  /** Pairs that each rule was the first to bring. */
  readonly pairsByRule: Float64Array
  private readonly table: Table
  private readonly isAnyUnique: boolean
  private readonly keys: Keys
  private readonly rules: readonly IndexedRule[]
  readonly firstNew: number
  private readonly standing: Standing | undefined
  /** Pairs of this batch, to know a pair that is there already. A row before the batch means a free place. */
  private knownA = new Int32Array(1 << 14)
  private knownB = new Int32Array(1 << 14)
  private readonly rowKeys = new Int32Array(batchRows)
  private readonly starts = new Int32Array(batchRows)
  private readonly ends = new Int32Array(batchRows)
  private first = 0
  private touched = 0

  constructor(table: Table, keys: Keys, rules: readonly IndexedRule[], standing?: Standing) {
    this.table = table
    this.isAnyUnique = table.unique.includes(true)
    this.keys = keys
    this.rules = rules
    this.standing = standing
    this.firstNew = standing?.firstNew ?? 0
    this.pairsByRule = new Float64Array(rules.length)
  }

  /** Fills `a` and `b` with the pairs of the rows `from` to before `to`, a batch at most. Batches come in rising order. */
  find(from: number, to: number): void {
    this.count = 0
    this.first = from
    for (let rule = 0; rule < this.rules.length; rule++) {
      const before = this.count
      const indexed = this.rules[rule]!
      for (const index of indexed.indexes)
        if (index.rows.length > 0)
          for (const slot of indexed.slots) this.findSlot(index, indexed, slot, from, to)
      this.pairsByRule[rule]! += this.count - before
    }
  }

  /** Forgets the pairs of the last batch: the same rows may be asked for again, with other keys. */
  forget(): void {
    this.knownA.fill(0)
  }

  private findSlot(
    index: KeyIndex,
    rule: IndexedRule,
    slot: readonly number[],
    from: number,
    to: number,
  ): void {
    const { rowKeys, starts, ends } = this
    const { parts, width, first } = this.keys
    const { buckets, shift, keys, rows } = index
    const count = to - from
    // Where something must be lacking, only rows that lack it ask their own index; a standing row that does cannot ask.
    const asks = rule.lacks === null || index.first < this.firstNew ? null : rule.lacks
    for (let i = 0; i < count; i++)
      rowKeys[i] = asks === null || asks(from + i) ? keyOf(parts, (from - first + i) * width, slot) : 0
    for (let i = 0; i < count; i++) {
      const bucket = rowKeys[i]! >>> shift
      starts[i] = buckets[bucket]!
      ends[i] = rowKeys[i] === 0 ? 0 : buckets[bucket + 1]!
    }
    // A row that is alone in its bucket of its own index is there by itself.
    const alone = index.first + index.count > from ? 1 : 0
    let touched = 0
    for (let i = 0; i < count; i++) {
      const start = starts[i]!
      if (ends[i]! - start > alone) touched ^= keys[start]! ^ rows[start]!
    }
    this.touched ^= touched
    for (let i = 0; i < count; i++)
      if (ends[i]! - starts[i]! > alone)
        this.findKey(from + i, rowKeys[i]!, starts[i]!, ends[i]!, index, rule)
  }

  private findKey(
    row: number,
    key: number,
    start: number,
    end: number,
    index: KeyIndex,
    rule: IndexedRule,
  ): void {
    const { keys, rows } = index
    let from = end - start > 2 * blockMax ? placeOf(keys, key, start, end) : start
    while (from < end && keys[from] !== key) from++
    // The last entry of a block tells whether it reaches beyond blockMax.
    if (from + blockMax < end && keys[from + blockMax] === key) {
      this.findNear(row, index, from, placeOf(keys, key + 1, from, end), rule)
      return
    }
    for (let at = from; at < end && keys[at] === key; at++) this.meet(row, rows[at]!, rule)
  }

  /**
   * Takes a pair unless the other row is the one that asks: a new row asks for standing rows and for new rows behind it; where
   * one of the two must lack something, new rows that lack it ask for all that do not.
   */
  private meet(row: number, other: number, { lacks }: IndexedRule): void {
    if (lacks === null) {
      if (other > row || other < this.firstNew) this.take(row, other)
    } else if (other < this.firstNew) {
      if (lacks(row) || lacks(other)) this.take(row, other)
    } else if (other !== row && lacks(row) && (other > row || !lacks(other))) this.take(row, other)
  }

  /** In an oversized block only the neighbours in its own order. */
  private findNear(row: number, { rows }: KeyIndex, from: number, end: number, rule: IndexedRule): void {
    const { second } = rule
    const own = this.secondOf(row, second)
    let [low, high] = [from, end]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.secondOf(rows[middle]!, second)
      if (other < own || (other === own && rows[middle]! < row)) low = middle + 1
      else high = middle
    }
    const last = Math.min(end, low + oversizedReach + 1)
    for (let at = Math.max(from, low - oversizedReach); at < last; at++) this.meet(row, rows[at]!, rule)
  }

  private secondOf(row: number, second: number): number {
    const { standing, keys } = this
    if (standing) return standing.seconds[row * 2 + (second === standing.byName ? 0 : 1)]!
    return keys.parts[(row - keys.first) * keys.width + second]!
  }

  private take(row: number, other: number): void {
    if (this.isAnyUnique && !isPossible(this.table, row, other)) return
    const place = this.placeFor(row, other)
    if (this.knownA[place] === row + 1) return
    this.knownA[place] = row + 1
    this.knownB[place] = other
    if (this.count === this.a.length) this.widen()
    this.a[this.count] = row
    this.b[this.count++] = other
    if (this.count * 2 > this.knownA.length) this.makeRoom()
  }

  /** Where a pair is known, or the free place where it would be. */
  private placeFor(row: number, other: number): number {
    const { knownA, knownB, first } = this
    const mask = knownA.length - 1
    let place = ((Math.imul(other, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) >>> 8) & mask
    while (knownA[place]! > first && (knownA[place] !== row + 1 || knownB[place] !== other))
      place = (place + 1) & mask
    return place
  }

  private makeRoom(): void {
    const [oldA, oldB] = [this.knownA, this.knownB]
    this.knownA = new Int32Array(oldA.length * 2)
    this.knownB = new Int32Array(oldA.length * 2)
    for (let old = 0; old < oldA.length; old++) {
      if (oldA[old]! <= this.first) continue
      const place = this.placeFor(oldA[old]! - 1, oldB[old]!)
      this.knownA[place] = oldA[old]!
      this.knownB[place] = oldB[old]!
    }
  }

  private widen(): void {
    const [a, b] = [new Int32Array(this.count * 2), new Int32Array(this.count * 2)]
    a.set(this.a)
    b.set(this.b)
    this.a = a
    this.b = b
  }
}

/** The first entry from `from` to before `to` whose key is not below `key`. */
function placeOf(keys: Int32Array, key: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}

/** False for a row with itself and for two rows of one input that has no duplicates. */
export function isPossible(table: Table, a: number, b: number): boolean {
  const source = table.source[a]!
  return a !== b && (source !== table.source[b]! || !table.unique[source])
}

/** Pairs that could be one person at all: all of them, or those across inputs. */
export function possiblePairs(table: Table): number {
  const bySource = table.unique.map(() => 0)
  for (const source of table.source) bySource[source]!++
  const within = bySource.reduce(
    (sum, rows, source) => sum + (table.unique[source] ? (rows * (rows - 1)) / 2 : 0),
    0,
  )
  return Math.max(1, (table.count * (table.count - 1)) / 2 - within)
}
