import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { createTestContext } from '../../../test/system.ts'
import type { Context } from '../../access/index.ts'
import type { Database } from '../../kernel/ports.ts'
import { readPack } from '../../pack/index.ts'
import { missionKind, strategyKind, visionKind } from '../analysis/kinds.ts'
import { roleHolderKind } from '../competence/kinds.ts'
import { publishEdition } from '../editions/publish-edition.ts'
import { readChanges } from '../editions/read-editions.ts'
import { readHistory } from '../entries/history.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { hasSubject } from '../evidence/find-subject.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { kinds } from '../kinds.ts'
import { loadSamplePlan } from '../load-sample.ts'
import { describeReadiness } from '../readiness/describe-readiness.ts'
import { actionBudgetKind, actionKind, actionReportKind } from '../roadmap/kinds.ts'
import { carryOver } from './carry-over.ts'
import { type CarryPage, carriedKinds, carryPage, type ShownThing } from './contract.ts'
import { describeCarry, whyStays } from './describe-carry.ts'

/** The sample plan of Jember, and the term after it, which has kept three of the promises and has just begun. */
const pack = await readPack('packs/jember')
const old = pack.term
const planner = actor('planner')
const nextPack = {
  ...pack,
  term: {
    ...old,
    id: 'masa-2030-2034',
    name: { id: 'Masa 2030-2034', en: 'Term 2030-2034' },
    from: '2030-01-01',
    to: '2034-12-31',
    promises: old.promises.slice(0, 3),
  },
}
let before: Context
let next: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createTestContext(pack)
  before = made.context
  drop = made.drop
  next = { ...before, pack: nextPack, clock: { now: () => new Date('2030-02-01T03:00:00Z') } }
  await loadSamplePlan(before, () => {})
}, 240_000)
afterAll(() => drop())

/** Does something in the new term and takes it back, so that every test starts from the sample. */
async function tried<T>(work: (inner: Context) => Promise<T>, pack: Context['pack'] = nextPack): Promise<T> {
  const undo = new Error('undone')
  const results: T[] = []
  const done = before.database.write(async (writer) => {
    const database: Database = { ...before.database, read: (run) => run(writer), write: (run) => run(writer) }
    results.push(await work({ ...next, pack, database }))
    throw undo
  })
  await expect(done).rejects.toBe(undo)
  return results[0]!
}

type Key = Pick<ShownThing, 'id' | 'seen'> & Pick<CarryPage['groups'][number], 'kind'>
const look = (inner: Context) => inner.database.read((reader) => describeCarry(inner, planner, reader))
const newPlan = (inner: Context) => inner.database.read((reader) => readPlan(reader, inner.pack.term.id))
const thingsOf = ({ groups }: CarryPage) =>
  groups.flatMap(({ kind, things }) => things.map((thing) => ({ kind, ...thing })))
const find = (told: CarryPage, kind: string, id: string) =>
  thingsOf(told).find((one) => one.kind === kind && one.id === id)!
const proposedOf = (told: CarryPage) => thingsOf(told).filter(({ proposed }) => proposed)
const carry = (inner: Context, things: readonly Key[], who = planner, dueOn = '2030-12-31') =>
  carryOver(inner, who, {
    from: old.id,
    dueOn,
    things: things.map(({ kind, id, seen }) => ({ kind, id, seen })),
  })
const rowsOf = (inner: Context, termId: string) =>
  inner.database.read((reader) =>
    reader.query('select * from planning.entry_revision where term_id = $1 order by id', [termId]),
  )

/** What in the new plan leads nowhere: references of every kind, and subjects of evidence. */
async function dangling(inner: Context): Promise<string[]> {
  const plan = await newPlan(inner)
  const lost = kinds.flatMap((kind) =>
    plan
      .of(kind)
      .flatMap(({ id, content }) =>
        (kind.references?.(content) ?? [])
          .filter((reference) => !plan.has(reference))
          .map((reference) => `${kind.name} ${id} -> ${reference.kind} ${reference.id}`),
      ),
  )
  const unproven = plan
    .of(evidenceKind)
    .filter(({ content }) => !hasSubject(plan, inner.pack, content.subject))
    .map(({ id }) => `evidence ${id}`)
  return [...lost, ...unproven]
}

test('every kind of a plan either goes along or says why it stays', () => {
  const along = [...carriedKinds, 'action-report', ...Object.keys(whyStays)]
  expect(kinds.map(({ name }) => name).filter((name) => !along.includes(name))).toEqual([])
})

