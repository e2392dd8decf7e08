import { basename } from 'node:path'
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { Problem } from '../../kernel/problem.ts'
import type { Cells } from './read-csv.ts'

/** Rows that are held as values at a time; a group of rows may be larger than that. */
const rowsAtATime = 50_000
const cellLettersMax = 4000

/**
 * Reads columns of a Parquet file row by row, as read-csv.ts does with a CSV file: `onHeader` gets the names of all columns and
 * answers which of them it needs; the cells of the others are empty. Dates become YYYY-MM-DD, numbers their usual digits.
 * @throws Problem when the file cannot be read or is no Parquet file
 */
export async function readParquet(
  path: string,
  onHeader: (columns: readonly string[]) => readonly number[],
  onRow: (cells: Cells, record: number) => void,
): Promise<void> {
  const file = basename(path)
  const source = await orRefuse('linkage.run.unreadable-file', file, () => asyncBufferFromFile(path))
  const metadata = await orRefuse('linkage.run.not-parquet', file, () => parquetMetadataAsync(source))
  const columns = columnsOf(metadata)
  const needed = onHeader(columns)
  const names = needed.map((index) => columns[index]!)
  const rows = Number(metadata.num_rows)
  const cells = new CellWriter(columns.length)
  for (let rowStart = 0; rowStart < rows; rowStart += rowsAtATime) {
    let read: unknown[][] = []
    await orRefuse('linkage.run.not-parquet', file, () =>
      parquetRead({
        ...{ file: source, metadata, columns: names, compressors, rowStart },
        rowEnd: Math.min(rows, rowStart + rowsAtATime),
        onComplete: (found) => {
          read = found
        },
      }),
    )
    read.forEach((values, index) => {
      cells.write(needed, values)
      onRow(cells, rowStart + index + 1)
    })
  }
}

/** Columns without parts of their own, in the order of the file. */
function columnsOf({ schema }: FileMetaData): string[] {
  return schema.slice(1).flatMap(({ name, num_children }) => (num_children ? [] : [name]))
}

async function orRefuse<Result>(code: string, file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(code, 422, { file })
  }
}

/** The values of one row as bytes side by side. */
class CellWriter implements Cells {
  bytes = Buffer.alloc(1 << 16)
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number

  constructor(count: number) {
    this.count = count
    this.starts = new Int32Array(count)
    this.ends = new Int32Array(count)
  }

  write(columns: readonly number[], values: readonly unknown[]): void {
    let length = 0
    for (let index = 0; index < columns.length; index++) {
      const text = textOf(values[index])
      if (length + text.length * 3 > this.bytes.length)
        this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2 + text.length * 3)
      this.starts[columns[index]!] = length
      length += this.bytes.write(text, length)
      this.ends[columns[index]!] = length
    }
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.slice(0, cellLettersMax).trim()
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
