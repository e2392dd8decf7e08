import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSet } from '../make-set.ts'

const rows = 10_000
/** So many rows get the same name and birth date, so that they meet in oversized blocks of several rules. */
const crowd = { rows: 700, name: 'SITI AMINAH', date: '1970-01-01' }

/** Writes a set in which one row in fourteen has the most usual name and the birth date of those who have none. */
export function makeCrowd(folder: string): void {
  makeSet({ rows, dirt: 'typical', seed: 21, folder, files: 1 })
  const file = join(folder, 'people.csv')
  const [header = '', ...lines] = readFileSync(file, 'utf8').split('\n')
  const columns = header.split(',')
  const [name, date] = [columns.indexOf('name'), columns.indexOf('birth_date')]
  const changed = lines.map((line, row) => {
    const cells = line.split(',')
    // Cells with a comma stand in quotes; such rows stay as they are.
    if (row % Math.floor(rows / crowd.rows) !== 0 || cells.length !== columns.length) return line
    cells[name] = crowd.name
    cells[date] = crowd.date
    return cells.join(',')
  })
  writeFileSync(file, [header, ...changed].join('\n'))
}
