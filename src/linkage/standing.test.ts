import { afterAll, expect, test } from 'vitest'
import { knownAt as at, createTestLists, noNik, summary } from '../../test/linkage-lists.ts'
import { record } from '../../test/linkage-records.ts'
import { systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { computeLinks, recordHumanDecision } from './index.ts'

const { context, drop, receive, compute, apply, idOf } = await createTestLists()
afterAll(() => drop())

/** How often linking a batch reads the joins of a batch from the database. */
async function joinsRead(batchId: number): Promise<number> {
  let times = 0
  await context.database.read((reader) =>
    computeLinks(
      context,
      {
        ...reader,
        readLines(sql) {
          times += Number(sql.includes('linkage.decision'))
          return reader.readLines(sql)
        },
      },
      batchId,
      silent,
    ),
  )
  return times
}

/** A person answers whether two records are one. */
async function answer(batchId: number, recordId: number, other: number, outcome: 'same' | 'different') {
  await context.database.write(async (writer) => {
    const pair = await writer.first<{ id: number }>(
      `insert into linkage.review_pair (record_id, other_record_id, weight, probability, evidence, reason, priority, pattern, batch_id)
       values ($1, $2, 1, 0.6, '{"fields": []}', 'uncertain', 0.9, 'x', $3) returning id`,
      [recordId, other, batchId],
    )
    await recordHumanDecision(writer, systemActor, pair!.id, outcome, null, at)
  })
}

test('of two rows that say the same and people told apart, each is found', async () => {
  const twin = { ...noNik, name: 'WARSINI PUTRI DEWATI', kk: null, birthDate: '1979-09-09' }
  const lists = [await receive([record({ id: 1, ...twin })]), await receive([record({ id: 1, ...twin })])]
  for (const list of lists) await apply(list)
  const [one, two] = [await idOf(lists[0]!, 1), await idOf(lists[1]!, 1)]
  const third = await receive([record({ id: 1, ...twin })])
  expect((await compute(third)).report.comparedPairs).toBe(1)
  const before = await joinsRead(third)
  await answer(lists[1]!, two, one, 'different')
  expect([before, (await joinsRead(third)) > 0, await joinsRead(third)]).toEqual([0, true, 0])
  expect((await compute(third)).report.comparedPairs).toBe(2)
})

test('an answer that closes no join leaves the joins in memory', async () => {
  const two = await receive([
    record({ id: 1 }),
    record({ id: 2, ...noNik, name: 'SANTI', kk: null, birthDate: '1983-02-11' }),
  ])
  await apply(two)
  const next = await receive([record({ id: 1 })])
  await compute(next)
  await answer(two, await idOf(two, 2), await idOf(two, 1), 'same')
  expect(await joinsRead(next)).toBe(0)
  const restarted = { ...context, database: { ...context.database } }
  const again = await context.database.read((reader) => computeLinks(restarted, reader, next, silent))
  expect(summary(again)).toEqual(summary(await compute(next)))
})
