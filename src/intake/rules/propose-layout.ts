/** A sheet without any header: what its columns may be by their values alone. Nothing of it is used before a person confirms it. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { readNikParts } from '../../kernel/nik.ts'
import type { ColumnMeaning, RawRow, SheetLayout } from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import type { LayoutSettings, SheetStart } from './find-layout.ts'
import { profileColumn } from './profile-column.ts'
import { readDate } from './read-date.ts'
import { understandColumns } from './understand-columns.ts'

/** A row with fewer cells than this share of the usual ones is a title or a note. */
const fullShare = 0.6
/** Below this many rows values say nothing. */
const rowsMin = 5
const agreeShare = 0.6
/** Fields that stand once in a list, so that two columns that look like one are a question. `name` last: it is what is left. */
const toldByValues: readonly Field[] = [
  'birthPlaceDate',
  'sex',
  'phone',
  'rtRw',
  'district',
  'village',
  'category',
  'nameNik',
  'name',
]
const whoFields: ReadonlySet<Field> = new Set<Field>(['nik', 'name', 'nameNik'])
/** Their values have digits; a row of words in their place is a header nobody knows. */
const numberFields: ReadonlySet<Field> = new Set<Field>([
  'nik',
  'kk',
  'birthDate',
  'birthPlaceDate',
  'phone',
  'rtRw',
])

/** null when the values do not say who, or when the first full row is a header that nobody knows: somebody points at it. */
export function proposeLayout(start: SheetStart, settings: LayoutSettings): SheetLayout | null {
  const filled = start.rows.map((row) => row.cells.filter((cell) => !isBlank(cleanText(cell))).length)
  const cellsMin = Math.max(2, Math.ceil(usualOf(filled) * fullShare))
  const from = filled.findIndex((count) => count >= cellsMin)
  const data = start.rows.filter((_, at) => filled[at]! >= cellsMin)
  if (from < 0 || data.length < rowsMin) return null
  const rows = data.map(({ cells }) => cells)
  const width = Math.max(...rows.map((cells) => cells.length))
  const headers = Array.from({ length: width }, (_, column) => `(kolom ${column + 1})`)
  const given = {
    headers,
    ownNames: headers.map(() => ''),
    matched: headers.map(() => null),
    rows,
    choices: new Map<string, Field | null>(),
    words: settings,
    codeLists: new Map(),
  }
  const looks = understandColumns({ ...given, pointed: undefined }).columns.map(
    ({ looksLike }, column) => looksLike ?? lookOfNameAndNik(rows, column),
  )
  const seems = looks.map((look) => look?.field ?? null)
  if (!seems.some((field) => field !== null && whoFields.has(field)) || seems.filter(Boolean).length < 2)
    return null
  if (isHeader(rows[0]!, seems)) return null
  const chosen = settings.recallValues?.(seems)
  const understood = understandColumns({ ...given, pointed: chosen })
  const proposed = proposeFields(rows, seems)
  const columns = understood.columns.map((meaning, column): ColumnMeaning => {
    const looksLike = looks[column]!
    if (meaning.reason === 'choice') return { ...meaning, looksLike }
    const field = proposed[column] ?? null
    return field === null
      ? { field: null, certainty: 'likely', reason: 'none', looksLike }
      : { field, certainty: 'ask', reason: 'content', looksLike }
  })
  const orders = columns.flatMap(({ dateOrder }) => dateOrder ?? [])
  return {
    sheet: start.name,
    headerRow: start.rows[from]!.number - 1,
    headerRows: null,
    headers,
    mapping: columns.map(({ reason }, column) => (reason === 'choice' ? understood.mapping[column]! : null)),
    columns,
    samples: headers.map((_, column) => samplesOf(rows, column)),
    dateOrder: orders.length > 0 && orders.every((order) => order === 'mdy') ? 'mdy' : 'dmy',
    district: settings.isDistrict(start.name) ? start.name : null,
    village: null,
    role: 'data',
    hidden: start.hidden,
    hiddenColumns: start.shape.hiddenColumns,
    ...(start.shape.down.isCut ? { mergesCut: start.shape.down.length } : {}),
  }
}

