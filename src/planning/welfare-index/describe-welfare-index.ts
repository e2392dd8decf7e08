import type { Context } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn, type Pack } from '../../pack/index.ts'
import type { AreaFigure, ShownRaise, WelfareIndex } from './contract.ts'
import { programmeOf, type ReadRelease, readPublished } from './read-published.ts'
import { estimatePart } from './rules/combine.ts'
import {
  type AreaFigure as ComputedArea,
  figureOf,
  indexOf,
  type Known,
  knownOf,
  monthsOf,
  partsOf,
} from './rules/compute-index.ts'
import { findRaises, type Raise } from './rules/find-raises.ts'
import { reachedPart } from './rules/measure-parts.ts'
import type { Estimate, Range } from './rules/model.ts'
import { findReleases, type StoredArea, type StoredRelease } from './store.ts'

export interface IndexWish {
  /** The regency (default) or a district: its parts are listed. */
  readonly area?: string | undefined
  readonly release?: string | undefined
}
const raisesMax = 10
const releasesMax = 12

/**
 * The welfare index of the newest release or the one asked for, with its parts, areas, months and what would raise it most.
 * Reads open_data and reference only, so that everybody can compute it again. Without a formula there is no index. Throws Problem 404
 * for an unknown release or area.
 */
export async function describeWelfareIndex(
  context: Context,
  reader: Reader,
  wish: IndexWish = {},
): Promise<WelfareIndex> {
  const { pack } = context
  const releases = await findReleases(reader)
  const release = wish.release
    ? releases.find((one) => one.id === wish.release)
    : (releases.find((one) => one.current) ?? releases[0])
  if (!release || pack.plan.welfareIndex.parts.length === 0) {
    if (wish.release && !release)
      throw new Problem('planning.index-release-unknown', 404, { release: wish.release })
    return nothingPublished(pack)
  }
  const computed = await once(context, reader, release, 'all', compute)
  const areaCode = wish.area ?? pack.settings.regencyCode
  const area = computed.areas.find((one) => one.code === areaCode)
  if (!area) throw new Problem('planning.index-area-unknown', 404, { area: areaCode })
  const earlier = []
  for (const one of earlierReleases(releases, release))
    earlier.push({
      id: one.id,
      asOf: one.asOf,
      index: await once(context, reader, one, 'index', indexOnly),
    })
  return {
    ...computed.view,
    releases: [...earlier, { id: release.id, asOf: release.asOf, index: computed.view.index }],
    area,
    areas: computed.areas.filter((one) => one.parentCode === areaCode),
  }
}

/** The newest release of each month before this one, oldest first. */
function earlierReleases(releases: readonly StoredRelease[], release: StoredRelease): StoredRelease[] {
  const newest = new Map<string, StoredRelease>()
  for (const one of releases) if (one.asOf < release.asOf && !newest.has(one.asOf)) newest.set(one.asOf, one)
  return [...newest.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).slice(-releasesMax)
}

type View = Omit<WelfareIndex, 'releases' | 'area' | 'areas'>
interface Computed {
  readonly view: View
  readonly areas: readonly AreaFigure[]
}

/** A release never changes, so what was computed of the last few is kept, per database and formula. */
const kept = new WeakMap<object, Map<string, unknown>>()
const keptMax = 4 * releasesMax

async function once<T>(
  context: Context,
  reader: Reader,
  release: StoredRelease,
  what: string,
  work: (pack: Pack, read: ReadRelease) => T,
): Promise<T> {
  const ofDatabase = kept.get(context.database) ?? new Map<string, unknown>()
  kept.set(context.database, ofDatabase)
  const key = JSON.stringify([what, release, context.pack.plan.welfareIndex])
  if (ofDatabase.has(key)) return ofDatabase.get(key) as T
  const { pack } = context
  const made = work(pack, await readPublished(reader, release, pack.settings.regencyCode))
  if (ofDatabase.size >= keptMax) ofDatabase.delete(ofDatabase.keys().next().value!)
  ofDatabase.set(key, made)
  return made
}

const indexOnly = (pack: Pack, { published }: ReadRelease) =>
  rounded(indexOf(knownOf(published), pack.plan.welfareIndex))

