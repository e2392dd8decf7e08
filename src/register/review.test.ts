import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addBatch,
  applyAsLinked,
  ask,
  createTestRegister,
  currentView,
  type ExampleRow,
  join,
} from '../../test/register-example.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { readAgreement } from './agreement.ts'
import { applyBatch } from './apply-batch.ts'
import { decideAlike, listAlike, readAlikeGroup, sampleAlike, undoAlike } from './decide-alike.ts'
import { decidePair } from './decide-pair.ts'
import { readReviewCase, reviewQueue } from './review-queue.ts'
import { undoBatch } from './undo-batch.ts'

const actor = (accountId: string, role: Actor['role'], areaCode: string | null = null): Actor => ({
  ...systemActor,
  accountId,
  displayName: accountId,
  role,
  agencyId: 'dinsos',
  areaCode,
})
const [ani, budi] = [actor('ani', 'reviewer'), actor('budi', 'reviewer')]
const walidata = actor('wd', 'walidata')
const trusted: Actor = { ...walidata, categories: ['pmks-18'] }
const village = '35.09.01.2001'

const { database, context, drop } = await createTestRegister()
beforeAll(async () => {
  const accounts = [ani, budi, walidata].map(
    ({ accountId, role }) => `('${accountId}', '${accountId}', 'Nama ${accountId}', '${role}', 'dinsos')`,
  )
  await database.write((writer) =>
    writer.execute(
      `insert into access.account (id, user_name, display_name, role, agency_id) values ${accounts.join(', ')}`,
    ),
  )
})
afterAll(() => drop())
beforeEach(() =>
  database.write((writer) =>
    writer.execute(`update linkage.review_pair set status = 'withdrawn' where status = 'open'`),
  ),
)

const all = <T>(sql: string, parameters: (string | number)[] = []) =>
  database.read((reader) => reader.query<T>(sql, parameters))
const view = () => database.read(currentView)
const queueOf = async (who: Actor) => (await reviewQueue(context, who, 1, 'id')).pairs.map(({ id }) => id)

/** `left` stands; each of `right` may be the row of `left` at its place. Returns the questions, in that order. */
async function askAbout(
  left: readonly ExampleRow[],
  right: readonly ExampleRow[],
  { pattern = 'uncertain~ppks+penduduk~name.equal', joined = false, list = 'bansos' } = {},
): Promise<number[]> {
  const first = await addBatch(database, 'penduduk', left)
  await applyAsLinked(context, first.batchId)
  const second = await addBatch(database, list, right)
  const ids: number[] = []
  for (const [index, recordId] of second.recordIds.entries()) {
    ids.push(await ask(database, second.batchId, recordId, first.recordIds[index]!, pattern))
    if (joined) await join(database, second.batchId, recordId, first.recordIds[index]!)
  }
  await applyAsLinked(context, second.batchId)
  return ids
}
const people = (count: number, given: ExampleRow = {}): ExampleRow[] =>
  Array.from({ length: count }, (_, index) => ({ name: `ORANG ${index}`, village, ...given }))

test('who many people and much help hang on comes first; sensitive categories do not move anybody', async () => {
  const kk = '3509011111111111'
  const [plain, family, helped, secret] = (await askAbout(
    [{ name: 'A' }, { name: 'B', kk }, { name: 'C' }, { name: 'D' }, { name: 'B ANAK', kk }],
    [
      { name: 'A' },
      { name: 'B' },
      { name: 'C', facts: { category: 'pmks-08' } },
      { name: 'D', facts: { category: 'pmks-18' } },
    ],
    { list: 'ppks' },
  )) as [number, number, number, number]
  const { pairs } = await reviewQueue(context, walidata, 1, 'id')
  expect(pairs.map(({ id, people, stakes }) => [id, people, stakes])).toEqual([
    [helped, 2, 1],
    [family, 3, 0],
    [plain, 2, 0],
  ])
  expect((await queueOf(trusted)).at(-1)).toBe(secret)
  expect((await readReviewCase(context, walidata, helped, 'id')).nextId).toBe(family)
  expect((await readReviewCase(context, trusted, secret, 'id')).nextId).toBe(helped)
})

test('the probability is not shown before the decision', async () => {
  const [once] = await askAbout(people(1), people(1))
  expect(await readReviewCase(context, ani, once!, 'id')).toMatchObject({ status: 'open', probability: null })
  await decidePair(context, ani, once!, 'different', '')
  const decided = await readReviewCase(context, ani, once!, 'id')
  expect(decided.probability).toBeCloseTo(0.6)
})

