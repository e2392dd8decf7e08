import { partsOf, type Rule, RuleError } from './rule-model.ts'

/** Ids that a rule of this pack may name. */
export interface KnownIds {
  readonly categories: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
  readonly programmes: ReadonlySet<string>
}

/** Throws RuleError when the rule names an id the pack does not have, compares out of range or nests family() in family(). */
export function checkRule(rule: Rule, known: KnownIds): void {
  for (const part of partsOf(rule)) {
    if (part.kind === 'category') need(known.categories, part.id, part.at, 'category')
    if (part.kind === 'attribute') need(known.attributes, part.id, part.at, 'attribute')
    if (part.kind === 'receives') need(known.programmes, part.id, part.at, 'programme')
    if (part.kind === 'compare') checkCompared(part)
    if (part.kind === 'family') checkFamily(part.part)
  }
}

function need(ids: ReadonlySet<string>, id: string, at: number, what: string): void {
  if (!ids.has(id)) throw new RuleError(at, `there is no ${what} '${id}' in this pack`)
}

function checkCompared(part: Extract<Rule, { kind: 'compare' }>): void {
  if (part.fact === 'sex' && part.value !== 'M' && part.value !== 'F')
    throw new RuleError(part.at, "sex is 'M' or 'F'")
  if (part.fact === 'sex' && part.operator !== '=' && part.operator !== '!=')
    throw new RuleError(part.at, 'sex is compared with = or !=')
  if (part.fact === 'desil' && (Number(part.value) < 1 || Number(part.value) > 10))
    throw new RuleError(part.at, 'desil is 1 to 10')
  if (part.fact === 'age' && Number(part.value) > 150) throw new RuleError(part.at, 'age is at most 150')
}

function checkFamily(inside: Rule): void {
  for (const part of partsOf(inside))
    if (part.kind === 'family') throw new RuleError(0, 'family(…) may not stand inside family(…)')
}
