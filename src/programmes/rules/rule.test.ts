import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import type { Database } from '../../kernel/ports.ts'
import { checkRule } from './check-rule.ts'
import { anyRow, compileRule } from './compile-rule.ts'
import { evaluateRule, type PersonFacts } from './evaluate-rule.ts'
import { parseRule } from './parse-rule.ts'
import { type Rule, requiresOneOf } from './rule-model.ts'

let store: { database: Database; drop(): Promise<void> }
beforeAll(async () => {
  store = await createTestDatabase()
}, 60_000)
afterAll(() => store.drop())

const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const leaf = fc.oneof(
  fc.tuple(operator, fc.integer({ min: 0, max: 9 })).map(([sign, value]) => `age ${sign} ${value}`),
  fc.tuple(operator, fc.integer({ min: 1, max: 3 })).map(([sign, value]) => `desil ${sign} ${value}`),
  fc.constantFrom(
    "sex = 'F'",
    "sex != 'M'",
    'unknown(age)',
    'unknown(desil)',
    "category('a')",
    "category('b')",
    "attribute('x')",
    "attribute('x') = 'one'",
    "attribute('x') != 'one'",
    "receives('p')",
  ),
)
function grown(depth: number, families: boolean): fc.Arbitrary<string> {
  if (depth === 0) return leaf
  const inner = grown(depth - 1, families)
  const joined = fc
    .tuple(inner, fc.constantFrom('and', 'or'), inner)
    .map(([left, word, right]) => `(${left} ${word} ${right})`)
  const wrapped = fc.oneof(
    inner.map((part) => `not ${part}`),
    inner.map((part) => `unknown(${part})`),
  )
  return fc.oneof(
    leaf,
    joined,
    wrapped,
    ...(families ? [grown(depth - 1, false).map((part) => `family(${part})`)] : []),
  )
}
const person: fc.Arbitrary<PersonFacts & { family: number }> = fc.record({
  family: fc.integer({ min: 1, max: 3 }),
  age: fc.option(fc.integer({ min: 0, max: 9 })),
  sex: fc.option(fc.constantFrom('M', 'F')),
  desil: fc.option(fc.integer({ min: 1, max: 3 })),
  categories: fc.subarray(['a', 'b']),
  receives: fc.subarray(['p']),
  attributes: fc.oneof(fc.constant({}), fc.record({ x: fc.subarray(['one', 'two']) })),
})

async function inSql(rule: Rule, people: readonly (PersonFacts & { family: number })[]): Promise<unknown[]> {
  const compiled = compileRule(rule, 1)
  const terms = compiled.familyTerms.map((term, index) => `, ${anyRow(term)} as t${index}`).join('')
  const rows = people.map((one, id) => ({
    id,
    family: one.family,
    age: one.age,
    sex: one.sex,
    desil: one.desil,
    'category.a': one.categories.includes('a'),
    'category.b': one.categories.includes('b'),
    'receives.p': one.receives.includes('p'),
    'attribute.x': one.attributes.x ?? null,
  }))
  const found = await store.database.read((reader) =>
    reader.query<{ verdict: unknown }>(
      `with p as (select * from jsonb_to_recordset($1::jsonb) as r(id int, family int, age int, sex text, desil int,
       "category.a" boolean, "category.b" boolean, "receives.p" boolean, "attribute.x" text[])),
     f as (select family${terms} from p group by family)
     select ${compiled.sql} as verdict from p join f on f.family = p.family order by p.id`,
      [JSON.stringify(rows), ...compiled.parameters],
    ),
  )
  return found.map((row) => row.verdict)
}

test('compiled SQL says what the evaluator says, for any rule and any people', async () => {
  await fc.assert(
    fc.asyncProperty(
      grown(4, true),
      fc.array(person, { minLength: 1, maxLength: 12 }),
      async (text, people) => {
        const rule = parseRule(text)
        const expected = people.map((one) =>
          evaluateRule(
            rule,
            one,
            people.filter((other) => other.family === one.family),
          ),
        )
        expect(await inSql(rule, people)).toEqual(expected)
      },
    ),
    { numRuns: 400 },
  )
}, 60_000)

test.each([
  ['desil <= 4 and', 'position 15: expected a fact or "(", found "the end"'],
  ['desil <= four', 'position 10: desil is compared with a whole number, found "four"'],
  [
    'wealth > 3',
    `position 1: "wealth" is not a fact; facts are age, sex, desil, category('…'), attribute('…'), receives('…')`,
  ],
  ['category(pmks)', `position 10: expected an id in quotes, e.g. 'pmks-08', found "pmks"`],
  ["category('pmks", 'position 10: text starts with a quote that is not closed'],
  ['(age > 3', 'position 9: expected ")", found "the end"'],
  ['age > 3; drop', 'position 8: ";" has no meaning here'],
  ['age > 3 age', 'position 9: expected "and", "or" or the end, found "age"'],
])('%s is refused: %s', (text, reason) => {
  expect(() => parseRule(text)).toThrow(reason)
})

const known = { categories: new Set(['a']), attributes: new Set(['x']), programmes: new Set(['p']) }
test.each([
  ["category('zz')", "there is no category 'zz' in this pack"],
  ["attribute('zz')", "there is no attribute 'zz' in this pack"],
  ["receives('zz')", "there is no programme 'zz' in this pack"],
  ["sex = 'X'", "sex is 'M' or 'F'"],
  ['desil <= 11', 'desil is 1 to 10'],
  ['family(family(age > 3))', 'family(…) may not stand inside family(…)'],
])('%s is refused by the pack: %s', (text, reason) => {
  expect(() => checkRule(parseRule(text), known)).toThrow(reason)
})

test.each([
  ["category('s')", true],
  ["category('s') and age > 5", true],
  ["category('s') or category('o')", false],
  ["not category('s')", false],
  ["desil <= 4 and family(age < 7 or category('s'))", false],
])('%s can only be satisfied in a sensitive category: %s', (text, expected) => {
  expect(requiresOneOf(parseRule(text), new Set(['s']))).toBe(expected)
})