test('a reviewer of one area sees questions of that area only', async () => {
  const [inside, outside] = await askAbout(
    [
      { name: 'A', village },
      { name: 'B', village },
    ],
    [
      { name: 'A', village },
      { name: 'B', village: '35.09.01.2002' },
    ],
  )
  const local = actor('lokal', 'reviewer', village)
  expect(await queueOf(local)).toEqual([inside])
  await expect(readReviewCase(context, local, outside!, 'id')).rejects.toMatchObject({
    code: 'register.pair-unknown',
  })
})

test('a question about a closed list is there only for who may see the category', async () => {
  const [id] = await askAbout(people(1), people(1), { list: 'odha' })
  const unknown = { code: 'register.pair-unknown' }
  await expect(readReviewCase(context, walidata, id!, 'id')).rejects.toMatchObject(unknown)
  await expect(decidePair(context, walidata, id!, 'same', '')).rejects.toMatchObject(unknown)
  expect((await readReviewCase(context, trusted, id!, 'id')).left.source.list).toBe('odha')
})

describe('a question that is asked twice', () => {
  /** One question in twenty: among 40 there is one. */
  async function askTwice(): Promise<number> {
    await askAbout(people(40), people(40))
    const [pair] = await all<{ id: number }>(
      `select id from linkage.review_pair where status = 'open' and asked_twice order by id limit 1`,
    )
    return pair!.id
  }

  test('is held until a second person, who sees nothing of the first, agrees', async () => {
    const id = await askTwice()
    const before = await view()
    expect(await decidePair(context, ani, id, 'same', 'saya kenal')).toMatchObject({
      isDecided: false,
      personIds: [],
    })
    expect(await view()).toEqual(before)
    expect(await queueOf(ani)).not.toContain(id)
    expect(await readReviewCase(context, ani, id, 'id')).toMatchObject({ mayAnswer: false })
    await expect(decidePair(context, ani, id, 'same', '')).rejects.toMatchObject({
      code: 'register.pair-not-yours',
    })
    expect(await readReviewCase(context, budi, id, 'id')).toMatchObject({
      mayAnswer: true,
      answers: [],
      note: null,
      decidedBy: null,
    })
    expect(await decidePair(context, budi, id, 'same', '')).toMatchObject({ isDecided: true })
    expect(await readReviewCase(context, walidata, id, 'id')).toMatchObject({
      status: 'same',
      answers: [
        { by: 'Nama ani', outcome: 'same', note: 'saya kenal' },
        { by: 'Nama budi', outcome: 'same' },
      ],
    })
    expect((await readReviewCase(context, ani, id, 'id')).answers).toEqual([])
  })

  test('goes to the walidata when two people differ, who sees both answers and settles it', async () => {
    const id = await askTwice()
    await decidePair(context, ani, id, 'same', '')
    expect(await decidePair(context, budi, id, 'different', '')).toMatchObject({ isDecided: false })
    for (const reviewer of [ani, budi, actor('cici', 'reviewer')])
      expect(await readReviewCase(context, reviewer, id, 'id')).toMatchObject({
        mayAnswer: false,
        answers: [],
      })
    expect((await reviewQueue(context, walidata, 1, 'id')).differing).toBe(1)
    expect((await readReviewCase(context, walidata, id, 'id')).answers).toHaveLength(2)
    expect(await decidePair(context, walidata, id, 'different', 'kartu keluarga diperiksa')).toMatchObject({
      isDecided: true,
    })
  })

  test('counts for agreement: names for the walidata, a reviewer sees the own pairs without names', async () => {
    const given = { answered: 2, agreed: 1, share: 0.5 }
    expect(await readAgreement(context, walidata)).toMatchObject({
      total: given,
      pairs: [{ names: ['Nama ani', 'Nama budi'], ...given }],
      settling: 0,
    })
    expect(await readAgreement(context, budi)).toMatchObject({
      total: given,
      pairs: [{ names: null, ...given }],
    })
    expect((await readAgreement(context, actor('cici', 'reviewer'))).pairs).toEqual([])
  })

  test('its answers can be added to, not changed', async () => {
    const change = (sql: string) => database.write((writer) => writer.execute(sql))
    await expect(change(`update linkage.answer set outcome = 'same'`)).rejects.toThrow(/permission denied/)
    await expect(change('delete from linkage.answer')).rejects.toThrow(/permission denied/)
  })
})

