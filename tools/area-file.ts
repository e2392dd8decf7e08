import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { csvCell } from '../src/kernel/csv.ts'

/** One line of a pack's areas.csv, all text. */
export interface AreaRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parentCode: string
  readonly tileColumn: string
  readonly tileRow: string
}
const columns = ['code', 'name', 'level', 'parentCode', 'tileColumn', 'tileRow'] as const

export async function readAreas(file: string): Promise<AreaRow[]> {
  return parse(await readFile(file, 'utf8'), { columns: true })
}

export async function writeAreas(file: string, areas: readonly AreaRow[]): Promise<void> {
  const lines = areas.map((area) => columns.map((column) => csvCell(area[column])).join(','))
  await writeFile(file, `${[columns.join(','), ...lines].join('\n')}\n`)
}
