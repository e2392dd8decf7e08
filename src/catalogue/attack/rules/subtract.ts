import type { PublicSystem, Statement } from './public-system.ts'

/**
 * Attack A1: plain subtraction. One step: a sum with one unknown. Two steps: what was found is put into other sums, or one
 * sum is taken from another that has one unknown more. Unknowns found, with their values.
 */
export function attackBySubtraction({ equal }: Pick<PublicSystem, 'equal'>): Map<number, number> {
  const found = new Map<number, number>()
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const statement of equal) note(found, statement)
  }
  const sums = new Map<number, Statement[]>()
  for (const statement of equal)
    for (const unknown of statement.terms.keys()) sums.set(unknown, [...(sums.get(unknown) ?? []), statement])
  for (const large of equal)
    for (const small of new Set([...large.terms.keys()].flatMap((unknown) => sums.get(unknown)!)))
      if (small !== large) for (const sign of [1, -1]) note(found, combined(large, small, sign))
  return found
}

function note(found: Map<number, number>, { terms, value }: Statement): void {
  let rest = value
  const open: [number, number][] = []
  for (const [unknown, weight] of terms) {
    const known = found.get(unknown)
    if (known === undefined) open.push([unknown, weight])
    else rest -= weight * known
    if (open.length > 1) return
  }
  for (const [unknown, weight] of open) found.set(unknown, rest / weight)
}

function combined(one: Statement, other: Statement, sign: number): Statement {
  const terms = new Map(one.terms)
  for (const [unknown, weight] of other.terms) {
    const sum = (terms.get(unknown) ?? 0) - sign * weight
    if (sum === 0) terms.delete(unknown)
    else terms.set(unknown, sum)
  }
  return { terms, value: one.value - sign * other.value }
}
