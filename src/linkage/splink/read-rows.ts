import { isAscii } from 'node:buffer'
import { basename, extname } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { type Cells, readCsv } from '../general/read-csv.ts'
import { ByteDictionary } from '../general/rules/byte-dictionary.ts'
import type { RowOrder } from './rules/block.ts'
import type { Table } from './rules/compile.ts'
import type { ColumnKind } from './rules/kinds.ts'
import { Codes, type Column, parseInstant, parseNumber, secondsOfDay, type Value } from './rules/values.ts'

/** What is linked: the names of the files, the id of every row, and the columns that the model speaks of. */
export interface RowNames {
  readonly names: readonly string[]
  readonly ids: readonly string[]
  readonly sources: Uint16Array
}

export interface Rows extends RowNames {
  readonly table: Table
}

export interface Wanted {
  readonly files: readonly string[]
  readonly id: string
  /** Kind by column; a column that no expression takes as a number or date is text. */
  readonly columns: ReadonlyMap<string, ColumnKind>
  /** A column of this name, where the model asks for it, holds the name of the row's file. */
  readonly sourceColumn: string
}

/**
 * Reads the files. Cells stay as they are, with the blanks around them, because a model compares them so; an empty one is null. Names of columns compare without regard to case.
 * @throws Problem for a missing column, an empty or repeated id, and a cell that is not what its column holds
 */
export function readRows({ files, id, columns, sourceColumn }: Wanted): Rows {
  const names = files.map((file) => basename(file, extname(file)))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Problem('linkage.splink.same-name', 422, { file: twice })
  const wanted = [...columns.keys()].filter((name) => name !== sourceColumn)
  const cells = wanted.map((name) => new CellColumn(columns.get(name) === 'presence'))
  const ids: string[] = []
  const starts: number[] = []
  for (const file of files) {
    starts.push(ids.length)
    readFileRows(file, id, wanted, cells, ids)
  }
  const sources = new Uint16Array(ids.length)
  starts.forEach((start, source) => {
    sources.fill(source, start)
  })
  const recordOf = (row: number) => {
    const source = sources[row]!
    return { file: basename(files[source]!), record: row - starts[source]! + 2 }
  }
  const made = new Map<string, Column>()
  wanted.forEach((name, index) => {
    made.set(
      name,
      cells[index]!.finish(columns.get(name)!, (row, kind) => {
        throw new Problem('linkage.splink.bad-cell', 422, { ...recordOf(row), column: name, kind })
      }),
    )
  })
  if (columns.has(sourceColumn))
    made.set(sourceColumn, {
      kind: 'text',
      codes: Int32Array.from(sources, (source) => source + 1),
      stride: 1,
      offset: 0,
      values: [null, ...names],
      isWhole: false,
      size: names.length + 1,
    })
  return { names, ids, sources, table: { rows: ids.length, columns: made, kept: new Map() } }
}

function readFileRows(
  path: string,
  id: string,
  wanted: readonly string[],
  columns: readonly CellColumn[],
  ids: string[],
): void {
  const file = basename(path)
  const own = new CellColumn()
  let idPlace = -1
  let places: number[] = []
  readCsv(
    path,
    { blanks: 'kept' },
    (header) => {
      const lower = header.map((name) => name.toLowerCase())
      const find = (column: string) => {
        const place = lower.indexOf(column.toLowerCase())
        if (place < 0) throw new Problem('linkage.run.missing-column', 422, { file, column })
        return place
      }
      idPlace = find(id)
      places = wanted.map(find)
    },
    (cells, record) => {
      const before = own.size
      const code = own.add(cells, idPlace)
      if (code === 0) throw new Problem('linkage.run.no-id', 422, { file, record })
      if (code < before) throw new Problem('linkage.run.repeated-id', 422, { file, record })
      for (let index = 0; index < places.length; index++) columns[index]!.add(cells, places[index]!)
    },
  )
  // Ids are all different, so their codes are their rows.
  for (const text of own.texts()) if (text !== null) ids.push(text)
}

/** The cells of a column by their distinct texts, as long as its rows come in: codes from 1 on, 0 for an empty cell. */
class CellColumn {
  private readonly found = new ByteDictionary()
  private codes = new Int32Array(1024)
  private count = 0
  private readonly isPresence: boolean

  constructor(isPresence = false) {
    this.isPresence = isPresence
  }

  /** Takes the cell at a place of a record; a record that is too short has none. Gives its code. */
  add({ bytes, starts, ends, count }: Cells, place: number): number {
    if (this.count === this.codes.length) {
      const more = new Int32Array(this.count * 2)
      more.set(this.codes)
      this.codes = more
    }
    const start = starts[place]!
    // Of a column of presences the first byte is enough.
    const end = this.isPresence ? Math.min(ends[place]!, start + 1) : ends[place]!
    const code = place < count && start < end ? this.found.add(bytes, start, end) + 1 : 0
    this.codes[this.count++] = code
    return code
  }

