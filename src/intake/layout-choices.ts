import { createHash } from 'node:crypto'
import { comparisonKey } from '../kernel/comparison-key.ts'
import type { RawRow, RawSheet } from './model.ts'
import type { SheetOverride } from './rules/find-layout.ts'
import { pictureLimits } from './rules/keep-picture.ts'
import type { LayoutChoice } from './store-picture.ts'

/** A person may point at so many rows as the header. */
export const headerRowsMax = 5

/**
 * Stands for the texts of header rows: the same headers next month have the same one, wherever they stand. Only a hash,
 * since somebody may point at a row of people by mistake. Cells are taken as a picture shows them.
 */
export function fingerprintOf(rows: readonly { readonly cells: readonly string[] }[]): string {
  const texts = rows.map(({ cells }) =>
    cells
      .slice(0, pictureLimits.columns)
      .map((cell) => comparisonKey(cell.slice(0, pictureLimits.characters)))
      .join('\t')
      .trimEnd(),
  )
  return createHash('sha256').update(texts.join('\n')).digest('hex')
}

/** Where in the first rows of a sheet the texts stand that a choice was made for; null = nowhere. */
export function findChosenRows<Row extends { readonly cells: readonly string[] }>(
  rows: readonly Row[],
  choice: Pick<LayoutChoice, 'fingerprint' | 'headerRows'>,
): readonly Row[] | null {
  const { fingerprint, headerRows } = choice
  for (let start = 0; start + headerRows <= rows.length; start++) {
    const found = rows.slice(start, start + headerRows)
    if (fingerprintOf(found) === fingerprint) return found
  }
  return null
}

/** What people pointed at before on sheets like these, by the name of the sheet; the newest choice wins. */
export async function findOverrides(
  sheets: readonly RawSheet[],
  choices: readonly LayoutChoice[],
): Promise<Map<string, SheetOverride>> {
  const overrides = new Map<string, SheetOverride>()
  if (choices.length === 0) return overrides
  for (const sheet of sheets) {
    const rows = await startOf(sheet)
    for (const choice of choices) {
      const found = findChosenRows(rows, choice)
      if (!found) continue
      overrides.set(sheet.name, {
        headerRows: { first: found[0]!.number, last: found.at(-1)!.number },
        columns: new Map(Object.entries(choice.columns).map(([column, field]) => [Number(column), field])),
      })
      break
    }
  }
  return overrides
}

/** The rows a picture begins with: those a person can point at. */
export async function startOf(sheet: RawSheet): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length >= pictureLimits.firstRows) break
  }
  return rows.slice(0, pictureLimits.firstRows)
}