describe('alike questions', () => {
  const facts = { desil: 3 }

  /** Draws the sample and answers all of it. Returns the decision's number. */
  async function answerSample(pattern: string, outcome: 'same' | 'different'): Promise<number> {
    const { id } = await sampleAlike(context, walidata, pattern)
    const { sample } = await readAlikeGroup(context, walidata, pattern, 'id')
    expect(sample!.pairs).toHaveLength(10)
    for (const pair of sample!.pairs) await decidePair(context, walidata, pair.id, outcome, '', id)
    return id
  }
  const reason = 'Contoh sepuluh pasangan sama semua.'

  test.each([
    ['same', false],
    ['different', true],
  ] as const)(
    'decided as %s at once, with a trace per person, and undone as one',
    async (outcome, joined) => {
      const pattern = `uncertain~ppks+penduduk~name.equal~sex.${outcome === 'same' ? 'equal' : 'different'}`
      const ids = await askAbout(people(60), people(60, { facts }), { pattern, joined })
      const groups = (await listAlike(context, walidata, 'id')).groups
      expect(groups).toMatchObject([{ pattern, reason: 'uncertain', same: 0, different: 0 }])
      const alikeId = await answerSample(pattern, outcome)
      const before = await view()
      const held = await all<{ n: number }>(
        `select count(*)::int as n from linkage.review_pair where pattern = $1 and status = 'open' and asked_twice`,
        [pattern],
      )
      const rest = ids.length - 10 - held[0]!.n
      expect(await decideAlike(context, walidata, alikeId, reason)).toEqual({ pairs: rest })
      const states = (await view()).states.length
      expect(states - before.states.length).toBe(outcome === 'same' ? -rest : rest)
      const traces = await all<{ subject_id: string }>(
        `select distinct subject_id from access.audit_event where action = 'register.person.decided-alike' and details ->> 'alike' = $1`,
        [String(alikeId)],
      )
      expect(traces).toHaveLength(2 * rest)
      expect(await queueOf(ani)).toHaveLength(held[0]!.n)

      await undoAlike(context, walidata, alikeId)
      // Persons that stood alone meanwhile stay as aliases: an id that somebody may have noted leads on.
      expect({ ...(await view()), aliases: [] }).toEqual({ ...before, aliases: [] })
      expect((await readAlikeGroup(context, walidata, pattern, 'id')).open).toBe(rest)
      await expect(undoAlike(context, walidata, alikeId)).rejects.toMatchObject({
        code: 'register.alike-refused',
      })
      const open = await all<{ n: number }>(
        'select count(*)::int as n from linkage.decision where alike_id = $1 and recorded_to is null',
        [alikeId],
      )
      expect(open).toEqual([{ n: 0 }])
    },
  )

  test('undone after the list went: its questions and joins do not come back', async () => {
    const pattern = 'uncertain~ppks+penduduk~name.equal~place.village'
    await askAbout(people(40), people(40, { facts }), { pattern, joined: true })
    const alikeId = await answerSample(pattern, 'different')
    await decideAlike(context, walidata, alikeId, reason)
    const [list] = await all<{ id: number }>(
      `select max(id) as id from intake.batch where status = 'applied'`,
    )
    await undoBatch(context, walidata, list!.id)
    const before = await view()
    await undoAlike(context, walidata, alikeId)
    expect(await view()).toEqual(before)
    expect(await queueOf(walidata)).toEqual([])
  })

  test('not before the whole sample says the same, and never again once people differ', async () => {
    const pattern = 'uncertain~ppks+penduduk~name.similar'
    await askAbout(people(60), people(60), { pattern })
    const { id } = await sampleAlike(context, walidata, pattern)
    const refused = { code: 'register.alike-refused' }
    await expect(sampleAlike(context, walidata, pattern)).rejects.toMatchObject(refused)
    await expect(decideAlike(context, walidata, id, reason)).rejects.toMatchObject(refused)
    const { sample, refusal } = await readAlikeGroup(context, walidata, pattern, 'id')
    expect(refusal).toBe('sample-open')
    const [first, ...others] = sample!.pairs.map((pair) => pair.id)
    await decidePair(context, walidata, first!, 'different', '')
    for (const pairId of others) await decidePair(context, ani, pairId, 'same', '')
    expect(await readAlikeGroup(context, walidata, pattern, 'id')).toMatchObject({
      refusal: 'answers-differ',
      sample: { outcome: null },
      same: 9,
      different: 1,
    })
    await expect(decideAlike(context, walidata, id, reason)).rejects.toMatchObject(refused)
  })

  test('a pattern that no question has is not found', async () => {
    const group = readAlikeGroup(context, walidata, 'uncertain~ppks+penduduk~made.up', 'id')
    await expect(group).rejects.toMatchObject({ code: 'register.alike-unknown' })
  })

  test('never over people in a category that the one who decides may not see: those questions stay open', async () => {
    const pattern = 'uncertain~ppks+penduduk~name.alike'
    const secret = people(30).with(7, { name: 'ORANG 7', village, facts: { category: 'pmks-18' } })
    await askAbout(people(30), secret, { pattern, list: 'ppks' })
    const openTo = async (who: Actor) => (await readAlikeGroup(context, who, pattern, 'id')).open
    expect(await openTo(walidata)).toBe((await openTo(trusted)) - 1)
    const { id } = await sampleAlike(context, walidata, pattern)
    const { sample } = await readAlikeGroup(context, walidata, pattern, 'id')
    for (const pair of sample!.pairs) await decidePair(context, walidata, pair.id, 'same', '')
    await decideAlike(context, walidata, id, reason)
    expect(await openTo(walidata)).toBe(0)
    expect(await openTo(trusted)).toBe(1)
  })
})