test('without a term before there is nothing to carry', async () => {
  const told = await look(before)
  expect(told).toMatchObject({ from: null, groups: [], stays: [] })
  await expect(
    carry(before, [{ kind: 'goal', id: 't-1', seen: '' }], planner, '2029-12-31'),
  ).rejects.toMatchObject({ code: 'planning.carry-changed', status: 409 })
})

test('what is open is proposed, what is done is not, each with its reason', async () => {
  const told = carryPage.parse(await look(next))
  expect(told).toMatchObject({ from: { id: old.id }, dueOn: '2030-12-31', to: { id: nextPack.term.id } })
  const proven = thingsOf(told).filter(({ kind, why }) => kind === 'action' && why.id.startsWith('Selesai'))
  expect(proven.length).toBeGreaterThan(0)
  expect(proven.filter(({ proposed }) => proposed)).toEqual([])
  const open = thingsOf(told).filter(({ why }) => why.id === 'Dikatakan selesai, tetapi belum ada bukti.')
  expect(open.map(({ proposed }) => proposed)).not.toContain(false)
  for (const kind of ['strategy', 'readiness-assessment', 'role-holder', 'maturity-assessment'])
    expect(proposedOf(told).filter((one) => one.kind === kind).length).toBeGreaterThan(0)
})

test('what belongs to who made it stays, and names no person', async () => {
  const { stays, openLines } = await look(next)
  const names = stays.map(({ kind }) => kind)
  for (const kind of ['vision', 'mission', 'commitment', 'factor-rating', 'quick-win-score', 'meeting'])
    expect(names).toContain(kind)
  expect(stays.find(({ kind }) => kind === 'factor-rating')).toMatchObject({ count: 96, titles: [] })
  expect(stays.filter(({ why }) => why.id.includes('Tidak dikenal'))).toEqual([])
  expect(openLines.length).toBeGreaterThan(0)
  expect(openLines.filter(({ state }) => state === 'proven')).toEqual([])
})

test('what is proposed can be carried as it is; everything leads somewhere and nothing of the old term changes', async () => {
  const was = await rowsOf(next, old.id)
  const [told, done, plan, lost, is] = await tried(async (inner) => {
    const told = await look(inner)
    const done = await carry(inner, proposedOf(told))
    return [told, done, await newPlan(inner), await dangling(inner), await rowsOf(inner, old.id)] as const
  })
  expect(done).toMatchObject({ carried: proposedOf(told).length, already: 0 })
  expect(lost).toEqual([])
  expect(is).toEqual(was)
  expect(plan.of(visionKind)).toEqual([])
  expect(plan.of(missionKind)).toEqual([])
  expect(plan.of(strategyKind).length).toBeGreaterThan(0)
})

test('an action comes with report and evidence, inside the new term, without promises that are gone', async () => {
  const plan = await tried(async (inner) => {
    await carry(inner, proposedOf(await look(inner)))
    return newPlan(inner)
  })
  const actions = plan.of(actionKind)
  const { from, to } = nextPack.term
  const promises = [null, ...nextPack.term.promises.map(({ id }) => id)]
  expect(actions.filter(({ content }) => content.startsOn < from || content.endsOn > to)).toEqual([])
  expect(actions.filter(({ content }) => !promises.includes(content.promiseId))).toEqual([])
  expect(plan.of(actionReportKind).length).toBeGreaterThan(0)
  expect(plan.of(actionBudgetKind)).toEqual([])
  expect(actions.map(({ content }) => content.endsOn)).toContain('2030-12-31')
})

test('readiness starts from the last level of the term before, of its own half-year', async () => {
  const [answer, levels] = await tried(async (inner) => {
    const told = await look(inner)
    await carry(inner, proposedOf(told))
    return [describeReadiness(inner, await newPlan(inner)), told] as const
  })
  const own = thingsOf(levels).filter(({ kind }) => kind === 'readiness-assessment')
  expect(answer.items.filter(({ self }) => self !== null)).toHaveLength(own.length)
  expect(answer.period < '2030-S1').toBe(true)
})

