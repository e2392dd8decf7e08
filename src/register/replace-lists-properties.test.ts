import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  addBatch,
  clearLists,
  createTestRegister,
  currentView,
  type ExampleRow,
  enterList,
  personRow,
} from '../../test/register-example.ts'
import { systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { previewBatch } from './preview-batch.ts'
import { undoBatch } from './undo-batch.ts'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const january = '2026-01-01'
const undo = (batchId: number) => undoBatch(context, systemActor, batchId)
const view = async () => ({ ...(await database.read(currentView)), decisions: await decisionsInForce() })
const decisionsInForce = () =>
  all(
    `select record_id, other_record_id, outcome, decided_by, weight from linkage.decision d where recorded_to is null
     and exists (select from register.membership m where m.record_id = d.record_id and m.recorded_to is null)
     and exists (select from register.membership m where m.record_id = d.other_record_id and m.recorded_to is null)
     order by 1, 2, 3`,
  )
const all = <T>(sql: string, values: (string | number)[] = []) =>
  database.read((reader) => reader.query<T>(sql, values))

/** What a small world looks like: persons by name, with place and what the list says of them; NIK or birth date may be missing. */
const said = fc.record({
  village: fc.nat(2),
  category: fc.constantFrom('pmks-08', 'pmks-18'),
  name: fc.constantFrom(undefined, 'SITI', 'BUDI'),
  without: fc.constantFrom<readonly ('nik' | 'birthDate')[]>([], [], [], ['nik'], ['birthDate']),
})
const list = fc
  .uniqueArray(fc.nat(5), { minLength: 1, maxLength: 5 })
  .chain((persons) => fc.tuple(...persons.map((number) => said.map((each) => personRow(number, each)))))
interface HandedIn {
  readonly rows: readonly ExampleRow[]
  readonly list: string
  readonly month: string
  readonly isPart: boolean
  /** Which of the batches before; past them, none. */
  readonly corrects: number
}
type Act = HandedIn | { readonly undone: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      rows: list,
      list: fc.constantFrom('ppks', 'penduduk'),
      month: fc.constantFrom('2026-01-01', '2026-02-01'),
      isPart: fc.boolean(),
      corrects: fc.nat(8),
    }),
  },
  { weight: 1, arbitrary: fc.record({ undone: fc.nat(8) }) },
)

const appliedBatches = async () =>
  (await all<{ id: number }>(`select id from intake.batch where status = 'applied' order by id`)).map(
    ({ id }) => id,
  )
const countsOf = async (batchId: number) =>
  (
    await all<{ preview: Record<string, number>; villages: object }>(
      `select counts -> 'preview' as preview, counts -> 'villages' as villages from intake.batch where id = $1`,
      [batchId],
    )
  )[0]!
const idsOf = async (sql: string, values: (string | number)[]) =>
  new Set((await all<{ id: number }>(sql, values)).map(({ id }) => id))
const listRecords = (kind: string) =>
  idsOf(
    'select r.id from intake.record r join intake.batch b on b.id = r.batch_id where b.list_kind_id = $1',
    [kind],
  )
/** Records by which persons stand in a batch: its own, and earlier ones that say the same. */
const listedRecords = (batchId: number) =>
  idsOf(
    `select id from intake.record where batch_id = $1 union select earlier_record_id from intake.carried_row where batch_id = $1`,
    [batchId],
  )

/** Of every list and period: each person the newest list names stands once per row, and nothing of an undone batch stands. */
async function checkStanding(): Promise<void> {
  expect(
    await all(
      `select m.record_id from register.membership m join intake.batch b on b.id = m.batch_id where m.recorded_to is null and b.status <> 'applied'`,
    ),
  ).toEqual([])
  // Every row of a batch in force stands, by itself or by an earlier row; nothing else does.
  expect(
    await all(
      `with wanted as (
         select distinct coalesce(c.earlier_record_id, r.id) as id from intake.batch b join intake.record r on r.batch_id = b.id
         left join intake.carried_row c on c.record_id = r.id
         where b.status = 'applied' and b.replaced_by is null and r.verdict <> 'rejected')
       select w.id, m.record_id from wanted w
       full join (select record_id from register.membership where recorded_to is null) m on m.record_id = w.id
       where w.id is null or m.record_id is null`,
    ),
  ).toEqual([])
  expect(
    await all(`select c.id from register.claim c left join register.membership m on m.record_id = c.record_id and m.recorded_to is null
      where c.recorded_to is null and c.person_id is distinct from m.person_id`),
  ).toEqual([])
}

