import { stat } from 'node:fs/promises'
import type { RawSheet } from '../model.ts'
import { detectFormat } from './detect-format.ts'
import { openOpenDocument } from './opendocument.ts'
import { openText } from './text.ts'
import { openWorkbook } from './workbook.ts'

export interface OpenList {
  readonly format: 'xlsx' | 'ods' | 'text'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly RawSheet[]
  /** Unpacked bytes of one whole reading, for progress. */
  readonly bytes: number
}

/** Opens a list whatever its format; throws a Problem with a sentence for everything that cannot be read. */
export async function openList(path: string, onBytes: (bytes: number) => void = () => {}): Promise<OpenList> {
  const format = await detectFormat(path)
  if (format.kind === 'text') {
    const { encoding, delimiter, sheet } = await openText(path, onBytes)
    return { format: 'text', encoding, delimiter, sheets: [sheet], bytes: (await stat(path)).size }
  }
  const plain = { encoding: null, delimiter: null }
  if (format.kind === 'ods') {
    const sheets = await openOpenDocument(format.zip, format.content, onBytes)
    return { ...plain, format: 'ods', sheets, bytes: format.content.bytes * sheets.length }
  }
  const sheets = await openWorkbook(format.zip, onBytes)
  const bytes = format.zip.entries.reduce(
    (sum, entry) => (entry.name.startsWith('xl/worksheets/') ? sum + entry.bytes : sum),
    0,
  )
  return { ...plain, format: 'xlsx', sheets, bytes }
}
