import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext } from '../../../test/system.ts'
import { createAccounts } from '../../access/accounts.ts'
import { type Context, type Role, systemActor } from '../../access/index.ts'
import { loadPack, readPack, type SamplePlanEntry } from '../../pack/index.ts'
import { loadSamplePlan } from '../load-sample.ts'
import { kinds as meetingKinds } from '../meetings/kinds.ts'
import { commitmentKind, kinds } from './kinds.ts'
import { readPublicCommitment } from './read-public.ts'
import { signSample } from './sign-sample.ts'
import { verifyCommitment } from './verify-commitment.ts'

const pack = await readPack('packs/jember')
const { sample } = pack.plan
const own = [...kinds, ...meetingKinds]
const entriesOf = (name: string) => sample.filter((one) => one.kind === name)
const isThere = ({ kind, id }: { kind: string; id: string }) =>
  sample.some((one) => one.kind === kind && one.id === id)

test.each(own.map((kind) => [kind.name, kind] as const))(
  'every sample entry of %s is whole and leads somewhere',
  (name, kind) => {
    const contents = entriesOf(name).map((entry) => kind.content.parse(entry.content))
    expect(contents.length).toBeGreaterThan(0)
    expect(
      contents.flatMap((content) => kind.references?.(content) ?? []).filter((one) => !isThere(one)),
    ).toEqual([])
  },
)

/** The commitment and what is said of it, without the actions its lines name: other parts own those. */
function withoutActions(entry: SamplePlanEntry): SamplePlanEntry {
  const content = commitmentKind.content.parse(entry.content)
  return {
    ...entry,
    content: { ...content, lines: content.lines.map((line) => ({ ...line, actionId: null })) },
  }
}

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const entries = [
    ...entriesOf('commitment').map(withoutActions),
    ...['commitment-report', ...meetingKinds.map((kind) => kind.name)].flatMap(entriesOf),
    ...entriesOf('evidence').filter((one) => one.id.startsWith('e-komitmen-')),
  ]
  ;({ context, drop } = await createTestContext({ ...pack, plan: { ...pack.plan, sample: entries } }))
  await context.database.write((writer) => loadPack(writer, context.pack))
  const accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  for (const { userName, displayName, role, agency, areaCode } of pack.accounts)
    await accounts.add(
      systemActor,
      { userName, displayName, role: role as Role, agencyId: agency, areaCode },
      'a long enough password',
    )
  await loadSamplePlan(context, () => {})
}, 120_000)
afterAll(() => drop())

test('the sample is signed by all but two, once, and its signatures hold', async () => {
  expect(await signSample(context)).toBe(15)
  expect(await signSample(context)).toBe(0)
  const verified = await verifyCommitment(context, 'komitmen-2026')
  expect(verified).toMatchObject({ whole: true })
  const shown = await readPublicCommitment(context, 'komitmen-2026')
  expect(shown).toMatchObject({ signed: 15, signatories: 17 })
  expect(shown.offices.filter((one) => one.sample !== one.valid)).toEqual([])
  expect(shown.offices.filter((one) => !one.valid).map((one) => one.office)).toEqual([
    'Kepala Pelaksana Badan Penanggulangan Bencana Daerah',
    'Kepala Dinas Sosial',
  ])
})

test('the public page of the sample shows every state and the merged agency', async () => {
  const { counts, lines } = await readPublicCommitment(context, 'komitmen-2026')
  expect(counts).toEqual({ proven: 3, claimed: 2, late: 4, open: 8 })
  expect(lines.filter((one) => one.moved)).toMatchObject([
    {
      id: 'l-dlh',
      agency: 'Dinas Lingkungan Hidup',
      holder: 'Dinas Pekerjaan Umum Bina Marga dan Sumber Daya Air',
    },
  ])
})
