import { ageOf } from '../model.ts'
import type { Day } from '../numbers.ts'
import { two } from '../numbers.ts'
import type { Seen } from '../observe.ts'
import type { Random } from '../random.ts'
import { type Cell, SavedNumber, SerialDate, serialOf } from '../sheet.ts'

/** What a row tells beside the person: when and how much was given, a category's name, a kind of thing. */
export interface RowExtra {
  readonly on?: Day
  readonly amount?: number
  readonly text?: string
  readonly note?: string
  /** Number of the category whose name is `text`. */
  readonly category?: number
}
export interface RowOf {
  readonly seen: Seen
  readonly extra: RowExtra
  readonly number: number
  readonly random: Random
}
/** One column: its header, the header above it where the list has two header rows, and what stands in a cell. */
export interface Column {
  readonly header: string
  readonly group?: string
  value(row: RowOf): Cell
}

export const column = (header: string, value: (row: RowOf) => Cell, group?: string): Column => ({
  header,
  value,
  group,
})
export const constant = (header: string, text: string): Column => ({ header, value: () => text })
export const blank = (header: string): Column => constant(header, '')

export type DateStyle = 'dmy-slash' | 'dmy-dash' | 'dmy-short' | 'iso' | 'words'
const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
]
export function writeDate(day: Day, style: DateStyle): string {
  if (style === 'iso') return `${day.year}-${two(day.month)}-${two(day.day)}`
  if (style === 'dmy-dash') return `${two(day.day)}-${two(day.month)}-${day.year}`
  if (style === 'dmy-short') return `${day.day}-${day.month}-${day.year}`
  return style === 'words'
    ? `${day.day} ${monthNames[day.month - 1]} ${day.year}`
    : `${two(day.day)}/${two(day.month)}/${day.year}`
}

export const serialCell = (day: Day) => new SerialDate(serialOf(day.year, day.month, day.day))
export const birthText = (seen: Seen, style: DateStyle) =>
  seen.birth ? writeDate(seen.birth, style) : seen.birthText
export const placeAndDate = (seen: Seen, style: DateStyle) =>
  `${seen.person.birthPlace}, ${birthText(seen, style)}`

/** A NIK typed into a numeric cell: the spreadsheet keeps 15 digits, the last becomes 0 (or 1–2 digits are lost). */
export function numericNik(nik: string): Cell {
  if (!/^[1-9]\d{15}$/.test(nik)) return nik
  return new SavedNumber(`${nik[0]}.${nik.slice(1, 15).replace(/0+$/, '') || '0'}E+15`)
}

export const number_ = (header = 'NO') => column(header, (r) => r.number)
export const nik = (header = 'NIK', group?: string) => column(header, (r) => r.seen.nik, group)
export const kk = (header = 'NO KK', group?: string) => column(header, (r) => r.seen.kk, group)
export const name = (header = 'NAMA', group?: string) => column(header, (r) => r.seen.name, group)
export const sex = (header: string, man = 'L', woman = 'P', group?: string) =>
  column(header, (r) => (r.seen.sex === 'M' ? man : woman), group)
export const birthPlace = (header = 'TEMPAT LAHIR', group?: string) =>
  column(header, (r) => r.seen.person.birthPlace, group)
export const birth = (header: string, style: DateStyle, group?: string) =>
  column(header, (r) => birthText(r.seen, style), group)
export const age = (header = 'UMUR') => column(header, (r) => ageOf(r.seen.person))
export const village = (header = 'DESA', group?: string) => column(header, (r) => r.seen.village, group)
export const district = (header = 'KECAMATAN', group?: string) =>
  column(header, (r) => r.seen.district, group)
export const address = (header = 'ALAMAT', group?: string) => column(header, (r) => r.seen.address, group)
export const hamlet = (header = 'DUSUN') => column(header, (r) => r.seen.hamlet)
export const rt = (header = 'RT') => column(header, (r) => r.seen.rt)
export const rw = (header = 'RW') => column(header, (r) => r.seen.rw)
export const rtRw = (header = 'RT/RW', group?: string) =>
  column(header, (r) => `${r.seen.rt}/${r.seen.rw}`, group)
export const amount = (header = 'NOMINAL') => column(header, (r) => r.extra.amount ?? 0)
export const given = (header: string, style: DateStyle) =>
  column(header, (r) => (r.extra.on ? writeDate(r.extra.on, style) : ''))
export const extraText = (header: string, group?: string) => column(header, (r) => r.extra.text ?? '', group)
export const extraNote = (header: string) => column(header, (r) => r.extra.note ?? '')
export const phone = (header: string) =>
  column(header, (r) =>
    r.random.chance(0.4)
      ? ''
      : `08${r.random.between(1, 9)}${String(r.random.between(10_000_000, 999_999_999))}`,
  )
