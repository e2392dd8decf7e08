import { type Actor, type Context, closedTo } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import type { AreaCounts, PromiseDetail } from './contract.ts'
import { describePromise } from './describe-promise.ts'
import type { AreaValue, MeasureId, Measurement } from './model.ts'
import { lastMonth, nobody } from './promise-overview.ts'
import { sensitiveProgrammes } from './read-rules.ts'
import { measureIdOf } from './rules/measure-id.ts'
import { type AppliedList, findEvidence, findLists } from './store-evidence.ts'
import { findMeasurements, findValues } from './store-measure.ts'

/** One promise by district and village, its months, rule, lists and documents. Restricted to the actor's area. */
export async function promiseDetail(
  context: Context,
  actor: Actor,
  promiseId: string,
): Promise<PromiseDetail> {
  const { pack } = context
  const promise = pack.term.promises.find((one) => one.id === promiseId)
  if (!promise) throw new Problem('programmes.promise-unknown', 404, { promise: promiseId })
  return context.database.read(async (reader) => {
    const asOf = await lastMonth(reader)
    const evidence = await findEvidence(reader, asOf, promiseId)
    const series = new Map<string, Series | null>()
    for (const indicator of promise.indicators) {
      const measureId = measureIdOf(indicator.measure)
      series.set(
        indicator.id,
        measureId ? await readSeries(reader, measureId, asOf, pack.settings.regencyCode) : null,
      )
    }
    const described = describePromise(
      pack,
      promise,
      asOf,
      evidence,
      (indicator) => series.get(indicator.id)?.trend.at(-1)?.value,
    )
    return {
      asOf,
      promise: described,
      evidence: evidence.map(({ promiseId: _, ...one }) => one),
      indicators: promise.indicators.map((indicator) =>
        detailOf(pack, actor, indicator, series.get(indicator.id) ?? null),
      ),
    }
  })
}

interface Series {
  readonly measurement: Measurement
  readonly areas: readonly AreaValue[]
  readonly trend: readonly { readonly asOf: string; readonly value: AreaValue }[]
  readonly lists: readonly AppliedList[]
}

async function readSeries(
  reader: Reader,
  measureId: MeasureId,
  asOf: string,
  regency: string,
): Promise<Series | null> {
  const all = await findMeasurements(reader, asOf, 'all', measureId)
  const measurement = all.find((one) => one.asOf === asOf)
  if (!measurement) return null
  const months = await findValues(
    reader,
    all.map((one) => one.id),
    [regency],
  )
  return {
    measurement,
    areas: (await findValues(reader, [measurement.id])).get(measurement.id)!,
    trend: all
      .map((one) => ({ asOf: one.asOf, value: months.get(one.id)![0] ?? nobody(measureId, regency) }))
      .sort((a, b) => (a.asOf < b.asOf ? -1 : 1)),
    lists: await findLists(reader, measurement.definition.batches),
  }
}

function detailOf(
  pack: Pack,
  actor: Actor,
  indicator: Pack['term']['promises'][number]['indicators'][number],
  series: Series | null,
): PromiseDetail['indicators'][number] {
  const how = indicator.measure
  const sensitive = how.kind === 'programme' && sensitiveProgrammes(pack).has(how.programme)
  const definition = series?.measurement.definition
  const kinds = new Map(pack.listKinds.map((kind) => [kind.id, kind.name]))
  const agencies = new Map(pack.agencies.map((agency) => [agency.id, agency.name]))
  return {
    id: indicator.id,
    sensitive,
    areas: series ? areasOf(pack, actor, sensitive, series) : [],
    trend:
      series?.trend.map(({ asOf, value }) => ({ asOf, counts: value.counts, amount: value.amount })) ?? [],
    rule: definition?.rule ?? null,
    ruleVersion: series?.measurement.ruleVersion ?? null,
    ruleSource: definition?.ruleSource ?? null,
    windowMonths: definition?.windowMonths ?? null,
    knownAt: series?.measurement.knownAt ?? null,
    measurementId: series?.measurement.id ?? null,
    lists:
      series?.lists.map((list) => ({
        batchId: list.batchId,
        agency: agencies.get(list.agencyId) ?? list.agencyId,
        period: list.period,
        appliedOn: list.appliedOn,
        listKind: kinds.get(list.listKindId) ?? { id: list.listKindId, en: list.listKindId },
      })) ?? [],
    overlap: Object.entries(definition?.overlap ?? {}).map(([id, count]) => ({
      programme: pack.programmes.find((one) => one.id === id)?.name ?? { id, en: id },
      count,
    })),
  }
}

function areasOf(pack: Pack, actor: Actor, sensitive: boolean, series: Series): AreaCounts[] {
  const values = new Map(series.areas.map((value) => [value.areaCode, value]))
  const mayVillages = !sensitive || closedTo(actor, pack.categories).length === 0
  return pack.areas
    .filter(
      (area) =>
        area.level !== 'regency' && (area.level === 'district' || mayVillages) && mayPlace(actor, area.code),
    )
    .map((area) => {
      const value = values.get(area.code) ?? nobody(series.measurement.measureId, area.code)
      return { ...area, counts: value.counts, amount: value.amount }
    })
}

/** True when the actor's own area holds this one. */
export function mayPlace(actor: Actor, areaCode: string): boolean {
  return actor.areaCode === null || areaCode === actor.areaCode || areaCode.startsWith(`${actor.areaCode}.`)
}
