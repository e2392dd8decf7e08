interface Shown {
  readonly value: number | null
  readonly status: string
}

/** Fewer than this give percentages that jump with one person and tell who they are. */
export const denominatorMin = 30

/** Percent reached of the entitled with one decimal, from shown numbers only; null when one is hidden or too few are entitled. */
export function coverageOf(entitled: Shown, reached: Shown): number | null {
  if (entitled.value === null || reached.value === null || entitled.value < denominatorMin) return null
  return Math.round((1000 * reached.value) / entitled.value) / 10
}
