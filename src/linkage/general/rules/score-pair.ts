import { type ColumnComparer, type Comparer, forms } from './compare.ts'
import { compareDates, compareNumbers } from './compare-numbers.ts'
import { valueFacts } from './encode.ts'
import { levelsMax } from './fields.ts'
import { evidenceAtMost, group, kinEvidenceAtMost, type Weigher, weigh } from './weigh.ts'

/**
 * Weighs pairs and stops early. First everything that takes no letters is looked at, then the names, then the rest; where even
 * the best that is left would leave the pair below the floor, it ends there. A pair at or above the floor gets the weight that
 * comparing everything gives.
 */
export class PairScorer {
  readonly comparer: Comparer
  private readonly weigher: Weigher
  private readonly columns: readonly QuickColumn[]
  private readonly names: readonly number[]
  /** What the last pair's columns may add at most, as far as it was compared: to its own evidence and to the household's. */
  private own = 0
  private shared = 0
  /** Its levels by column, openLevel where words were not compared, and a bit for each name among these. */
  private readonly levels: Uint8Array
  private openNames = 0
  /** By kind of relatives, column and level: the most it adds. */
  private readonly kinMost: Float64Array
  private left = new Left(0, 0)

  constructor(comparer: Comparer, weigher: Weigher) {
    this.comparer = comparer
    this.weigher = weigher
    this.columns = comparer.columns.map((column, index) => new QuickColumn(comparer, column, weigher, index))
    this.levels = new Uint8Array(this.columns.length)
    this.kinMost = kinTable(weigher, this.columns.length)
    // Names that may stand in each other's place are told by comparing everything.
    this.names = comparer.canSwap ? [] : comparer.names
  }

  /** Weight of rows a and b; below the floor it is only known to be there. Levels are the comparer's. */
  score(a: number, b: number, floor: number): number {
    this.look(a, b)
    return this.most() < floor ? this.most() : this.compareWords(a, b, floor)
  }

  /**
   * Weighs the first `count` pairs of two lists of rows and hands those at or above the floor to `keep`. What many pairs need
   * from memory is fetched side by side before each of the two steps.
   */
  scoreAll(
    a: Int32Array,
    b: Int32Array,
    count: number,
    floor: number,
    keep: (a: number, b: number, weight: number) => void,
  ): void {
    const { comparer, levels } = this
    if (this.left.length < count) this.left = new Left(count, levels.length)
    const { left } = this
    let open = 0
    comparer.fetchRecords(b, count)
    for (let pair = 0; pair < count; pair++) {
      this.look(a[pair]!, b[pair]!)
      if (this.most() < floor) continue
      left.a[open] = a[pair]!
      left.b[open] = b[pair]!
      left.own[open] = this.own
      left.shared[open] = this.shared
      left.levels.set(levels, open * levels.length)
      left.openNames[open++] = this.openNames
    }
    comparer.fetchWords(left.b, open)
    for (let pair = 0; pair < open; pair++) {
      this.own = left.own[pair]!
      this.shared = left.shared[pair]!
      const at = pair * levels.length
      for (let column = 0; column < levels.length; column++) levels[column] = left.levels[at + column]!
      this.openNames = left.openNames[pair]!
      const weight = this.compareWords(left.a[pair]!, left.b[pair]!, floor)
      if (weight >= floor) keep(left.a[pair]!, left.b[pair]!, weight)
    }
  }

  /** Forgets what it knows of a column's values from `first` on. */
  forget(column: number, first: number): void {
    this.columns[column]!.forget(first)
    this.comparer.columns[column]!.forget()
  }

  /** Goes on where look ended: names, then all the rest. */
  private compareWords(a: number, b: number, floor: number): number {
    const { comparer, weigher, columns, levels } = this
    for (const index of this.names) {
      if ((this.openNames & (1 << index)) === 0) continue
      comparer.compareColumn(index, a, b)
      levels[index] = comparer.levels[index]!
      this.own +=
        evidenceAtMost(weigher, index, levels[index]!, comparer.rarity[index]!) - columns[index]!.mostOf(a)
    }
    const most = Math.min(this.most(), this.mostAgainstKin())
    if (most < floor) return most
    for (let index = 0; index < columns.length; index++)
      if ((this.openNames & (1 << index)) === 0) comparer.compareColumn(index, a, b)
    comparer.settleNames(a, b)
    return weigh(weigher, comparer, floor)
  }

