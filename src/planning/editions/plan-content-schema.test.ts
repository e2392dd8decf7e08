import { expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../test/plan-content.ts'
import { planContent } from './plan-content-schema.ts'

test.each([
  ['empty', emptyContent],
  ['filled', exampleContent],
])('an %s plan is accepted as it is', (_, content) => {
  expect(planContent.parse(content)).toEqual(content)
})

/** The same value with one more key in the object at this path. */
function withKey(value: unknown, path: readonly (string | number)[]): unknown {
  const [step, ...more] = path
  if (step === undefined) return { ...(value as object), signedBy: 'Sumiati' }
  if (Array.isArray(value)) return value.map((one, index) => (index === step ? withKey(one, more) : one))
  const object = value as Record<string, unknown>
  return { ...object, [step]: withKey(object[step], more) }
}
/** Paths of every object in it. */
function objectsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  const inside = Array.isArray(value)
    ? value.flatMap((one, index) => objectsIn(one, [...path, index]))
    : Object.entries(value as object).flatMap(([key, one]) =>
        typeof one === 'object' && one !== null ? objectsIn(one, [...path, key]) : [],
      )
  return Array.isArray(value) ? inside.filter((one) => one.length > 0) : [path, ...inside]
}
const onlyObjects = (value: unknown): boolean => typeof value === 'object' && value !== null
const at = (path: readonly (string | number)[]) =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], exampleContent)

test('a key that the contract does not know is refused in every object of it', () => {
  const paths = objectsIn(exampleContent).filter((path) => onlyObjects(at(path)))
  expect(paths.length).toBeGreaterThan(80)
  const accepted = paths.filter((path) => planContent.safeParse(withKey(exampleContent, path)).success)
  expect(accepted).toEqual([])
})

test.each([
  ['a day that is none', { ...exampleContent, drawnOn: '2026-02-30' }],
  ['a word for a number', { ...exampleContent, region: { ...exampleContent.region, villages: '12' } }],
  [
    'a state nobody knows',
    { ...exampleContent, promises: [{ ...exampleContent.promises[0]!, state: 'fine' }] },
  ],
  ['another format', { ...exampleContent, format: 2 }],
])('%s is refused', (_, content) => {
  expect(planContent.safeParse(content).success).toBe(false)
})
