import type { Actor, Context } from '../access/index.ts'
import { comparisonKey } from '../kernel/comparison-key.ts'
import type { Field } from '../kernel/fields.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { changeBatch } from './change-batch.ts'
import { findChosenRows, fingerprintOf, fingerprintOfValues, headerRowsMax } from './layout-choices.ts'
import type { Batch, SheetLayout } from './model.ts'
import type { ColumnRange } from './rules/cut-table.ts'
import { pictureLimits } from './rules/keep-picture.ts'
import { readChoices, saveChoice } from './store.ts'
import { deleteLayoutChoices, readLayoutChoices, readSheetRows, saveLayoutChoice } from './store-picture.ts'

/** What a person points at on the picture of one sheet (`sheetNumber` from 0). */
export interface Pointing {
  readonly sheetNumber: number
  /** Row numbers as shown, both included; null = forget what was pointed at, look for the header again. */
  readonly headerRows?: { readonly first: number; readonly last: number } | null
  /** Which columns of the sheet (from 0) belong to which of the tables under this header; absent = find them. */
  readonly tables?: readonly ColumnRange[]
  /** Column from 0 -> its meaning; null = leave it out. */
  readonly columns?: readonly { readonly column: number; readonly field: Field | null }[]
}

/**
 * Keeps the correction for this agency, list and layout from now on, and checks the batch again. A column with a name of
 * its own is remembered by the name, whatever the layout; one without by its place in this layout. Throws
 * Problem('intake.pointed-nowhere', 422), ('intake.tables-overlap', 422), ('intake.batch-wrong-state', 409) once the batch is approved.
 */
export async function pointLayout(
  context: Context,
  actor: Actor,
  batchId: number,
  pointing: Pointing,
): Promise<void> {
  const by = { accountId: actor.accountId, at: context.clock.now().toISOString() }
  const { headerRows, columns = [] } = pointing
  await changeBatch(
    context,
    actor,
    batchId,
    {
      from: ['received', 'checked', 'refused'],
      to: 'received',
      action: 'intake.layout.pointed',
      details: { sheet: pointing.sheetNumber, header: headerRows ? 1 : 0, columns: columns.length },
    },
    async (writer, batch) => {
      const rows = (await readSheetRows(writer, batchId, pointing.sheetNumber)).slice(
        0,
        pictureLimits.firstRows,
      )
      if (headerRows !== undefined) await keepHeader(writer, batch, rows, pointing, by)
      if (columns.length > 0) await keepColumns(writer, batch, pointing.sheetNumber, rows, columns, by)
      await enqueueJob(writer, 'intake.check-batch', batchId)
    },
  )
}

type Rows = Awaited<ReturnType<typeof readSheetRows>>
interface By {
  readonly accountId: string
  readonly at: string
}
const nowhere = () => new Problem('intake.pointed-nowhere', 422, { rowsMax: headerRowsMax })

async function keepHeader(
  writer: Writer,
  batch: Batch,
  rows: Rows,
  { sheetNumber, headerRows, tables }: Pointing,
  by: By,
): Promise<void> {
  const before = await readLayoutChoices(writer, batch)
  const own = ownRows(rows, batch, sheetNumber)
  const replaced = before.filter((choice) => findChosenRows(rows, choice) ?? findChosenRows(own, choice))
  await deleteLayoutChoices(
    writer,
    batch,
    replaced.map(({ fingerprint }) => fingerprint),
  )
  if (!headerRows) return
  if (tables) refuseOverlap(tables)
  const choice = { ...headerOf(rows, headerRows), columns: {}, tables: tables ?? null }
  await saveLayoutChoice(writer, batch, choice, by)
}

/** The rows as the table of this picture has them: of tables side by side, only its columns. */
function ownRows(rows: Rows, { layout }: Batch, sheetNumber: number): Rows {
  const part = layout?.sheets[sheetNumber]?.part
  if (!part) return rows
  return rows.map((row) => ({ ...row, cells: row.cells.slice(part.firstColumn, part.lastColumn + 1) }))
}

/** From left to right, none in another. */
function refuseOverlap(tables: readonly ColumnRange[]): void {
  const isApart = tables.every(
    ({ first, last }, at) => first <= last && (at === 0 || first > tables[at - 1]!.last),
  )
  if (!isApart) throw new Problem('intake.tables-overlap', 422)
}

function headerOf(rows: Rows, { first, last }: { first: number; last: number }) {
  const found = rows.filter(({ rowNumber }) => rowNumber >= first && rowNumber <= last)
  const isWhole = found[0]?.rowNumber === first && found.at(-1)?.rowNumber === last
  if (!isWhole || found.length > headerRowsMax) throw nowhere()
  return { fingerprint: fingerprintOf(found), headerRows: found.length }
}

async function keepColumns(
  writer: Writer,
  batch: Batch,
  sheetNumber: number,
  rows: Rows,
  columns: NonNullable<Pointing['columns']>,
  by: By,
): Promise<void> {
  const sheet = batch.layout?.sheets[sheetNumber]
  if (!sheet || sheet.headerRow === null) throw nowhere()
  const keys = sheet.headers.map(comparisonKey)
  const keep = (header: string, field: Field | null) =>
    saveChoice(writer, { ...batch, header, field, by: by.accountId, at: by.at })
  const known = await readChoices(writer, batch.agencyId, batch.listKindId)
  const byPlace: Record<string, Field | null> = {}
  for (const { column, field } of columns) {
    const key = keys[column]
    if (key === undefined) throw nowhere()
    // The field was another column's by an earlier choice: the newest one wins.
    for (const other of keys)
      if (field !== null && other !== key && known.get(other) === field) await keep(other, null)
    if (isOwnName(sheet, column, keys)) await keep(key, field)
    else byPlace[column] = field
  }
  if (Object.keys(byPlace).length === 0) return
  const header =
    sheet.headerRows === null
      ? { fingerprint: fingerprintOfValues(seemsOf(sheet)), headerRows: 0 }
      : headerOf(
          ownRows(rows, batch, sheetNumber),
          sheet.headerRows ?? { first: sheet.headerRow, last: sheet.headerRow },
        )
  await saveLayoutChoice(writer, batch, { ...header, columns: byPlace, tables: null }, by)
}

const seemsOf = ({ columns = [] }: SheetLayout) => columns.map(({ looksLike }) => looksLike?.field ?? null)

function isOwnName({ headers }: SheetLayout, column: number, keys: readonly string[]): boolean {
  return (
    !/^\(kolom \d+\)$/.test(headers[column]!) &&
    keys.indexOf(keys[column]!) === keys.lastIndexOf(keys[column]!)
  )
}
