import { join } from 'node:path'
import { CsvWriter, type Encoding } from './csv-writer.ts'
import type { Quality } from './defects.ts'
import type { Column, RowExtra } from './lists/columns.ts'
import type { Family, Person } from './model.ts'
import { isoOf } from './numbers.ts'
import { observe, rateOf, type Seen } from './observe.ts'
import type { Delivery } from './programmes.ts'
import type { Random } from './random.ts'
import type { Cell, SheetWriter } from './sheet.ts'
import { categoryId, type Truth } from './truth.ts'
import { columnName, XlsxWriter } from './xlsx-writer.ts'

export type Format =
  | { readonly kind: 'xlsx'; readonly shared?: boolean }
  | { readonly kind: 'csv'; readonly delimiter: string; readonly encoding: Encoding; readonly crlf?: boolean }

export type Emit = (person: Person, extra?: RowExtra) => void

/** One list of one agency for one period: how its file looks and who stands in it. */
export interface ListSpec {
  readonly listKindId: string
  readonly agencyId: string
  readonly period: string
  readonly fileName: string
  readonly quality: Quality
  readonly format: Format
  readonly columns: readonly Column[]
  readonly titles?: readonly string[]
  readonly blankRows?: number
  /** A row (1) (2) (3) … below the headers. */
  readonly numberRow?: boolean
  /** One sheet per kecamatan instead of one for all. */
  readonly sheetPerDistrict?: boolean
  readonly sheetName?: string
  /** Rows after the last person, given how many stood in the sheet and the sum of the amounts. */
  readonly footer?: (rows: number, total: number) => readonly (readonly Cell[])[]
  select(random: Random, family: Family, deliveries: readonly Delivery[], emit: Emit): void
}

export interface FileEntry {
  readonly fileName: string
  readonly agencyId: string
  readonly listKindId: string
  readonly period: string
  readonly rows: number
}
interface Waiting {
  readonly person: Person
  readonly family: Family
  readonly extra: RowExtra
}

/** A number as a spreadsheet shows it: the digits are lost. */
const scientific = (nik: string) => (nik.length < 16 ? nik : `${nik[0]}.${nik.slice(1, 6)}E+15`)

const saysOf = ({ on, category }: RowExtra) => (on ? isoOf(on) : category ? categoryId(category) : '')

/** Opens the writer that a format asks for. */
export function openWriter(folder: string, fileName: string, format: Format): SheetWriter {
  const path = join(folder, fileName)
  return format.kind === 'xlsx'
    ? new XlsxWriter(path, { shared: format.shared })
    : new CsvWriter(path, format.delimiter, format.encoding, format.crlf)
}

/** Writes one list, in further files where it gets too long for one, and tells the truth about every row. */
export class ListFile {
  readonly entries: FileEntry[] = []
  private readonly folder: string
  private readonly spec: ListSpec
  private readonly truth: Truth
  private readonly rowsPerFile: number
  private readonly seen = {} as Seen
  private readonly waiting: Waiting[] = []
  private writer: SheetWriter | null = null
  private fileName = ''
  private sheet = ''
  private rows = 0
  private sheetRows = 0
  private total = 0

  constructor(folder: string, spec: ListSpec, truth: Truth, rowsPerFile: number) {
    this.folder = folder
    this.spec = spec
    this.truth = truth
    this.rowsPerFile = rowsPerFile
  }

  /** Writes the family's rows of this list, if it has any. */
  add(random: Random, family: Family, deliveries: readonly Delivery[]): void {
    const duplicates = rateOf(this.spec.quality, 'duplicateRow')
    this.spec.select(random, family, deliveries, (person, extra = {}) => {
      this.write(random, person, family, extra)
      if (random.chance(duplicates)) this.waiting.push({ person, family, extra })
      // The second row of a person stands some rows below the first.
      if (this.waiting.length > 2) {
        const again = this.waiting.shift()!
        if (again.family.village.districtCode === family.village.districtCode)
          this.write(random, again.person, again.family, again.extra)
      }
    })
  }

