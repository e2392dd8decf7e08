import { say } from '../kernel/messages.ts'
import { messages } from './messages.ts'
import type { RawRow, RawSheet } from './model.ts'
import type { RawList } from './read/index.ts'

const languages = ['id', 'en'] as const
const words = (key: string) => languages.map((language) => say(messages, language, key))
const ownHeaders = new Set([...words('workbook.verdict'), ...words('workbook.reasons')])
const ownSheets = words('workbook.summary')
/** Rows at the top of a sheet in which the mark and our headers are looked for. */
const topRows = 60

/** In the summary of a returned workbook: which batch it is. Says nothing else, and nothing secret. */
export function batchMark(batchId: number): string {
  return `welas:daftar:${batchId}`
}
const mark = /^welas:daftar:(\d{1,15})$/

export function isOwnSheet(name: string): boolean {
  return ownSheets.some((own) => name === own || name.startsWith(`${own} (`))
}

/**
 * A list without what we wrote into it when we returned it: the summary, and the columns with status and remarks.
 * `corrects` = the batch whose returned workbook it is, by the mark in its summary.
 */
export async function withoutOwnMarks(list: RawList): Promise<{ list: RawList; corrects: number | null }> {
  let corrects: number | null = null
  const sheets: RawSheet[] = []
  for (const sheet of list.sheets) {
    const found = isOwnSheet(sheet.name) ? await findMark(sheet) : null
    corrects ??= found
    if (found === null) sheets.push({ ...sheet, rows: () => withoutOwnColumns(sheet) })
  }
  return sheets.length === 0 ? { list, corrects: null } : { list: { ...list, sheets }, corrects }
}

async function findMark(sheet: RawSheet): Promise<number | null> {
  let rows = 0
  for await (const batch of sheet.rows()) {
    for (const row of batch)
      for (const cell of row.cells) {
        const found = mark.exec(cell.trim())
        if (found) return Number(found[1])
      }
    rows += batch.length
    if (rows > topRows) return null
  }
  return null
}

async function* withoutOwnColumns(sheet: RawSheet): AsyncGenerator<RawRow[]> {
  let own: number[] = []
  let rows = 0
  for await (const batch of sheet.rows()) {
    if (own.length === 0 && rows <= topRows) own = ownColumns(batch)
    rows += batch.length
    yield own.length === 0 ? batch : batch.map((row) => withoutColumns(row, own))
  }
}

function ownColumns(rows: readonly RawRow[]): number[] {
  for (const { cells } of rows) {
    const own = cells.flatMap((cell, column) => (ownHeaders.has(cell.trim()) ? [column] : []))
    if (own.length > 0) return own
  }
  return []
}

/** Blank cells in their place; none at the end of the row. */
function withoutColumns(row: RawRow, own: readonly number[]): RawRow {
  const cells = row.cells.map((cell, column) => (own.includes(column) ? '' : cell))
  while (cells.at(-1) === '') cells.pop()
  return { ...row, cells, numeric: row.numeric?.slice(0, cells.length) ?? null }
}
