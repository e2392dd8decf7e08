import type { Pack } from '../pack/index.ts'
import {
  type AppliedList,
  type Evidence,
  indicatorValue,
  judgeIndicator,
  type Measurement,
  measureIdOf,
  sensitiveProgrammes,
} from '../programmes/index.ts'
import type { Cell, Lineage, PublicIndicator, PublicPromise, TrendPoint } from './contract.ts'
import { publicPromiseStatus } from './public-status.ts'
import { coverageOf } from './rules/percentages.ts'

/** Protected numbers of the release, looked up by place. */
export interface ShownNumbers {
  programme(programmeId: string, column: string): Cell
  delivered(output: string): Cell
  trend(indicator: PublicIndicator['id']): readonly TrendPoint[]
}
export interface PromiseSources {
  readonly pack: Pack
  readonly asOf: string
  readonly shown: ShownNumbers
  readonly evidence: readonly Evidence[]
  readonly measurements: ReadonlyMap<string, Measurement>
  readonly lists: readonly AppliedList[]
}
/** What is kept of a promise in a release (open_data.promise.content). Rows by area are read from the tables. */
export interface PromiseContent {
  readonly promise: PublicPromise
  readonly details: readonly {
    readonly id: string
    readonly dataset: string | null
    readonly trend: readonly TrendPoint[]
    readonly lineage: Lineage
  }[]
  readonly evidence: readonly {
    readonly title: string
    readonly happenedOn: string
    readonly source: string
  }[]
}

export const missing: Cell = { value: null, status: 'M' }

/** The public text of every promise with status computed from protected numbers only, so a status tells no hidden count. */
export function describePromises(sources: PromiseSources): PromiseContent[] {
  return sources.pack.term.promises.map((promise) => {
    const evidence = sources.evidence.filter((one) => one.promiseId === promise.id)
    const indicators = promise.indicators.map((indicator) => describeIndicator(sources, indicator, evidence))
    const { id, number, name, summary, shape, origin, source } = promise
    const agency = sources.pack.agencies.find((one) => one.id === promise.agency)?.name ?? promise.agency
    return {
      promise: {
        id,
        number,
        name,
        summary,
        shape,
        origin,
        source,
        agency,
        status: publicPromiseStatus(indicators.map((one) => one.status)),
        indicators,
      },
      details: promise.indicators.map((indicator) => ({
        id: indicator.id,
        dataset: datasetOf(indicator),
        trend: sources.shown.trend(indicator.id),
        lineage: describeLineage(sources, indicator),
      })),
      evidence: evidence.map(({ title, happenedOn, source: from }) => ({ title, happenedOn, source: from })),
    }
  })
}

type PackIndicator = Pack['term']['promises'][number]['indicators'][number]

function datasetOf(indicator: PackIndicator): string | null {
  const how = indicator.measure
  if (how.kind === 'programme') return `program-${how.programme}`
  return how.kind === 'output' ? `hasil-${how.output}` : null
}

function describeIndicator(
  sources: PromiseSources,
  indicator: PackIndicator,
  evidence: readonly Evidence[],
): PublicIndicator {
  const how = indicator.measure
  const programme =
    how.kind === 'programme' ? sources.pack.programmes.find((one) => one.id === how.programme) : undefined
  const total = totalOf(sources, how)
  const attested = evidence.find((one) => one.indicatorId === indicator.id && one.value !== null)
  const value = valueCell(how, total, attested?.value ?? null)
  const judged = judgeIndicator(
    indicator,
    value.value,
    evidence.length > 0,
    sources.asOf,
    sources.pack.term.status,
  )
  const { id, name, unit, polarity, baseline, targets } = indicator
  return {
    id,
    name,
    unit,
    polarity,
    baseline,
    targets,
    kind: how.kind,
    valueKind: how.kind === 'programme' ? how.value : null,
    ...judged,
    status: value.status === 'C' ? 'hidden' : judged.status,
    value,
    countedUnit: programme?.unit ?? null,
    total,
    districtsOnly: programme !== undefined && sensitiveProgrammes(sources.pack).has(programme.id),
  }
}

function totalOf(sources: PromiseSources, how: PackIndicator['measure']): PublicIndicator['total'] {
  const none = {
    entitled: missing,
    reached: missing,
    missed: missing,
    wronglyReached: missing,
    cannotTell: missing,
    delivered: missing,
    coverage: null,
  }
  if (how.kind === 'output') return { ...none, delivered: sources.shown.delivered(how.output) }
  if (how.kind === 'evidence') return none
  const cell = (column: string) => sources.shown.programme(how.programme, column)
  const counts = {
    entitled: cell('entitled'),
    reached: cell('reached'),
    missed: cell('missed'),
    wronglyReached: cell('wrongly-reached'),
    cannotTell: cell('cannot-tell'),
  }
  return { ...counts, delivered: missing, coverage: coverageOf(counts.entitled, counts.reached) }
}

function valueCell(
  how: PackIndicator['measure'],
  total: PublicIndicator['total'],
  attested: number | null,
): Cell {
  if (how.kind === 'evidence') return attested === null ? missing : { value: attested, status: 'A' }
  if (how.kind === 'output') return total.delivered
  const needed = [total.entitled, total.reached, total.missed, total.wronglyReached]
  if (needed.every((cell) => cell.status === 'M')) return missing
  const value = indicatorValue(how.value, {
    entitled: total.entitled.value,
    reached: total.reached.value,
    missed: total.missed.value,
    wronglyReached: total.wronglyReached.value,
  })
  const hidden = needed.some((cell) => cell.status === 'C')
  if (value === null) return { value: null, status: hidden ? 'C' : 'M' }
  const tooFew =
    how.value !== 'reached' &&
    (how.value === 'inclusion-error'
      ? total.reached.value! + total.wronglyReached.value!
      : total.entitled.value!) < 30
  return tooFew
    ? { value: null, status: 'C' }
    : { value: Math.round(value * 10) / 10, status: value === 0 ? 'Z' : 'A' }
}

function describeLineage(sources: PromiseSources, indicator: PackIndicator): Lineage {
  const measurement = sources.measurements.get(measureIdOf(indicator.measure) ?? '')
  const batches = new Set(measurement?.definition.batches)
  const kinds = new Map(sources.pack.listKinds.map((kind) => [kind.id, kind.name]))
  const agencies = new Map(sources.pack.agencies.map((agency) => [agency.id, agency.name]))
  return {
    rule: measurement?.definition.rule ?? null,
    ruleVersion: measurement?.ruleVersion ?? null,
    ruleSource: measurement?.definition.ruleSource ?? null,
    windowMonths: measurement?.definition.windowMonths ?? null,
    asOf: sources.asOf,
    knownAt: measurement?.knownAt ?? null,
    measurementId: measurement?.id ?? null,
    lists: sources.lists
      .filter((list) => batches.has(list.batchId))
      .map((list) => ({
        batchId: list.batchId,
        agency: agencies.get(list.agencyId) ?? list.agencyId,
        period: list.period,
        appliedOn: list.appliedOn,
        listKind: kinds.get(list.listKindId) ?? { id: list.listKindId, en: list.listKindId },
      })),
  }
}
