/** Domains and indicators with their weights, of any instrument with levels 1 to 5. */
export interface MaturityInstrument {
  readonly domains: readonly {
    readonly id: string
    readonly weight: number
    readonly indicators: readonly { readonly id: string; readonly weight: number }[]
  }[]
}
/** A level of one indicator that somebody gave; `proven` = a document of that year or before shows it. */
export interface GivenLevel {
  readonly indicatorId: string
  readonly level: number
  readonly proven: boolean
}
export interface MaturityIndex {
  /** Of the indicators that were answered, as said; null = none was. 1 to 5, two decimals. */
  readonly said: number | null
  /** Of all indicators, those without a level or without evidence at level 1; null = none was answered. Never above `said`. */
  readonly proven: number | null
  readonly answered: number
  readonly withEvidence: number
  readonly indicators: number
}
export interface Maturity extends MaturityIndex {
  readonly domains: readonly (MaturityIndex & { readonly id: string })[]
}

const lowest = 1

/**
 * Index of an agency: weighted mean of indicators within a domain, then weighted mean of domains, as the published EPSS
 * structure does (Peraturan BPS 3/2022, unchecked). Answers to indicators the instrument does not have are ignored.
 */
export function maturityOf(instrument: MaturityInstrument, given: readonly GivenLevel[]): Maturity {
  const of = new Map(given.map((one) => [one.indicatorId, one]))
  const domains = instrument.domains.map(({ id, weight, indicators }) => {
    const found = indicators.map((one) => ({ weight: one.weight, answer: of.get(one.id) }))
    const answered = found.filter(({ answer }) => answer !== undefined)
    return {
      id,
      weight,
      said: mean(answered.map((one) => [one.answer!.level, one.weight])),
      proven: mean(found.map((one) => [one.answer?.proven ? one.answer.level : lowest, one.weight])),
      answered: answered.length,
      withEvidence: answered.filter(({ answer }) => answer!.proven).length,
      indicators: indicators.length,
    }
  })
  const answered = sum(domains.map((one) => one.answered))
  const said = domains.flatMap((one): Weighted[] => (one.said === null ? [] : [[one.said, one.weight]]))
  const proven = domains.map((one): Weighted => [one.proven ?? lowest, one.weight])
  return {
    said: round(mean(said)),
    proven: answered === 0 ? null : round(mean(proven)),
    answered,
    withEvidence: sum(domains.map((one) => one.withEvidence)),
    indicators: sum(domains.map((one) => one.indicators)),
    domains: domains.map(({ weight: _, ...one }) => ({
      ...one,
      said: round(one.said),
      proven: one.answered === 0 ? null : round(one.proven),
    })),
  }
}

/** The word for an index: the one with the highest lower bound that the index reaches; below all, the lowest. */
export function predicateOf<T extends { readonly from: number }>(
  index: number,
  predicates: readonly T[],
): T | undefined {
  const sorted = [...predicates].sort((a, b) => b.from - a.from)
  return sorted.find(({ from }) => index >= from) ?? sorted.at(-1)
}

type Weighted = readonly [value: number, weight: number]

/** Two decimals, as it is shown: the word of a predicate must fit the number beside it. */
function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}

function mean(values: readonly Weighted[]): number | null {
  const weights = sum(values.map(([, weight]) => weight))
  return weights === 0 ? null : sum(values.map(([value, weight]) => value * weight)) / weights
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
