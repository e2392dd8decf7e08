/** The first rows of a sheet -> where its table is and what its columns mean. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { limits } from '../../kernel/limits.ts'
import type { RawRow, SheetLayout, SheetShape } from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import { columnName } from './column-name.ts'
import { type ColumnRange, cutRow, cutShape, splitSideBySide } from './cut-table.ts'
import type { CodeList } from './find-codes.ts'
import { findHeader, type Header, type HeaderWords, headerAt } from './find-header.ts'
import type { KindSigns } from './fit-kind.ts'
import { mayBeAboutPeople } from './give-roles.ts'
import type { ColumnChoices } from './match-columns.ts'
import { createTableWatch, isValue } from './next-table.ts'
import type { KnownWords } from './profile-column.ts'
import { noHeading, readFamilyHeading, readPlaceHeading } from './read-heading.ts'
import { createRowSorter } from './sort-rows.ts'
import { understandColumns } from './understand-columns.ts'

export interface LayoutSettings extends HeaderWords, KnownWords {
  readonly choices: ColumnChoices
  /** Id of the list kind it was handed in as, and how every kind is recognised. */
  readonly kind: string
  readonly kinds: readonly KindSigns[]
  /** What people pointed at before, by the first rows of a sheet or table. Wins over everything found. */
  readonly recall?: (rows: readonly RawRow[]) => Pointed | undefined
  /** What people said of the columns of a sheet without a header, by what their values look like. */
  readonly recallValues?: (seems: readonly (Field | null)[]) => Pointed['columns']
}

/** What a person pointed at on the picture of a sheet. */
export interface Pointed {
  /** Row numbers as shown, both included. */
  readonly headerRows?: { readonly first: number; readonly last: number }
  /** Column from 0 -> field, or null to leave the column out. */
  readonly columns?: ReadonlyMap<number, Field | null>
  /** The tables that stand side by side, from left to right; one = the sheet is one table. */
  readonly tables?: readonly ColumnRange[]
}

/** One sheet, or one of the tables that stand side by side on it. */
export interface SheetStart {
  readonly name: string
  /** The first rows, enough for the header and some hundred rows below it. */
  readonly rows: readonly RawRow[]
  readonly shape: SheetShape
  readonly hidden: boolean
}

/** The tables of a sheet, mostly one. `place` = which sheet of the file it is, from 0. */
export function findLayouts(
  start: SheetStart,
  place: number,
  settings: LayoutSettings,
  codeLists: ReadonlyMap<Field, CodeList>,
): SheetLayout[] {
  const pointed = settings.recall?.(start.rows)
  const header = headerOf(start, pointed?.headerRows, settings)
  const tables = pointed?.tables ?? (header ? splitSideBySide(header.headers) : [])
  const [only] = tables
  const isOne = tables.length < 2 && (!only || !header || coversAll(only, header.headers))
  if (isOne) return [describe(start, header, pointed?.columns, settings, codeLists)]
  return tables.map(({ first, last }) => {
    const part = { sheet: place, firstColumn: first, lastColumn: last }
    const name = `${start.name} (${columnName(first)}-${columnName(last)})`
    const cut: SheetStart = {
      ...start,
      name,
      rows: start.rows.map((row) => cutRow(row, part)),
      shape: cutShape(start.shape, part),
    }
    const own = settings.recall?.(cut.rows)
    const ownHeader = headerOf(cut, pointed?.headerRows ?? own?.headerRows, settings)
    return { ...describe(cut, ownHeader, own?.columns, settings, codeLists), part }
  })
}

const coversAll = ({ first, last }: ColumnRange, headers: readonly string[]) =>
  first === 0 && headers.slice(last + 1).every((text) => text === '')

function headerOf(
  start: SheetStart,
  pointed: Pointed['headerRows'],
  settings: LayoutSettings,
): Header | null {
  return pointed
    ? headerAt(start.rows, pointed.first, pointed.last, settings, start.shape.merges)
    : firstHeader(start.rows.slice(0, limits.headerSearchRowsMax), start.shape, settings)
}

/** The best header, or one above it that has data of its own: of tables one below the other the first is read first. */
function firstHeader(rows: readonly RawRow[], shape: SheetShape, settings: LayoutSettings): Header | null {
  const best = findHeader(rows, settings, shape.merges)
  if (!best) return null
  const above = rows.slice(0, best.index)
  const upper = findHeader(above, settings, shape.merges)
  const hasData = upper !== null && above.slice(upper.index + upper.height).some(holdsValues)
  return hasData ? (firstHeader(above, shape, settings) ?? best) : best
}

