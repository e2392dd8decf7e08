import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Gap, gapReasons } from './gaps.ts'
import { type Course, offerOf, planTrainings } from './training-plan.ts'

const skillIds = ['s1', 's2', 's3', 's4', 's5']
const gap = fc.record({
  agencyId: fc.constantFrom('a', 'b', 'c', 'd'),
  skillId: fc.constantFrom(...skillIds),
  people: fc.integer({ min: 1, max: 9 }),
  reasons: fc.subarray([...gapReasons], { minLength: 1 }),
})
const gaps = fc.uniqueArray(gap, { selector: (one) => `${one.agencyId} ${one.skillId}`, maxLength: 20 })
const courses: fc.Arbitrary<Course[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6'),
    skills: fc.subarray(skillIds, { minLength: 1 }),
    hours: fc.integer({ min: 1, max: 40 }),
    capacity: fc.integer({ min: 1, max: 12 }),
  }),
  { selector: (one) => one.id },
)
/** Each course teaches skills of its own. */
const courseApart = (hours: number, capacity: number): Course[] =>
  skillIds.map((skill, index) => ({ id: `k${index}`, skills: [skill], hours: hours + index, capacity }))
const needs = (agencyId: string, skillId: string, people = 1): Gap => ({
  agencyId,
  skillId,
  people,
  reasons: ['vacant-role'],
})
const sessionsOf = (given: readonly Gap[], catalogue: readonly Course[]) =>
  planTrainings(given, catalogue).offers.reduce((sum, one) => sum + one.sessions, 0)

test('a course with no gap is never proposed, none twice, and every offer closes something', () => {
  fc.assert(
    fc.property(gaps, courses, (given, catalogue) => {
      const { offers } = planTrainings(given, catalogue)
      const lacking = new Set(given.map((one) => one.skillId))
      for (const offer of offers) {
        const course = catalogue.find((one) => one.id === offer.courseId)
        expect(course!.skills.some((skill) => lacking.has(skill))).toBe(true)
        expect(offer.closed).toBeGreaterThan(0)
      }
      expect(new Set(offers.map((one) => one.courseId)).size).toBe(offers.length)
      const noneNeeded = planTrainings([], catalogue)
      expect(noneNeeded).toEqual({ offers: [], left: [] })
    }),
  )
})

test('every gap is closed once, or left because no course teaches it', () => {
  fc.assert(
    fc.property(gaps, courses, (given, catalogue) => {
      const { offers, left } = planTrainings(given, catalogue)
      const all = given.reduce((sum, one) => sum + one.people, 0)
      const closed = offers.reduce((sum, one) => sum + one.closed, 0)
      expect(closed + left.reduce((sum, one) => sum + one.people, 0)).toBe(all)
      const taught = new Set(catalogue.flatMap((course) => course.skills))
      expect(left.filter((one) => taught.has(one.skillId))).toEqual([])
      expect(left).toHaveLength(given.filter((one) => !taught.has(one.skillId)).length)
    }),
  )
})

test('the order of gaps and courses does not matter', () => {
  const shuffled = fc
    .tuple(gaps, courses)
    .chain(([given, catalogue]) =>
      fc.tuple(
        fc.constant(given),
        fc.constant(catalogue),
        fc.shuffledSubarray(given, { minLength: given.length }),
        fc.shuffledSubarray(catalogue, { minLength: catalogue.length }),
      ),
    )
  fc.assert(
    fc.property(shuffled, ([given, catalogue, otherGaps, otherCourses]) => {
      expect(planTrainings(otherGaps, otherCourses)).toEqual(planTrainings(given, catalogue))
    }),
  )
})

test('of two courses that do the same, the first by id is proposed, whichever is given first', () => {
  const [one, two] = ['k1', 'k2'].map((id) => ({ id, skills: ['s1'], hours: 4, capacity: 9 }))
  const ids = (catalogue: readonly Course[]) =>
    planTrainings([needs('a', 's1')], catalogue).offers.map((offer) => offer.courseId)
  expect([ids([one!, two!]), ids([two!, one!])]).toEqual([['k1'], ['k1']])
})

test('at the first step no single course gains more per hour, counted by hand', () => {
  fc.assert(
    fc.property(gaps, courses, (given, catalogue) => {
      const first = planTrainings(given, catalogue).offers[0]
      const rates = catalogue.map((course) => {
        const served = given.filter((one) => course.skills.includes(one.skillId))
        const people = ['a', 'b', 'c', 'd']
          .map((id) => served.filter((one) => one.agencyId === id).map((one) => one.people))
          .reduce((sum, counts) => sum + Math.max(0, ...counts), 0)
        const hours = Math.ceil(people / course.capacity) * course.hours
        return served.length === 0 ? 0 : served.reduce((sum, one) => sum + one.people, 0) / hours
      })
      const rate = first ? first.closed / first.hours : 0
      expect(rate).toBeCloseTo(Math.max(0, ...rates), 9)
    }),
  )
})

test('more gaps never give fewer sessions of one course', () => {
  fc.assert(
    fc.property(gaps, gaps, courses, (given, more, catalogue) => {
      const keys = new Set(given.map((one) => `${one.agencyId} ${one.skillId}`))
      const all = [...given, ...more.filter((one) => !keys.has(`${one.agencyId} ${one.skillId}`))]
      for (const course of catalogue)
        expect(offerOf(all, course)?.sessions ?? 0).toBeGreaterThanOrEqual(
          offerOf(given, course)?.sessions ?? 0,
        )
    }),
  )
})

test('more gaps never give fewer sessions in all where no two courses teach the same', () => {
  fc.assert(
    fc.property(
      gaps,
      gaps,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (given, more, hours, capacity) => {
        const catalogue = courseApart(hours, capacity)
        const keys = new Set(given.map((one) => `${one.agencyId} ${one.skillId}`))
        const all = [...given, ...more.filter((one) => !keys.has(`${one.agencyId} ${one.skillId}`))]
        expect(sessionsOf(all, catalogue)).toBeGreaterThanOrEqual(sessionsOf(given, catalogue))
      },
    ),
  )
})

test('a wider course takes the place of two small ones when a further gap makes it worth its hours', () => {
  const catalogue: Course[] = [
    { id: 'one', skills: ['s1'], hours: 1, capacity: 9 },
    { id: 'two', skills: ['s2'], hours: 1, capacity: 9 },
    { id: 'wide', skills: ['s1', 's2', 's3'], hours: 2.5, capacity: 9 },
  ]
  const given = [needs('a', 's1'), needs('a', 's2')]
  const ids = (of: readonly Gap[]) => planTrainings(of, catalogue).offers.map((one) => one.courseId)
  expect(ids(given)).toEqual(['one', 'two'])
  expect(ids([...given, needs('a', 's3')])).toEqual(['wide'])
})

test.each([
  ['who lacks two skills comes once', [needs('a', 's1', 3), needs('a', 's2', 2)], 3, 1, 5],
  ['people of two agencies add up', [needs('a', 's1', 3), needs('b', 's1', 2)], 5, 2, 5],
  ['exactly full is one session', [needs('a', 's1', 4)], 4, 1, 4],
  ['one more needs a second', [needs('a', 's1', 5)], 5, 2, 5],
])('%s', (_, given, people, sessions, closed) => {
  const course = { id: 'k', skills: ['s1', 's2'], hours: 6, capacity: 4 }
  expect(offerOf(given, course)).toMatchObject({ people, sessions, closed, hours: sessions * 6 })
})
