/** The first rows of a sheet -> where its table is and what its columns mean. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { limits } from '../../kernel/limits.ts'
import type { RawRow, SheetLayout } from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import { findHeader, type Header, isNumberRow } from './find-header.ts'
import { type ColumnChoices, type FieldOf, mapColumns } from './match-columns.ts'
import { dateOrderOf } from './read-date.ts'
import { noHeading, readFamilyHeading, readPlaceHeading } from './sort-rows.ts'

export interface LayoutSettings {
  readonly fieldOf: FieldOf
  readonly choices: ColumnChoices
  /** Sheet name -> what a person pointed at on it. Wins over everything found. */
  readonly overrides?: ReadonlyMap<string, SheetOverride>
  /** Whether a sheet's name is a district, as in lists with one sheet per kecamatan. */
  isDistrict(name: string): boolean
}

/** What a person pointed at on the picture of a sheet. */
export interface SheetOverride {
  /** Row numbers as shown, both included. */
  readonly headerRows?: { readonly first: number; readonly last: number }
  /** Column from 0 -> field, or null to leave the column out. */
  readonly columns?: ReadonlyMap<number, Field | null>
}

const dateFields: ReadonlySet<Field | null> = new Set<Field | null>([
  'birthDate',
  'birthPlaceDate',
  'deliveredOn',
  'eventDate',
])

/** `rows`: the first rows of the sheet, enough for the header and some hundred rows below it. */
export function findLayout(sheet: string, rows: readonly RawRow[], settings: LayoutSettings): SheetLayout {
  const header = findHeader(rows.slice(0, limits.headerSearchRowsMax), settings.fieldOf)
  const district = settings.isDistrict(sheet) ? sheet : null
  if (!header)
    return {
      sheet,
      headerRow: null,
      headers: [],
      mapping: [],
      samples: [],
      dateOrder: 'dmy',
      district,
      village: null,
    }
  const headers = namedHeaders(header)
  const mapping = mapColumns(headers, header.matched, settings.choices)
  const below = rows.slice(header.index + header.height).filter((row) => !isNumberRow(row))
  const titles = rows.slice(0, header.index).map((row) =>
    row.cells
      .map(cleanText)
      .filter((cell) => cell !== '')
      .join('  '),
  )
  const places = titles.flatMap((title) =>
    readFamilyHeading(title, noHeading) ? [] : (readPlaceHeading(title) ?? []),
  )
  const dateCells = mapping.flatMap((field, column) =>
    dateFields.has(field) ? below.map((row) => cleanText(row.cells[column] ?? '')) : [],
  )
  return {
    sheet,
    headerRow: rows[header.index + header.height - 1]!.number,
    headers,
    mapping,
    samples: headers.map((_, column) => samplesOf(below, column)),
    dateOrder: dateOrderOf(dateCells),
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

function samplesOf(rows: readonly RawRow[], column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const text = cleanText(row.cells[column] ?? '')
    if (!isBlank(text)) samples.add(text.slice(0, 60))
    if (samples.size === 3) break
  }
  return [...samples]
}
