import { createHash } from 'node:crypto'
import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { type IsoDate, monthEnd } from '../kernel/dates.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import {
  type AppliedList,
  type Evidence,
  findEvidence,
  findGroups,
  findHouseholds,
  findLastMonth,
  findLists,
  findMeasurements,
  findValues,
  type Measurement,
} from '../programmes/index.ts'
import { describePromises } from './describe-promises.ts'
import { profilesOf } from './profile-tables.ts'
import {
  columnKnowledge,
  countTables,
  type Measured,
  measuredOf,
  outputMeasures,
  registeredDatasets,
} from './registered-tables.ts'
import { buildSystem, buildTree } from './rules/build-system.ts'
import type { CellSystem } from './rules/cells.ts'
import { addProfiles } from './rules/profiles.ts'
import { protectTables, type ReleaseMemory } from './rules/protect-table.ts'
import { shownNumbers, trendTables } from './show-numbers.ts'
import { loadSolver, solverName } from './solve-linear.ts'
import {
  cellKeyOf,
  findHidden,
  findNewestRelease,
  findShown,
  insertRelease,
  nextReleaseId,
  type PublishedCell,
} from './store-release.ts'

interface Sources {
  readonly measured: Measured
  readonly months: ReadonlyMap<IsoDate, Measured>
  readonly measurements: readonly Measurement[]
  readonly evidence: readonly Evidence[]
  readonly lists: readonly AppliedList[]
  readonly hidden: readonly PublishedCell[]
  readonly shown: readonly PublishedCell[]
  /** The newest release of the same month. */
  readonly earlier: { readonly id: string; readonly inputs: string } | undefined
}

/**
 * Makes the public release of the month of `asOf` (absent: the newest measured month) from its measurements: protects
 * all tables together, writes them with their ledger, and makes the release the current one. The same month measured
 * anew gives '2026-10.2'; nothing new gives the release that is there. Returns the id. Throws Problem 409 'catalogue.not-measured' when the month was not measured.
 */
export async function publishRelease(
  context: Context,
  actor: Actor,
  month: IsoDate | null,
): Promise<{ id: string }> {
  const { asOf, sources } = await context.database.read(async (reader) => {
    const last = month ? monthEnd(month) : await findLastMonth(reader)
    if (!last) throw new Problem('catalogue.not-measured', 409, { month: '-' })
    return { asOf: last, sources: await readSources(reader, last, context.pack.settings.regencyCode) }
  })
  if (sources.measurements.length === 0)
    throw new Problem('catalogue.not-measured', 409, { month: asOf.slice(0, 7) })
  const { pack } = context
  const inputs = inputsOf(pack, sources)
  if (sources.earlier?.inputs === inputs) return { id: sources.earlier.id }
  const system = systemOf(pack, sources, asOf)
  const people = protectTables(system, memoryOf(sources, system, asOf), await loadSolver())
  const outputs = outputMeasures(pack)
  const things = (output: string, area: string) => {
    const id = outputs.get(output)
    return id && sources.measured.amount(id, area)
  }
  const shown = shownNumbers({ pack, people, months: sources.months, asOf, things })
  const measurements = new Map(sources.measurements.map((one) => [one.measureId, one]))
  const promises = describePromises({
    pack,
    asOf,
    shown,
    evidence: sources.evidence,
    measurements,
    lists: sources.lists,
  })
  const { version, decision, threshold, sensitiveThreshold } = pack.settings.disclosure
  return context.database.write(async (writer) => {
    const id = await nextReleaseId(writer, asOf.slice(0, 7))
    await insertRelease(writer, {
      id,
      inputs,
      publishedAt: context.clock.now().toISOString(),
      asOf,
      policyVersion: version,
      decision,
      threshold,
      sensitiveThreshold,
      approvedBy: actor.accountId,
      registryHash: hashOf(
        registeredDatasets(pack).map((one) => ({
          ...one,
          sensitive: [...one.sensitive],
          zerosHidden: [...one.zerosHidden],
        })),
      ),
      systemHash: systemHashOf(system),
      solver: solverName,
      people,
      things,
      promises,
      datasets: registeredDatasets(pack),
      areas: pack.areas,
    })
    await recordAudit(writer, context.clock, actor, {
      action: 'catalogue.release.published',
      subjectKind: 'release',
      subjectId: id,
      details: { hidden: people.ledger.hidden, shown: people.ledger.shown },
    })
    return { id }
  })
}

/** Every count of people that the release tells or gives away, as one system. */
function systemOf(pack: Pack, { measured, months }: Sources, asOf: IsoDate): CellSystem {
  const tables = [...countTables(pack, measured), ...trendTables(pack, months, asOf)]
  const tree = buildTree(pack.areas, pack.settings.regencyCode)
  return addProfiles(buildSystem(tables, tree, columnKnowledge(pack)), profilesOf(pack, measured), tree)
}

/** What a release is made of. The same inputs give the same release: a job that is started again makes no second one. */
function inputsOf(pack: Pack, sources: Sources): string {
  const parts = [
    sources.measurements.map((one) => one.id),
    sources.evidence.map((one) => one.id),
    pack.settings.disclosure,
    pack.term,
  ]
  return hashOf(parts)
}

/** Of what adds up to what, without the numbers. */
function systemHashOf({ cells, limits, covers, links }: CellSystem): string {
  return hashOf([cells.map(({ key, parts }) => [key, parts]), limits, covers, links])
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

async function readSources(reader: Reader, asOf: IsoDate, regencyCode: string): Promise<Sources> {
  const all = await findMeasurements(reader, asOf, 'all')
  const measurements = all.filter((one) => one.asOf === asOf)
  const ids = measurements.map((one) => one.id)
  const before = all.filter((one) => one.asOf !== asOf)
  const idsBefore = before.map((one) => one.id)
  const earlier = await findValues(reader, idsBefore, [regencyCode])
  const earlierHouseholds = await findHouseholds(reader, idsBefore, [regencyCode])
  const months = Map.groupBy(before, (one) => one.asOf)
  return {
    measured: measuredOf(
      measurements,
      await findValues(reader, ids),
      await findGroups(reader, ids),
      await findHouseholds(reader, ids),
    ),
    measurements,
    months: new Map(
      [...months].map(([month, ones]) => [month, measuredOf(ones, earlier, new Map(), earlierHouseholds)]),
    ),
    evidence: await findEvidence(reader, asOf),
    lists: await findLists(reader, [...new Set(measurements.flatMap((one) => one.definition.batches))]),
    hidden: await findHidden(reader),
    shown: await findShown(reader, asOf, regencyCode),
    earlier: await findNewestRelease(reader, asOf),
  }
}

/** What earlier releases hid and showed, by the names of the cells of this one. */
function memoryOf({ hidden, shown }: Sources, system: CellSystem, asOf: IsoDate): ReleaseMemory {
  const key = (cell: PublishedCell) => cellKeyOf(cell.datasetId, cell.areaCode, cell.measure)
  const trendKey = (cell: PublishedCell) => `${cell.datasetId}@${cell.asOf}|${cell.areaCode}|${cell.measure}`
  const name = (cell: PublishedCell) => (cell.asOf === asOf ? key(cell) : trendKey(cell))
  const values = new Map(system.cells.map((cell) => [cell.key, cell.value]))
  return {
    hiddenBefore: new Set(hidden.filter((cell) => cell.latest).map(key)),
    stayHidden: new Set(hidden.map(name)),
    known: new Set(shown.filter((cell) => values.get(name(cell)) === cell.value).map(name)),
  }
}
