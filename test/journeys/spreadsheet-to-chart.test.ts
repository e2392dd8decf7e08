import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/access/index.ts'
import { verifyAudit } from '../../src/access/verify-audit.ts'
import { promiseDetail } from '../../src/catalogue/contract.ts'
import { undoBatch } from '../../src/register/index.ts'
import { prepareCity } from '../../tools/tour/prepare-city.ts'
import { sayRegister } from '../../tools/tour/store-tour.ts'
import { type Stop, type Tour, takeTour } from '../../tools/tour/take-tour.ts'
import { createTestSystem } from '../demo-system.ts'

/** docs/tour.md as a test: one list through every use case, nothing mocked, read in the end as the public reads. */
const stops: Stop[] = []
let tour: Tour
let drop = async () => {}
beforeAll(async () => {
  const made = await createTestSystem('packs/_example', 4_000)
  drop = made.drop
  tour = await prepareCity(made.system, 4_000, { listKindId: 'blt-dd', promiseId: 'blt-tepat' })
  for await (const stop of takeTour(tour)) stops.push(stop)
}, 300_000)
afterAll(() => drop())

const stopAt = (call: string) => stops.find((stop) => stop.call === call)!
const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map((match) => Number(match[0]))

test.each([
  ['receiveSheet', ['intake.sheet.received']],
  ['checkBatch', ['intake.batch.checked']],
  ['previewBatch', []],
  ['returnedWorkbook', ['intake.workbook.returned']],
  ['approveBatch', ['intake.batch.approved']],
  ['applyBatch', ['register.batch.applied']],
  ['measureMonth', []],
  ['publishRelease', ['catalogue.release.published']],
  ['readPromise', []],
])('%s leaves its trace and no other', (call, actions) => {
  expect(stopAt(call).audit.map(({ action }) => action)).toEqual(actions)
})

test('every row of the list is accounted for', () => {
  const [rows, ...verdicts] = numbersIn(stopAt('checkBatch').output)
  expect(rows).toBeGreaterThan(30)
  expect(verdicts.reduce((sum, count) => sum + count, 0)).toBe(rows)
})

test('a list of help is mostly about people who are known', () => {
  const [peopleBefore = 0, claimsBefore = 0] = numbersIn(stopAt('applyBatch').input)
  const [people = 0, claims = 0] = numbersIn(stopAt('applyBatch').output)
  expect(claims - claimsBefore).toBeGreaterThan(30)
  expect(people - peopleBefore).toBeLessThan((claims - claimsBefore) / 5)
})

test('the public reads the numbers that were measured, and nobody in small ones', async () => {
  const answer = await tour.ask('/open/v1/promises/blt-tepat')
  const { promise, indicators } = promiseDetail.parse(await answer.json())
  const { total } = promise.indicators[0]!
  const [measured] = await tour.context.database.read((reader) =>
    reader.query<{ entitled: number; reached: number }>(
      `select v.entitled, v.reached from programmes.measured_value v join programmes.measurement m on m.id = v.measurement_id
       where m.measure_id = 'programme:blt-dd' and v.area_code = '99.01' order by m.id desc limit 1`,
    ),
  )
  expect(total).toMatchObject({
    entitled: { value: measured!.entitled, status: 'A' },
    reached: { value: measured!.reached, status: 'A' },
  })
  const shown = indicators[0]!.areas.flatMap(({ entitled, missed }) => [entitled, missed])
  const { threshold } = tour.context.pack.settings.disclosure
  const small = shown.filter(({ value, status }) => status === 'A' && value! < threshold)
  expect(small).toEqual([])
  expect(indicators[0]!.lineage.lists.map((list) => list.listKind.en)).toContain(
    'Village cash-aid recipients',
  )
})

test('the audit is whole', async () => {
  const { entries, faults } = await tour.context.database.read(verifyAudit)
  expect(entries).toBeGreaterThan(20)
  expect(faults).toEqual([])
})

test('undoing the list takes back all that it did', async () => {
  const [batchId] = numbersIn(stopAt('receiveSheet').output)
  await undoBatch(tour.context, systemActor, batchId!)
  expect(await sayRegister(tour.context)).toBe(stopAt('applyBatch').input)
})
