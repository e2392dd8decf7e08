import { mix } from '../../rules/hash.ts'
import { compareDates, compareNumbers } from './compare-numbers.ts'
import { partlyLevel, swappedLevel, WordMatcher } from './compare-words.ts'
import { isName, ownNames } from './fields.ts'
import type { Column, Table } from './table.ts'

/** Texts of at most so many distinct values (districts, states) are compared so few times that their letters cost nothing. */
const fewValues = 256

/** The last so many pairs of values of a column are remembered, by a hash: rows of one person repeat them. */
const remembered = 1 << 12

/** How a column is compared. */
export const forms = { number: 0, nationalId: 1, date: 2, plain: 3, name: 4, address: 5, text: 6 } as const

function formOf({ field, isNumber, values }: Column): number {
  if (isNumber) return field.kind === 'national-id' ? forms.nationalId : forms.number
  if (field.kind === 'date') return forms.date
  if (values === null || field.kind === 'category') return forms.plain
  if (isName(field.kind)) return forms.name
  return field.kind === 'address' ? forms.address : forms.text
}

/** Compares one column of two rows, and remembers the values it compared last. */
export class ColumnComparer {
  /** How rare what agreed in the last comparison is (bits; 0 where nothing did). */
  rarity = 0
  readonly column: Column
  readonly matcher: WordMatcher | null
  private readonly records: Int32Array
  private readonly stride: number
  private readonly at: number
  readonly form: number
  /** Of each pair remembered the lower value, the higher, the level, and as bits of a float the rarity. */
  private readonly last: Int32Array
  private readonly lastRarity: Float32Array

  constructor(table: Table, column: Column, matcher: WordMatcher | null) {
    this.column = column
    this.matcher = matcher
    this.records = table.records
    this.stride = table.stride
    this.at = column.at
    this.form = formOf(column)
    this.last = new Int32Array(this.form > forms.plain ? remembered * 4 : 0)
    this.lastRarity = new Float32Array(this.last.buffer)
  }

  /** True when no letters need be looked at. */
  get isQuick(): boolean {
    return this.form <= forms.plain || this.hasFewValues
  }

  /** True for a text of so few values that every two of them can be compared once for all. */
  get hasFewValues(): boolean {
    return this.form === forms.text && this.column.values!.bits.length <= fewValues
  }

  /** Level of rows a and b. Symmetric; touches no letters but for values not compared of late. */
  compare(a: number, b: number): number {
    const { records } = this
    const [atA, atB] = [a * this.stride + this.at, b * this.stride + this.at]
    const [x, y] = [records[atA]!, records[atB]!]
    this.rarity = 0
    if (this.form <= forms.nationalId) {
      const level = compareNumbers(x, records[atA + 1]!, y, records[atB + 1]!, this.form === forms.nationalId)
      if (level === 1) this.rarity = this.column.bits![Math.min(a, b)]!
      return level
    }
    if (x === 0 || y === 0) return 0
    if (this.form === forms.date) {
      const level = compareDates(x, y)
      if (level === 1) this.rarity = this.column.bits![Math.min(a, b)]!
      return level
    }
    if (x === y) {
      this.rarity =
        this.column.values === null ? this.column.bits![Math.min(a, b)]! : this.column.values.bits[x]!
      return 1
    }
    if (this.form === forms.plain) return 2
    return this.recall(x, y)
  }

  /** Forgets the values compared last: their numbers may come to mean others. */
  forget(): void {
    this.last.fill(0)
  }

  /** The row's value or code. */
  code(row: number): number {
    return this.records[row * this.stride + this.at]!
  }

  private recall(x: number, y: number): number {
    const { last, lastRarity } = this
    const [low, high] = x < y ? [x, y] : [y, x]
    const at = (mix(low, high) & (remembered - 1)) * 4
    if (last[at] === low && last[at + 1] === high) this.rarity = lastRarity[at + 3]!
    else {
      last[at + 2] = this.compareValues(x, y)
      last[at] = low
      last[at + 1] = high
      lastRarity[at + 3] = this.rarity
    }
    return last[at + 2]!
  }

  private compareValues(x: number, y: number): number {
    const matcher = this.matcher!
    const values = this.column.values!
    let level = 0
    if (this.form === forms.name) level = matcher.compareNames(values, x, y)
    else if (this.form === forms.address) level = matcher.compareAddresses(values, x, y)
    else level = matcher.compareTexts(values, x, y)
    this.rarity = matcher.bits
    return level
  }

