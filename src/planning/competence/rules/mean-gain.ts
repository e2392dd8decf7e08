/** One person of a training, without a name. Scores 0 to 100, null = test not taken. */
export interface Result {
  readonly agencyId: string
  readonly attended: boolean
  readonly before: number | null
  readonly after: number | null
}
export interface AgencyResult {
  readonly agencyId: string
  readonly registered: number
  readonly attended: number
  /** Points gained between the tests, one decimal; null = not shown (too few) or not measured. */
  readonly meanGain: number | null
}
export interface TrainingResult {
  readonly registered: number
  readonly attended: number
  readonly meanGain: number | null
  readonly agencies: readonly AgencyResult[]
}

/**
 * Counts and mean gain of a training, by agency. A mean over fewer than `peopleMin` people is left out: with one or two it is
 * a person's result. The mean over all is left out too where subtracting the shown agencies, and the people a reader's own
 * office knows by name, would give the mean of fewer than that.
 */
export function resultOf(results: readonly Result[], peopleMin: number): TrainingResult {
  const agencyIds = [...new Set(results.map((one) => one.agencyId))].sort()
  const agencies = agencyIds.map((agencyId) => {
    const own = results.filter((one) => one.agencyId === agencyId)
    const gains = gainsOf(own)
    return { agencyId, ...counts(own), measured: gains.length, meanGain: meanOf(gains, peopleMin) }
  })
  const hidden = agencies.filter((one) => one.meanGain === null).map((one) => one.measured)
  const rest = hidden.reduce((sum, count) => sum + count, 0) - Math.max(0, ...hidden)
  const mayShowAll = hidden.every((count) => count === 0) || rest >= peopleMin
  return {
    ...counts(results),
    meanGain: mayShowAll ? meanOf(gainsOf(results), peopleMin) : null,
    agencies: agencies.map(({ measured: _, ...one }) => one),
  }
}

function counts(results: readonly Result[]): { registered: number; attended: number } {
  return { registered: results.length, attended: results.filter((one) => one.attended).length }
}

function gainsOf(results: readonly Result[]): number[] {
  return results.flatMap(({ attended, before, after }) =>
    attended && before !== null && after !== null ? [after - before] : [],
  )
}

function meanOf(gains: readonly number[], peopleMin: number): number | null {
  if (gains.length < peopleMin) return null
  return Math.round((10 * gains.reduce((sum, gain) => sum + gain, 0)) / gains.length) / 10
}
