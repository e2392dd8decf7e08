import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Context } from '../../access/index.ts'
import { readinessSchema } from '../../pack/plan-model.ts'
import type { Evidence } from '../evidence/contract.ts'
import { evidenceKind, evidenceOf } from '../evidence/kind.ts'
import { readHistory } from './history.ts'
import { readPlan } from './read-plan.ts'
import { saveEntry, withdrawEntry } from './save-entry.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ readiness: readinessSchema.parse({ items: [item] }) })
  context = made.context
  drop = made.drop
})
afterAll(() => drop())

const text = { id: 'a', en: 'a' }
const item = { id: 'item', pillar: 'structure', component: 'people', name: text, levels: [text, text] }
const planner = actor('planner')
const given: Evidence = {
  subject: { kind: 'readiness-item', id: 'item' },
  title: 'Berita acara',
  happenedOn: '2026-10-01',
  source: 'BA 1/2026',
  ownerAgencyId: 'dinsos',
  sha256: null,
}
const save = (id: string, revision: number, content: Evidence = given, who = planner) =>
  saveEntry(context, who, evidenceKind, { id, revision, content })
const plan = () => context.database.read((reader) => readPlan(reader, context.pack.term.id))

test('an entry goes through revisions; each stays and can be seen as of its time', async () => {
  await save('e-1', 0)
  await save('e-1', 1, { ...given, title: 'Berita acara, diperbaiki' })
  expect((await plan()).find(evidenceKind, 'e-1')).toMatchObject({
    revision: 2,
    content: { title: 'Berita acara, diperbaiki' },
  })
  expect((await readHistory(context, 'evidence', 'e-1')).revisions.map((one) => one.title)).toEqual([
    'Berita acara, diperbaiki',
    'Berita acara',
  ])
})

test('of two who write the same revision one wins and the other is told; nothing is lost', async () => {
  await save('e-2', 0)
  const writers = ['satu', 'dua', 'tiga'].map((title) => save('e-2', 1, { ...given, title }))
  const outcomes = await Promise.allSettled(writers)
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason.code)).toEqual([
    'planning.changed-meanwhile',
    'planning.changed-meanwhile',
  ])
  expect((await readHistory(context, 'evidence', 'e-2')).revisions).toHaveLength(2)
})

test('who change different fields at once all write, and nothing of theirs is lost', async () => {
  await save('e-3', 0)
  const parts = [{ title: 'Judul baru' }, { happenedOn: '2026-09-01' }, { source: 'BA 2/2026' }]
  await Promise.all(parts.map((part) => save('e-3', 1, { ...given, ...part })))
  expect((await plan()).find(evidenceKind, 'e-3')).toMatchObject({
    revision: 4,
    content: Object.assign({}, given, ...parts),
  })
})

test('who was shown the other change and writes again keeps what the other wrote elsewhere', async () => {
  await save('e-9', 0)
  await save('e-9', 1, { ...given, title: 'Judul mereka', source: 'Sumber mereka' })
  const mine = { ...given, title: 'Judul saya' }
  await expect(save('e-9', 1, mine)).rejects.toMatchObject({
    code: 'planning.changed-meanwhile',
    status: 409,
  })
  const again = (shown: number) =>
    saveEntry(context, planner, evidenceKind, { id: 'e-9', revision: 1, shown, content: mine })
  await expect(again(1)).rejects.toMatchObject({ code: 'planning.changed-meanwhile' })
  await again(2)
  expect((await plan()).find(evidenceKind, 'e-9')?.content).toMatchObject({
    title: 'Judul saya',
    source: 'Sumber mereka',
  })
  expect((await readHistory(context, 'evidence', 'e-9')).revisions[1]?.title).toBe('Judul mereka')
})

test.each([
  ['a new entry over one that is there', 0, 'Baru'],
  ['an older revision of the same field', 1, 'Lain'],
  ['a revision that never was', 7, 'Lain'],
])('%s is refused', async (_, revision, title) => {
  const id = `e-3-${revision}`
  await save(id, 0)
  await save(id, 1, { ...given, title: 'Kedua' })
  await expect(save(id, revision, { ...given, title })).rejects.toMatchObject({
    code: 'planning.changed-meanwhile',
    status: 409,
  })
})

test('a later revision of an entry that never was is refused', async () => {
  await expect(save('e-11', 7)).rejects.toMatchObject({
    code: 'planning.changed-meanwhile',
    params: { at: '2026-10-31 05:00 UTC' },
  })
})

test('a change of what was withdrawn meanwhile is refused until its writer has seen that', async () => {
  await save('e-10', 0)
  await withdrawEntry(context, planner, evidenceKind, { id: 'e-10', revision: 1 })
  await expect(save('e-10', 1)).rejects.toMatchObject({ code: 'planning.changed-meanwhile' })
  await saveEntry(context, planner, evidenceKind, { id: 'e-10', revision: 1, shown: 2, content: given })
  expect((await plan()).find(evidenceKind, 'e-10')?.revision).toBe(3)
})

test('a withdrawn entry leaves the plan, keeps its history and can come back', async () => {
  await save('e-4', 0)
  await withdrawEntry(context, planner, evidenceKind, { id: 'e-4', revision: 1 })
  expect((await plan()).find(evidenceKind, 'e-4')).toBeUndefined()
  await save('e-4', 2)
  expect((await readHistory(context, 'evidence', 'e-4')).revisions.map((one) => one.title)).toEqual([
    'Berita acara',
    null,
    'Berita acara',
  ])
})

test.each([
  ['another agency', 'head', 'dinkes', given, 'planning.agency-not-yours'],
  ['an agency nobody has', 'planner', 'bappeda', { ...given, ownerAgencyId: 'x' }, 'planning.agency-unknown'],
  [
    'a day to come',
    'planner',
    'bappeda',
    { ...given, happenedOn: '2026-12-01' },
    'planning.evidence-in-future',
  ],
  ['no permission', 'assessor', 'dinsos', given, 'http.not-found'],
] as const)('evidence of %s is refused', async (_, role, agency, content, code) => {
  await expect(save('e-5', 0, content, actor(role, agency))).rejects.toMatchObject({ code })
  expect((await plan()).find(evidenceKind, 'e-5')).toBeUndefined()
})

test('the application cannot change or remove a revision', async () => {
  await save('e-6', 0)
  for (const sql of [
    "update planning.entry_revision set reason = 'x'",
    'delete from planning.entry_revision',
  ])
    await expect(context.database.write((writer) => writer.query(sql))).rejects.toThrow(/permission denied/)
})

test('evidence is told newest first', async () => {
  await save('e-7', 0, { ...given, happenedOn: '2026-01-01' })
  await save('e-8', 0, { ...given, happenedOn: '2026-10-30' })
  const told = evidenceOf(await plan(), 'readiness-item', 'item').map((one) => one.id)
  expect([told.at(0), told.at(-1)]).toEqual(['e-8', 'e-7'])
})
