import type { Field } from '../kernel/fields.ts'
import { limits } from '../kernel/limits.ts'
import { Problem } from '../kernel/problem.ts'
import type { BatchLayout, CheckedRow, RawRow, RawSheet, SheetLayout, SheetShape } from './model.ts'
import type { RawList } from './read/index.ts'
import { type CheckSettings, createRowChecker } from './rules/check-row.ts'
import type { Tally } from './rules/count-rows.ts'
import { createMergeFiller } from './rules/fill-merged.ts'
import { findCodes, joinCodes } from './rules/find-codes.ts'
import { findLayouts, type LayoutSettings, type SheetStart } from './rules/find-layout.ts'
import { betterKind } from './rules/fit-kind.ts'
import { giveRoles } from './rules/give-roles.ts'
import type { PictureKeeper } from './rules/keep-picture.ts'
import { proposeLayout } from './rules/propose-layout.ts'
import { createRowSorter } from './rules/sort-rows.ts'

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
  const found = sheets.filter(isRead)
  if (found.length === 0)
    throw new Problem('intake.no-header', 422, { sheets: sheets.length, rows: limits.headerSearchRowsMax })
  const given = new Set(found.flatMap((sheet) => sheet.mapping))
  const titles = starts.flatMap(({ name, rows }) => [name, ...rows.slice(0, titleRows).flatMap(titleOf)])
  const kindDoubt = betterKind(settings.kinds, settings.kind, sheets, titles)
  return {
    ...(kindDoubt ? { kindDoubt } : {}),
    format: list.format,
    encoding: list.encoding,
    delimiter: list.delimiter,
    sheets,
    missing: required.filter((field) => !given.has(field) && !givenOtherwise(field, given)),
  }
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
 * of every row and what it was taken for.
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
  for (const [index, sheetLayout] of layout.sheets.entries()) {
    const sheet = list.sheets[sheetLayout.part?.sheet ?? sheetPlace(layout, index)]!
    const check = createRowChecker(sheetLayout, settings)
    const sorter = createRowSorter(sheetLayout, layoutSettings)
    const { down } = (await sheet.shape?.()) ?? noShape
    const fill = createMergeFiller(sheetLayout, down)
    for await (const batch of sheet.rows()) {
      const checked: CheckedRow[] = []
      for (const row of batch) {
        const sorted = sorter.sort(row)
        see(index, row, sorted, sheetLayout.part?.firstColumn)
        if (sorted.kind === 'data') {
          const filled = fill(sorted.row)
          const found = check(filled, sorted.heading, sorted.hidden)
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

/** The sheet of the file that a layout without `part` describes: tables side by side make layouts outnumber sheets. */
function sheetPlace(layout: BatchLayout, index: number): number {
  const before = layout.sheets.slice(0, index)
  return before.filter(
    ({ part }, at) => part?.sheet === undefined || part.sheet !== before[at - 1]?.part?.sheet,
  ).length
}
