import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { openProtection, type ProtectionExample } from '../../../test/protection-example.ts'
import type { Context } from '../../access/index.ts'
import { decideRetention, jobs, listAged } from './review-retention.ts'
import { keptUntil, nextStep } from './rules/retention.ts'

let example: ProtectionExample
beforeAll(async () => {
  example = await openProtection()
})
afterAll(() => example.drop())

const walidata = actor('walidata', 'diskominfo')
const head = actor('head', 'dispendukcapil')
const stranger = actor('head', 'dinsos')
const aged = async (context: Context, who = walidata) => (await listAged(context, who)).lists
const reason = 'sudah ditinjau'

test('a list is due for review the day after its years, for its agency and walidata only', async () => {
  const ids = async (time: string, who = walidata) =>
    (await aged(example.at(time), who)).map(({ batchId }) => batchId)
  expect(await ids('2025-01-01T05:00:00Z')).toEqual([])
  expect(await ids('2025-01-02T05:00:00Z')).toEqual([example.oldBatch])
  expect(await ids('2025-01-02T05:00:00Z', head)).toEqual([example.oldBatch])
  expect(await ids('2025-01-02T05:00:00Z', stranger)).toEqual([])
  await expect(
    decideRetention(example.context, stranger, example.oldBatch, { decision: 'close', reason }),
  ).rejects.toMatchObject({ status: 404 })
})

test('what is kept longer is off the list until that day', async () => {
  await decideRetention(example.context, head, example.oldBatch, {
    decision: 'keep',
    reason,
    until: '2027-01-01',
  })
  expect(await aged(example.context)).toEqual([])
  expect((await aged(example.at('2027-01-02T05:00:00Z')))[0]).toMatchObject({
    step: 'review',
    until: '2027-01-01',
  })
  const again = decideRetention(example.at('2027-02-01T00:00:00Z'), head, example.oldBatch, {
    decision: 'keep',
    reason,
    until: '2027-01-15',
  })
  await expect(again).rejects.toMatchObject({ status: 422 })
})

test('closed, then destroyed by two people: the register forgets, the record of the file and closed values stay', async () => {
  const context = example.at('2028-01-01T00:00:00Z')
  const bytes = new TextEncoder().encode('NIK;NAMA')
  const put = await context.files.put([bytes] as unknown as AsyncIterable<Uint8Array>, 100)
  await example.context.database.write(async (writer) => {
    await writer.execute('reset role')
    await writer.query('insert into intake.source_file (sha256, bytes, media_type) values ($1, $2, $3)', [
      put.sha256,
      put.bytes,
      'text/csv',
    ])
    await writer.query('update intake.batch set sha256 = $1 where id = $2', [put.sha256, example.oldBatch])
  })
  const decide = (who: typeof walidata, decision: 'close' | 'destroy') =>
    decideRetention(context, who, example.oldBatch, { decision, reason })
  await expect(decide(head, 'destroy')).rejects.toMatchObject({ code: 'protection.retention-step' })
  await decide(head, 'close')
  await decide(head, 'destroy')
  await expect(decide(head, 'destroy')).rejects.toMatchObject({ code: 'protection.same-person-twice' })
  await jobs[0]!.run(context, String(example.oldBatch), { step() {} })
  expect(await context.files.has(put.sha256)).toBe(true)
  await decide(walidata, 'destroy')
  await jobs[0]!.run(context, String(example.oldBatch), { step() {} })
  expect(await context.files.has(put.sha256)).toBe(false)
  const [list] = await aged(context)
  expect(list).toMatchObject({ step: 'destroyed', sha256: put.sha256, bytes: 8 })
  expect(list!.decisions.map(({ kind }) => kind)).toEqual(['keep', 'close', 'destroy-asked', 'destroyed'])
  const left = await context.database.read((reader) =>
    reader.query<{ open: number; closed: number; cells: string }>(
      `select count(*) filter (where c.recorded_to is null)::int as open, count(*) filter (where c.recorded_to is not null)::int as closed,
         (select string_agg(distinct cells::text, '') from intake.record where batch_id = $1) as cells
       from register.claim c where c.batch_id = $1`,
      [example.oldBatch],
    ),
  )
  expect(left).toEqual([{ open: 0, closed: 3, cells: '[]' }])
  await expect(decide(walidata, 'destroy')).rejects.toMatchObject({ status: 409 })
})

const keep = (keepUntil: string) => ({ kind: 'keep' as const, keepUntil, byId: 'a' })
const did = (kind: 'close' | 'destroy-asked' | 'destroyed') => ({ kind, keepUntil: null, byId: 'a' })
test.each([
  ['2020-06-30', null, [], null],
  ['2020-06-30', 5, [], '2025-06-30'],
  ['2020-06-30', 5, [keep('2026-01-01')], '2026-01-01'],
  ['2020-06-30', 5, [keep('2026-01-01'), keep('2027-01-01')], '2027-01-01'],
  ['2020-06-30', 5, [keep('2021-01-01')], '2025-06-30'],
] as const)('a list of %s kept %s years, decided %j: until %s', (period, years, decisions, until) => {
  expect(keptUntil(period, years, decisions)).toBe(until)
})
test.each([
  [true, [], 'review'],
  [true, [did('close')], 'review'],
  [false, [did('close')], 'destroy'],
  [false, [did('close'), did('destroy-asked')], 'confirm'],
  [false, [did('destroy-asked'), keep('2030-01-01')], 'destroy'],
  [false, [did('destroy-asked'), did('destroyed')], 'destroyed'],
] as const)('in the register %s, decided %j: next is %s', (isInRegister, decisions, step) => {
  expect(nextStep(isInRegister, decisions)).toBe(step)
})