  /** The most against strangers. */
  private most(): number {
    const { kin, householdCap } = this.weigher
    return this.own + (kin.length === 0 ? Math.min(householdCap, this.shared) : this.shared)
  }

  /** The most against relatives: the likeliest kind of them sets the bound. */
  private mostAgainstKin(): number {
    const { levels, kinMost } = this
    const { kin } = this.weigher
    let [most, at] = [Number.POSITIVE_INFINITY, 0]
    for (let kind = 0; kind < kin.length; kind++) {
      let sum = kin[kind]!.cap
      for (let index = 0; index < levels.length; index++, at += levelsMax + 1)
        sum += kinMost[at + levels[index]!]!
      most = Math.min(most, sum)
    }
    return most
  }

  /** Adds up what is known without letters and the most that the rest may say. */
  private look(a: number, b: number): void {
    const { columns, levels } = this
    let [own, shared, worst, openNames] = [0, 0, 0, 0]
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!
      const bits = column.look(a, b)
      levels[index] = column.level
      if (column.level === 0) continue
      if (column.level === openLevel && column.isName) openNames |= 1 << index
      if (column.group !== group.place && (column.group !== group.household || bits < 0)) own += bits
      else if (bits > 0) shared += bits
      else if (bits < worst) worst = bits
    }
    this.own = own + worst
    this.shared = shared
    this.openNames = openNames
  }
}

/** Stands for the level of words that are not the same and were not compared. */
const openLevel = levelsMax

/** Pairs that were not told apart without letters, and what was found so far. */
class Left {
  readonly length: number
  readonly a: Int32Array
  readonly b: Int32Array
  readonly own: Float64Array
  readonly shared: Float64Array
  readonly openNames: Int32Array
  readonly levels: Uint8Array

  constructor(length: number, columns: number) {
    this.length = length
    this.a = new Int32Array(length)
    this.b = new Int32Array(length)
    this.own = new Float64Array(length)
    this.shared = new Float64Array(length)
    this.openNames = new Int32Array(length)
    this.levels = new Uint8Array(length * columns)
  }
}

/** One column as far as it can be told without letters. */
class QuickColumn {
  /** Level of the last two rows; openLevel: what was answered is the most their words may say. */
  level = 0
  readonly isName: boolean
  readonly group: number
  private readonly records: Int32Array
  private readonly stride: number
  private readonly at: number
  private readonly form: number
  /** Evidence by level, without rarity. */
  private readonly bits: Float64Array
  /** How rare a value is: by value where there are words, by row else. */
  private readonly rarity: Float32Array
  private readonly weigher: Weigher
  private readonly index: number
  /** Most evidence of other words than a value's, by value; NaN = not asked yet. */
  private readonly most: Float32Array
  private readonly tellMost: (value: number) => number
  /** Evidence of every two values where they are few; NaN = not asked yet. */
  private readonly known: Float64Array
  private readonly values: number
  private readonly knownLevels: Uint8Array
  private readonly comparer: Comparer

  constructor(comparer: Comparer, source: ColumnComparer, weigher: Weigher, index: number) {
    const { column, form, hasFewValues: hasTable } = source
    const { records, stride } = comparer.table
    this.records = records
    this.stride = stride
    this.at = column.at
    this.form = form
    this.isName = comparer.names.includes(index) && !comparer.canSwap
    this.group = weigher.groups[index]!
    this.bits = Float64Array.from({ length: levelsMax }, (_, level) =>
      level === 0 ? 0 : evidenceAtMost(weigher, index, level, 0),
    )
    this.rarity = column.values?.bits ?? column.bits!
    this.weigher = weigher
    this.index = index
    this.most = new Float32Array(hasTable ? 0 : (column.values?.bits.length ?? 0)).fill(Number.NaN)
    this.tellMost = mostOf(comparer, source, weigher, index)
    this.values = column.values?.bits.length ?? 0
    this.known = new Float64Array(hasTable ? this.rarity.length ** 2 : 0).fill(Number.NaN)
    this.knownLevels = new Uint8Array(this.known.length)
    this.comparer = comparer
  }