/** The index of one release, from what it publishes. */
export function compute(pack: Pack, read: ReadRelease): Computed {
  const { release, published } = read
  const formula = pack.plan.welfareIndex
  const known = knownOf(published)
  const parts = partsOf(known, formula)
  const weights = formula.parts.reduce((sum, part) => sum + part.weight, 0)
  const measured = formula.parts.filter(({ id }) => parts[id]).reduce((sum, part) => sum + part.weight, 0)
  const index = indexOf(known, formula)
  const raises = findRaises(known, published, formula)
  const shownRaise = raiseOf(pack, read, index)
  const view: View = {
    release: { id: release.id, asOf: release.asOf, publishedAt: release.publishedAt },
    formula,
    index: rounded(index),
    parts: formula.parts.map(({ id, weight }) => ({ id, weight, estimate: partOf(parts[id]) })),
    weightMeasured: weights > 0 ? measured / weights : 0,
    programmes: programmesOf(pack, read, known),
    months: monthsOf(known, release.asOf, formula).map(({ asOf, index: month, parts: ofMonth }) => ({
      asOf,
      index: rounded(month),
      found: partOf(ofMonth.found),
      reached: partOf(ofMonth.reached),
      right: partOf(ofMonth.right),
      evenCategories: partOf(ofMonth['even-categories']),
    })),
    raises: {
      programmes: raises.programmes.slice(0, raisesMax).map(shownRaise),
      places: raises.places.slice(0, raisesMax).map(shownRaise),
    },
  }
  return { view, areas: read.areas.map((area) => areaOf(area, figureOf(known, area.code, formula))) }
}

function programmesOf(pack: Pack, read: ReadRelease, known: Known): WelfareIndex['programmes'] {
  const { release } = read
  return read.programmes.map(({ dataset, levels, title }) => {
    const id = programmeOf(dataset)
    const bounds = known.programmes.find((one) => one.id === id)?.areas.get(known.tree.top.code)
    const programme = pack.programmes.find((one) => one.id === id)
    return {
      id,
      name: programme?.name ?? title,
      unit: programme?.unit ?? 'person',
      agency: agencyName(pack, programme?.agency, release.asOf),
      coverage: partOf(bounds ? reachedPart([bounds]) : null),
      districtsOnly: !levels.includes('village'),
      csv: `/open/v1/datasets/${dataset}.csv${release.current ? '' : `?release=${release.id}`}`,
    }
  })
}

function raiseOf(pack: Pack, read: ReadRelease, index: Estimate | null) {
  return ({ programmeId, areaCode, missed, gain }: Raise): ShownRaise => {
    const programme = pack.programmes.find((one) => one.id === programmeId)
    const title = read.programmes.find((one) => programmeOf(one.dataset) === programmeId)!.title
    return {
      programmeId,
      programme: programme?.name ?? title,
      unit: programme?.unit ?? 'person',
      areaCode,
      area: read.areas.find((one) => one.code === areaCode)!.name,
      agency: agencyName(pack, programme?.agency, read.release.asOf),
      missed,
      gain: near(gain),
      after: near((index?.value ?? 0) + gain),
    }
  }
}

/** Who has the programme on the day of the release, also after a merger of agencies. */
function agencyName(pack: Pack, agencyId: string | undefined, on: string): string {
  return (agencyId && agencyOn(pack.agencies, agencyId, on)?.name) || '-'
}

function areaOf(area: StoredArea, { index, parts, why }: ComputedArea): AreaFigure {
  return {
    ...area,
    index: rounded(index),
    found: rounded(parts.found ?? null),
    reached: rounded(parts.reached ?? null),
    right: rounded(parts.right ?? null),
    why,
  }
}

const partOf = (range: Range | null | undefined) => (range ? rounded(estimatePart(range)) : null)

const near = (value: number) => Math.round(100 * value) / 100
/** Ends are rounded outwards, so the range still holds what it held; a hair is left to floating point. */
const down = (value: number) => Math.floor(100 * value + 1e-7) / 100
const up = (value: number) => Math.ceil(100 * value - 1e-7) / 100

function rounded(one: Estimate | null): Estimate | null {
  if (!one) return null
  return {
    value: near(one.value),
    hiddenLow: down(one.hiddenLow),
    hiddenHigh: up(one.hiddenHigh),
    low: down(one.low),
    high: up(one.high),
  }
}

function nothingPublished(pack: Pack): WelfareIndex {
  return {
    release: null,
    formula: pack.plan.welfareIndex,
    index: null,
    parts: [],
    weightMeasured: 0,
    programmes: [],
    months: [],
    releases: [],
    area: null,
    areas: [],
    raises: { programmes: [], places: [] },
  }
}
