import type { Field } from '../kernel/fields.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import type { BatchCounts, BatchLayout } from './model.ts'
import type { ColumnRange } from './rules/cut-table.ts'
import type { PictureRow } from './rules/keep-picture.ts'
import type { RowKind } from './rules/sort-rows.ts'
import { toJsonb } from './store.ts'

export interface ShownPictureRow {
  readonly sheetNumber: number
  readonly sheet: string
  readonly rowNumber: number
  readonly kind: RowKind
  readonly hidden: boolean
  /** null = not for this reader. */
  readonly cells: readonly string[] | null
}

export async function savePicture(
  writer: Writer,
  batchId: number,
  rows: readonly PictureRow[],
  sheetNames: readonly string[],
): Promise<void> {
  await writer.copy(
    'intake.picture_row',
    ['batch_id', 'sheet_number', 'sheet', 'row_number', 'kind', 'hidden', 'cells'],
    rows.map(({ sheetNumber, rowNumber, kind, hidden, cells }) => [
      batchId,
      sheetNumber,
      (sheetNames[sheetNumber] ?? '').replaceAll('\0', '').toWellFormed(),
      rowNumber,
      kind,
      hidden,
      toJsonb(cells),
    ]),
  )
}

const pictureColumns = 'sheet_number as "sheetNumber", sheet, row_number as "rowNumber", kind, hidden, cells'
export async function readPictureRows(staff: Reader, batchId: number): Promise<ShownPictureRow[]> {
  return staff.query(
    `select ${pictureColumns} from intake.picture_row_shown where batch_id = $1 order by sheet_number, row_number`,
    [batchId],
  )
}
/** Rows of one sheet for the program itself, to know what a person pointed at. */
export async function readSheetRows(
  writer: Writer,
  batchId: number,
  sheetNumber: number,
): Promise<readonly { rowNumber: number; cells: readonly string[] }[]> {
  return writer.query(
    'select row_number as "rowNumber", cells from intake.picture_row where batch_id = $1 and sheet_number = $2 order by row_number',
    [batchId, sheetNumber],
  )
}

/** What a person pointed at, for sheets whose header rows have these texts. */
export interface LayoutChoice {
  readonly fingerprint: string
  readonly headerRows: number
  /** Column from 0, as text -> field or null. */
  readonly columns: Readonly<Record<string, Field | null>>
  /** Columns of the tables that stand side by side; null = nobody said. */
  readonly tables: readonly ColumnRange[] | null
}
interface Owner {
  readonly agencyId: string
  readonly listKindId: string
}
export async function readLayoutChoices(
  reader: Reader,
  { agencyId, listKindId }: Owner,
): Promise<LayoutChoice[]> {
  return reader.query(
    `select fingerprint, header_rows as "headerRows", columns, tables from intake.layout_choice
     where agency_id = $1 and list_kind_id = $2 order by chosen_at desc, fingerprint`,
    [agencyId, listKindId],
  )
}
export async function saveLayoutChoice(
  writer: Writer,
  { agencyId, listKindId }: Owner,
  choice: LayoutChoice,
  by: { accountId: string; at: string },
): Promise<void> {
  await writer.query(
    `insert into intake.layout_choice (agency_id, list_kind_id, fingerprint, header_rows, columns, tables, chosen_by, chosen_at)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8)
     on conflict (agency_id, list_kind_id, fingerprint) do update set header_rows = excluded.header_rows,
       columns = intake.layout_choice.columns || excluded.columns,
       tables = coalesce(excluded.tables, intake.layout_choice.tables), chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
    [
      agencyId,
      listKindId,
      choice.fingerprint,
      choice.headerRows,
      JSON.stringify(choice.columns),
      choice.tables && JSON.stringify(choice.tables),
      by.accountId,
      by.at,
    ],
  )
}
export async function deleteLayoutChoices(
  writer: Writer,
  { agencyId, listKindId }: Owner,
  fingerprints: readonly string[],
): Promise<void> {
  await writer.query(
    'delete from intake.layout_choice where agency_id = $1 and list_kind_id = $2 and fingerprint = any($3::text[])',
    [agencyId, listKindId, fingerprints],
  )
}

export interface EarlierBatch {
  readonly id: number
  readonly period: string
  readonly status: string
  readonly counts: BatchCounts
  readonly layout: BatchLayout | null
}
/** Lists of the same kind and agency that were handed in before this one and stand, newest first. */
export async function listEarlierBatches(
  staff: Reader,
  batch: Owner & { id: number },
  limit: number,
): Promise<EarlierBatch[]> {
  return staff.query(
    `select id, period, status, counts, layout from intake.batch_shown
     where agency_id = $1 and list_kind_id = $2 and id < $3 and status in ('checked', 'approved', 'applied') and counts is not null
     order by id desc limit $4`,
    [batch.agencyId, batch.listKindId, batch.id, limit],
  )
}
