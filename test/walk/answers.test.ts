import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Actor, may, type Permission } from '../../src/access/index.ts'
import { listBatches, readRows } from '../../src/intake/describe-batch.ts'
import type { Row } from '../../src/kernel/ports.ts'
import { PersonTable, toQuery } from '../../src/register/person-table.ts'
import { readPerson } from '../../src/register/read-person.ts'
import { reviewQueue } from '../../src/register/review-queue.ts'
import { searchPeople } from '../../src/register/search-people.ts'
import { createTestRegister } from '../register-example.ts'
import { Evaluator, readWorld } from './evaluator.ts'
import { actors, fill, inTime, plans, villages } from './random-register.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const questions = fc.record({
  words: fc.constantFrom(
    '',
    'siti',
    'budi hartono',
    'sri wahyuni',
    'agus',
    '4500',
    '350901170845',
    '3509011708450002',
  ),
  village: fc.constantFrom(undefined, '35.09', '35.09.01', ...villages),
})

/** What the answers must be: the same work over the register as the evaluator shows it to this actor. */
const search = (evaluator: Evaluator, words: string, village: string | undefined) => {
  const states = evaluator
    .rows('register.person_state')
    .filter((state) => state.recorded_to === null)
    .sort((a, b) => Number(a.person_id) - Number(b.person_id))
  const table = new PersonTable(10)
  for (const state of states)
    table.add({
      personId: state.person_id as number,
      nik: state.nik as string | null,
      name: state.name as string | null,
      place: (state.village_code ?? state.district_code) as string | null,
    })
  const { areaCode } = evaluator.actor
  const query = toQuery(
    words,
    [village, areaCode].filter((code): code is string => Boolean(code)),
  )
  const isSpelling = !evaluator.has('identity') && /^\d{1,15}$/.test(words)
  return isSpelling ? { personIds: [], total: 0 } : table.search(query, 200)
}

async function checkSearch(evaluator: Evaluator, words: string, village: string | undefined) {
  const expected = search(evaluator, words, village)
  const found = await searchPeople(context, evaluator.actor, {
    q: words,
    page: 1,
    ...(village ? { village } : {}),
  })
  expect(found.people.map(({ personId }) => personId)).toEqual(expected.personIds.slice(0, 20))
  expect(found.total).toBe(expected.total)
}

const idsOf = (rows: readonly Row[], key = 'id') => rows.map((row) => Number(row[key])).sort((a, b) => a - b)

async function checkPersons(evaluator: Evaluator) {
  const everyId = idsOf(evaluator.world['register.person']!)
  const seen = everyId.filter((id) => evaluator.seesPerson(evaluator.living(id)))
  const open = (id: number) => readPerson(context, evaluator.actor, id, 'audit', 'id')
  for (const id of [...everyId.filter((one) => !seen.includes(one)), everyId.length + 7])
    await expect(open(id)).rejects.toMatchObject({ code: 'register.person-unknown', params: {} })
  for (const id of seen) {
    const answer = await open(id)
    const isOfPerson = (row: Row) => row.person_id === evaluator.living(id) && row.recorded_to === null
    const memberships = evaluator.rows('register.membership').filter(isOfPerson)
    expect(idsOf(answer.records as unknown as Row[], 'recordId')).toEqual(idsOf(memberships, 'record_id'))
    const claims = evaluator.rows('register.claim').filter(isOfPerson)
    expect(
      answer.claims.map((claim) => `${claim.kind} ${claim.what} ${claim.source.recordId}`).sort(),
    ).toEqual(claims.map((claim) => `${claim.kind} ${claim.what} ${claim.record_id}`).sort())
    const sources = answer.fields.flatMap(({ source }) => source?.recordId ?? [])
    expect(sources.filter((source) => !evaluator.seesRecord(evaluator.record(source)))).toEqual([])
    expect(answer.family.filter(({ personId }) => !evaluator.seesPerson(personId))).toEqual([])
  }
}

async function checkReview(evaluator: Evaluator) {
  const isWaiting = (pair: Row) =>
    pair.status === 'open' &&
    evaluator.batch(pair.batch_id).status === 'applied' &&
    evaluator.seesBatch(evaluator.batch(pair.batch_id))
  const pairs = evaluator
    .rows('linkage.review_pair')
    .filter(isWaiting)
    .sort((a, b) => Number(b.value) - Number(a.value) || Number(a.id) - Number(b.id))
  const queue = await reviewQueue(context, evaluator.actor, 1, 'id')
  expect(queue.pairs.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id))
  expect(queue.open).toBe(pairs.length)
}

/** The desk that hands lists in looks at lists, not at people: what a list says is seen, not whom it speaks of. */
async function checkLists(everything: Evaluator) {
  const evaluator = new Evaluator(everything.world, everything.actor, 'lists')
  const every = evaluator.world['intake.batch']!
  const own = every.filter((batch) => evaluator.approves || evaluator.isOwn(batch))
  const { batches, total } = await listBatches(context, evaluator.actor, {})
  expect(batches.map(({ id }) => id).sort((a, b) => a - b)).toEqual(idsOf(own))
  expect(total).toBe(own.length)
  for (const batch of own) {
    const { rows } = await readRows(context, evaluator.actor, batch.id as number, { limit: 100 })
    const seen = evaluator.rows('intake.record').filter((record) => record.batch_id === batch.id)
    expect(idsOf(rows as unknown as Row[])).toEqual(idsOf(seen))
  }
  for (const batch of every.filter((one) => !own.includes(one)))
    await expect(readRows(context, evaluator.actor, batch.id as number, {})).rejects.toMatchObject({
      code: 'intake.batch-not-found',
      params: {},
    })
}

const checks: readonly [
  Permission,
  (evaluator: Evaluator, words: string, village?: string) => Promise<void>,
][] = [
  ['register.search', checkSearch],
  ['register.read-person', checkPersons],
  ['linkage.review', checkReview],
  ['intake.hand-in', checkLists],
]
const asking = fc.tuple(
  actors.filter(({ role }) =>
    checks.some(([permission]) => may(role as Exclude<Actor['role'], 'system'>, permission)),
  ),
  questions,
)

test('every answer about people is that of the register as the actor may see it', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.array(asking, { minLength: 5, maxLength: 8 }), async (plan, asked) => {
      await fill(context, plan)
      const world = await readWorld(database)
      for (const [actor, { words, village }] of asked) {
        const role = actor.role as Exclude<Actor['role'], 'system'>
        for (const [, check] of checks.filter(([permission]) => may(role, permission)))
          await check(new Evaluator(world, actor, 'register'), words, village)
      }
    }),
    { numRuns: 10, ...inTime },
  )
}, 400_000)
