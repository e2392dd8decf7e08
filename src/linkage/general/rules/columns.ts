import { hashText, mix } from '../../rules/hash.ts'
import { type Field, type FieldKind, isName } from './fields.ts'
import { type Packed, packDate, packNumber, packPhone, readSex, wordsOf } from './read-values.ts'
import { Tokens } from './tokens.ts'

/** Distinct values of a field of words: the tokens of value v are `tokens[offsets[v] .. offsets[v + 1])`. */
export interface Values {
  readonly dictionary: Tokens
  readonly offsets: number[]
  readonly tokens: number[]
  readonly hashes: number[]
  /** A hash of the letters of all classes of a value without the spaces. */
  readonly joined: number[]
  readonly texts: Map<string, number>
  readonly memo: ValueMemo
}

/** Level and rarity of pairs of values compared before (compare.ts). Lists repeat themselves: the same two villages meet often. */
export interface ValueMemo {
  readonly keys: Float64Array
  readonly levels: Uint8Array
  readonly rarity: Float32Array
}

/** Places of a memo, as a power of two: small enough for the processor's own memory. */
export const memoBits = 15

/**
 * One field of all rows. `codes` is 0 where missing; otherwise a value number (words), a packed number (`low` has its
 * second half) or a date. `bits` says how rare the row's value is: -log2 of its share among the rows that have one.
 */
export interface Column {
  readonly field: Field
  codes: Int32Array
  low: Int32Array
  bits: Float32Array
  readonly values: Values | null
  /** Bits of an agreement on each token of the dictionary. */
  tokenBits: Float32Array
}

/** All rows of all inputs, in an order that depends on their sources and ids only. */
export interface Table {
  readonly count: number
  readonly columns: readonly Column[]
  readonly source: Uint8Array
  readonly ids: readonly string[]
  /** Per source: its rows are all different people. */
  readonly unique: readonly boolean[]
  /** True when every input is without duplicates: only pairs across inputs are possible. */
  readonly acrossOnly: boolean
}

const packedScratch: Packed = { high: 0, low: 0 }
const isNumber = (kind: FieldKind) => kind === 'national-id' || kind === 'phone'
const isOfWords = (kind: FieldKind) =>
  isName(kind) || kind === 'place' || kind === 'address' || kind === 'text' || kind === 'category'

/** Takes rows cell by cell and makes typed arrays of them; texts are kept once per distinct value. */
export class TableBuilder {
  private readonly fields: readonly Field[]
  private readonly columns: Column[]
  private source = new Uint8Array(1024)
  private readonly ids: string[] = []

  constructor(fields: readonly Field[]) {
    const names = new Tokens()
    this.fields = fields
    this.columns = fields.map((field) => ({
      field,
      codes: new Int32Array(1024),
      low: new Int32Array(isNumber(field.kind) ? 1024 : 0),
      bits: new Float32Array(0),
      values: isOfWords(field.kind) ? newValues(isName(field.kind) ? names : new Tokens()) : null,
      tokenBits: new Float32Array(0),
    }))
  }

  /** Adds a row; `cells` has one text per field. */
  add(source: number, id: string, cells: readonly string[]): void {
    const row = this.ids.length
    if (row === this.source.length) this.grow(row * 2)
    this.ids.push(id)
    this.source[row] = source
    for (let index = 0; index < this.fields.length; index++) put(this.columns[index]!, row, cells[index]!)
  }

  /** Orders the rows (see orderOf), counts how rare each value is, and hands the table over. */
  finish(unique: readonly boolean[], sourceNames: readonly string[]): Table {
    const order = orderOf(this.ids, this.source, sourceNames, firstWords(this.columns, this.ids.length))
    const source = Uint8Array.from(order, (row) => this.source[row]!)
    for (const column of this.columns) {
      column.codes = Int32Array.from(order, (row) => column.codes[row]!)
      if (column.low.length > 0) column.low = Int32Array.from(order, (row) => column.low[row]!)
      countTokens(column)
      column.bits = rarityOf(column)
      column.values?.texts.clear()
    }
    return {
      count: order.length,
      columns: this.columns,
      source,
      ids: Array.from(order, (row) => this.ids[row]!),
      unique,
      acrossOnly: unique.length > 1 && unique.every(Boolean),
    }
  }

  private grow(size: number): void {
    const wider = (from: Int32Array) => {
      const to = new Int32Array(size)
      to.set(from)
      return to
    }
    const source = new Uint8Array(size)
    source.set(this.source)
    this.source = source
    for (const column of this.columns) {
      column.codes = wider(column.codes)
      if (column.low.length > 0) column.low = wider(column.low)
    }
  }
}

function newValues(dictionary: Tokens): Values {
  return {
    dictionary,
    offsets: [0, 0],
    tokens: [],
    hashes: [0],
    joined: [0],
    texts: new Map(),
    memo: newMemo(),
  }
}

function newMemo(): ValueMemo {
  const size = 1 << memoBits
  return {
    keys: new Float64Array(size).fill(-1),
    levels: new Uint8Array(size),
    rarity: new Float32Array(size),
  }
}

function put(column: Column, row: number, cell: string): void {
  if (cell === '') return
  const { kind, dayFirst } = column.field
  if (column.values) column.codes[row] = valueNumber(column.values, cell, kind)
  else if (kind === 'date') column.codes[row] = packDate(cell, dayFirst)
  else if (kind === 'sex') column.codes[row] = readSex(cell)
  else {
    if (kind === 'phone') packPhone(cell, packedScratch)
    else packNumber(cell, packedScratch)
    column.codes[row] = packedScratch.high
    column.low[row] = packedScratch.low
  }
}