test('the history of what was carried goes on into the term before, and says where it came from', async () => {
  const [id, history] = await tried(async (inner) => {
    const told = await look(inner)
    await carry(inner, proposedOf(told))
    const { id } = proposedOf(told).find(({ kind }) => kind === 'action')!
    return [id, await readHistory(inner, 'action', id)] as const
  })
  const earlier = await readHistory(before, 'action', id)
  expect(history.revisions[0]).toMatchObject({ revision: 1, term: null })
  expect(history.revisions[0]!.reason).toContain(
    `Dibawa dari ${old.id} (revisi ${earlier.revisions.length}).`,
  )
  expect(history.revisions.slice(1)).toEqual(earlier.revisions.map((one) => ({ ...one, term: old.id })))
})

test('carrying again carries nothing, whatever became of it in the new term', async () => {
  const [again, told, same] = await tried(async (inner) => {
    const first = proposedOf(await look(inner))
    await carry(inner, first)
    await withdrawEntry(inner, planner, roleHolderKind, { id: idOf(first, 'role-holder'), revision: 1 })
    const rows = (await rowsOf(inner, nextPack.term.id)).length
    const again = await carry(inner, first)
    return [again, await look(inner), (await rowsOf(inner, nextPack.term.id)).length === rows] as const
  })
  expect(again).toMatchObject({ carried: 0, entries: 0 })
  expect(again.already).toBeGreaterThan(100)
  expect(same).toBe(true)
  expect(proposedOf(told)).toEqual([])
})
const idOf = (things: readonly Key[], kind: string) => things.find((one) => one.kind === kind)!.id

test.each([
  [
    'a strategy without its factors',
    422,
    'planning.carry-needs',
    (told: CarryPage) => proposedOf(told).filter(({ kind }) => kind === 'strategy'),
  ],
  [
    'what changed since',
    409,
    'planning.carry-changed',
    (told: CarryPage) => [{ ...find(told, 'goal', 't-1'), seen: 'another' }],
  ],
  ['what never was', 409, 'planning.carry-changed', () => [{ kind: 'goal', id: 'x', seen: '' } as const]],
])('%s is refused with %i, and nothing is carried', async (_, status, code, choose) => {
  const [outcome, rows] = await tried(async (inner) => {
    const outcome = await carry(inner, choose(await look(inner))).catch((error: unknown) => error)
    return [outcome, await rowsOf(inner, nextPack.term.id)] as const
  })
  expect(outcome).toMatchObject({ status, code })
  expect(rows).toEqual([])
})

test.each([
  ['2029-12-31', 422],
  ['2035-01-01', 422],
])('a last day of %s is outside the new term', async (dueOn, status) => {
  const things = proposedOf(await look(next))
  await expect(carry(next, things, planner, dueOn)).rejects.toMatchObject({
    code: 'planning.carry-due-outside',
    status,
  })
})

test.each(['head', 'assessor', 'leader', 'walidata', 'operator'] as const)(
  'a %s carries nothing',
  async (role) => {
    const things = proposedOf(await look(next))
    await expect(carry(next, things, actor(role))).rejects.toMatchObject({ status: 404 })
  },
)

test('what the new term wrote by itself is not overwritten', async () => {
  const [told, outcome] = await tried(async (inner) => {
    const first = await look(inner)
    const { id } = proposedOf(first).find(({ kind }) => kind === 'role-holder')!
    const [agencyId, roleId] = [id.slice(0, id.indexOf('.')), id.slice(id.indexOf('.') + 1)]
    const content = { agencyId, roleId, holders: [] }
    await saveEntry(inner, planner, roleHolderKind, { id, revision: 0, content })
    const outcome = await carry(inner, [find(first, 'role-holder', id)]).catch((error: unknown) => error)
    return [find(await look(inner), 'role-holder', id), outcome] as const
  })
  expect(told).toMatchObject({ state: 'there', proposed: false })
  expect(outcome).toMatchObject({ code: 'planning.carry-there', status: 409 })
})

test('what the rules of the new term refuse says so in their words, and so does all that leans on it', async () => {
  const bare = {
    ...pack.plan,
    dimensions: {
      ...pack.plan.dimensions,
      sets: pack.plan.dimensions.sets.map((set) => ({
        ...set,
        dimensions: set.dimensions.filter(({ id }) => id !== 'governance'),
      })),
    },
  }
  const [told, outcome] = await tried(
    async (inner) => {
      const told = await look(inner)
      const asked = thingsOf(told).filter(({ state }) => state === 'unfit')
      return [told, await carry(inner, asked).catch((error: unknown) => error)] as const
    },
    { ...nextPack, plan: bare },
  )
  expect(outcome).toMatchObject({ code: 'planning.carry-unfit', status: 422 })
  const lost = thingsOf(told).filter(({ kind, state }) => kind === 'action' && state === 'unfit')
  expect(lost.map(({ why }) => why.id).join('\n')).toContain('governance')
  expect(lost.filter(({ proposed }) => proposed)).toEqual([])
  const leaning = thingsOf(told).filter(({ why }) => why.id.includes('yang tidak dapat dibawa'))
  expect(leaning.length).toBeGreaterThan(0)
})

