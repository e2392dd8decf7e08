import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'

/** Columns of a file in the order in which the cells are handed over; an optional one that is missing gives ''. */
export interface TableColumns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** The cells asked for, and the line the row begins on (the header is line 1). */
export type OnRow = (cells: readonly string[], line: number) => void

/**
 * Reads a comma-separated UTF-8 file of any size, row by row. Gives the names of its columns.
 * @throws Problem when the file cannot be opened or a required column is missing
 */
export async function readTable(
  path: string,
  columns: TableColumns,
  onRow: OnRow,
): Promise<readonly string[]> {
  let header: readonly string[] | null = null
  let places: number[] = []
  const take = (record: string, line: number) => {
    const cells = cellsOf(record)
    if (header) {
      if (record !== '')
        onRow(
          places.map((place) => cells[place] ?? ''),
          line,
        )
      return
    }
    header = cells.map((cell) => cell.replace('\ufeff', '').trim().toLowerCase())
    places = placesOf(basename(path), header, columns)
  }
  await eachRecord(path, take)
  // A file without a line has no column either.
  if (!header) placesOf(basename(path), [], columns)
  return header ?? []
}

function placesOf(file: string, header: readonly string[], columns: TableColumns): number[] {
  for (const column of columns.required)
    if (!header.includes(column)) throw new Problem('linkage.judge.missing-column', 422, { file, column })
  return [...columns.required, ...columns.optional].map((column) => header.indexOf(column))
}

/** Records are lines, but for line breaks inside quotes. */
async function eachRecord(path: string, take: (record: string, line: number) => void): Promise<void> {
  let [rest, open, line, openedAt] = ['', '', 0, 0]
  const takeLine = (text: string) => {
    line++
    const record = open === '' ? text : `${open}\n${text}`
    if (open === '') openedAt = line
    const isOpen = record.includes('"') && record.split('"').length % 2 === 0
    open = isOpen ? record : ''
    if (!isOpen) take(record.endsWith('\r') ? record.slice(0, -1) : record, openedAt)
  }
  for await (const chunk of chunksOf(path)) {
    const text = rest + chunk
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      takeLine(text.slice(from, end))
      from = end + 1
    }
    rest = text.slice(from)
  }
  if (rest !== '') takeLine(rest)
}

async function* chunksOf(path: string): AsyncGenerator<string> {
  try {
    yield* createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Problem('linkage.judge.unreadable-file', 422, { file: basename(path) })
  }
}

function cellsOf(record: string): string[] {
  if (!record.includes('"')) return record.split(',')
  const cells: string[] = []
  // A quoted cell with doubled quotes inside, or anything up to the next comma.
  for (const [, quoted, plain] of record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
  return cells
}