type View = Awaited<ReturnType<typeof view>>
/** The same numbers as the preview, from the register as a whole before and after. */
function differenceOf(before: View, after: View, ofList: ReadonlySet<number>, listed: ReadonlySet<number>) {
  const stateOf = (from: View) => new Map(from.states.map((state) => [state.person_id as number, state]))
  const [old, now] = [stateOf(before), stateOf(after)]
  const values = (state: object) => JSON.stringify({ ...state, sources: null })
  const open = (from: View) =>
    from.claims.filter((claim) => ofList.has(claim.record_id as number) && claim.valid_to === null)
  const key = (claim: View['claims'][number]) =>
    JSON.stringify([claim.kind, claim.what, claim.value, claim.amount])
  const said = new Set(open(after).map((claim) => `${claim.person_id} ${key(claim)}`))
  const moved = new Set(open(after).map((claim) => `${claim.record_id} ${claim.kind} ${claim.what}`))
  const lost = open(before).filter(
    (claim) =>
      !said.has(`${claim.person_id} ${key(claim)}`) &&
      !moved.has(`${claim.record_id} ${claim.kind} ${claim.what}`),
  )
  const inList = new Set(
    after.memberships
      .filter((one) => listed.has(one.record_id as number))
      .map((one) => one.person_id as number),
  )
  const aliases = new Set(after.aliases.map((alias) => alias.id as number))
  const gone = [...old.keys()].filter((id) => !now.has(id) && !aliases.has(id))
  const lostIds = lost.map((claim) => claim.person_id as number)
  const ended = new Set([...lostIds, ...gone].filter((id) => !inList.has(id)))
  const changed = new Set([
    ...[...now.keys()].filter((id) => old.has(id) && values(old.get(id)!) !== values(now.get(id)!)),
    ...lostIds.filter((id) => inList.has(id)),
  ])
  return {
    new: [...now.keys()].filter((id) => !old.has(id)).length,
    changed: [...changed].filter((id) => !ended.has(id) && old.has(id)).length,
    ended: ended.size,
  }
}

const part = { list: 'ppks', month: '2026-02-01', isPart: true, corrects: 8 }
/** A join to a row that leaves is stood in for by another, which leans on the new row: found by chance, and mended. */
const standIn: [Act[], ExampleRow[]] = [
  [
    { ...part, rows: [personRow(1, { village: 2 })] },
    { ...part, month: january, isPart: false, rows: [personRow(1, { village: 0 })] },
    { ...part, rows: [personRow(1, { village: 1, name: 'BUDI' })] },
  ],
  [personRow(1, { village: 1 })],
]

test(
  'whatever is replaced, corrected and undone: the preview tells what happens, no row stands twice, and undo is exact',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), list, async (acts, last) => {
        await clearLists(database)
        const made: number[] = []
        for (const each of acts) {
          const applied = await appliedBatches()
          if ('undone' in each) {
            const batchId = applied[each.undone % Math.max(1, applied.length)]
            if (batchId)
              await undo(batchId).catch((error) =>
                expect(error).toMatchObject({ code: 'register.batch-rested-on' }),
              )
          } else {
            const corrects = made[each.corrects] ?? 0
            made.push(
              await enterList(context, each.rows, {
                list: each.list,
                period: each.month,
                isPart: each.isPart,
                corrects,
              }),
            )
          }
          await checkStanding()
        }
        const before = await view()
        const persons = await idsOf('select id from register.person', [])
        const { batchId } = await addBatch(database, 'ppks', last, january, 'checked')
        await previewBatch(context, batchId, silent)
        expect(await view()).toEqual(before)
        const told = await countsOf(batchId)
        await database.write((writer) =>
          writer.query(`update intake.batch set status = 'approved' where id = $1`, [batchId]),
        )
        await applyBatch(context, batchId, silent)
        const after = await view()
        expect(await countsOf(batchId)).toEqual(told)
        expect(told.preview).toMatchObject(
          differenceOf(before, after, await listRecords('ppks'), await listedRecords(batchId)),
        )
        await undo(batchId)
        const undone = await view()
        // A person who was known only while the list stood leads to the one that its row speaks of again.
        const aliases = undone.aliases.filter((alias) => persons.has(alias.id as number))
        expect({ ...undone, aliases }).toEqual(before)
      }),
      { numRuns: Number(process.env.REPLACE_RUNS ?? 6), endOnFailure: true, examples: [standIn] },
    )
  },
  110_000 + 2_000 * Number(process.env.REPLACE_RUNS ?? 0),
)
