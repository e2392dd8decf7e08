import type { Reader } from '../../src/kernel/ports.ts'
import type { AreaCounts } from './count-promises.ts'

/** The newest counts of every programme at a month end, by programme. */
export async function readMeasured(reader: Reader, asOf: string): Promise<Map<string, AreaCounts>> {
  const rows = await reader.query<{ measure: string; area: string } & Record<string, number>>(
    `select m.measure_id as measure, v.area_code as area, v.entitled, v.reached, v.missed,
       v.wrongly_reached as "wronglyReached", v.cannot_tell as "cannotTell"
     from programmes.measured_value v join (
       select distinct on (measure_id) id, measure_id from programmes.measurement
       where as_of = $1::date and measure_id like 'programme:%' order by measure_id, id desc) m on m.id = v.measurement_id`,
    [asOf],
  )
  const found = new Map<string, AreaCounts>()
  for (const { measure, area, entitled, reached, missed, wronglyReached, cannotTell } of rows) {
    const programme = measure.slice('programme:'.length)
    const areas: AreaCounts = found.get(programme) ?? new Map()
    found.set(programme, areas)
    areas.set(area, {
      entitled: entitled!,
      reached: reached!,
      missed: missed!,
      wronglyReached: wronglyReached!,
      cannotTell: cannotTell!,
    })
  }
  return found
}

export async function readMonths(reader: Reader): Promise<string[]> {
  const rows = await reader.query<{ month: string }>(
    'select distinct as_of as month from programmes.measurement order by month',
  )
  return rows.map((row) => row.month)
}

/** Rows that intake took in, by "file|sheet": bit n = row n of that sheet (sheet empty for text files). */
export async function readAccepted(reader: Reader): Promise<Map<string, Set<number>>> {
  const accepted = new Map<string, Set<number>>()
  const batches = await reader.query<{ id: number; file: string }>(
    `select id, file_name as file from intake.batch where status = 'applied' order by id`,
  )
  for (const { id, file } of batches)
    for await (const [sheet, row] of reader.readLines(
      `select sheet, row_number from intake.record where batch_id = ${id} and verdict <> 'rejected'`,
    )) {
      const key = `${file}|${file.endsWith('.xlsx') ? sheet : ''}`
      const rows = accepted.get(key) ?? new Set()
      accepted.set(key, rows)
      rows.add(Number(row))
    }
  return accepted
}