function valueNumber(values: Values, cell: string, kind: FieldKind): number {
  const known = values.texts.get(cell)
  if (known !== undefined) return known
  const words = kind === 'category' ? [wordsOf(cell, kind).join(' ')].filter(Boolean) : wordsOf(cell, kind)
  const text = words.join(' ')
  // Read values and cells as written share one map; the mark keeps "H X" read from "H H X" apart from the cell "H X".
  let value = text === '' ? 0 : values.texts.get(`\n${text}`)
  if (value === undefined) {
    value = values.offsets.length - 1
    for (const word of words) values.tokens.push(values.dictionary.id(word))
    values.offsets.push(values.tokens.length)
    values.hashes.push(hashText(text))
    values.joined.push(joinedHash(values, value))
    values.texts.set(`\n${text}`, value)
  }
  if (cell.length < 100) values.texts.set(cell, value)
  return value
}

/** A hash of the letters of all classes of a value, one after the other, doubled letters once. */
function joinedHash({ dictionary, offsets, tokens }: Values, value: number): number {
  let [hash, last] = [0x811c9dc5, 0]
  for (let at = offsets[value]!; at < offsets[value + 1]!; at++) {
    const text = dictionary.classTexts[dictionary.classOf[tokens[at]!]!]!
    for (let index = 0; index < text.length; index++) {
      const letter = text.charCodeAt(index)
      if (letter !== last) hash = Math.imul(hash ^ letter, 0x01000193)
      last = letter
    }
  }
  return hash
}

/**
 * Rows by a hash of the first word of the name, then of source and id, then by both as texts: the order of lines in a file
 * means nothing, and rows that will be compared lie side by side in memory.
 */
function orderOf(
  ids: readonly string[],
  source: Uint8Array,
  names: readonly string[],
  firsts: Int32Array,
): Int32Array {
  const sourceHashes = names.map((name) => hashText(name))
  const keys = Float64Array.from(ids, (id, row) => {
    const own = mix(hashText(id), sourceHashes[source[row]!]!) >>> 0
    const hash = ((firsts[row]! & 0xfff00000) | (own >>> 12)) >>> 0
    return hash * 0x200000 + (row & 0x1fffff)
  })
  // Hash and row number share a float: 32 + 21 bits. More rows than that are told apart by the comparison below.
  if (ids.length <= 0x200000) {
    keys.sort()
    return settleTies(
      Int32Array.from(keys, (key) => key % 0x200000),
      keys,
      ids,
      source,
      names,
    )
  }
  const hashes = keys.map((key) => Math.floor(key / 0x200000))
  const order = Int32Array.from(hashes, (_, row) => row).sort((x, y) => hashes[x]! - hashes[y]!)
  return settleTies(
    order,
    Float64Array.from(order, (row) => hashes[row]! * 0x200000),
    ids,
    source,
    names,
  )
}

/** Hash of the class of the first word of each row in the first name column (or column of words). */
function firstWords(columns: readonly Column[], count: number): Int32Array {
  const column =
    columns.find(({ field }) => isName(field.kind)) ?? columns.find(({ values }) => values !== null)
  const values = column?.values
  if (!column || !values) return new Int32Array(count)
  const { dictionary, offsets, tokens } = values
  return column.codes
    .slice(0, count)
    .map((value) =>
      offsets[value] === offsets[value + 1]
        ? 0
        : dictionary.classHashes[dictionary.classOf[tokens[offsets[value]!]!]!]!,
    )
}

function settleTies(
  order: Int32Array,
  keys: Float64Array,
  ids: readonly string[],
  source: Uint8Array,
  names: readonly string[],
): Int32Array {
  const nameOf = (row: number) => `${names[source[row]!]}\n${ids[row]}`
  for (let from = 0; from < order.length; ) {
    const hash = Math.floor(keys[from]! / 0x200000)
    let to = from + 1
    while (to < order.length && Math.floor(keys[to]! / 0x200000) === hash) to++
    if (to > from + 1) order.subarray(from, to).sort((x, y) => (nameOf(x) < nameOf(y) ? -1 : 1))
    from = to
  }
  return order
}

function countTokens(column: Column): void {
  const { values, codes } = column
  if (!values) return
  const { dictionary, tokens, offsets } = values
  for (const value of codes)
    for (let at = offsets[value]!; at < offsets[value + 1]!; at++)
      dictionary.classUses[dictionary.classOf[tokens[at]!]!]!++
}

/** Bits of each token: how rare its class is among the rows. Names of all name fields share their counts. */
export function weighTokens(table: Table): void {
  for (const column of table.columns) {
    if (!column.values) continue
    const { classOf, classUses } = column.values.dictionary
    column.tokenBits = Float32Array.from(classOf, (of) =>
      Math.max(0, Math.log2((table.count + 1) / Math.max(1, classUses[of]!))),
    )
  }
}

function rarityOf(column: Column): Float32Array {
  const { codes, low } = column
  const keys =
    low.length > 0 ? codes.map((code, row) => (code | low[row]! ? mix(code, low[row]!) : 0)) : codes
  const sorted = keys.slice().sort()
  let filled = 0
  for (const key of sorted) if (key !== 0) filled++
  const bits = new Float32Array(codes.length)
  const counts = new Map<number, number>()
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    // Single values have the full bits: only repeated ones need remembering.
    if (to > from + 1) counts.set(sorted[from]!, to - from)
    from = to
  }
  for (let row = 0; row < bits.length; row++)
    if (keys[row] !== 0) bits[row] = Math.log2(filled / (counts.get(keys[row]!) ?? 1))
  return bits
}
