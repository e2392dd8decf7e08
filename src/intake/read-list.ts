import type { Field } from '../kernel/fields.ts'
import { limits } from '../kernel/limits.ts'
import { Problem } from '../kernel/problem.ts'
import type { BatchLayout, CheckedRow, RawRow, RawSheet, SheetLayout, SheetShape } from './model.ts'
import type { RawList } from './read/index.ts'
import { type CheckRow, type CheckSettings, createRowChecker } from './rules/check-row.ts'
import type { Tally } from './rules/count-rows.ts'
import { createMergeFiller } from './rules/fill-merged.ts'
import { findCodes, joinCodes } from './rules/find-codes.ts'
import { findLayouts, findTableBelow, type LayoutSettings, type SheetStart } from './rules/find-layout.ts'
import { betterKind } from './rules/fit-kind.ts'
import { giveRoles } from './rules/give-roles.ts'
import type { PictureKeeper } from './rules/keep-picture.ts'
import { countRowsAbove, createTableWatch } from './rules/next-table.ts'
import { proposeLayout } from './rules/propose-layout.ts'
import { createRowSorter, type RowSorter } from './rules/sort-rows.ts'

/** Rows of each sheet that are looked at to find header, meaning of columns and date order. */
const sampleRows = 400
export const noShape: SheetShape = {
  merges: [],
  down: { length: 0, isCut: false, startingIn: () => [] },
  hiddenColumns: [],
}

/** Rows in which a title is looked for, to tell the kind of a list. */
const titleRows = 8
const titleOf = (row: RawRow) => {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 ? filled : []
}

/** The start of every sheet, in the order of the file. */
export async function readStarts(list: RawList): Promise<SheetStart[]> {
  const starts: SheetStart[] = []
  for (const sheet of list.sheets) {
    const rows = await firstRows(sheet)
    const whole = (await sheet.shape?.()) ?? noShape
    // What is merged far below is asked for again when its rows are read: a file may have many sheets.
    const shape = {
      merges: whole.merges,
      hiddenColumns: whole.hiddenColumns,
      down: { ...noShape.down, length: whole.down.length, isCut: whole.down.isCut },
    }
    starts.push({ name: sheet.name, rows, shape, hidden: sheet.hidden ?? false })
  }
  return starts
}

/** What the sheets are by their starts. Throws Problem('intake.no-header', 422) when none has a table we can read. */
export function understandList(
  list: RawList,
  starts: readonly SheetStart[],
  settings: LayoutSettings,
  required: readonly Field[],
): BatchLayout {
  const codesOf = starts.map((start) => findCodes(start.rows, settings.fieldOf))
  const withHeader = giveRoles(
    starts.flatMap((start, place) =>
      findLayouts(start, place, settings, joinCodes(codesOf.filter((_, other) => other !== place))),
    ),
    new Set(starts.flatMap(({ name }, place) => (codesOf[place]!.size > 0 ? [name] : []))),
  )
  const isRead = (sheet: SheetLayout) => sheet.headerRow !== null && sheet.role === 'data'
  // Values speak only where no header does: then every sheet is a question.
  const sheets = withHeader.some(isRead)
    ? withHeader
    : withHeader.map((sheet, place) => proposeLayout(starts[place]!, settings) ?? sheet)
  if (!sheets.some(isRead))
    throw new Problem('intake.no-header', 422, { sheets: sheets.length, rows: limits.headerSearchRowsMax })
  const titles = starts.flatMap(({ name, rows }) => [name, ...rows.slice(0, titleRows).flatMap(titleOf)])
  const kindDoubt = betterKind(settings.kinds, settings.kind, sheets, titles)
  return {
    ...(kindDoubt ? { kindDoubt } : {}),
    format: list.format,
    encoding: list.encoding,
    delimiter: list.delimiter,
    sheets,
    missing: missingIn(sheets, required),
  }
}

/** Needed fields that no column of any table gives. */
export function missingIn(sheets: readonly SheetLayout[], required: readonly Field[]): Field[] {
  const read = sheets.filter((sheet) => sheet.headerRow !== null && sheet.role === 'data')
  const given = new Set(read.flatMap((sheet) => sheet.mapping))
  return required.filter((field) => !given.has(field) && !givenOtherwise(field, given))
}

const otherColumns: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  name: ['nameNik'],
  nik: ['nameNik'],
  birthDate: ['birthPlaceDate', 'age'],
  rt: ['rtRw'],
  rw: ['rtRw'],
  // Titles, sheet names and family headings may say where and which family.
  district: ['village'],
  village: ['district', 'name'],
  kk: ['name'],
}
function givenOtherwise(field: Field, given: ReadonlySet<Field | null>): boolean {
  return (otherColumns[field] ?? []).some((other) => given.has(other))
}

/** Both at once. */
export async function readLayout(
  list: RawList,
  settings: LayoutSettings,
  required: readonly Field[],
): Promise<BatchLayout> {
  return understandList(list, await readStarts(list), settings, required)
}

async function firstRows(sheet: RawSheet): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, sampleRows - rows.length))
    if (rows.length >= sampleRows) break
  }
  return rows
}

