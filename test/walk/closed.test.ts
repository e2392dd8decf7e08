import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Actor, systemActor } from '../../src/access/index.ts'
import { listAlike } from '../../src/register/decide-alike.ts'
import { readPerson } from '../../src/register/read-person.ts'
import { readReviewCase, reviewQueue } from '../../src/register/review-queue.ts'
import { searchPeople } from '../../src/register/search-people.ts'
import { createTestRegister, exampleContext } from '../register-example.ts'
import { apply, fill, inTime, type Plan, plans, type RowPlan, villages } from './random-register.ts'

// A closed category does not show by what is missing either: answers are the same, byte for byte, as if it were not there.

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const actor = (role: Actor['role'], areaCode: string | null, categories: readonly string[] = []): Actor => ({
  ...systemActor,
  accountId: 'walker',
  role,
  agencyId: 'dispendukcapil',
  areaCode,
  categories,
})
const untold = [
  actor('walidata', null),
  actor('caseworker', '35.09.01'),
  actor('caseworker', null, ['pmks-14']),
]
const trusted = actor('walidata', null, ['pmks-14', 'pmks-18'])

/** What an account can get of people, as the bytes of the answers; ids from 1 up, also some that nobody has. */
async function everyAnswer(who: Actor): Promise<string[]> {
  const answers: string[] = []
  const note = async (answer: Promise<unknown>) =>
    void answers.push(
      JSON.stringify(
        await answer.catch((error: { code?: string; params?: object }) => ({ ...error, code: error.code })),
      ),
    )
  for (const q of ['siti', 'budi', 'sri rejeki', '4500', '3509011708450007'])
    await note(searchPeople(context, who, { q, page: 1 }))
  await note(searchPeople(context, who, { q: 'budi', village: villages[2]!, page: 1 }))
  await note(searchPeople(context, who, { q: '', village: '35.09', page: 1 }))
  await note(reviewQueue(context, who, 1, 'id'))
  await note(listAlike(context, who, 'id'))
  for (let id = 1; id <= 9; id++) {
    await note(readPerson(context, who, id, 'audit', 'id'))
    await note(readReviewCase(context, who, id, 'id'))
  }
  return answers
}

async function answersOf(actors: readonly Actor[]): Promise<string[][]> {
  const answers: string[][] = []
  for (const one of actors) answers.push(await everyAnswer(one))
  return answers
}

/** Where two answers part, with some letters of each. */
function differences(left: readonly string[][], right: readonly string[][]): [string, string][] {
  return left.flatMap((answers, who) =>
    answers.flatMap((answer, index): [string, string][] => {
      const other = right[who]![index]!
      const at = [...answer].findIndex((letter, place) => letter !== other[place])
      const from = Math.max(0, at - 60)
      return answer === other ? [] : [[answer.slice(from, from + 200), other.slice(from, from + 200)]]
    }),
  )
}

/** A plan without anything sensitive in it. */
const plain = plans.map(
  (plan): Plan => ({
    lists: plan.lists.map((list) => ({
      ...list,
      kind: list.kind === 'odha' ? 'penduduk' : list.kind,
      waits: false,
      rows: list.rows.map((row) => ({ ...row, category: ['pmks-08'] })),
    })),
    questions: plan.questions.map((question) => ({ ...question, same: false })),
  }),
)
/** Rows that say one closed category, of people who are known (0 to 5) and of two whom nothing else knows. */
const secretRow: fc.Arbitrary<RowPlan> = fc.record({
  person: fc.nat(7),
  village: fc.constantFrom(...villages),
  category: fc.constant(['pmks-18']),
  hasCard: fc.boolean(),
  isRejected: fc.constant(false),
})
const secrets: fc.Arbitrary<Plan> = fc.record({
  lists: fc.array(
    fc.record({
      kind: fc.constantFrom('odha', 'ppks'),
      waits: fc.constant(false),
      rows: fc.array(secretRow, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  questions: fc.array(fc.record({ a: fc.nat(60), b: fc.nat(60), same: fc.constant(false) }), {
    maxLength: 4,
  }),
})

test('a list that says a closed category comes in, and no answer changes by a byte', async () => {
  await fc.assert(
    fc.asyncProperty(plain, secrets, async (plan, secret) => {
      const [firstOf, applied] = [new Map<number, number>(), []]
      await fill(context, { lists: [], questions: [] })
      await apply(context, plan, firstOf, applied)
      const before = await answersOf(untold)
      await apply(context, secret, firstOf, [])
      expect(differences(before, await answersOf(untold))).toEqual([])
    }),
    { numRuns: 5, ...inTime },
  )
}, 400_000)

test('a row says a closed category beside an open one, and no answer is other than with the open one alone', async () => {
  await fc.assert(
    fc.asyncProperty(plain, async (plan) => {
      const both = (row: RowPlan) => ({ ...row, category: ['pmks-08', 'pmks-18'] })
      const secret = { ...plan, lists: plan.lists.map((list) => ({ ...list, rows: list.rows.map(both) })) }
      const answers: string[][][] = []
      for (const world of [plan, secret]) {
        await fill(fresh(), world)
        answers.push(await answersOf(untold))
      }
      expect(differences(answers[0]!, answers[1]!)).toEqual([])
    }),
    { numRuns: 3, ...inTime },
  )
}, 400_000)
/** The same moments in both worlds. */
const fresh = () => exampleContext(database)

test('who may see the category finds the person by name, on the page and in the queue', async () => {
  const secret = { person: 6, village: villages[0], category: ['pmks-18'], hasCard: false, isRejected: false }
  const known = { ...secret, person: 1, category: ['pmks-08'] }
  await fill(context, {
    lists: [
      { kind: 'penduduk', waits: false, rows: [known] },
      { kind: 'odha', waits: false, rows: [secret] },
    ],
    questions: [{ a: 0, b: 1, same: false }],
  })
  const found = async (who: Actor) => (await searchPeople(context, who, { q: 'budi utomo', page: 1 })).total
  expect([await found(trusted), await found(untold[0]!)]).toEqual([1, 0])
  const open = async (who: Actor) => (await reviewQueue(context, who, 1, 'id')).open
  expect([await open(trusted), await open(untold[0]!)]).toEqual([1, 0])
  expect(await readPerson(context, trusted, 2, 'case', 'id')).toMatchObject({
    name: 'BUDI UTOMO',
    hidden: [],
    claims: [{ what: 'pmks-18' }],
  })
  await expect(readPerson(context, untold[0]!, 2, 'case', 'id')).rejects.toMatchObject({
    code: 'register.person-unknown',
  })
})
