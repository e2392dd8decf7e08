import type { Context } from '../../access/index.ts'
import { readDataset, readDatasets, readHome } from '../../catalogue/index.ts'
import type { WelfareIndex } from '../welfare-index/contract.ts'
import { describeWelfareIndex } from '../welfare-index/describe-welfare-index.ts'
import type { PublicCell } from './rules/public-finding.ts'

type Home = Awaited<ReturnType<typeof readHome>>

/** Everything about people that an edition may tell: read as the public, from the newest release. */
export interface OpenNumbers {
  readonly home: Home
  /** null where the pack has no formula. */
  readonly index: WelfareIndex | null
  /** Cells of a programme's public table by area and column; empty when it is not published. */
  readonly programmes: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, PublicCell>>>
}

/** Reads as welas_public, in transactions of its own: never call it inside another. */
export async function readOpenNumbers(
  context: Context,
  programmeIds: readonly string[],
): Promise<OpenNumbers> {
  const home = await readHome(context)
  const index = await context.database.read((reader) => describeWelfareIndex(context, reader), 'welas_public')
  const published = new Set((await readDatasets(context, home.release?.id)).datasets.map(({ id }) => id))
  const programmes = new Map<string, ReadonlyMap<string, ReadonlyMap<string, PublicCell>>>()
  for (const id of new Set(programmeIds)) {
    const dataset = `program-${id}`
    if (!published.has(dataset)) continue
    const { rows } = await readDataset(context, dataset, home.release?.id)
    programmes.set(id, new Map(rows.map((row) => [row.code, new Map(Object.entries(row.values))])))
  }
  return { home, index, programmes }
}
