import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderFrom } from '../../tools/synthetic/commands.ts'
import { generate } from '../../tools/synthetic/generate.ts'
import { createTestSystem, runDemoSteps, type TestSystem } from '../demo-system.ts'

// A regency's population register has more rows than a workbook holds, and comes in several files.
let made: TestSystem
beforeAll(async () => {
  made = await createTestSystem('packs/jember', 300)
  const folder = join(made.system.dataDir, 'demo', 'files')
  await mkdir(folder, { recursive: true })
  const order = { people: 300, seed: 1, folder, ...orderFrom(made.system.pack), rowsPerFile: 110 }
  await generate(order)
  await runDemoSteps(made.system, ['accounts', 'receive', 'check', 'apply'])
})
afterAll(() => made.drop())

const counted = (listKindId: string) =>
  made.system.database.read((reader) =>
    reader.query<{ fileName: string; isPart: boolean; status: string; rows: number; standing: number }>(
      `select b.file_name as "fileName", b.is_part as "isPart", b.status, count(r.id)::int as rows,
         count(m.record_id)::int as standing
       from intake.batch b join intake.record r on r.batch_id = b.id and r.verdict <> 'rejected'
       left join register.membership m on m.record_id = r.id and m.recorded_to is null
       where b.list_kind_id = $1 group by b.id order by b.id`,
      [listKindId],
    ),
  )

test.each(['penduduk-siak', 'dtsen'])('all files of %s stand, none in the place of another', async (kind) => {
  const files = await counted(kind)
  expect(files.length).toBeGreaterThan(2)
  expect(files.map(({ isPart, status }) => [isPart, status])).toEqual(files.map(() => [true, 'applied']))
  expect(files.map(({ standing }) => standing)).toEqual(files.map(({ rows }) => rows))
})

test('a list of one file is no part', async () => {
  expect((await counted('lansia-telantar')).map(({ isPart }) => isPart)).toEqual([false])
})
