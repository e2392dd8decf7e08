import type { FactName, Operator, Rule } from './rule-model.ts'

/** What is known of one person at the as-of date; null = unknown. Categories and attributes not named are absent, so false. */
export interface PersonFacts {
  readonly age: number | null
  readonly sex: string | null
  readonly desil: number | null
  readonly categories: readonly string[]
  /** Attribute -> the values sources state; an empty list = stated without a value. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly receives: readonly string[]
}
/** true, false, or null = cannot tell. */
export type Verdict = boolean | null

/**
 * Whether `rule` holds for `person`, whose living family is `family` (the person included), in the three-valued logic
 * of SQL. Written apart from `compileRule`, which it checks.
 */
export function evaluateRule(rule: Rule, person: PersonFacts, family: readonly PersonFacts[]): Verdict {
  switch (rule.kind) {
    case 'and':
      return allOf(rule.parts.map((part) => evaluateRule(part, person, family)))
    case 'or':
      return anyOf(rule.parts.map((part) => evaluateRule(part, person, family)))
    case 'not':
      return negate(evaluateRule(rule.part, person, family))
    case 'unknown':
      return evaluateRule(rule.part, person, family) === null
    case 'unknown-fact':
      return person[rule.fact] === null
    case 'family':
      return anyOf(family.map((member) => evaluateRule(rule.part, member, family)))
    case 'category':
      return person.categories.includes(rule.id)
    case 'receives':
      return person.receives.includes(rule.id)
    case 'compare':
      return compare(person[rule.fact as FactName], rule.operator, rule.value)
    case 'attribute':
      return attribute(person.attributes[rule.id], rule.value)
  }
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true
  return verdicts.includes(null) ? null : false
}
function allOf(verdicts: readonly Verdict[]): Verdict {
  return negate(anyOf(verdicts.map(negate)))
}
function negate(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict
}

function compare(fact: string | number | null, operator: Operator, value: string | number): Verdict {
  if (fact === null) return null
  switch (operator) {
    case '=':
      return fact === value
    case '!=':
      return fact !== value
    case '<':
      return fact < value
    case '<=':
      return fact <= value
    case '>':
      return fact > value
    case '>=':
      return fact >= value
  }
}

/** Several sources may state several values: '=' holds if one of them is it, '!=' if none is. */
function attribute(
  values: readonly string[] | undefined,
  wanted: { operator: '=' | '!='; text: string } | null,
): Verdict {
  if (values === undefined) return false
  if (wanted === null) return true
  if (values.length === 0) return null
  return values.includes(wanted.text) === (wanted.operator === '=')
}
