import type { Reader } from '../../kernel/ports.ts'
import type { Cell, Cells, Column, Published } from './rules/model.ts'
import {
  findAreas,
  findCells,
  findPeople,
  findProgrammes,
  findTrends,
  type StoredArea,
  type StoredMonth,
  type StoredProgramme,
  type StoredRelease,
} from './store.ts'

/** A release as the index reads it, with the words of its tables. */
export interface ReadRelease {
  readonly release: StoredRelease
  readonly published: Published
  readonly areas: readonly StoredArea[]
  readonly programmes: readonly StoredProgramme[]
}

export const programmeOf = (dataset: string) => dataset.replace('program-', '')

/** Everything the index needs of a release, from open_data and reference only. */
export async function readPublished(
  reader: Reader,
  release: StoredRelease,
  regencyCode: string,
): Promise<ReadRelease> {
  const areas = await findAreas(reader)
  const programmes = await findProgrammes(reader, release.id)
  const tables = await readTables(reader, release.id)
  return {
    release,
    areas,
    programmes,
    published: {
      asOf: release.asOf,
      areas,
      people: await findPeople(reader, release.id, regencyCode),
      threshold: release.threshold,
      sensitiveThreshold: release.sensitiveThreshold,
      programmes: programmes.map(({ dataset, levels }) => ({
        id: programmeOf(dataset),
        sensitive: !levels.includes('village'),
        areas: tables.get(dataset) ?? new Map(),
      })),
      months: monthsOf(await findTrends(reader, release.id), release.asOf),
    },
  }
}

async function readTables(reader: Reader, releaseId: string): Promise<Map<string, Map<string, Cells>>> {
  const stored = await findCells(reader, releaseId)
  return new Map(stored.map(({ dataset, cells }) => [dataset, tableOf(cells)]))
}

function tableOf(stored: string): Map<string, Cells> {
  const table = new Map<string, Record<Column, Cell>>()
  for (const text of stored.split(';')) {
    const [area, measure, status, value] = text.split(' ') as [string, Column, Cell['status'], string]
    const cells = table.get(area) ?? ({} as Record<Column, Cell>)
    table.set(area, cells)
    cells[measure] = { status, value: value === '' ? null : Number(value) }
  }
  return table
}

function monthsOf(
  trends: readonly { readonly dataset: string; readonly trend: readonly StoredMonth[] }[],
  asOf: string,
): Published['months'] {
  const byMonth = new Map<string, Map<string, Cells>>()
  for (const { dataset, trend } of trends)
    for (const point of trend) {
      if (point.asOf >= asOf) continue
      const month = byMonth.get(point.asOf) ?? new Map<string, Cells>()
      byMonth.set(point.asOf, month.set(programmeOf(dataset), cellsOf(point)))
    }
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, programmes]) => ({ asOf: month, programmes }))
}

const cellsOf = (point: StoredMonth): Cells => ({
  entitled: point.entitled,
  reached: point.reached,
  missed: point.missed,
  'wrongly-reached': point.wronglyReached,
  'cannot-tell': point.cannotTell,
})