test('whatever is chosen, nothing in the new term leads nowhere: it is carried whole or not at all', async () => {
  const told = await look(next)
  const things = thingsOf(told).filter(
    ({ state, kind }) => state === 'open' && kind !== 'maturity-assessment',
  )
  const key = ({ kind, id }: Pick<Key, 'kind' | 'id'>) => `${kind} ${id}`
  const close = (chosen: typeof things): typeof things => {
    const keys = new Set(chosen.flatMap((one) => [key(one), ...one.leansOn.map(key)]))
    const wider = things.filter((one) => keys.has(key(one)))
    return wider.length === chosen.length ? chosen : close(wider)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...things), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (some, whole) => {
        const few = things.filter((one) => some.includes(one))
        const chosen = [few, close(few)][Number(whole)]!
        const isWhole = close(chosen).length === chosen.length
        const [outcome, lost, rows] = await tried(async (inner) => {
          const outcome = await carry(inner, chosen).then(
            ({ carried }) => carried,
            (error: { code: string }) => error.code,
          )
          return [outcome, await dangling(inner), await rowsOf(inner, nextPack.term.id)] as const
        })
        expect(outcome).toBe(isWhole ? chosen.length : 'planning.carry-needs')
        expect(lost).toEqual([])
        expect(rows.length > 0).toBe(isWhole)
      },
    ),
    { numRuns: 25 },
  )
})

test('between the last edition of the old term and the first of the new one the differences read sensibly', async () => {
  await publishEdition(before, planner, { title: 'Terbitan akhir', note: '', after: null })
  await carry(next, proposedOf(await look(next)))
  await saveEntry(next, planner, visionKind, { id: 'visi', revision: 0, content: { text: 'Visi baru' } })
  await publishEdition(next, planner, { title: 'Terbitan awal', note: '', after: '2026-1' })
  const { summary, changes } = await readChanges(next, '2030-1', '2026-1')
  const said = changes.map(({ sentence }) => sentence.id)
  expect(summary.id).toContain(
    `2026-1 (${old.name.id}), yang lebih awal, ke terbitan 2030-1 (Masa 2030-2034)`,
  )
  expect(said[0]).toBe(`Masa jabatan berganti, dari “${old.name.id}” ke “Masa 2030-2034”.`)
  expect(said[1]).toMatch(/^Visi: naskahnya berubah, dari “.*” menjadi “.*Visi baru”\.$/)
  expect(said.filter((one) => one.includes('dicabut'))).toEqual([])
  expect(said.filter((one) => /^Misi .* tetap di masa sebelumnya\.$/.test(one))).toHaveLength(5)
  expect(said.join('\n')).toMatch(
    /Aksi “.*”: tanggal selesai mundur [\d.]+ hari, dari .* menjadi 31 Desember 2030\./,
  )
  expect(said.filter((one) => /^Aksi .* baru pada masa ini\.$/.test(one))).toEqual([])
})

test('two who carry at once carry once, and it leaves a trace', async () => {
  const again = {
    ...nextPack,
    term: { ...nextPack.term, id: 'masa-2035', from: '2035-01-01', to: '2039-12-31' },
  }
  const third: Context = { ...next, pack: again, clock: { now: () => new Date('2035-02-01T03:00:00Z') } }
  const told = await look(third)
  const things = proposedOf(told).filter(({ kind }) => kind === 'role-holder')
  const input = {
    from: nextPack.term.id,
    dueOn: '2035-12-31',
    things: things.map(({ kind, id, seen }) => ({ kind, id, seen })),
  }
  const outcomes = await Promise.all([carryOver(third, planner, input), carryOver(third, planner, input)])
  expect(outcomes.map(({ carried }) => carried).sort((a, b) => a - b)).toEqual([0, things.length])
  expect(await rowsOf(third, 'masa-2035')).toHaveLength(things.length)
  const events = await third.database.read((reader) =>
    reader.query(
      "select subject_id as id from access.audit_event where action = 'planning.term.carried' order by id",
    ),
  )
  expect(events).toEqual([{ id: nextPack.term.id }, { id: 'masa-2035' }])
})