  /** How many codes there are, 0 included. */
  get size(): number {
    return this.found.count + 1
  }

  texts(): (string | null)[] {
    const { pool, ends } = this.found.texts()
    const bytes = Buffer.from(pool.buffer, pool.byteOffset, pool.byteLength)
    // One byte a letter is read faster, and means the same where all are ASCII.
    const encoding = isAscii(bytes) ? 'latin1' : 'utf8'
    const texts: (string | null)[] = [null]
    for (let id = 0, start = 0; id < ends.length; start = ends[id++]!)
      texts.push(bytes.toString(encoding, start, ends[id]))
    return texts
  }

  /** The column with its texts read as `kind`. `refuse` is called with the first row whose text is not. */
  finish(kind: ColumnKind, refuse: (row: number, kind: ColumnKind) => never): Column {
    const codes = this.codes.slice(0, this.count)
    if (kind === 'text' || kind === 'presence') return new TextColumn(codes, this)
    const texts = this.texts()
    const reader = kind === 'number' ? readNumbers : readInstants
    const { values, bad, ...what } = reader(texts)
    if (bad >= 0) refuse(codes.indexOf(bad), kind)
    // Texts that mean one value get one code.
    const again = new Codes()
    const byText = Int32Array.from(values, (value) => again.codeOf(value))
    return {
      ...what,
      codes: codes.map((code) => byText[code]!),
      stride: 1,
      offset: 0,
      values: again.values,
      size: again.values.length,
    }
  }
}

/** A column of text; its texts are made when somebody asks for them, for most columns are only asked whether cells are equal. */
class TextColumn implements Column {
  readonly kind = 'text'
  readonly isWhole = false
  readonly stride = 1
  readonly offset = 0
  readonly size: number
  readonly codes: Int32Array
  private cells: CellColumn | null
  private texts: (string | null)[] = []

  constructor(codes: Int32Array, cells: CellColumn) {
    this.codes = codes
    this.size = cells.size
    this.cells = cells
  }

  get values(): readonly Value[] {
    if (this.cells) this.texts = this.cells.texts()
    this.cells = null
    return this.texts
  }
}

function readNumbers(texts: readonly (string | null)[]) {
  const values: Value[] = texts.map((text) => (text === null ? null : parseNumber(text)))
  const isWhole = texts.every((text) => text === null || /^\s*[+-]?\d{1,15}\s*$/.test(text))
  return { kind: 'number' as const, isWhole, values, bad: firstLost(texts, values) }
}

/** Dates where no text has a time, timestamps otherwise. */
function readInstants(texts: readonly (string | null)[]) {
  const read = texts.map((text) => (text === null ? null : parseInstant(text)))
  const kind = read.some((value) => value?.kind === 'timestamp') ? ('timestamp' as const) : ('date' as const)
  const values = read.map(
    (value) => value && (kind === 'date' ? value.seconds / secondsOfDay : value.seconds),
  )
  return { kind, isWhole: true, values, bad: firstLost(texts, values) }
}

function firstLost(texts: readonly (string | null)[], values: readonly Value[]): number {
  return values.findIndex((value, index) => value === null && texts[index] !== null)
}

/**
 * The order of Splink's ids, which says which row of a pair is the left one: by the name of the file, then by id as text; in one
 * file whose ids are all whole numbers, by number, as DuckDB and pandas read such a column.
 */
export function rowOrder({ names, ids, sources }: RowNames, isLinkOnly: boolean): RowOrder {
  const rows = Int32Array.from(ids, (_, row) => row)
  const compare =
    names.length === 1 && ids.every((id) => /^(?:0|[1-9]\d{0,14})$/.test(id))
      ? byNumber(ids)
      : byText(names, ids, sources)
  let isSorted = true
  for (let row = 1; row < rows.length && isSorted; row++) isSorted = compare(row - 1, row) <= 0
  if (!isSorted) rows.sort(compare)
  const places = new Int32Array(rows.length)
  rows.forEach((row, place) => {
    places[row] = place
  })
  return { rows, places, sources, isLinkOnly }
}

function byNumber(ids: readonly string[]) {
  const numbers = Float64Array.from(ids, Number)
  return (a: number, b: number) => numbers[a]! - numbers[b]!
}

function byText(names: readonly string[], ids: readonly string[], sources: Uint16Array) {
  // Splink joins the name of a file and an id with these signs.
  const heads = names.map((name) => `${name}-__-`)
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return (a: number, b: number) => order(heads[sources[a]!]!, heads[sources[b]!]!) || order(ids[a]!, ids[b]!)
}