/** A sheet that is read by its values alone, of which nobody said yet what its columns are. */
export function isUnconfirmed({ headerRow, headerRows, columns, role }: SheetLayout): boolean {
  const isHeaderless = headerRow !== null && headerRows === null && role === 'data'
  return isHeaderless && !columns?.some(({ reason, field }) => reason === 'choice' && field !== null)
}

/** The number of cells that most rows have. */
function usualOf(filled: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const count of filled) if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1)
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0] ?? 0
}

/** Words where the other rows have numbers, and no value anywhere. */
function isHeader(cells: readonly string[], seems: readonly (Field | null)[]): boolean {
  if (cells.some((cell) => cell.replace(/\D/g, '').length > 5)) return false
  return seems.some((field, column) => {
    const text = cleanText(cells[column] ?? '')
    return field !== null && numberFields.has(field) && /\p{L}{2}/u.test(text) && !/\d/.test(text)
  })
}

/** Names and numbers in one cell; other columns are told by profile-column.ts. */
function lookOfNameAndNik(rows: readonly (readonly string[])[], column: number): ColumnMeaning['looksLike'] {
  const profile = profileColumn(rows.map((cells) => cells[column] ?? ''))
  const share = profile.share((text) => /\p{L}{2}/u.test(text) && /(?<!\d)\d{16}(?!\d)/.test(text))
  if (profile.values.length < rowsMin || share < agreeShare) return null
  return { field: 'nameNik', share: Math.round(share * 100), values: profile.values.length }
}

/** Only what cannot be another column's as well: what is proposed may be confirmed with one press of a button. */
function proposeFields(
  rows: readonly (readonly string[])[],
  seems: readonly (Field | null)[],
): (Field | null)[] {
  const proposed: (Field | null)[] = seems.map(() => null)
  const looking = (field: Field) => seems.flatMap((one, column) => (one === field ? [column] : []))
  const only = (columns: readonly number[]) => (columns.length === 1 ? columns[0]! : null)
  const put = (column: number | null, field: Field) => {
    if (column !== null) proposed[column] = field
  }
  for (const field of toldByValues) put(only(looking(field)), field)
  const long = [...looking('nik'), ...looking('kk')]
  const dates = looking('birthDate')
  // A NIK has its date and sex in it; a family number of the same form has women's dates only by chance.
  const womens = long.filter((column) => shareOf(rows, column, isWomans) > 0.1)
  const nik = only(
    womens.length > 0 ? womens : long.filter((column) => dates.some((date) => agree(rows, column, date))),
  )
  put(nik, 'nik')
  if (nik !== null) {
    put(only(looking('kk').filter((column) => column !== nik)), 'kk')
    if (!proposed.includes('birthPlaceDate'))
      put(only(dates.filter((date) => agree(rows, nik, date))), 'birthDate')
  }
  return proposed
}

function isWomans(text: string): boolean {
  const parts = readNikParts(text.replace(/\D/g, ''))
  return typeof parts === 'object' && Number(text.replace(/\D/g, '').slice(6, 8)) > 40
}

function shareOf(
  rows: readonly (readonly string[])[],
  column: number,
  test: (text: string) => boolean,
): number {
  return profileColumn(rows.map((cells) => cells[column] ?? '')).share(test)
}

/** Whether the dates in numbers are those beside them. */
function agree(rows: readonly (readonly string[])[], nik: number, date: number): boolean {
  const pairs = rows.flatMap((cells) => {
    const digits = cleanText(cells[nik] ?? '').replace(/\D/g, '')
    const value = readDate(cleanText(cells[date] ?? ''), 'dmy', '2999-12-31').value
    return digits.length === 16 && value !== null ? [{ digits, value }] : []
  })
  const same = pairs.filter(({ digits, value }) => {
    const day = Number(digits.slice(6, 8)) % 40
    return `${digits.slice(10, 12)}-${digits.slice(8, 10)}-${String(day).padStart(2, '0')}` === value.slice(2)
  })
  return pairs.length >= rowsMin && same.length / pairs.length >= agreeShare
}

function samplesOf(rows: readonly RawRow['cells'][], column: number): string[] {
  const texts = rows
    .map((cells) => cleanText(cells[column] ?? '').slice(0, 60))
    .filter((text) => !isBlank(text))
  return [...new Set(texts)].slice(0, 3)
}
