import { type Actor, type Context, readListsAs, recordAudit } from '../access/index.ts'
import type { Field } from '../kernel/fields.ts'
import { getShownBatch } from './batch-access.ts'
import type { Batch, ColumnMeaning, SheetLayout } from './model.ts'
import { columnName } from './rules/column-name.ts'
import type { ColumnRange } from './rules/cut-table.ts'
import { findJobState } from './store.ts'
import { readPictureRows, type ShownPictureRow } from './store-picture.ts'

export interface PictureSheet {
  readonly sheetNumber: number
  readonly sheet: string
  readonly layout: SheetLayout | null
  readonly columns: readonly PictureColumn[]
  /** The tables side by side on this sheet, and what stands over each of its columns; none = the sheet is one table. */
  readonly tables: readonly ColumnRange[]
  readonly sheetColumns: readonly string[]
  readonly rows: readonly ShownPictureRow[]
}
export interface PictureColumn extends ColumnMeaning {
  readonly letter: string
  readonly column: number
  readonly header: string
  /** The field its values are used for; null = none, `field` is then only a proposal. */
  readonly used: Field | null
}

/**
 * The sheets of a list as the check saw them, and what was understood. The look is recorded; cells of rows that may
 * speak of people come only to who may see every row of the list (decision 0026).
 */
export async function readPicture(
  context: Context,
  actor: Actor,
  batchId: number,
): Promise<{ sheets: PictureSheet[]; mayPoint: boolean }> {
  return readListsAs(context, actor, async (staff, app) => {
    const batch = await getShownBatch(staff, actor, batchId)
    const rows = await readPictureRows(staff, batchId)
    await recordAudit(app, context.clock, actor, {
      action: 'intake.picture.read',
      subjectKind: 'batch',
      subjectId: batchId,
      purpose: 'memeriksa daftar',
      details: { rows: rows.filter(({ cells }) => cells !== null).length },
    })
    return { sheets: sheetsOf(batch, rows), mayPoint: await isOpen(staff, batch) }
  })
}

async function isOpen(staff: Parameters<typeof findJobState>[0], batch: Batch): Promise<boolean> {
  if (!['received', 'checked', 'refused'].includes(batch.status)) return false
  const job = await findJobState(staff, 'intake.check-batch', batch.id)
  return !['waiting', 'running'].includes(job?.state ?? '')
}

function sheetsOf(batch: Batch, rows: readonly ShownPictureRow[]): PictureSheet[] {
  const bySheet = Map.groupBy(rows, ({ sheetNumber }) => sheetNumber)
  return [...bySheet].map(([sheetNumber, sheetRows]) => {
    const layout = batch.layout?.sheets[sheetNumber] ?? null
    const read = layout?.headerRow == null ? null : layout
    return {
      sheetNumber,
      sheet: sheetRows[0]!.sheet,
      layout,
      columns: read ? columnsOf(read, batch.layout!.format) : unreadColumns(sheetRows),
      tables: tablesBeside(batch, layout),
      sheetColumns: namesOver(sheetRows, layout),
      rows: ownCells(sheetRows, layout),
    }
  })
}

function columnsOf(layout: SheetLayout, format: string): PictureColumn[] {
  const first = layout.part?.firstColumn ?? 0
  return layout.headers.map((header, column) => {
    const used = layout.mapping[column] ?? null
    const meaning = layout.columns?.[column] ?? guessed(used)
    return {
      ...meaning,
      letter: format === 'text' ? `${first + column + 1}` : columnName(first + column),
      column,
      header,
      used,
    }
  })
}

function tablesBeside({ layout }: Batch, own: SheetLayout | null): ColumnRange[] {
  const parts = (layout?.sheets ?? []).flatMap(({ part }) =>
    part && part.sheet === own?.part?.sheet && part.firstRow === undefined ? [part] : [],
  )
  return parts.map(({ firstColumn, lastColumn }) => ({ first: firstColumn, last: lastColumn }))
}

/** The lowest text of the header over every column of the whole sheet. */
function namesOver(rows: readonly ShownPictureRow[], layout: SheetLayout | null): string[] {
  const { first, last } = layout?.headerRows ?? { first: 0, last: 0 }
  const lines = rows.filter(({ rowNumber }) => rowNumber >= first && rowNumber <= last)
  const width = Math.max(0, ...rows.map(({ cells }) => cells?.length ?? 0))
  return Array.from(
    { length: width },
    (_, column) => lines.map(({ cells }) => cells?.[column] ?? '').findLast((text) => text !== '') ?? '',
  )
}

/** Kept is the whole row; of tables side by side each is shown with its columns. */
function ownCells(rows: readonly ShownPictureRow[], layout: SheetLayout | null): readonly ShownPictureRow[] {
  const part = layout?.part
  if (!part) return rows
  return rows.map((row) => ({
    ...row,
    cells: row.cells?.slice(part.firstColumn, part.lastColumn + 1) ?? null,
  }))
}

/** Layouts read before columns had reasons took them from headers. */
const guessed = (field: Field | null): ColumnMeaning => ({
  field,
  certainty: 'likely',
  reason: field === null ? 'none' : 'header',
  looksLike: null,
})

function unreadColumns(rows: readonly ShownPictureRow[]): PictureColumn[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells?.length ?? 0))
  return Array.from({ length: width }, (_, column) => ({
    ...guessed(null),
    letter: columnName(column),
    column,
    header: '',
    used: null,
  }))
}
