import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../../test/fixtures/make-workbook.ts'
import { nik } from '../../../test/fixtures/ugly-lists.ts'
import { handInList, openIntake, operator, stranger, walidata } from '../../../test/intake-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { silent } from '../../kernel/ports.ts'
import { approveBatch } from '../change-batch.ts'
import { checkBatch } from '../check-batch.ts'
import { describeDifference } from './describe-difference.ts'
import { placeBatch } from './place-batch.ts'
import { readSchedule } from './schedule.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await openIntake((pack) => ({
    ...pack,
    listKinds: pack.listKinds.map((kind) => (kind.id === 'ppks' ? { ...kind, secondApproval: true } : kind)),
  })))
}, 60_000)
afterAll(() => drop())

const [ani, budi] = [walidata, { ...walidata, accountId: 'tuti' }]

async function handIn(actor: Actor, listKindId: string, period: string) {
  const bytes = makeWorkbook([
    {
      name: 'A',
      rows: [
        ['Nama', 'NIK', 'Jenis PPKS'],
        ['BUDI', nik(1), 'Pengemis'],
      ],
    },
  ])
  const { batchId } = await handInList(context, bytes, { actor, listKindId, period })
  await checkBatch(context, batchId, silent)
  return batchId
}

test('where the pack wants two people, who handed a list in does not approve it, and is told so', async () => {
  const batchId = await handIn(ani, 'ppks', '2026-09-30')
  await expect(approveBatch(context, ani, batchId)).rejects.toMatchObject({
    code: 'intake.second-approval',
    status: 403,
  })
  expect(await describeDifference(context, ani, batchId, 'id')).toMatchObject({
    difference: null,
    place: {
      meaning: 'full',
      replaces: [],
      approvalClosed: expect.stringContaining('orang lain'),
      mayChange: true,
    },
  })
  expect((await describeDifference(context, budi, batchId, 'id')).place.approvalClosed).toBeNull()
  await approveBatch(context, budi, batchId)
  const other = await handIn(ani, 'lansia-telantar', '2026-09-30')
  await approveBatch(context, ani, other)
})

test('a checked full list is said to be a part; a list of additions and one of another agency are not', async () => {
  const batchId = await handIn(operator, 'ppks', '2026-08-31')
  await placeBatch(context, operator, batchId, { isPart: true })
  expect((await describeDifference(context, operator, batchId, 'id')).place).toMatchObject({
    isPart: true,
    mayChange: true,
  })
  const additions = await handIn(operator, 'bansos-pkh', '2026-08-31')
  await expect(placeBatch(context, operator, additions, { isPart: true })).rejects.toMatchObject({
    code: 'intake.no-full-list',
  })
  await expect(placeBatch(context, stranger, batchId, { isPart: true })).rejects.toMatchObject({
    status: 404,
  })
  await expect(describeDifference(context, stranger, batchId, 'id')).rejects.toMatchObject({ status: 404 })
})

test('what is late stands on top: of all agencies for the walidata, of the own for an operator', async () => {
  const all = await readSchedule(context, ani)
  expect(all.lists.map((list) => list.lateDays)).toEqual(
    all.lists.map((list) => list.lateDays).sort((a, b) => b - a),
  )
  expect(new Set(all.lists.map((list) => list.agencyId)).size).toBeGreaterThan(1)
  const own = await readSchedule(context, operator)
  expect(new Set(own.lists.map((list) => list.agencyId))).toEqual(new Set(['dinsos']))
  // The clock of the test stands at 31 October: lists of the third quarter were due on the 20th.
  expect(own.lists.find((list) => list.listKindId === 'ppks')).toMatchObject({
    lateDays: 0,
    arrivedOn: '2026-10-31',
  })
  expect(own.lists.find((list) => list.listKindId === 'dtsen')).toMatchObject({
    lateDays: 11,
    due: '2026-10-20',
    missing: 1,
  })
})
