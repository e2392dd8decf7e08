/** Tells rows that hold data from titles, headers, blank rows, totals, signatures, family headings and notes. Pure; remembers what came before. */
import type { Field } from '../../kernel/fields.ts'
import type { RawRow, SheetLayout } from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import { isNumberRow } from './find-header.ts'
import type { FieldOf } from './match-columns.ts'

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
export type SkipReason = Exclude<RowKind, 'data'>

export interface SortedRow {
  readonly kind: RowKind
  /** What the headings above say for a data row. */
  readonly heading: Heading
  /** The spreadsheet program does not show it. It is what it is all the same; who hid a row did not delete it. */
  readonly hidden: boolean
}
/** Sorts the rows of one sheet, handed in from the first to the last. */
export interface RowSorter {
  sort(row: RawRow): SortedRow
}

/** What headings above a row say for it: family blocks of a population book, "DESA : …" lines between rows. */
export interface Heading {
  readonly kk: string | null
  readonly address: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly district: string | null
  readonly village: string | null
}
export const noHeading: Heading = {
  kk: null,
  address: null,
  hamlet: null,
  rt: null,
  rw: null,
  district: null,
  village: null,
}

const footerWords =
  /^(?:mengetahui|menyetujui|mengesahkan|disahkan|kepala (?:dinas|desa|bidang|bagian|badan|seksi)|kabid|nip\b|camat\b|lurah\b|bupati|sekretaris|plt\b|a\.?n\.? |ttd|tertanda|dicetak|dibuat oleh|sumber(?: data)?\s*:|keterangan\s*:|catatan\s*:|ket\s*:|petugas|operator|pj\b|tanggal cetak|pembina|penata)|^[a-z .]+,\s*(?:tanggal\s*)?\d{0,2}\s*(?:[./-]\s*\d{1,2}|[a-z]{3,9})[\s./-]*(?:19|20)\d{2}$/i

/** The one place that says what a row is: the check of a list and the picture of its sheet both ask it. */
export function createRowSorter(layout: SheetLayout, settings: { readonly fieldOf: FieldOf }): RowSorter {
  const sieve = createSieve(layout.mapping, settings.fieldOf)
  return {
    sort: (row) => ({
      kind: kindAboveData(row, layout) ?? sieve.skip(row) ?? 'data',
      heading: sieve.heading(),
      hidden: row.hidden === true,
    }),
  }
}

function kindAboveData(row: RawRow, layout: SheetLayout): SkipReason | null {
  if (layout.headerRow === null) return 'no-header'
  if (row.number > layout.headerRow) return null
  if (row.cells.every((cell) => cell.trim() === '')) return 'blank'
  return row.number >= (layout.headerRows?.first ?? layout.headerRow) ? 'header' : 'title'
}

interface Sieve {
  /** Why the row is no data, or null. */
  skip(row: RawRow): SkipReason | null
  /** What the headings so far say. */
  heading(): Heading
}

