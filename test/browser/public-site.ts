import fc from 'fast-check'
import { createAccounts } from '../../src/access/accounts.ts'
import { systemActor } from '../../src/access/index.ts'
import { publishRelease } from '../../src/catalogue/index.ts'
import { createApp, listen, routes } from '../../src/http/index.ts'
import { createRunner } from '../../src/jobs/index.ts'
import { readPack } from '../../src/pack/index.ts'
import { measureMonths } from '../../src/programmes/index.ts'
import { createWebHandler } from '../../web/handler.ts'
import { createTestDatabase } from '../database.ts'
import { type ExamplePerson, exampleContext, fillExample, villageCodes } from '../programme-example.ts'

const day = '2026-01-10'
const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 500 })),
  village: fc.constantFrom(...villageCodes),
  birth: fc.constantFrom('1950-05-05', '1955-02-28', '2000-02-29', '2022-02-20'),
  leftOn: fc.constant(null),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: fc.constant(day) }), {
    maxLength: 1,
  }),
  categories: fc.array(fc.record({ id: fc.constantFrom('old', 'old', 'ill'), on: fc.constant(day) }), {
    maxLength: 1,
  }),
  teacher: fc.boolean(),
  help: fc.array(
    fc.record({ id: fc.constantFrom('cash', 'pay', 'food', 'care'), on: fc.constant('2026-02-15') }),
    { maxLength: 1 },
  ),
})

/** The real server on a free port with a release of the example regency (invented people, fixed seed). */
export async function openPublicSite(): Promise<{ address: string; close(): Promise<void> }> {
  const store = await createTestDatabase()
  const example = exampleContext(store.database)
  const { plan } = await readPack('packs/_example')
  const context = { ...example, pack: { ...example.pack, plan } }
  const [people] = fc.sample(fc.array(person, { minLength: 1200, maxLength: 1200, size: 'max' }), {
    numRuns: 1,
    seed: 3509,
  })
  await fillExample(store.database, people!)
  await measureMonths(context, ['2026-01-31', '2026-02-28', '2026-03-31'])
  await publishRelease(context, systemActor, null)
  const publicUrl = 'http://localhost'
  const app = createApp({
    context,
    routes,
    publicUrl,
    runner: createRunner(context, []),
    accounts: createAccounts(context, 'a secret of this test only, 32 long', publicUrl),
    version: 'test',
    web: await createWebHandler({
      publicUrl,
      place: context.pack.settings.name,
      sampleData: true,
      report: (error) => console.error(error),
    }),
  })
  const server = await listen(app, '127.0.0.1', 0)
  return {
    address: `http://127.0.0.1:${server.port}`,
    close: async () => {
      await server.close()
      await store.drop()
    },
  }
}
