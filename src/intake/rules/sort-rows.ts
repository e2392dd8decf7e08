/** Tells rows that hold data from titles, headers, blank rows, totals, signatures, family headings and notes. Pure; remembers what came before. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { RawRow, SheetLayout } from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import { cutRow } from './cut-table.ts'
import { isNumberRow } from './find-header.ts'
import type { FieldOf } from './match-columns.ts'
import { type Heading, noHeading, readFamilyHeading, readPlaceHeading } from './read-heading.ts'

/** What a row of a sheet is. Only 'data' becomes a record; every other kind is counted under its name (`skip.*`). */
export type RowKind =
  | 'data'
  | 'blank'
  | 'title'
  | 'header'
  | 'number-row'
  | 'repeated-header'
  | 'family-row'
  | 'section'
  | 'total'
  | 'footer'
  | 'after-end-mark'
  | 'no-header'
  | 'other-sheet'
  | 'other-table'
export type SkipReason = Exclude<RowKind, 'data'>

export interface SortedRow {
  readonly kind: RowKind
  /** What the headings above say for a data row. */
  readonly heading: Heading
  /** The spreadsheet program does not show it. It is what it is all the same; who hid a row did not delete it. */
  readonly hidden: boolean
  /** The row as this table has it: of tables side by side, only its own columns. */
  readonly row: RawRow
}
/** Sorts the rows of one sheet, handed in from the first to the last. */
export interface RowSorter {
  sort(row: RawRow): SortedRow
}

/** The one place that says what a row is: the check of a list and the picture of its sheet both ask it. */
export function createRowSorter(layout: SheetLayout, settings: { readonly fieldOf: FieldOf }): RowSorter {
  const sieve = createSieve(layout, settings.fieldOf)
  return {
    sort: (whole) => {
      const row = layout.part ? cutRow(whole, layout.part) : whole
      return {
        kind: kindAboveData(row, layout) ?? sieve.skip(row) ?? 'data',
        heading: sieve.heading(),
        hidden: whole.hidden === true,
        row,
      }
    },
  }
}

function kindAboveData(row: RawRow, layout: SheetLayout): SkipReason | null {
  if (layout.headerRow === null) return 'no-header'
  if (layout.role === 'other-table') return 'other-table'
  if (layout.role !== undefined && layout.role !== 'data') return 'other-sheet'
  if (row.number > layout.headerRow) return null
  if (row.cells.every((cell) => cell.trim() === '')) return 'blank'
  if (layout.headerRows === null) return 'title'
  return row.number >= (layout.headerRows?.first ?? layout.headerRow) ? 'header' : 'title'
}

interface Sieve {
  /** Why the row is no data, or null. */
  skip(row: RawRow): SkipReason | null
  /** What the headings so far say. */
  heading(): Heading
}

const footerWords =
  /^(?:mengetahui|menyetujui|mengesahkan|disahkan|kepala (?:dinas|desa|bidang|bagian|badan|seksi)|kabid|nip\b|camat\b|lurah\b|bupati|sekretaris|plt\b|a\.?n\.? |ttd|tertanda|dicetak|dibuat oleh|sumber(?: data)?\s*:|keterangan\s*:|catatan\s*:|ket\s*:|petugas|operator|pj\b|tanggal cetak|pembina|penata)|^[a-z .]+,\s*(?:tanggal\s*)?\d{0,2}\s*(?:[./-]\s*\d{1,2}|[a-z]{3,9})[\s./-]*(?:19|20)\d{2}$/i

/** Rows with more filled cells than this are data, unless they repeat the header or count it up. */
const sparseCellsMax = 3
const familyStart = /^no(?:mor|\.)?\s*(?:kk|kartu keluarga)\b/i
const placeStart = /^(?:desa|kelurahan|kel|kecamatan|kec)[^:]{0,20}:/i

/** Columns of numbers that only people and families have, those that are asked about included. */
function keyColumnsOf({ mapping, columns }: SheetLayout): number[] {
  const meant = mapping.map((field, column) => field ?? columns?.[column]?.field ?? null)
  return meant.flatMap((field, column) =>
    field === 'nik' || field === 'nameNik' || field === 'kk' ? [column] : [],
  )
}

/** Columns that have a name; without a header all. */
function widthOf({ headers, headerRows }: SheetLayout): number {
  const named = headers.filter((header) => !header.startsWith('(kolom ')).length
  return headerRows === null ? headers.length : named
}

