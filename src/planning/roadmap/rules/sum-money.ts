import type { Money } from './model.ts'

/**
 * Sums of rupiah, exact to the cent; null for no budgets at all. Revised: what was not revised counts as planned, so that the
 * sum is the ceiling in force; null when nothing was revised. Realised: the sum of what was reported; null when nothing was.
 */
export function sumMoney(budgets: readonly Money[]): Money | null {
  if (budgets.length === 0) return null
  const known = budgets.flatMap(({ realised }) => (realised === null ? [] : [realised]))
  return {
    plan: sum(budgets.map(({ plan }) => plan)),
    revised: budgets.every(({ revised }) => revised === null)
      ? null
      : sum(budgets.map(({ plan, revised }) => revised ?? plan)),
    realised: known.length === 0 ? null : sum(known),
  }
}

/** In cents: tenths of a rupiah have no exact number. */
function sum(amounts: readonly number[]): number {
  return amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100
}
