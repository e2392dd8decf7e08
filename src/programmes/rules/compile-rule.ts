import { partsOf, type Rule } from './rule-model.ts'

/** One SQL boolean over the facts relation. `family` = per-person expressions that stand for family(…), see below. */
export interface CompiledRule {
  /** Names columns of relation `p` (facts of a person) and `f` (family terms t0, t1 …). */
  readonly sql: string
  /** For each family(…): an expression over `p`; the caller joins f.t<n> = "some living member satisfies it" (three-valued). */
  readonly familyTerms: readonly string[]
  readonly parameters: readonly (string | number)[]
}

/**
 * Compiles a checked rule. Literals become parameters ($n, counted after `parametersBefore`), terms of families f.t<n>
 * (counted after `termsBefore`); ids become quoted column names and must be pack ids. The facts relation `p` has age, sex, desil, "category.<id>" boolean not null,
 * "receives.<id>" boolean not null, and "attribute.<id>" text[] (null = absent, empty = stated without a value).
 */
export function compileRule(rule: Rule, parametersBefore = 0, termsBefore = 0): CompiledRule {
  const parameters: (string | number)[] = []
  const familyTerms: string[] = []
  const place = (value: string | number, type: string) =>
    `$${parametersBefore + parameters.push(value)}::${type}`
  const compile = (part: Rule): string => {
    switch (part.kind) {
      case 'and':
      case 'or':
        return `(${part.parts.map(compile).join(` ${part.kind} `)})`
      case 'not':
        return `(not ${compile(part.part)})`
      case 'unknown':
        return `(${compile(part.part)} is null)`
      case 'unknown-fact':
        return `(p.${part.fact} is null)`
      case 'family':
        return `f.t${termsBefore + familyTerms.push(compile(part.part)) - 1}`
      case 'category':
      case 'receives':
        return `p.${factColumn(part.kind, part.id)}`
      case 'compare':
        return `(p.${part.fact} ${part.operator} ${place(part.value, part.fact === 'sex' ? 'text' : 'integer')})`
      case 'attribute':
        return compileAttribute(part, place)
    }
  }
  return { sql: compile(rule), familyTerms, parameters }
}

function compileAttribute(
  part: Extract<Rule, { kind: 'attribute' }>,
  place: (value: string, type: string) => string,
): string {
  const column = `p.${factColumn('attribute', part.id)}`
  if (part.value === null) return `(${column} is not null)`
  const same = `${place(part.value.text, 'text')} = any(${column})`
  return `(case when ${column} is null then false when cardinality(${column}) = 0 then null else ${part.value.operator === '=' ? same : `not (${same})`} end)`
}

/** "category.pmks-08". Refuses anything that is not a pack id, so that no text of a rule becomes SQL. */
export function factColumn(kind: 'category' | 'attribute' | 'receives', id: string): string {
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) throw new Error('Assertion failed: not a pack id')
  return `"${kind}.${id}"`
}

/** SQL of "some row satisfies `expression`" in three-valued logic, as an aggregate that reads the expression once per row. */
export function anyRow(expression: string): string {
  return `(case max(coalesce((${expression})::integer * 2, 1)) when 2 then true when 0 then false end)`
}

/**
 * For programmes of families: "some member satisfies `rule`" as one expression of aggregates over the members, without
 * a second pass, when family(…) stands only at the top of the rule joined by `and` (three-valued `and` distributes over
 * "some member"). Null when the rule has another shape.
 */
export function compileForFamily(
  rule: Rule,
  here: string,
  parametersBefore: number,
): { sql: string; parameters: readonly (string | number)[] } | null {
  const parts = rule.kind === 'and' ? rule.parts : [rule]
  const alone = parts.filter((part) => part.kind !== 'family')
  if (alone.some((part) => [...partsOf(part)].some((inner) => inner.kind === 'family'))) return null
  const own: Rule[] = alone.length > 0 ? [{ kind: 'and', parts: alone }] : []
  const parameters: (string | number)[] = []
  const terms = [...own, ...parts.flatMap((part) => (part.kind === 'family' ? [part.part] : []))].map(
    (part) => {
      const compiled = compileRule(part, parametersBefore + parameters.length)
      parameters.push(...compiled.parameters)
      return anyRow(`case when ${here} then ${compiled.sql} else false end`)
    },
  )
  return { sql: terms.join(' and '), parameters }
}
