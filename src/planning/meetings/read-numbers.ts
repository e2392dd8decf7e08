import type { Actor, Context } from '../../access/index.ts'
import { countEach } from '../../kernel/count-each.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import type { Pack } from '../../pack/index.ts'
import {
  type AreaValue,
  describePromise,
  type Evidence,
  findEvidence,
  findLastMonth,
  findMeasurements,
  findValues,
  indicatorValue,
  type MeasureId,
  type Measurement,
  mayPlace,
  measureIdOf,
  nobody,
  promiseStatuses,
  sensitiveProgrammes,
} from '../../programmes/index.ts'
import { carrierOn } from '../roadmap/check-agency.ts'
import type { BriefNumbers } from './contract.ts'
import { findFall } from './rules/find-fall.ts'

/** A fall of coverage worth a question, in percentage points. */
const fallPointsMin = 1
/** Programmes and villages of each that the brief shows. */
const programmesShown = 3
const villagesShown = 3

/**
 * Trend of promises and coverage up to the newest month measured by `knownAt` (null = now), and the villages that miss most,
 * of the actor's area and without programmes about sensitive categories. Few questions to the database, whatever the number
 * of months. Null before the first measurement.
 */
export async function readNumbers(
  context: Context,
  actor: Actor,
  reader: Reader,
  knownAt: string | null,
): Promise<BriefNumbers | null> {
  const { pack } = context
  const asOf = await findLastMonth(reader, knownAt)
  if (!asOf) return null
  const measurements = await findMeasurements(reader, asOf, 'all', null, knownAt)
  const regency = await findValues(
    reader,
    measurements.map((one) => one.id),
    [pack.settings.regencyCode],
  )
  const evidence = await findEvidence(reader, asOf, null, knownAt)
  const months = [...new Set(measurements.map((one) => one.asOf))].sort()
  const found = new Map(
    measurements.map((one) => [
      keyOf(one.measureId, one.asOf),
      regency.get(one.id)?.[0] ?? nobody(one.measureId, pack.settings.regencyCode),
    ]),
  )
  const measured: ValueOf = (measureId, month) => found.get(keyOf(measureId, month))
  const coverage = coverageOf(pack, months, measured)
  return {
    asOf,
    ...promisesOf(context, months, evidence, measured),
    coverage,
    villages: await findVillages(context, actor, reader, coverage, measurements, asOf),
  }
}

type ValueOf = (measureId: MeasureId, month: string) => AreaValue | undefined
const keyOf = (measureId: MeasureId, month: string) => `${measureId} ${month}`

function promisesOf(
  context: Context,
  months: readonly string[],
  evidence: readonly Evidence[],
  measured: ValueOf,
): Pick<BriefNumbers, 'months' | 'promises'> {
  const { pack } = context
  const statusIn = (promise: Pack['term']['promises'][number], month: string) => {
    const known = evidence.filter((one) => one.promiseId === promise.id && one.happenedOn <= month)
    return describePromise(pack, promise, month, known, ({ measure }) => {
      const measureId = measureIdOf(measure)
      return measureId === null ? undefined : measured(measureId, month)
    }).status
  }
  const byMonth = months.map((month) => pack.term.promises.map((promise) => statusIn(promise, month)))
  const today = todayOf(context.clock)
  return {
    months: months.map((asOf, index) => ({ asOf, counts: countEach(promiseStatuses, byMonth[index]!) })),
    promises: pack.term.promises.map(({ id, number, name, agency }, index) => ({
      id,
      number,
      name,
      agency: carrierOn(context, agency, today).name,
      status: byMonth.at(-1)![index]!,
      before: byMonth.at(-2)?.[index] ?? null,
    })),
  }
}

function coverageOf(pack: Pack, months: readonly string[], measured: ValueOf): BriefNumbers['coverage'] {
  return pack.programmes
    .flatMap(({ id, name, unit }) => {
      const measureId: MeasureId = `programme:${id}`
      const newest = measured(measureId, months.at(-1)!)?.counts
      if (!newest) return []
      const values = months.map((asOf) => {
        const counts = measured(measureId, asOf)?.counts
        return { asOf, value: counts ? indicatorValue('coverage', counts) : null }
      })
      const { entitled, missed } = newest
      const fellFrom = findFall(values, fallPointsMin)?.from ?? null
      return [{ programmeId: id, name, unit, entitled, missed, months: values, fellFrom }]
    })
    .sort((a, b) => b.missed - a.missed)
}

async function findVillages(
  { pack }: Context,
  actor: Actor,
  reader: Reader,
  coverage: BriefNumbers['coverage'],
  measurements: readonly Measurement[],
  asOf: string,
): Promise<BriefNumbers['villages']> {
  const sensitive = sensitiveProgrammes(pack)
  const chosen = coverage.filter((one) => !sensitive.has(one.programmeId)).slice(0, programmesShown)
  const idOf = new Map(
    measurements.flatMap((one) => (one.asOf === asOf ? [[one.measureId as string, one.id] as const] : [])),
  )
  const ids = chosen.flatMap((one) => idOf.get(`programme:${one.programmeId}`) ?? [])
  const villages = pack.areas.filter((area) => area.level === 'village' && mayPlace(actor, area.code))
  const values = await findValues(
    reader,
    ids,
    villages.map((area) => area.code),
  )
  const areas = new Map(pack.areas.map((area) => [area.code, area]))
  return chosen.flatMap(({ programmeId, name, unit }) =>
    (values.get(idOf.get(`programme:${programmeId}`) ?? -1) ?? [])
      .flatMap(({ areaCode, counts }) => (counts && counts.missed > 0 ? [{ areaCode, counts }] : []))
      .sort((a, b) => b.counts.missed - a.counts.missed)
      .slice(0, villagesShown)
      .map(({ areaCode, counts }) => ({
        code: areaCode,
        name: areas.get(areaCode)?.name ?? areaCode,
        district: areas.get(areas.get(areaCode)?.parentCode ?? '')?.name ?? '',
        programmeId,
        programme: name,
        unit,
        missed: counts.missed,
        entitled: counts.entitled,
      })),
  )
}