/**
 * Every data row of every sheet, checked, in the order of the file; what is no data is counted in `tally`. `see` is told
 * of every row and what it was taken for. Tables found below others are put into `layout.sheets` behind them.
 */
export async function* checkRows(
  list: RawList,
  layout: BatchLayout,
  layoutSettings: LayoutSettings,
  settings: CheckSettings,
  tally: Tally,
  see: PictureKeeper['see'] = () => {},
): AsyncGenerator<CheckedRow[]> {
  let rowCount = 0
  for (const [index, first] of [...layout.sheets].entries()) {
    const place = first.part?.sheet ?? sheetPlace(layout.sheets, layout.sheets.indexOf(first))
    const sheet = list.sheets[place]!
    const shape = (await sheet.shape?.()) ?? noShape
    const open = (one: SheetLayout): Table => ({
      layout: one,
      number: layout.sheets.indexOf(one),
      check: createRowChecker(one, settings),
      sorter: createRowSorter(one, layoutSettings),
      fill: createMergeFiller(one, shape.down),
      // What stands below tables side by side, or below a sheet of codes, is not looked for.
      isNext:
        one.part?.firstRow === undefined && (one.part || one.role !== 'data')
          ? () => false
          : createTableWatch(one, layoutSettings.fieldOf),
    })
    const name = sheet.name || layout.sheets[index]!.sheet
    const below = (rows: readonly RawRow[], above: Table): Table | null => {
      const start = { name, rows, shape, hidden: sheet.hidden ?? false }
      const found = findTableBelow(start, place, layoutSettings)
      if (!found || layout.sheets.some(({ sheet: taken }) => taken === found.sheet)) return null
      if (layout.sheets.filter(({ part }) => part?.firstRow !== undefined).length >= tablesBelowMax)
        throw new Problem('intake.too-many-tables', 422, { tablesMax: tablesBelowMax })
      layout.sheets.splice(layout.sheets.indexOf(above.layout) + 1, 0, found)
      return open(found)
    }
    for await (const { table, rows } of inTables(sheet.rows(), open(first), below)) {
      const checked: CheckedRow[] = []
      for (const row of rows) {
        const sorted = table.sorter.sort(row)
        see(table.number, row, sorted, table.layout.part?.firstColumn)
        if (sorted.kind === 'data') {
          const filled = table.fill(sorted.row)
          const found = table.check(filled, sorted.heading, sorted.hidden)
          checked.push(filled === sorted.row ? found : { ...found, cells: sorted.row.cells })
        } else tally.skip(sorted.kind)
      }
      rowCount += checked.length
      if (rowCount > limits.rowsPerListMax)
        throw new Problem('intake.too-many-rows', 422, { rowsMax: limits.rowsPerListMax })
      for (const row of checked) tally.add(row)
      if (checked.length > 0) yield checked
    }
  }
}

/** A list holds no more tables below others: more are no list, and each costs memory. */
const tablesBelowMax = 100
/** So many rows stay back, so that the titles above a header are not gone when it comes. */
const rowsBack = 5

/** One table while its rows are read. */
interface Table {
  readonly layout: SheetLayout
  readonly number: number
  readonly check: CheckRow
  readonly sorter: RowSorter
  readonly fill: (row: RawRow) => RawRow
  /** Whether another table begins with this row. */
  readonly isNext: (row: RawRow) => boolean
}

/**
 * The rows of a sheet by the table they belong to. `below` understands a table by its first rows, or says that none begins.
 * Holds the rows of a sample at most.
 */
async function* inTables(
  batches: AsyncGenerator<RawRow[]>,
  first: Table,
  below: (rows: readonly RawRow[], above: Table) => Table | null,
): AsyncGenerator<{ table: Table; rows: readonly RawRow[] }> {
  let table = first
  let waiting: RawRow[] = []
  let isDone = false
  let passed = 0
  const fill = async (count: number) => {
    while (!isDone && waiting.length < count) {
      const next = await batches.next()
      if (next.done) isDone = true
      else waiting = waiting.length === 0 ? next.value : waiting.concat(next.value)
    }
  }
  try {
    for (;;) {
      await fill(rowsBack + 1)
      const at = waiting.findIndex((row) => row.number > passed && table.isNext(row))
      const sure = at >= 0 ? at - countRowsAbove(waiting, at) : waiting.length - (isDone ? 0 : rowsBack)
      if (sure > 0) yield { table, rows: waiting.slice(0, sure) }
      waiting = waiting.slice(sure)
      if (at >= 0) {
        await fill(sampleRows)
        passed = waiting[at - sure]!.number
        table = below(waiting.slice(0, sampleRows), table) ?? table
      } else if (isDone) return
    }
  } finally {
    await batches.return(undefined)
  }
}

/** The sheet of the file that a layout without `part` describes: tables side by side make layouts outnumber sheets. */
function sheetPlace(sheets: readonly SheetLayout[], index: number): number {
  const before = sheets.slice(0, index).filter(({ part }) => part?.firstRow === undefined)
  return before.filter(
    ({ part }, at) => part?.sheet === undefined || part.sheet !== before[at - 1]?.part?.sheet,
  ).length
}