  /** Reads the values of rows, see Comparer.fetchRecords. */
  fetchWords(rows: Int32Array, count: number): number {
    const { values } = this.column
    let touched = 0
    if (values !== null && !this.isQuick)
      for (let index = 0; index < count; index++)
        touched ^= values.records[this.records[rows[index]! * this.stride + this.at]! * values.stride]!
    return touched
  }
}

/**
 * Compares rows field by field. `levels` and `rarity` hold the last pair's: the level by column, and how rare what agrees is
 * (bits; 0 where nothing does). One for each thread: it remembers words and values compared before.
 */
export class Comparer {
  readonly table: Table
  readonly levels: Uint8Array
  readonly rarity: Float32Array
  readonly columns: readonly ColumnComparer[]
  /** The person's own names. */
  readonly names: readonly number[]
  /** The two columns that people write into each other's place, or -1. */
  private readonly given: number
  private readonly surname: number
  /** What fetch read; kept so that it is read at all. */
  touched = 0

  constructor(table: Table) {
    const fields = table.columns.map(({ field }) => field)
    const matchers = new Map<unknown, WordMatcher>()
    this.table = table
    this.levels = new Uint8Array(fields.length)
    this.rarity = new Float32Array(fields.length)
    this.columns = table.columns.map((column) => {
      const { values } = column
      const words = values?.words.facts
      if (values && !matchers.has(words)) matchers.set(words, new WordMatcher(values.words))
      return new ColumnComparer(table, column, matchers.get(words) ?? null)
    })
    const own = ownNames(fields)
    this.names = fields.flatMap((_, index) => (own[index] ? [index] : []))
    this.given = fields.findIndex(({ kind }) => kind === 'given-name')
    this.surname = fields.findIndex(({ kind }) => kind === 'surname')
  }

  /**
   * Reads the records of the first `count` of `rows`, so that the processor fetches many places side by side and has them at
   * hand when they are compared one after the other.
   */
  fetchRecords(rows: Int32Array, count: number): void {
    const { records, stride } = this.table
    let touched = 0
    for (let index = 0; index < count; index++) {
      const at = rows[index]! * stride
      touched ^= records[at]! ^ records[at + stride - 1]!
    }
    this.touched = touched
  }

  /** The same for how rare the dates and such of standing rows are: that of the earlier row counts. */
  fetchBits(rows: Int32Array, count: number): void {
    let touched = 0
    for (const { column } of this.columns)
      if (column.bits && !column.isNumber)
        for (let index = 0; index < count; index++) touched += column.bits[rows[index]!]!
    this.touched ^= touched
  }

  /** The same for the words of rows whose records were read. */
  fetchWords(rows: Int32Array, count: number): void {
    for (const column of this.columns) this.touched ^= column.fetchWords(rows, count)
  }

  compare(a: number, b: number): void {
    for (let index = 0; index < this.columns.length; index++) this.compareColumn(index, a, b)
    this.settleNames(a, b)
  }

  /** True when given name and surname are columns of their own, which people take for each other. */
  get canSwap(): boolean {
    return this.given >= 0 && this.surname >= 0
  }

  /** What the names say beside each other; comes after all of them were compared. */
  settleNames(a: number, b: number): void {
    if (this.canSwap) this.compareSwapped(a, b)
  }

  compareColumn(index: number, a: number, b: number): void {
    const column = this.columns[index]!
    this.levels[index] = column.compare(a, b)
    this.rarity[index] = column.rarity
  }

  /** Given name and surname written in each other's place count once, in the given name. */
  private compareSwapped(a: number, b: number): void {
    const { levels, rarity, given, surname } = this
    if (levels[given]! <= 3 || levels[surname]! <= 3) return
    const isOne = this.areCrossed(a, b)
    const bits = isOne ? this.columns[given]!.matcher!.bits : 0
    const isOther = this.areCrossed(b, a)
    if (!isOne && !isOther) return
    // One of the two found in the other's place: the second was misread or is another name.
    levels[given] = isOne && isOther ? swappedLevel : Math.min(levels[given]!, partlyLevel)
    rarity[given] = bits + (isOther ? this.columns[given]!.matcher!.bits : 0)
    levels[surname] = 0
    rarity[surname] = 0
  }

  private areCrossed(x: number, y: number): boolean {
    const { records, stride } = this.table
    const [first, last] = [this.columns[this.given]!, this.columns[this.surname]!]
    const [one, other] = [records[x * stride + first.column.at]!, records[y * stride + last.column.at]!]
    if (one === 0 || other === 0) return false
    return first.matcher!.compareNames(first.column.values!, one, other, last.column.values!) <= 3
  }
}
