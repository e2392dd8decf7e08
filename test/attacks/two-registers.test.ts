import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccounts } from '../../src/access/accounts.ts'
import { type Context, systemActor } from '../../src/access/index.ts'
import { type Answer, crawl } from '../../src/catalogue/attack/crawl.ts'
import { publishRelease } from '../../src/catalogue/publish-release.ts'
import { createApp, listen, routes } from '../../src/http/index.ts'
import { createRunner } from '../../src/jobs/index.ts'
import { measureMonths } from '../../src/programmes/index.ts'
import { createWebHandler } from '../../web/handler.ts'
import { createTestDatabase } from '../database.ts'
import {
  type ExamplePerson,
  exampleContext,
  fillExample,
  nobody,
  villageCodes,
} from '../programme-example.ts'

/**
 * A5 by its meaning: every public byte is a function of what may be known. Two regencies whose people differ in hidden
 * numbers only are served side by side; pages, tables, charts, files, headers and refusals must be equal byte by byte.
 */
interface Regency {
  readonly answers: ReadonlyMap<string, Answer>
  /** Number of the missed in each village, as only the register knows them. */
  readonly truth: readonly number[]
  close(): Promise<void>
}
let one: Regency
let other: Regency

const teacher: ExamplePerson = { ...nobody, teacher: true }
const paid: ExamplePerson = { ...teacher, help: [{ id: 'pay', on: '2026-02-15' }] }
/** Fifty teachers of each village, so many of them missed and the others paid; and fifty who are no teachers. */
const peopleOf = (missed: readonly number[]) =>
  villageCodes.flatMap((village, at) => [
    ...Array.from({ length: missed[at]! }, () => ({ ...teacher, village })),
    ...Array.from({ length: 50 - missed[at]! }, () => ({ ...paid, village })),
    ...Array.from({ length: 50 }, () => ({ ...nobody, village })),
  ])
/** In the first district 2 and 3, or 3 and 2, are missed beside numbers that may be seen. */
const missedOne = [2, 3, 20, 30, 12, 13, 14, 15, 22, 23, 24, 25]
const missedOther = [3, 2, 20, 30, 12, 13, 14, 15, 22, 23, 24, 25]

async function open(missed: readonly number[]): Promise<Regency> {
  const { database, drop } = await createTestDatabase()
  const context: Context = exampleContext(database)
  await fillExample(database, peopleOf(missed))
  await measureMonths(context, ['2026-02-28', '2026-03-31'])
  await publishRelease(context, systemActor, null)
  const publicUrl = 'http://welas.example'
  const runner = createRunner(context, [])
  const accounts = createAccounts(context, 's'.repeat(32), publicUrl)
  const web = await createWebHandler({
    publicUrl,
    place: context.pack.settings.name,
    sampleData: true,
    report: (error) => console.error(error),
  })
  const server = await listen(
    createApp({ context, routes, publicUrl, runner, accounts, version: '1', web }),
    '127.0.0.1',
    0,
  )
  const answers = await crawl(`http://127.0.0.1:${server.port}`)
  const truth = await database.read((reader) =>
    reader.query<{ missed: number }>(
      `select v.missed from programmes.measured_value v join programmes.measurement m on m.id = v.measurement_id
       where m.measure_id = 'programme:pay' and m.as_of = '2026-03-31' and length(v.area_code) > 8 order by v.area_code`,
    ),
  )
  return {
    answers,
    truth: truth.map((row) => row.missed),
    close: async () => {
      await server.close()
      await drop()
    },
  }
}

beforeAll(async () => {
  one = await open(missedOne)
  other = await open(missedOther)
}, 180_000)
afterAll(async () => {
  await one.close()
  await other.close()
})

test('the registers differ, and only in numbers that are hidden', () => {
  expect(one.truth).toEqual(missedOne)
  expect(other.truth).toEqual(missedOther)
  const table = (regency: Regency) => regency.answers.get('/open/v1/datasets/program-pay.csv')!.body
  expect(table(one)).toContain('*')
  expect(table(one)).toBe(table(other))
})

test('every public answer is the same, byte by byte', () => {
  expect([...one.answers.keys()].sort()).toEqual([...other.answers.keys()].sort())
  const differing = [...one.answers.values()].filter((answer) => {
    const twin = other.answers.get(answer.path)!
    return answer.status !== twin.status || answer.head !== twin.head || answer.body !== twin.body
  })
  expect(differing.map(({ path }) => path)).toEqual([])
  expect(one.answers.size).toBeGreaterThan(60)
})
