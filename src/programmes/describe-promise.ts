import type { Pack } from '../pack/index.ts'
import type { SteeredIndicator, SteeredPromise } from './contract.ts'
import type { AreaValue } from './model.ts'
import { indicatorValue, judgeIndicator, promiseStatus } from './rules/promise-status.ts'
import type { Evidence } from './store-evidence.ts'

type PackPromise = Pack['term']['promises'][number]

/** A promise with the status the published rule gives it. `valueOf` = what was measured in the regency. */
export function describePromise(
  pack: Pack,
  promise: PackPromise,
  asOf: string,
  evidence: readonly Evidence[],
  measured: (indicator: PackPromise['indicators'][number]) => AreaValue | undefined,
): SteeredPromise {
  const own = evidence.filter((one) => one.promiseId === promise.id)
  const indicators = promise.indicators.map((indicator) =>
    describeIndicator(pack, indicator, asOf, own, measured(indicator)),
  )
  const agency = pack.agencies.find((one) => one.id === promise.agency)
  const { id, number, name, summary, origin } = promise
  return {
    id,
    number,
    name,
    summary,
    origin,
    agency: agency?.name ?? promise.agency,
    agencyShort: agency?.shortName ?? promise.agency,
    status: promiseStatus(indicators.map((one) => one.status)),
    indicators,
  }
}

function describeIndicator(
  pack: Pack,
  indicator: PackPromise['indicators'][number],
  asOf: string,
  evidence: readonly Evidence[],
  measured: AreaValue | undefined,
): SteeredIndicator {
  const how = indicator.measure
  const programme =
    how.kind === 'programme' ? pack.programmes.find((one) => one.id === how.programme) : undefined
  const counts = measured?.counts ?? null
  const attested =
    evidence.find((one) => one.indicatorId === indicator.id && one.value !== null)?.value ?? null
  const value =
    how.kind === 'programme'
      ? counts
        ? indicatorValue(how.value, counts)
        : null
      : how.kind === 'output'
        ? (measured?.amount ?? null)
        : attested
  const { id, name, unit, polarity } = indicator
  return {
    id,
    name,
    unit,
    polarity,
    kind: how.kind,
    valueKind: how.kind === 'programme' ? how.value : null,
    value,
    ...judgeIndicator(indicator, value, evidence.length > 0, asOf, pack.term.status),
    programmeId: programme?.id ?? null,
    countedUnit: programme?.unit ?? null,
    counts,
    amount: measured?.amount ?? null,
  }
}