  /** Bits that the column adds for rows a and b, or the most it may add where it takes letters to tell. */
  look(a: number, b: number): number {
    const { records } = this
    const [atA, atB] = [a * this.stride + this.at, b * this.stride + this.at]
    const [x, y] = [records[atA]!, records[atB]!]
    if (this.form <= forms.nationalId) {
      this.level = compareNumbers(x, records[atA + 1]!, y, records[atB + 1]!, this.form === forms.nationalId)
      return this.level === 1 ? this.same(Math.min(a, b)) : this.bits[this.level]!
    }
    this.level = 0
    if (x === 0 || y === 0) return 0
    if (this.form === forms.date) {
      this.level = compareDates(x, y)
      return this.level === 1 ? this.same(Math.min(a, b)) : this.bits[this.level]!
    }
    this.level = 1
    if (x === y) return this.same(this.values > 0 ? x : Math.min(a, b))
    if (this.form === forms.plain) {
      this.level = 2
      return this.bits[2]!
    }
    if (this.known.length > 0) return this.lookUp(a, b, x * this.values + y)
    this.level = openLevel
    return this.mostOfValue(x)
  }

  /** Most that other words than those of the row may say. */
  mostOf(row: number): number {
    return this.mostOfValue(this.records[row * this.stride + this.at]!)
  }

  /** Forgets what it knows of the values from `first` on: their words will be others. */
  forget(first: number): void {
    this.most.fill(Number.NaN, first)
  }

  private mostOfValue(value: number): number {
    if (Number.isNaN(this.most[value]!)) this.most[value] = this.tellMost(value)
    return this.most[value]!
  }

  /** Evidence of the same value, given by its number or its row. */
  private same(place: number): number {
    return evidenceAtMost(this.weigher, this.index, 1, this.rarity[place]!)
  }

  private lookUp(a: number, b: number, at: number): number {
    if (Number.isNaN(this.known[at]!)) {
      const { comparer, index } = this
      comparer.compareColumn(index, a, b)
      this.knownLevels[at] = comparer.levels[index]!
      this.known[at] = evidenceAtMost(this.weigher, index, comparer.levels[index]!, comparer.rarity[index]!)
    }
    this.level = this.knownLevels[at]!
    return this.known[at]!
  }
}

/** The most each level of each column adds against each kind of relatives; openLevel: any level of words that are not the same. */
function kinTable(weigher: Weigher, columns: number): Float64Array {
  const size = levelsMax + 1
  const table = new Float64Array(weigher.kin.length * columns * size)
  weigher.kin.forEach((kin, kind) => {
    for (let column = 0; column < columns; column++) {
      const at = (kind * columns + column) * size
      for (let level = 1; level < levelsMax; level++)
        table[at + level] = kinEvidenceAtMost(weigher, kin, column, level, rarest)
      table[at + openLevel] = Math.max(0, ...table.subarray(at + 2, at + openLevel))
    }
  })
  return table
}

/** More bits than any words have: a name found in the other's place counts the words of both. */
const rarest = 1000

/** Tells the most evidence that words other than those of a value may give. */
function mostOf(
  comparer: Comparer,
  { column }: ColumnComparer,
  weigher: Weigher,
  index: number,
): (value: number) => number {
  const { values } = column
  if (values === null) return () => 0
  const canSwap = comparer.canSwap && comparer.names.includes(index)
  const { records, stride, words } = values
  return (value) => {
    let rarity = canSwap ? rarest : 0
    for (let word = 0; word < records[value * stride]!; word++)
      rarity += words.bits[records[value * stride + valueFacts.words + word]!]!
    let best = 0
    for (let level = 2; level < levelsMax; level++)
      best = Math.max(
        best,
        evidenceAtMost(weigher, index, level, 0),
        evidenceAtMost(weigher, index, level, rarity),
      )
    return best
  }
}