  close(): void {
    this.open('')
    this.finishFile()
  }

  private write(random: Random, person: Person, family: Family, extra: RowExtra): void {
    this.open(family.village.districtName)
    observe(random, this.seen, person, family, this.spec.quality)
    if (this.spec.format.kind === 'csv' && random.chance(rateOf(this.spec.quality, 'nikScientific'))) {
      this.seen.nik = scientific(this.seen.nik)
    }
    const row = { seen: this.seen, extra, number: this.sheetRows + 1, random }
    const cells = this.spec.columns.map((column) => column.value(row))
    this.truth.row(this.fileName, this.sheet, this.writer!.writeRow(cells), person.id, saysOf(extra))
    this.rows++
    this.sheetRows++
    this.total += extra.amount ?? 0
  }

  /** Makes sure that a file and the right sheet are open. */
  private open(districtName: string): void {
    if (this.writer && this.rows >= this.rowsPerFile) this.finishFile()
    if (!this.writer) {
      this.fileName =
        this.entries.length === 0
          ? this.spec.fileName
          : this.spec.fileName.replace(/(\.\w+)$/, `-bagian-${this.entries.length + 1}$1`)
      this.writer = openWriter(this.folder, this.fileName, this.spec.format)
      this.sheet = ''
    }
    const sheet =
      this.spec.sheetPerDistrict && districtName !== ''
        ? districtName.toUpperCase()
        : (this.spec.sheetName ?? 'Sheet1')
    const stay = this.sheet === sheet || (districtName === '' && this.sheet !== '')
    if (stay) return
    if (this.sheet !== '') this.finishSheet()
    this.beginSheet(sheet)
  }

  private beginSheet(sheet: string): void {
    this.sheet = sheet
    this.sheetRows = 0
    this.total = 0
    this.writer!.beginSheet(
      sheet,
      this.spec.columns.map((c) => Math.max(6, Math.min(28, c.header.length + 6))),
    )
    const columns = this.spec.columns
    for (const title of this.spec.titles ?? [])
      this.plainRow([title.replace('{sheet}', sheet)], true, `:${columnName(columns.length - 1)}`)
    for (let i = 0; i < (this.spec.blankRows ?? 0); i++) this.plainRow([])
    if (columns.some((column) => column.group)) this.twoRowHeader(columns)
    else
      this.plainRow(
        columns.map((column) => column.header),
        true,
      )
    if (this.spec.numberRow) this.plainRow(columns.map((_, i) => `(${i + 1})`))
  }

  private twoRowHeader(columns: readonly Column[]): void {
    const upper = columns.map((column, i) =>
      !column.group ? column.header : columns[i - 1]?.group === column.group ? '' : column.group,
    )
    const row = this.plainRow(upper, true)
    this.plainRow(
      columns.map((column) => (column.group ? column.header : '')),
      true,
    )
    columns.forEach((column, i) => {
      if (!column.group) this.writer!.merge(`${columnName(i)}${row}:${columnName(i)}${row + 1}`)
      else if (columns[i - 1]?.group !== column.group) {
        const last = columns.findLastIndex((other) => other.group === column.group)
        if (last > i) this.writer!.merge(`${columnName(i)}${row}:${columnName(last)}${row}`)
      }
    })
  }

  /** A row that is no person: title, header, footer. */
  private plainRow(cells: readonly Cell[], bold = false, mergeTo = ''): number {
    const row = this.writer!.writeRow(cells, bold)
    this.truth.row(this.fileName, this.sheet, row, null)
    if (mergeTo) this.writer!.merge(`A${row}${mergeTo}${row}`)
    return row
  }

  private finishSheet(): void {
    for (const cells of this.spec.footer?.(this.sheetRows, this.total) ?? []) this.plainRow(cells)
  }

  private finishFile(): void {
    this.finishSheet()
    this.writer!.close()
    const { agencyId, listKindId, period } = this.spec
    this.entries.push({ fileName: this.fileName, agencyId, listKindId, period, rows: this.rows })
    this.writer = null
    this.rows = 0
  }
}