describe('an answer is remembered', () => {
  const row = {
    name: 'SULASTRI WAHYUNI',
    birthDate: '1980-05-17',
    sex: 'F',
    village,
    kk: '3509010101200001',
  } as const
  let month = 0 // one for the same month would take the place of the one before
  const enter = async (rows: readonly ExampleRow[]) => {
    const made = await addBatch(database, 'bansos', rows, `2026-${String(++month).padStart(2, '0')}-01`)
    await applyBatch(context, made.batchId, silent)
    return made
  }
  const personsOf = async (recordIds: readonly number[]) =>
    (
      await all<{ personId: number }>(
        `select person_id as "personId" from register.membership where record_id in (${recordIds.join(',')}) and recorded_to is null order by record_id`,
      )
    ).map(({ personId }) => personId)
  const questionOf = async (a: number, b: number) =>
    (
      await all<{ id: number }>(
        'select id from linkage.review_pair where least(record_id, other_record_id) = $1 and greatest(record_id, other_record_id) = $2',
        [a, b],
      )
    )[0]!.id
  /** Whether it is one of those asked twice hangs on its number. */
  const answerByTwo = async (pairId: number, outcome: 'same' | 'different') => {
    const { isDecided } = await decidePair(context, ani, pairId, outcome, '')
    for (const second of isDecided ? [] : [budi]) await decidePair(context, second, pairId, outcome, '')
  }

  test("'different' holds against later lists that fit both, 'same' against lists that fit one only", async () => {
    const twins = await enter([
      { ...row, nik: '3509015705800001' },
      { ...row, nik: '3509025705800002' },
    ])
    const [left, right] = twins.recordIds as [number, number]
    await answerByTwo(await questionOf(left, right), 'different')
    const isApart = async () => new Set(await personsOf([left, right])).size === 2
    for (const nik of [{ nik: '3509015705800001' }, { nik: '3509025705800002' }, {}])
      await enter([{ ...row, ...nik }])
    expect(await isApart()).toBe(true)
    const bridge = await enter([row, row])
    await undoBatch(context, walidata, bridge.batchId)
    expect(await isApart()).toBe(true)

    const strangers = await enter([
      { name: 'WAGIMAN', birthDate: '1950-01-01', sex: 'M', village, nik: '3509010101500001' },
      { name: 'SUPARDI HADI', birthDate: '1961-02-03', sex: 'M', village, nik: '3509010302610002' },
    ])
    const [older, younger] = strangers.recordIds as [number, number]
    const together = await ask(
      database,
      strangers.batchId,
      younger,
      older,
      'two-nik~ppks+penduduk~name.different~test',
    )
    await answerByTwo(together, 'same')
    const later = await enter([
      { name: 'WAGIMAN', birthDate: '1950-01-01', sex: 'M', village, nik: '3509010101500001' },
      { name: 'SUPARDI HADI', birthDate: '1961-02-03', sex: 'M', village, nik: '3509010302610002' },
    ])
    const isOne = async () => new Set(await personsOf([older, younger])).size === 1
    expect(await isOne()).toBe(true)
    expect(new Set(await personsOf([older, ...later.recordIds])).size).toBe(1)
    await undoBatch(context, walidata, later.batchId)
    expect(await isOne()).toBe(true)
  })
})
