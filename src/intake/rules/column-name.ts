/** Columns as spreadsheet programs name them. Pure. */

const names: string[] = []
/** More columns than this are named anew each time. */
const namesKept = 1_000

/** 0 -> A, 27 -> AB. */
export function columnName(column: number): string {
  const known = names[column]
  if (known !== undefined) return known
  const name =
    (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
  if (column < namesKept) names[column] = name
  return name
}

/** The column that a text names between two places: "AB12" -> 27. Digits end it; beyond what a sheet can hold it is one that none has. */
export function columnOf(text: string, from = 0, to = text.length): number {
  let column = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return Math.min(column, 20_000) - 1
}