function createSieve(
  mapping: readonly (Field | null)[],
  fieldOf: FieldOf,
  start: Heading = noHeading,
): Sieve {
  const keyColumns = mapping.flatMap((field, column) =>
    field === 'nik' || field === 'nameNik' || field === 'kk' ? [column] : [],
  )
  const mapped = mapping.filter((field) => field !== null).length
  let heading = start
  let ended = false
  let inFooter = false
  let seen = 0

  const classify = (row: RawRow): SkipReason | null => {
    if (ended) return 'after-end-mark'
    const first = row.cells.findIndex((cell) => !isBlank(cleanText(cell)))
    if (first < 0) return 'blank'
    const text = cleanText(row.cells[first]!)
    if (text.startsWith('###')) {
      ended = true
      return 'after-end-mark'
    }
    seen++
    if (seen <= 2 && isNumberRow(row)) return 'number-row'
    const filled = countFilled(row)
    if (filled > 3 && !isRepeatedStart(text, fieldOf))
      return isTotal(row, text, filled, mapped) ? 'total' : null
    if (isRepeatedHeader(row, fieldOf, mapped)) return 'repeated-header'
    return filled <= 3
      ? classifySparse(row, text, filled)
      : isTotal(row, text, filled, mapped)
        ? 'total'
        : null
  }

  const classifySparse = (row: RawRow, text: string, filled: number): SkipReason | null => {
    const whole = row.cells
      .map(cleanText)
      .filter((cell) => cell !== '')
      .join('  ')
    const family = readFamilyHeading(whole, heading)
    if (family) {
      heading = family
      return 'family-row'
    }
    const hasKey = keyColumns.some((column) => /\d{8}/.test(row.cells[column] ?? ''))
    if (hasKey) return null
    if (isTotal(row, text, filled, mapped)) return 'total'
    if (mapped > filled && row.cells.some((cell) => footerWords.test(cleanText(cell)))) {
      inFooter = true
      return 'footer'
    }
    if (inFooter && mapped > filled) return 'footer'
    if (filled > 1 || mapped < 3) return null
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

function countFilled(row: RawRow): number {
  let count = 0
  for (const cell of row.cells) if (cell !== '' && cell.trim() !== '') count++
  return count
}

function isRepeatedStart(text: string, fieldOf: FieldOf): boolean {
  return text.length < 30 && !/^\d/.test(text) && fieldOf(text) !== null
}

function isRepeatedHeader(row: RawRow, fieldOf: FieldOf, mapped: number): boolean {
  let matches = 0
  for (const cell of row.cells) if (cell !== '' && fieldOf(cell) !== null) matches++
  return matches >= 2 && matches * 5 >= mapped * 3
}

function isTotal(row: RawRow, text: string, filled: number, mapped: number): boolean {
  if (!/^(?:jumlah|total|sub ?total|grand total|jml)\b/i.test(text)) return false
  return filled * 2 <= Math.max(mapped, 4) && !row.cells.some((cell) => /^\d{16}$/.test(cell.trim()))
}

/** "No. KK : 3509…  Alamat : …  Nama Dusun : -, RT/RW : 003/001" */
export function readFamilyHeading(text: string, before: Heading): Heading | null {
  const kk = /\bno(?:mor|\.)?\s*(?:kk|kartu keluarga)\s*[:.]?\s*(\d[\d .]{13,20}\d)/i.exec(text)
  if (!kk) return null
  const part = (label: string) => {
    const match = new RegExp(
      `\\b${label}\\s*:\\s*(.*?)(?=[\\s,;]+(?:nama dusun|dusun|alamat|rt|rw|desa|kelurahan|kecamatan|kode pos|nama kepala|kepala keluarga)\\b[^:]{0,12}:|$)`,
      'i',
    ).exec(text)
    const value = match ? match[1]!.replace(/[\s,;]+$/, '').trim() : ''
    return isBlank(value) ? null : value
  }
  const both = /\brt\s*\/\s*rw\s*:\s*(\d{1,3})\s*\/\s*(\d{1,3})/i.exec(text)
  return {
    kk: kk[1]!.replace(/\D/g, ''),
    address: part('alamat'),
    hamlet: part('(?:nama )?dusun'),
    rt: both?.[1] ?? part('rt'),
    rw: both?.[2] ?? part('rw'),
    district: part('kecamatan') ?? before.district,
    village: part('(?:desa|kelurahan)') ?? before.village,
  }
}

/** "KECAMATAN SILO", "Desa/Kelurahan : Mulyorejo  Kecamatan : Silo" in titles and between rows. */
export function readPlaceHeading(text: string): { district: string | null; village: string | null } | null {
  const part = (label: string) => {
    const match = new RegExp(
      `\\b${label}\\b\\.?\\s*[:.]?\\s*([a-z' ]+?)\\s*(?=[,;:()\\d]|\\b(?:desa|kel(?:urahan)?|kec(?:amatan)?|kab(?:upaten)?|tahun|tahap|bulan|periode|rt|rw)\\b|$)`,
      'i',
    ).exec(text)
    return match?.[1]?.trim() || null
  }
  const district = part('kec(?:amatan)?')
  const village = part('(?:desa\\s*/\\s*kel(?:urahan)?|desa|kel(?:urahan)?)')
  return district || village ? { district, village } : null
}