function createSieve(layout: SheetLayout, fieldOf: FieldOf): Sieve {
  const keyColumns = keyColumnsOf(layout)
  const width = widthOf(layout)
  const repeats = createHeaderTest(layout, fieldOf, width)
  let heading = noHeading
  let ended = false
  let inFooter = false
  let afterHeader = true

  const classify = (row: RawRow): SkipReason | null => {
    if (ended) return 'after-end-mark'
    const first = row.cells.findIndex((cell) => !isBlank(cleanText(cell)))
    if (first < 0) return 'blank'
    const text = cleanText(row.cells[first]!)
    if (text.startsWith('###')) {
      ended = true
      return 'after-end-mark'
    }
    if (afterHeader && isNumberRow(row)) {
      afterHeader = false
      return 'number-row'
    }
    if (repeats(row, first, text)) {
      afterHeader = true
      return 'repeated-header'
    }
    const filled = countFilled(row)
    const kind = filled > sparseCellsMax ? classifyFull(row, text, filled) : classifySparse(row, text, filled)
    if (kind === null) afterHeader = false
    return kind
  }

  const readFamily = (row: RawRow): boolean => {
    const family = readFamilyHeading(wholeText(row), heading)
    if (family) heading = family
    return family !== null
  }

  const classifyFull = (row: RawRow, text: string, filled: number): SkipReason | null => {
    if (familyStart.test(text) && readFamily(row)) return 'family-row'
    return isTotal(row, text, filled, width) ? 'total' : null
  }

  const classifySparse = (row: RawRow, text: string, filled: number): SkipReason | null => {
    if (readFamily(row)) return 'family-row'
    // An official's number under a signature may stand in the column of the NIK.
    const isSigned = inFooter && /^nip\b/i.test(text)
    if (!isSigned && keyColumns.some((column) => /\d{8}/.test(row.cells[column] ?? ''))) return null
    if (isTotal(row, text, filled, width)) return 'total'
    if (width > filled && row.cells.some((cell) => footerWords.test(cleanText(cell)))) {
      inFooter = true
      return 'footer'
    }
    if (inFooter && width > filled) return 'footer'
    const whole = wholeText(row)
    if ((filled > 1 && !placeStart.test(whole)) || width < 3) return null
    const place = readPlaceHeading(whole)
    if (place)
      heading = {
        ...noHeading,
        district: place.district ?? heading.district,
        village: place.village ?? (place.district ? null : heading.village),
      }
    return 'section'
  }

  return { skip: classify, heading: () => heading }
}

const wholeText = (row: RawRow) =>
  row.cells
    .map(cleanText)
    .filter((cell) => cell !== '')
    .join('  ')

function countFilled(row: RawRow): number {
  let count = 0
  for (const cell of row.cells) if (cell !== '' && cell.trim() !== '') count++
  return count
}

/** Whether a row names the columns again, as printed pages do: by the same words in the same places, or by known names. */
function createHeaderTest(layout: SheetLayout, fieldOf: FieldOf, width: number) {
  const keys = layout.headers.map(comparisonKey)
  const letters = layout.headers.map((header) => header.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase())
  const isPart = (cell: string, column: number) => {
    const [key, header] = [comparisonKey(cell), keys[column] ?? '']
    return key !== '' && (header === key || (key.length >= 2 && header.includes(key)))
  }
  return (row: RawRow, first: number, text: string): boolean => {
    // Nearly every row is data: most are told by their first letter.
    if (text.length > 60 || !mayStart(text, letters[first] ?? '')) return false
    let filled = 0
    let same = 0
    let named = 0
    row.cells.forEach((cell, column) => {
      if (cell === '' || cell.trim() === '') return
      filled++
      if (isPart(cell, column)) same++
      else if (fieldOf(cell) !== null) named++
    })
    if (same * 5 >= filled * 4 && (same > 1 || comparisonKey(text).length > 3)) return true
    return same + named >= 2 && (same + named) * 5 >= width * 3
  }
}

/** A repeated header begins with a word of the header; numbers begin data. */
function mayStart(text: string, header: string): boolean {
  const first = text[0]!.toLowerCase()
  if (first >= '0' && first <= '9') return header.includes(first)
  return text.length < 30 || header.includes(first)
}

function isTotal(row: RawRow, text: string, filled: number, width: number): boolean {
  if (!/^(?:jumlah|total|sub ?total|grand total|jml)\b/i.test(text)) return false
  return filled * 2 <= Math.max(width, 4) && !row.cells.some((cell) => /^\d{16}$/.test(cell.trim()))
}
