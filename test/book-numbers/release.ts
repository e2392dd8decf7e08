import { type Ask, upTo } from './ask.ts'

interface Cell {
  readonly value: number | null
  readonly status: string
}
export interface ReleasedFigure {
  readonly name: string
  readonly unit: string
  readonly value: number | null
  readonly words: string
  readonly category: boolean
}
/** The public release as its tables have it. */
export interface Release {
  readonly id: string
  readonly asOf: string
  /** Sum of a column of a table over areas; null with the reason when a cell is not told. */
  sum(dataset: string, measure: string, areas: readonly string[]): Promise<Cell>
  people(): Promise<ReleasedFigure[]>
}

export async function readRelease(ask: Ask): Promise<Release> {
  const [head] = await ask.rows<{ id: string; asOf: string }>(
    `select id, to_char(as_of, 'YYYY-MM-DD') as "asOf" from open_data.release where current`,
  )
  const { id, asOf } = head!
  const regency = [ask.pack.settings.regencyCode]
  const sum = async (dataset: string, measure: string, areas: readonly string[]): Promise<Cell> => {
    const [row] = await ask.rows<{ value: number | null; hidden: boolean; cells: number }>(
      `select case when bool_and(value is not null) then sum(value)::float8 end as value, coalesce(bool_or(status = 'C'), false) as hidden,
         count(*)::int as cells from open_data.value
       where release_id = $1 and dataset_id = $2 and measure = $3 and area_code = any($4::text[])`,
      [id, dataset, measure, areas],
    )
    const told = row!.cells === areas.length ? row!.value : null
    return { value: told, status: row!.hidden ? 'C' : told === null ? 'M' : 'A' }
  }
  return {
    id,
    asOf,
    sum,
    async people() {
      const categories = await ask.rows<{ id: string; name: string }>(
        'select id, name_id as name from reference.category order by number',
      )
      const asked = [
        ['Orang dalam daftar bersama', 'orang', 'penduduk', 'people', false],
        ['Keluarga dalam daftar bersama', 'keluarga', 'penduduk', 'families', false],
        ['Orang dalam paling sedikit satu kategori PPKS', 'orang', 'ppks-kecamatan', 'any', false],
        ...categories.map((one) => [one.name, 'orang', 'ppks-kecamatan', one.id, true] as const),
      ] as const
      const figures: ReleasedFigure[] = []
      for (const [name, unit, dataset, measure, category] of asked) {
        const cell = await sum(dataset, measure, regency)
        figures.push({ name, unit, category, value: cell.value, words: cellWords(cell) })
      }
      return figures
    },
  }
}

export function cellWords({ value, status }: Cell, digits = 2): string {
  if (value !== null) return upTo(digits, value)
  return status === 'C' ? 'disembunyikan' : 'belum ada'
}
