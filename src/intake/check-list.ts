import type { Context } from '../access/index.ts'
import { comparisonKey } from '../kernel/comparison-key.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { ListKind } from '../pack/index.ts'
import { recallOf, recallValuesOf } from './layout-choices.ts'
import type { BatchCounts, BatchLayout, CheckedRow } from './model.ts'
import { withoutOwnMarks } from './own-marks.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { openList, type ThreadLimits } from './read/index.ts'
import { checkRows, missingIn, readStarts, understandList } from './read-list.ts'
import { createFieldTally } from './rules/count-fields.ts'
import { createTally, endingZeroShareMax, lostDigitShareMax, type Tally } from './rules/count-rows.ts'
import type { SheetStart } from './rules/find-layout.ts'
import { createPicture, type PictureKeeper, pictureLimits } from './rules/keep-picture.ts'
import type { ColumnChoices } from './rules/match-columns.ts'
import type { LayoutChoice } from './store-picture.ts'

export interface ListOrder {
  /** Of a file on this machine. */
  readonly path: string
  readonly kind: ListKind
  readonly period: IsoDate
  readonly choices: ColumnChoices
  readonly layoutChoices: readonly LayoutChoice[]
  /** Of the last such list, to wonder about one that is far larger or smaller; null = there is none. */
  readonly rowsBefore: number | null
  /** Of an old workbook (.xls); those of the program when absent. */
  readonly threadLimits?: ThreadLimits
}

/** What was understood so far: a file that is refused has a picture all the same. */
export interface Seen {
  layout: BatchLayout | null
  sheetNames: readonly string[]
  /** The batch whose returned workbook this is. */
  corrects: number | null
  readonly picture: PictureKeeper
}
export function seenNothing(): Seen {
  return { layout: null, sheetNames: [], corrects: null, picture: createPicture() }
}

/**
 * Reads a list and checks every row: the one way for batches and for the command line. `onRows` takes the checked rows;
 * reading goes on when it is done. Throws a Problem when the file as a whole cannot be used.
 */
export async function checkList(
  context: Pick<Context, 'pack' | 'clock'>,
  order: ListOrder,
  seen: Seen,
  progress: Progress,
  onRows: (rows: readonly CheckedRow[]) => Promise<void>,
): Promise<{ layout: BatchLayout; counts: BatchCounts }> {
  const { kind, period } = order
  let bytesRead = 0
  const onBytes = (bytes: number) => {
    bytesRead += bytes
  }
  await using opened = await openList(order.path, onBytes, order.threadLimits)
  const { list, corrects } = await withoutOwnMarks(opened)
  seen.corrects = corrects
  seen.sheetNames = list.sheets.map(({ name }) => name)
  const known = layoutSettingsOf(context.pack, kind, order.choices)
  const layoutSettings = {
    ...known,
    // Names that a person explained are names the header is found by, when it changes around them.
    fieldOf: (header: string) => order.choices.get(comparisonKey(header)) ?? known.fieldOf(header),
    recall: recallOf(order.layoutChoices),
    recallValues: recallValuesOf(order.layoutChoices),
  }
  const starts = await readStarts(list)
  const layout = understoodOr(
    () => understandList(list, starts, layoutSettings, kind.required),
    () => seeStarts(starts, seen.picture),
  )
  seen.layout = layout
  // Tables of one sheet are sheets of their own from here on; some are only found while the rows are read.
  const names = () => layout.sheets.map(({ sheet }) => sheet)
  seen.sheetNames = names()
  bytesRead = 0
  const tally = createTally()
  const fields = createFieldTally()
  const settings = checkSettingsOf(context, kind, period)
  for await (const rows of checkRows(list, layout, layoutSettings, settings, tally, seen.picture.see)) {
    if (seen.sheetNames.length < layout.sheets.length) seen.sheetNames = names()
    // Rows come together by the table they stand in.
    const { mapping } = layout.sheets.find(({ sheet }) => sheet === rows[0]?.sheet)!
    for (const row of rows) fields.add(row, mapping)
    progress.step('check', Math.min(bytesRead, list.bytes), list.bytes)
    await onRows(rows)
  }
  seen.sheetNames = names()
  refuseLostDigits(tally)
  const counts = { ...tally.counts({ layout, rowsBefore: order.rowsBefore }), ...fields.counts() }
  if (counts.rows === 0) throw new Problem('intake.no-rows', 422)
  return { layout: { ...layout, missing: missingIn(layout.sheets, kind.required) }, counts }
}

function understoodOr(understand: () => BatchLayout, refused: () => void): BatchLayout {
  try {
    return understand()
  } catch (error) {
    refused()
    throw error
  }
}

/** No table was found: somebody will point at it. */
function seeStarts(starts: readonly SheetStart[], picture: PictureKeeper): void {
  for (const [index, { rows }] of starts.entries())
    for (const row of rows.slice(0, pictureLimits.firstRows))
      picture.see(index, row, { kind: 'no-header', hidden: row.hidden === true })
}

/** A file whose NIK lost their last digit would join strangers; the agency has it as text or must export it anew. */
function refuseLostDigits(tally: Tally): void {
  const lost = tally.lostDigitShare()
  if (lost !== null && lost >= lostDigitShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(lost * 100) })
  const zero = tally.endingZeroShare()
  if (zero !== null && zero >= endingZeroShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(zero * 100) })
}
