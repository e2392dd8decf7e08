import { createHash } from 'node:crypto'
import { comparisonKey } from '../kernel/comparison-key.ts'
import type { Field } from '../kernel/fields.ts'
import type { RawRow } from './model.ts'
import type { Pointed } from './rules/find-layout.ts'
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
  if (headerRows === 0) return null
  for (let start = 0; start + headerRows <= rows.length; start++) {
    const found = rows.slice(start, start + headerRows)
    if (fingerprintOf(found) === fingerprint) return found
  }
  return null
}

/** Finds what people pointed at before by the first rows of a sheet or table; the newest choice wins. */
export function recallOf(choices: readonly LayoutChoice[]): (rows: readonly RawRow[]) => Pointed | undefined {
  return (rows) => {
    const start = rows.slice(0, pictureLimits.firstRows)
    for (const choice of choices) {
      const found = findChosenRows(start, choice)
      if (found)
        return {
          headerRows: { first: found[0]!.number, last: found.at(-1)!.number },
          columns: columnsOf(choice),
          ...(choice.tables ? { tables: choice.tables } : {}),
        }
    }
    return undefined
  }
}

/** The same for a sheet without a header, by what the values of its columns look like. */
export function recallValuesOf(
  choices: readonly LayoutChoice[],
): (seems: readonly (Field | null)[]) => Pointed['columns'] {
  return (seems) => {
    const fingerprint = fingerprintOfValues(seems)
    const choice = choices.find((one) => one.headerRows === 0 && one.fingerprint === fingerprint)
    return choice && columnsOf(choice)
  }
}

/** Stands for a sheet without a header: how many columns it has and what each looks like, in their order. */
export function fingerprintOfValues(seems: readonly (Field | null)[]): string {
  return createHash('sha256')
    .update(`without header\n${seems.map((field) => field ?? '-').join('\t')}`)
    .digest('hex')
}

const columnsOf = ({ columns }: LayoutChoice) =>
  new Map(Object.entries(columns).map(([column, field]) => [Number(column), field]))
