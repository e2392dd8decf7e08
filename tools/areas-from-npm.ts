/**
 * Writes a pack's areas.csv from the npm package idn-area-data (codes of Kemendagri; data ODbL, attribute it).
 * Tile positions of codes that stay are kept; new ones are empty until tools/tiles-from-polygons.ts fills them.
 *
 *   node tools/areas-from-npm.ts 35.09 packs/jember/areas.csv
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type AreaRow, readAreas, writeAreas } from './area-file.ts'

const [regencyCode, target] = process.argv.slice(2)
if (!regencyCode || !target) throw new Error('Usage: node tools/areas-from-npm.ts REGENCY-CODE FILE')

const known = new Map((await readAreas(target).catch(() => [])).map((area) => [area.code, area]))
const areas = [
  ...(await list('regencies', 'regency', null)).filter((area) => area.code === regencyCode),
  ...(await list('districts', 'district', 'regency_code')).filter((area) => area.parentCode === regencyCode),
  ...(await list('villages', 'village', 'district_code')).filter((area) =>
    area.code.startsWith(`${regencyCode}.`),
  ),
]
await writeAreas(target, areas)

async function list(name: string, level: string, parentColumn: string | null): Promise<AreaRow[]> {
  const file = fileURLToPath(import.meta.resolve('idn-area-data')).replace(
    /lib\/index\.js$/,
    `data/${name}.csv`,
  )
  const rows: Record<string, string>[] = parse(await readFile(file, 'utf8'), { columns: true })
  return rows.map((row) => {
    const code = row.code ?? ''
    const { tileColumn = '', tileRow = '' } = known.get(code) ?? {}
    const parentCode = parentColumn ? (row[parentColumn] ?? '') : ''
    return { code, name: row.name ?? '', level, parentCode, tileColumn, tileRow }
  })
}
