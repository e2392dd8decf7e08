import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { type Context, recordAudit, systemActor } from './index.ts'
import { verifyAudit } from './verify-audit.ts'

let context: Context
let drop: () => Promise<void>

beforeAll(async () => {
  ;({ context, drop } = await createTestContext(tinyPack))
})
afterAll(() => drop())

const asOwner = (sql: string) => context.database.write((writer) => writer.execute(`reset role; ${sql}`))
const verify = () => context.database.read(verifyAudit)

beforeEach(async () => {
  await asOwner('truncate access.audit_event, access.audit_person')
  for (let person = 1; person <= 5; person++) {
    await context.database.write((writer) =>
      recordAudit(writer, context.clock, systemActor, {
        action: 'register.person.read',
        subjectKind: 'person',
        subjectId: person,
        purpose: 'test',
        details: { b: 1, a: 'x', c: null },
      }),
    )
  }
})

test('an untouched audit is whole', async () => {
  expect(await verify()).toMatchObject({ entries: 5, faults: [] })
})

test('persons shown by an act are kept beside it; taking one away or adding one is found', async () => {
  await context.database.write((writer) =>
    recordAudit(writer, context.clock, systemActor, {
      action: 'register.people.searched',
      people: [9, 7, 9],
    }),
  )
  expect(await verify()).toMatchObject({ entries: 6, faults: [] })
  await asOwner('delete from access.audit_person where person_id = 9')
  expect((await verify()).faults).toEqual([{ id: 6, fault: 'people-changed' }])
  await asOwner('insert into access.audit_person values (6, 9), (2, 9)')
  expect((await verify()).faults).toEqual([{ id: 2, fault: 'people-changed' }])
})

test.each([
  ['changed', `update access.audit_event set purpose = 'other' where id = 3`, [{ id: 3, fault: 'changed' }]],
  [
    'changed details',
    `update access.audit_event set details = '{"a": "y"}' where id = 2`,
    [{ id: 2, fault: 'changed' }],
  ],
  ['removed', 'delete from access.audit_event where id = 3', [{ id: 4, fault: 'missing' }]],
  ['removed first', 'delete from access.audit_event where id = 1', [{ id: 2, fault: 'missing' }]],
  [
    'reordered',
    `update access.audit_event set id = 90 where id = 2; update access.audit_event set id = 2 where id = 3; update access.audit_event set id = 3 where id = 90`,
    [
      { id: 2, fault: 'broken-chain' },
      { id: 2, fault: 'changed' },
      { id: 3, fault: 'broken-chain' },
      { id: 3, fault: 'changed' },
      { id: 4, fault: 'broken-chain' },
    ],
  ],
])('an entry that was %s is found', async (_, sql, faults) => {
  await asOwner(sql)
  expect((await verify()).faults).toEqual(faults)
})

test('cutting off the end shows in the last hash', async () => {
  const before = await verify()
  await asOwner('delete from access.audit_event where id = 5')
  const after = await verify()
  expect(after).toMatchObject({ entries: 4, faults: [] })
  expect(after.lastHash).not.toBe(before.lastHash)
})

test('the application may add to the audit but not change or remove', async () => {
  const change = (sql: string) => context.database.write((writer) => writer.query(sql))
  await expect(change(`update access.audit_event set purpose = 'x'`)).rejects.toThrow(/permission denied/)
  await expect(change('delete from access.audit_event')).rejects.toThrow(/permission denied/)
})