const holdsValues = ({ cells }: RawRow) =>
  cells.filter((cell) => cell.trim() !== '').length > 2 && cells.some(isValue)

/** A table that begins below another, understood by its first rows; null when these have no header after all. */
export function findTableBelow(
  start: SheetStart,
  place: number,
  settings: LayoutSettings,
): SheetLayout | null {
  const pointed = settings.recall?.(start.rows)
  const header = headerOf(start, pointed?.headerRows, settings)
  const first = start.rows[0]?.number
  if (!header || first === undefined) return null
  const name = `${start.name} (baris ${start.rows[header.index]!.number})`
  const layout = describe({ ...start, name }, header, pointed?.columns, settings, new Map())
  const part = { sheet: place, firstColumn: 0, lastColumn: limits.columnsPerSheetMax - 1, firstRow: first }
  return { ...layout, part, role: mayBeAboutPeople(layout) ? 'data' : 'other-table' }
}

function describe(
  start: SheetStart,
  header: Header | null,
  pointed: Pointed['columns'],
  settings: LayoutSettings,
  codeLists: ReadonlyMap<Field, CodeList>,
): SheetLayout {
  const { name, rows, shape } = start
  const district = settings.isDistrict(name) ? name : null
  const base = {
    sheet: name,
    hidden: start.hidden,
    hiddenColumns: shape.hiddenColumns,
    ...(shape.down.isCut ? { mergesCut: shape.down.length } : {}),
    dateOrder: 'dmy' as const,
  }
  if (!header)
    return {
      ...base,
      headerRow: null,
      headerRows: null,
      headers: [],
      mapping: [],
      columns: [],
      samples: [],
      district,
      village: null,
      role: rows.some((row) => row.cells.some((cell) => cell.trim() !== '')) ? 'notes' : 'empty',
    }
  const headers = namedHeaders(header)
  const first = rows[header.index]!.number
  const last = rows[header.index + header.height - 1]!.number
  const draft: SheetLayout = {
    ...base,
    headerRow: last,
    headerRows: { first, last },
    headers,
    mapping: headers.map((_, column) => header.matched[column]?.field ?? null),
    samples: [],
    role: 'data',
    ...placeOfTitles(rows.slice(0, header.index), district),
  }
  const isNext = createTableWatch(draft, settings.fieldOf)
  const next = rows.findIndex(isNext)
  const sorter = createRowSorter(draft, settings)
  const data = (next < 0 ? rows : rows.slice(0, next))
    .filter((row) => sorter.sort(row).kind === 'data')
    .map((row) => row.cells)
  const { mapping, columns } = understandColumns({
    headers,
    ownNames: header.ownNames,
    matched: header.matched.slice(0, headers.length),
    rows: data,
    choices: settings.choices,
    pointed,
    words: settings,
    codeLists,
  })
  const orders = columns.flatMap(({ dateOrder }) => dateOrder ?? [])
  return {
    ...draft,
    mapping,
    columns,
    samples: headers.map((_, column) => samplesOf(data, column)),
    dateOrder: orders.length > 0 && orders.every((order) => order === 'mdy') ? 'mdy' : 'dmy',
  }
}

function placeOfTitles(rows: readonly RawRow[], district: string | null) {
  const titles = rows.map((row) =>
    row.cells
      .map(cleanText)
      .filter((cell) => cell !== '')
      .join('  '),
  )
  const places = titles.flatMap((title) =>
    readFamilyHeading(title, noHeading) ? [] : (readPlaceHeading(title) ?? []),
  )
  return {
    district: district ?? places.find((place) => place.district !== null)?.district ?? null,
    village: places.find((place) => place.village !== null)?.village ?? null,
  }
}

/** Empty headers at the end are dropped; those between get a name to choose them by. */
function namedHeaders(header: Header): string[] {
  let width = header.headers.length
  while (width > 0 && header.headers[width - 1] === '') width--
  return header.headers.slice(0, width).map((text, column) => text || `(kolom ${column + 1})`)
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const samples = new Set<string>()
  for (const cells of rows) {
    const text = cleanText(cells[column] ?? '')
    if (!isBlank(text)) samples.add(text.slice(0, 60))
    if (samples.size === 3) break
  }
  return [...samples]
}
