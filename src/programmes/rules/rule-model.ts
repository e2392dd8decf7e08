/** The rule language of eligibility: what `parseRule` makes and `evaluateRule` and `compileRule` read. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Rule =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Rule[] }
  | { readonly kind: 'not' | 'family' | 'unknown'; readonly part: Rule }
  | { readonly kind: 'unknown-fact'; readonly fact: FactName; readonly at: number }
  | {
      readonly kind: 'compare'
      readonly fact: FactName
      readonly operator: Operator
      readonly value: string | number
      readonly at: number
    }
  | { readonly kind: 'category' | 'receives'; readonly id: string; readonly at: number }
  | {
      readonly kind: 'attribute'
      readonly id: string
      readonly value: { readonly operator: '=' | '!='; readonly text: string } | null
      readonly at: number
    }

/** Facts with one value per person: age in completed years at the as-of date, sex M or F, desil 1..10 of the family. */
export const factNames = ['age', 'sex', 'desil'] as const
export type FactName = (typeof factNames)[number]

/** A mistake in a rule: `at` is the position in the text, from 0. */
export class RuleError extends Error {
  override name = 'RuleError'
  readonly at: number
  readonly reason: string
  constructor(at: number, reason: string) {
    super(`position ${at + 1}: ${reason}`)
    this.at = at
    this.reason = reason
  }
}

/** Every rule inside `rule`, itself first. */
export function* partsOf(rule: Rule): Generator<Rule> {
  yield rule
  if (rule.kind === 'and' || rule.kind === 'or') for (const part of rule.parts) yield* partsOf(part)
  if (rule.kind === 'not' || rule.kind === 'family' || rule.kind === 'unknown') yield* partsOf(rule.part)
}

/** Lists of a programme are claims of these kinds; the ids a rule needs of each. */
export interface Needs {
  readonly categories: readonly string[]
  readonly attributes: readonly string[]
  readonly receives: readonly string[]
  readonly desil: boolean
}

export function needsOf(rules: readonly Rule[]): Needs {
  const all = rules.flatMap((rule) => [...partsOf(rule)])
  const ids = (kind: 'category' | 'attribute' | 'receives') =>
    [...new Set(all.flatMap((part) => (part.kind === kind ? [part.id] : [])))].sort()
  const facts = all.flatMap((part) =>
    part.kind === 'compare' || part.kind === 'unknown-fact' ? [part.fact] : [],
  )
  return {
    categories: ids('category'),
    attributes: ids('attribute'),
    receives: ids('receives'),
    desil: facts.includes('desil'),
  }
}

/** True when nobody can satisfy the rule without being in a category of `sensitive`: then its counts are sensitive too. */
export function requiresOneOf(rule: Rule, sensitive: ReadonlySet<string>): boolean {
  switch (rule.kind) {
    case 'and':
      return rule.parts.some((part) => requiresOneOf(part, sensitive))
    case 'or':
      return rule.parts.every((part) => requiresOneOf(part, sensitive))
    case 'family':
      return requiresOneOf(rule.part, sensitive)
    case 'category':
      return sensitive.has(rule.id)
    default:
      return false
  }
}
