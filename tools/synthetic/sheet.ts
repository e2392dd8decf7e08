/** A date kept as a number of days, as spreadsheets do. */
export class SerialDate {
  readonly days: number
  constructor(days: number) {
    this.days = days
  }
}
/** A number as the spreadsheet program saved it, e.g. a 16-digit NIK in a numeric cell: 3.50919410737001E+15. */
export class SavedNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
export type Cell = string | number | null | SerialDate | SavedNumber

/** Something rows are written to, one after the other. Row numbers start at 1 in every sheet. */
export interface SheetWriter {
  /** Begins a new sheet; files that know no sheets ignore the name. */
  beginSheet(name: string, widths?: readonly number[]): void
  /** Writes one row and returns its number in the sheet. */
  writeRow(cells: readonly Cell[], bold?: boolean): number
  /** Joins cells, e.g. A1:F1; files that know no merges ignore it. */
  merge(range: string): void
  close(): void
}

/** Days since 1899-12-30, the number a spreadsheet keeps for a date after February 1900. */
export function serialOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86400000) + 25569
}
