import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../src/access/index.ts'
import type { Pack } from '../../src/pack/index.ts'
import { type AreaCounts, type CountName, countNames, countPromises } from './count-promises.ts'
import { readRows, readWorld } from './read-world.ts'
import { readAccepted, readMeasured } from './store-measured.ts'
import { type Lists, ListView, worldView } from './views.ts'

/**
 * One count of one programme in the whole regency, four ways: in the world; as a perfect reader of all rows handed in
 * would count; of the rows that intake took in; and as Welas measured it.
 */
export interface JudgedCount {
  readonly name: CountName
  readonly world: number
  readonly lists: number
  readonly read: number
  readonly welas: number
  /** (welas - lists) / lists: the error of Welas itself. */
  readonly error: number
  /** lists / world - 1: what the lists leave out (or say too much). */
  readonly coverage: number
  /** Sum over districts of |welas - lists|, as a share of the sum of lists; the same over villages. */
  readonly districtError: number
  readonly villageError: number
  /** The district with the greatest |welas - lists| / lists among those with at least 100. */
  readonly worstDistrict: { readonly code: string; readonly error: number } | null
}
export interface JudgedProgramme {
  readonly id: string
  readonly unit: 'person' | 'family'
  readonly counts: readonly JudgedCount[]
}
export interface PromiseVerdict {
  readonly asOf: string
  readonly rows: number
  readonly rowsRead: number
  readonly programmes: readonly JudgedProgramme[]
}

const manifestSchema = z.object({
  files: z.array(z.object({ fileName: z.string(), listKindId: z.string(), period: z.string() })),
})

/** Judges the newest measurement of `asOf` by the truth of the folder that `welas synth` wrote (its parent has the files). */
export async function judgePromises(context: Context, truth: string, asOf: string): Promise<PromiseVerdict> {
  const { pack, database } = context
  const world = await readWorld(truth)
  const lists = await readLists(pack, truth)
  const accepted = await database.read(readAccepted)
  const perfect = new ListView(world, lists, asOf)
  const read = new ListView(world, lists, asOf)
  for await (const row of readRows(truth)) {
    perfect.add(row)
    if (accepted.get(`${row.file}|${row.sheet}`)?.has(row.row)) read.add(row)
  }
  const ways = [worldView(world, asOf), perfect, read].map((view) => countPromises(world, view, pack, asOf))
  ways.push(await database.read((reader) => readMeasured(reader, asOf)))
  return {
    asOf,
    rows: perfect.rows,
    rowsRead: read.rows,
    programmes: pack.programmes.map(({ id, unit }) => ({
      id,
      unit,
      counts: countNames.map((name) =>
        judge(
          name,
          pack.settings.regencyCode,
          ways.map((way) => way.get(id) ?? new Map()),
        ),
      ),
    })),
  }
}

async function readLists(pack: Pack, truth: string): Promise<Lists> {
  const { files } = manifestSchema.parse(
    JSON.parse(await readFile(join(truth, '..', 'manifest.json'), 'utf8')),
  )
  return new Map(
    files.flatMap(({ fileName, listKindId, period }) => {
      const kind = pack.listKinds.find((candidate) => candidate.id === listKindId)
      return kind ? [[fileName, { kind, period }] as const] : []
    }),
  )
}

function judge(name: CountName, regency: string, ways: readonly AreaCounts[]): JudgedCount {
  const at = (way: number, code: string) => ways[way]!.get(code)?.[name] ?? 0
  const [world, lists, read, welas] = [0, 1, 2, 3].map((way) => at(way, regency)) as [
    number,
    number,
    number,
    number,
  ]
  const codes = [...new Set(ways.slice(1).flatMap((way) => [...way.keys()]))]
  const errorOver = (length: number) => {
    const areas = codes.filter((code) => code.length === length)
    return ratio(
      areas.reduce((sum, code) => sum + Math.abs(at(3, code) - at(1, code)), 0),
      areas.reduce((sum, code) => sum + at(1, code), 0),
    )
  }
  const districts = codes
    .filter((code) => code.length === 8 && at(1, code) >= 100)
    .map((code) => ({ code, error: at(3, code) / at(1, code) - 1 }))
    .sort((a, b) => Math.abs(b.error) - Math.abs(a.error))
  return {
    name,
    world,
    lists,
    read,
    welas,
    error: ratio(welas - lists, lists),
    coverage: ratio(lists - world, world),
    districtError: errorOver(8),
    villageError: errorOver(13),
    worstDistrict: districts[0] ?? null,
  }
}

/** Of nothing everything is exact, and any amount is wrong altogether. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? Number(part !== 0) : part / whole
}
