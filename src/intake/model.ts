import type { IsoDate } from '../kernel/dates.ts'
import type { Field } from '../kernel/fields.ts'

export type NikStatus =
  | 'valid'
  | 'inconsistent'
  | 'weak'
  | 'temporary'
  | 'placeholder'
  | 'malformed'
  | 'missing'
export type Verdict = 'accepted' | 'warned' | 'rejected'

/** 'reject' = the row cannot be used; 'warning' = a value was not used or is doubtful; 'note' = a value was tidied. */
export type Severity = 'reject' | 'warning' | 'note'

/** What was found in one cell. `column` counts from 0; null = about the row. The sentence is in messages.ts, by code. */
export interface Finding {
  readonly column: number | null
  readonly field: Field | null
  readonly code: string
  readonly severity: Severity
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * Values that claims need, keyed by Field name, already standardised; absent = blank.
 * `category` is a category id, or several when one cell names several. Every other key holds one value.
 */
export interface Facts {
  category?: string | string[]
  programme?: string
  stage?: string
  /** Rupiah. */
  amount?: number
  deliveredOn?: IsoDate
  /** 1-10 as received. */
  desil?: number
  vitalStatus?: 'alive' | 'dead' | 'moved-out'
  eventDate?: IsoDate
  pregnant?: 'ya' | 'tidak'
  outputCount?: number
  outputName?: string
  disability?: string
  occupation?: string
  education?: string
  maritalStatus?: string
  institution?: string
  condition?: string
  phone?: string
  note?: string
  fatherName?: string
  headName?: string
}

/** One row of a list after the rules: the columns of intake.record, without ids. */
export interface CheckedRow {
  readonly sheet: string
  readonly rowNumber: number
  readonly cells: readonly string[]
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** Only when it can be used as an identity: status valid, inconsistent or temporary. */
  readonly nik: string | null
  readonly nikStatus: NikStatus
  readonly kk: string | null
  readonly name: string | null
  readonly birthDate: IsoDate | null
  readonly birthPrecision: 'day' | 'year' | 'age' | null
  readonly birthPlace: string | null
  readonly sex: 'M' | 'F' | null
  readonly districtCode: string | null
  readonly villageCode: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly address: string | null
  readonly motherName: string | null
  readonly relation: string | null
  readonly facts: Facts
}

/** A row as the file has it. Dates of workbook cells are already YYYY-MM-DD; `numeric[i]` = the cell holds a number. */
export interface RawRow {
  /** Row number as the spreadsheet program shows it (from 1). */
  readonly number: number
  readonly cells: readonly string[]
  /** null = no cell is numeric (all text files). */
  readonly numeric: readonly boolean[] | null
  /** The spreadsheet program does not show the row (hidden by hand or by a filter). */
  readonly hidden?: boolean
}
/** Merged cells: row numbers as shown (from 1), columns from 0, both ends included. The value stands in the first cell. */
export interface MergedCells {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}
/** What a sheet says of itself besides its cells. */
export interface SheetShape {
  /** Merged cells of the first rows, where a header may stand. */
  readonly merges: readonly MergedCells[]
  /** Cells merged over several rows, of the whole sheet. */
  readonly down: MergedDown
  /** Columns (from 0) that the spreadsheet program does not show. */
  readonly hiddenColumns: readonly number[]
}
/** Cells merged over several rows, in the order of their first rows: as many as a sheet may have, eight bytes each. */
export interface MergedDown {
  readonly length: number
  /** More than are remembered; those behind are not known. */
  readonly isCut: boolean
  /** Those that begin in a row: the column (from 0) of their value, and their last row. */
  startingIn(row: number): readonly { readonly column: number; readonly lastRow: number }[]
}
export interface RawSheet {
  readonly name: string
  /** Rows from the first; may be asked for again (each call reads anew). Small batches keep memory flat. */
  rows(): AsyncGenerator<RawRow[]>
  /** The whole sheet is hidden. */
  readonly hidden?: boolean
  /** What the sheet says of itself; found without reading its rows where it stands behind them. Absent = the format has no such thing. */
  shape?(): Promise<SheetShape>
}

/**
 * How far a column's meaning can be trusted. 'sure' = a person chose it or header and values agree; 'likely' = used, but
 * worth a look; 'ask' = not used until a person chooses.
 */
export type Certainty = 'sure' | 'likely' | 'ask'
/** Where the meaning comes from. 'none' = nothing speaks for any field; the cells are kept and not used. */
export type MeaningReason = 'choice' | 'header' | 'content' | 'code-list' | 'none'

/** What a column was taken to mean and why. */
export interface ColumnMeaning {
  /** The field used, or with certainty 'ask' the one proposed; null = none. */
  readonly field: Field | null
  readonly certainty: Certainty
  readonly reason: MeaningReason
  /** A column of yes and no whose header names a category: rows with yes are of it. `field` is 'category' then. */
  readonly category?: string
  /** Number written in the cells -> word, from a list of codes on another sheet. */
  readonly codes?: Readonly<Record<string, string>>
  /** Of a column of dates: what its values prove; 'mixed' = both orders stand in it, so that 03/04 may be either. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'mixed'
  /** What most of its values look like: `share` per cent of `values` filled cells that were looked at. Null = nothing special. */
  readonly looksLike: { readonly field: Field; readonly share: number; readonly values: number } | null
}
/** What a sheet is in its file. */
export type SheetRole = 'data' | 'code-list' | 'notes' | 'empty' | 'other-table'

/** Where a sheet's table is and what its columns mean. */
export interface SheetLayout {
  readonly sheet: string
  /** Row number of the last header row; null = no header found, the sheet is not read. */
  readonly headerRow: number | null
  readonly headers: readonly string[]
  /** Per column, what it means; null = kept as raw cell, not used. */
  readonly mapping: readonly (Field | null)[]
  /** Up to three values per column, for the person who checks the mapping. */
  readonly samples: readonly (readonly string[])[]
  readonly dateOrder: 'dmy' | 'mdy'
  /** From title rows or the sheet's name, for rows that do not say it themselves. */
  readonly district: string | null
  readonly village: string | null
  /** All header rows, as shown; first = last for one row. Absent in layouts read before columns had certainty. */
  readonly headerRows?: { readonly first: number; readonly last: number } | null
  /** Per column, beside `mapping` (which has only what is used). */
  readonly columns?: readonly ColumnMeaning[]
  readonly role?: SheetRole
  readonly hidden?: boolean
  readonly hiddenColumns?: readonly number[]
  /** It has more cells merged downwards than are remembered: so many are filled. */
  readonly mergesCut?: number
  /**
   * One of several tables of a sheet: which sheet of the file (from 0) and which of its columns; `firstRow` of a table that
   * stands below another.
   */
  readonly part?: {
    readonly sheet: number
    readonly firstColumn: number
    readonly lastColumn: number
    readonly firstRow?: number
  }
}
/** By content, never by name. 'zip' = several lists of the other formats. */
export type ListFormat = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'text' | 'zip'
export interface BatchLayout {
  readonly format: ListFormat
  readonly encoding: string | null
  readonly delimiter: string | null
  /** Tables found below others while the rows are read come behind them. */
  readonly sheets: SheetLayout[]
  /** Fields the list kind needs and no column gives. */
  readonly missing: readonly Field[]
  /** Another list kind of the pack that titles and headers fit much better. */
  readonly kindDoubt?: { readonly id: string; readonly name: string }
}

/** A doubt about a whole file, told to the person who approves it. Never a reason to change a value. */
export interface Alarm {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
/** Cells of the data rows: used, used with a doubt, not used, blank. */
export interface FieldQuality {
  readonly usable: number
  readonly doubtful: number
  readonly rejected: number
  readonly blank: number
}
export interface BatchCounts {
  readonly rows: number
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  /** Rows that are not data, by reason: blank, title, header, number-row, repeated-header, family-row, section, total, footer, after-end-mark, no-header. */
  readonly skipped: Readonly<Record<string, number>>
  readonly findings: Readonly<Record<string, number>>
  /** Rows in which the field has a usable value. */
  readonly filled: Readonly<Record<string, number>>
  /** What is doubtful about the file as a whole; the sentence is `alarm.<code>` in messages.ts. */
  readonly alarms?: readonly Alarm[]
  /** Field of a column -> what became of its cells. Absent in batches checked before this was counted. */
  readonly fields?: Readonly<Record<string, FieldQuality>>
  /** Code of a finding -> how bad it is. */
  readonly severities?: Readonly<Record<string, Severity>>
  /** What applying would do; filled by the register's preview. */
  readonly preview?: Readonly<Record<string, number>>
  /** When a list had entered the register or left it last, when that was worked out; '-infinity' = none had. */
  readonly previewedAfter?: string
}

export type BatchStatus = 'received' | 'read' | 'checked' | 'approved' | 'applied' | 'undone' | 'refused'
export interface Batch {
  readonly id: number
  readonly sha256: string
  readonly fileName: string
  readonly agencyId: string
  readonly listKindId: string
  readonly period: IsoDate
  readonly status: BatchStatus
  readonly layout: BatchLayout | null
  readonly counts: BatchCounts | null
  readonly refusal: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  } | null
  readonly receivedBy: string
  /** Account that handed it in. */
  readonly receivedById: string
  readonly receivedAt: string
  readonly checkedAt: string | null
  readonly approvedAt: string | null
  readonly appliedAt: string | null
  readonly undoneAt: string | null
  /** Batch that this one puts right. */
  readonly corrects: number | null
  /** Batch that took its place. */
  readonly replacedBy: number | null
  /** A part of a full list. */
  readonly isPart: boolean
}
