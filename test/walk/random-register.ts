import fc from 'fast-check'
import type { Actor, Context } from '../../src/access/index.ts'
import { defaultFieldGroups, fieldGroups, systemActor } from '../../src/access/index.ts'
import { roles } from '../../src/access/rules/policy.ts'
import { decidePair } from '../../src/register/decide-pair.ts'
import { forgetPersonIndex } from '../../src/register/person-index.ts'
import { addBatch, applyAsLinked, ask, type ExampleRow, join, weighAll } from '../register-example.ts'

/** A busy machine tries less, it does not fail. What fails is shown as found: each try fills a register. */
export const inTime = { interruptAfterTimeLimit: 120_000, endOnFailure: true } as const

/** A register made of random lists, and random accounts that ask it. */
export interface Plan {
  readonly lists: readonly {
    readonly kind: string
    readonly waits: boolean
    readonly rows: readonly RowPlan[]
  }[]
  /** Places of two rows among all rows of applied lists, modulo their number. */
  readonly questions: readonly { readonly a: number; readonly b: number; readonly same: boolean }[]
}
export interface RowPlan {
  readonly person: number
  readonly village: string | undefined
  readonly category: readonly string[]
  readonly hasCard: boolean
  readonly isRejected: boolean
}

export const villages = ['35.09.01.2001', '35.09.01.2002', '35.09.02.2001']
const names = [
  'SITI AMINAH',
  'BUDI HARTONO',
  'SRI WAHYUNI',
  'AGUS SALIM',
  'NUR HIDAYAT',
  'SITI RAHAYU',
  'BUDI UTOMO',
  'SRI REJEKI',
]
export const kinds = ['penduduk', 'ppks', 'odha', 'bansos', 'kematian']
export const categories = ['pmks-08', 'pmks-14', 'pmks-18']

const row: fc.Arbitrary<RowPlan> = fc.record({
  person: fc.nat(5),
  village: fc.option(fc.constantFrom(...villages), { nil: undefined, freq: 6 }),
  category: fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 2 }),
  hasCard: fc.boolean(),
  isRejected: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})
const list = fc.record({
  kind: fc.constantFrom(...kinds),
  waits: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
})
const question = fc.record({
  a: fc.nat(60),
  b: fc.nat(60),
  same: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
})
export const plans: fc.Arbitrary<Plan> = fc.record({
  lists: fc.array(list, { minLength: 1, maxLength: 5 }),
  questions: fc.array(question, { maxLength: 8 }),
})

/** Any role with any area, categories and field groups: more than any office would ever grant. */
export const actors: fc.Arbitrary<Actor> = fc.record({
  accountId: fc.constant('walker'),
  displayName: fc.constant('Walker'),
  role: fc.constantFrom(...roles),
  agencyId: fc.constantFrom('dinsos', 'dispendukcapil'),
  areaCode: fc.constantFrom(null, '35.09', '35.09.01', '35.09.01.2002', '35.09.02', '35.10'),
  categories: fc.subarray(['pmks-14', 'pmks-18']),
  fieldGroups: fc.subarray([...fieldGroups]),
  validTo: fc.constant(null),
})

/** Each role as an invitation makes it: everywhere or in one district, with or without the sensitive categories. */
export const usualActors: readonly Actor[] = roles.flatMap((role) =>
  [null, '35.09.01', '35.09.02'].flatMap((areaCode) =>
    [[], ['pmks-14', 'pmks-18']].map((open) => ({
      ...systemActor,
      accountId: 'walker',
      role,
      agencyId: 'dinsos',
      areaCode,
      categories: open,
      fieldGroups: open.length > 0 ? fieldGroups : defaultFieldGroups[role],
    })),
  ),
)

export function toRow(plan: RowPlan, kind: string): ExampleRow {
  const text = String(plan.person)
  return {
    name: names[plan.person]!,
    nik: `35090117084500${text.padStart(2, '0')}`,
    birthDate: `1945-08-1${text}`,
    motherName: 'SUMIATI',
    hamlet: 'KRAJAN',
    verdict: plan.isRejected ? 'rejected' : 'accepted',
    ...(plan.hasCard ? { kk: `350901010120000${plan.person % 3}` } : {}),
    ...(plan.village ? { village: plan.village } : {}),
    facts: {
      ...(kind === 'ppks' ? { category: plan.category.length > 1 ? plan.category : plan.category[0] } : {}),
      ...(kind === 'bansos' ? { desil: '2', amount: 100, deliveredOn: '2026-01-05' } : {}),
      ...(kind === 'kematian' ? { eventDate: '2026-01-07' } : {}),
    },
  }
}

/** Empties the register and fills it by the plan, through the program's own work. */
export async function fill(context: Context, plan: Plan): Promise<void> {
  const { database } = context
  await database.write((writer) =>
    writer.execute(`reset role; truncate register.claim, register.person_state, register.membership, register.person, register.family,
      linkage.answer, linkage.alike_decision, linkage.review_pair, linkage.decision, intake.record, intake.batch restart identity cascade;
      set local role welas_app`),
  )
  forgetPersonIndex(database)
  await apply(context, plan, new Map(), [])
}

/** Applies the lists of a plan over what stands. `firstOf` = the first row of each person so far. */
export async function apply(
  context: Context,
  plan: Plan,
  firstOf: Map<number, number>,
  applied: { batchId: number; recordId: number }[],
): Promise<void> {
  const { database } = context
  for (const { kind, waits, rows } of plan.lists) {
    const made = await addBatch(
      database,
      kind,
      rows.map((one) => toRow(one, kind)),
      '2026-01-01',
      waits ? 'checked' : 'approved',
    )
    if (waits) continue
    for (const [index, recordId] of made.recordIds.entries()) {
      if (rows[index]!.isRejected) continue
      const first = firstOf.get(rows[index]!.person)
      if (first === undefined) firstOf.set(rows[index]!.person, recordId)
      else await join(database, made.batchId, recordId, first)
      applied.push({ batchId: made.batchId, recordId })
    }
    await applyAsLinked(context, made.batchId)
  }
  await askQuestions(context, plan, applied)
}

async function askQuestions(
  context: Context,
  plan: Plan,
  applied: readonly { batchId: number; recordId: number }[],
): Promise<void> {
  const asked = new Set<string>()
  for (const { a, b, same } of applied.length > 1 ? plan.questions : []) {
    const [left, right] = [applied[a % applied.length]!, applied[b % applied.length]!]
    const key = [left.recordId, right.recordId].sort().join(' ')
    if (left.recordId === right.recordId || asked.has(key)) continue
    asked.add(key)
    const pairId = await ask(context.database, left.batchId, left.recordId, right.recordId)
    if (same) await decidePair(context, systemActor, pairId, 'same', '')
  }
  await context.database.write(async (writer) => {
    await weighAll(writer)
    await writer.execute(`update linkage.decision set recorded_from = '2026-01-01'`)
    await writer.execute(
      `update intake.record set cells = '["SITI", "", "3509011708450003"]', findings = '[{"code": "date-unlikely"}]'`,
    )
    await writer.execute(`insert into linkage.alike_decision (pattern, sample, sampled_by, sampled_at)
      select distinct pattern, '{}'::bigint[], 'walker', now() from linkage.review_pair union select 'of nothing', '{}', 'walker', now()`)
  })
}
