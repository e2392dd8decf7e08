import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Context } from '../../access/index.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { competenceSchema } from '../../pack/plan-model.ts'
import { factorKind, factorRatingKind, goalKind, visionKind } from '../analysis/kinds.ts'
import { makeDraftBook, printEditionBook } from '../books/make-book.ts'
import { textsOf } from '../books/rules/book-model.ts'
import { roleHolderKind } from '../competence/kinds.ts'
import type { Kind } from '../entries/model.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { actionKind, actionReportKind } from '../roadmap/kinds.ts'
import { editionChanges, publicEdition, publicEditions } from './contract.ts'
import { publishEdition } from './publish-edition.ts'
import { readChanges, readEditionsPage, readPublicEdition, readPublicEditions } from './read-editions.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const name = (text: string) => ({ id: text, en: text })
const dimensions = {
  active: 'six',
  sets: [
    {
      id: 'six',
      name: name('Enam'),
      source: 'contoh',
      dimensions: [{ id: 'living', name: name('Living'), subDimensions: [] }],
    },
  ],
}
const competence = competenceSchema.parse({
  agencies: ['dinsos'],
  roles: [{ id: 'analis', name: name('Analis'), needed: 2 }],
})
const save = <T>(kind: Kind<T>, id: string, content: T, revision = 0, who = planner) =>
  saveEntry(context, who, kind, { id, revision, content })
const publish = (after: string | null, title = 'Terbitan', who = planner) =>
  publishEdition(context, who, { title, note: 'Catatan', after })

beforeAll(async () => {
  const made = await createPlanContext({ dimensions, competence })
  context = made.context
  drop = made.drop
  await save(visionKind, 'visi', { text: 'Welas asih' })
  await save(goalKind, 't-1', { order: 1, text: 'Tidak terlewat', promiseIds: ['elderly'] })
  await save(factorKind, 'l-1', {
    side: 'weakness',
    text: 'Lansia belum terjangkau',
    source: {
      kind: 'finding',
      programmeId: 'food',
      value: 'missed',
      areaCodes: ['35.99.01'],
      seen: { asOf: '2026-09-30', value: 91827 },
    },
    dimensionId: null,
  })
  await save(actionKind, 'a-1', {
    title: 'Kunjungan',
    description: '',
    promiseId: 'elderly',
    strategyIds: [],
    dimensionId: 'living',
    subDimensionId: null,
    agencyId: 'dinsos',
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    dependsOn: [],
  })
})
afterAll(() => drop())

test('before the first edition there is none, and that is no error for staff', async () => {
  expect(await readEditionsPage(context)).toMatchObject({ editions: [], newest: null, changes: [] })
  expect(await readPublicEditions(context)).toEqual({ editions: [] })
  await expect(readPublicEdition(context, 'current')).rejects.toMatchObject({
    code: 'planning.edition-unknown',
    status: 404,
  })
})

test.each(['operator', 'assessor', 'head', 'leader', 'caseworker'] as const)(
  'a %s cannot publish',
  async (role) => {
    await expect(publish(null, 'x', actor(role))).rejects.toMatchObject({ status: 404 })
    expect((await readPublicEditions(context)).editions).toEqual([])
  },
)

test("the first edition is everybody's: by its contract, from the office, with the hash of its content", async () => {
  const { id, sha256 } = await publish(null, 'Terbitan pertama')
  expect(id).toBe('2026-1')
  const read = publicEdition.parse(await readPublicEdition(context, 'current'))
  expect(read.edition).toMatchObject({ id, sha256, office: 'Dinas bappeda', current: true, termId: 'term' })
  expect(createHash('sha256').update(canonicalJson(read.content)).digest('hex')).toBe(sha256)
  expect(read.content).toMatchObject({ vision: 'Welas asih', drawnOn: '2026-10-31' })
  expect(read.before).toBeNull()
  expect(publicEditions.parse(await readPublicEditions(context)).editions.map((one) => one.id)).toEqual([id])
})

test('no person, no account and no number from inside is in it', async () => {
  await save(factorRatingKind, `l-1.${planner.accountId}`, { factorId: 'l-1', importance: 5, rating: 4 })
  await save(roleHolderKind, 'dinsos.analis', {
    agencyId: 'dinsos',
    roleId: 'analis',
    holders: [{ name: 'Sumiati Rahasia', position: 'Staf', skills: [] }],
  })
  await publish('2026-1')
  const text = JSON.stringify(await readPublicEdition(context, '2026-2'))
  for (const secret of ['Sumiati', planner.accountId, planner.displayName, '91827', '91.827', 'Staf'])
    expect(text).not.toContain(secret)
  const { content } = await readPublicEdition(context, '2026-2')
  expect(content.factors[0]!.source).toEqual({
    kind: 'finding',
    programme: 'food',
    measure: 'yang berhak tetapi terlewat',
    areas: ['Kecamatan 01'],
    unit: 'orang',
    value: null,
    state: 'missing',
  })
  expect(content.factors[0]).toMatchObject({ raters: 1, rating: 4 })
})

test('the living plan is told against the newest edition, in words', async () => {
  await save(actionReportKind, 'a-1', {
    actionId: 'a-1',
    state: 'done',
    on: '2026-10-30',
    note: 'catatan dalam',
  })
  await save(visionKind, 'visi', { text: 'Welas asih untuk semua' }, 1)
  const { newest, changes } = await readEditionsPage(context)
  expect(newest).toBe('2026-2')
  expect(changes.map(({ sentence }) => sentence.id)).toEqual([
    'Visi: naskahnya berubah, dari “Welas asih” menjadi “Welas asih untuk semua”.',
    'Aksi “Kunjungan”: keadaannya dari terlambat menjadi diklaim tanpa bukti.',
  ])
})

test('an edition keeps what it said when the plan goes on', async () => {
  expect((await readPublicEdition(context, '2026-1')).content.vision).toBe('Welas asih')
  await publish('2026-2')
  const third = await readPublicEdition(context, 'current')
  expect(third.content.vision).toBe('Welas asih untuk semua')
  expect(third.before).toEqual({ id: '2026-2', termName: 'Masa jabatan' })
  expect(third.changes).toHaveLength(2)
  expect((await readPublicEdition(context, '2026-1')).edition.current).toBe(false)
})

test('who did not see the newest edition is told, and nothing is published', async () => {
  await expect(publish('2026-1')).rejects.toMatchObject({ code: 'planning.edition-meanwhile', status: 409 })
  await expect(publish(null)).rejects.toMatchObject({ code: 'planning.edition-meanwhile' })
  expect((await readPublicEditions(context)).editions).toHaveLength(3)
  expect((await readPublicEdition(context, 'current')).edition.id).toBe('2026-3')
})

test('of two who publish at once one does, the other is told', async () => {
  const outcomes = await Promise.allSettled([publish('2026-3', 'A'), publish('2026-3', 'B')])
  expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const { editions } = await readPublicEditions(context)
  expect(editions.filter(({ current }) => current).map(({ id }) => id)).toEqual(['2026-4'])
  expect(editions).toHaveLength(4)
})

test('a published edition cannot be changed or removed, not even by the application', async () => {
  for (const sql of [
    "update open_data.plan_edition set title = 'x' where id = '2026-1'",
    "update open_data.plan_edition set content = '{}' where id = '2026-1'",
    "delete from open_data.plan_edition where id = '2026-1'",
  ])
    await expect(context.database.write((writer) => writer.query(sql))).rejects.toThrow(/never changed/)
})

test('the public reads editions and nothing of the plan itself', async () => {
  const asPublic = (sql: string) => context.database.read((reader) => reader.query(sql), 'welas_public')
  expect(await asPublic('select id from open_data.plan_edition')).toHaveLength(4)
  await expect(asPublic('select content from planning.entry_revision')).rejects.toThrow(/permission denied/)
  await expect(asPublic('update open_data.plan_edition set current = false')).rejects.toThrow(
    /read-only|permission denied/,
  )
})

test('publishing leaves a trace of who, and of what', async () => {
  const events = await context.database.read((reader) =>
    reader.query<{ actor: string; subject: string }>(
      "select actor_id as actor, subject_id as subject from access.audit_event where action = 'planning.edition.published' order by id",
    ),
  )
  expect(events[0]).toEqual({ actor: planner.accountId, subject: '2026-1' })
  expect(events).toHaveLength(4)
})

test('history goes through a change of term: the old editions stay, with their term', async () => {
  const { pack } = context
  const next: Context = {
    ...context,
    pack: { ...pack, term: { ...pack.term, id: 'berikutnya', name: name('Masa berikutnya'), promises: [] } },
  }
  await publishEdition(next, planner, { title: 'Awal masa baru', note: '', after: '2026-4' })
  expect((await readPublicEditions(next)).editions.map(({ id, termName }) => [id, termName])).toEqual([
    ['2026-5', 'Masa berikutnya'],
    ['2026-4', 'Masa jabatan'],
    ['2026-3', 'Masa jabatan'],
    ['2026-2', 'Masa jabatan'],
    ['2026-1', 'Masa jabatan'],
  ])
  const fresh = await readPublicEdition(next, '2026-5')
  expect(fresh.before).toEqual({ id: '2026-4', termName: 'Masa jabatan' })
  expect(fresh.changes.map(({ sentence }) => sentence.id)).toEqual(
    expect.arrayContaining([
      'Masa jabatan berganti, dari “Masa jabatan” ke “Masa berikutnya”.',
      'Aksi “Kunjungan” tetap di masa sebelumnya.',
    ]),
  )
  expect((await readPublicEdition(next, '2026-2')).content.vision).toBe('Welas asih')
})

test('any two editions are compared, of different terms too, from the earlier to the later', async () => {
  const there = editionChanges.parse(await readChanges(context, '2026-1', '2026-3'))
  expect(there).toMatchObject({ earlier: { id: '2026-1' }, later: { id: '2026-3' } })
  expect(there.changes.map(({ sentence }) => sentence.id)).toContain(
    'Visi: naskahnya berubah, dari “Welas asih” menjadi “Welas asih untuk semua”.',
  )
  expect(await readChanges(context, '2026-3', '2026-1')).toEqual(there)
  const terms = await readChanges(context, '2026-1', 'current')
  expect(terms).toMatchObject({ earlier: { id: '2026-1' }, later: { id: '2026-5' } })
  expect(terms.summary.id).toContain(
    '2026-1 (Masa jabatan), yang lebih awal, ke terbitan 2026-5 (Masa berikutnya)',
  )
})

test('an edition does not differ from itself, and one that nobody published is not there', async () => {
  expect(await readChanges(context, '2026-2', '2026-2')).toMatchObject({
    summary: { id: 'Tidak ada perbedaan: terbitan 2026-2 dibandingkan dengan dirinya sendiri.' },
    changes: [],
  })
  const unknown = { code: 'planning.edition-unknown', status: 404, params: { edition: '2019-1' } }
  await expect(readChanges(context, '2019-1', '2026-1')).rejects.toMatchObject(unknown)
  await expect(readChanges(context, '2026-1', '2019-1')).rejects.toMatchObject(unknown)
  await expect(readEditionsPage(context, '2019-1')).rejects.toMatchObject(unknown)
})

test('the living plan is compared with any edition', async () => {
  const page = await readEditionsPage(context, '2026-1')
  expect(page).toMatchObject({ newest: '2026-5', since: '2026-1' })
  expect(page.changes.map(({ sentence }) => sentence.id)).toContain(
    'Visi: naskahnya berubah, dari “Welas asih” menjadi “Welas asih untuk semua”.',
  )
})

test('books of an edition are the same bytes each time, and carry its name', async () => {
  const one = await printEditionBook(context, '2026-1', 'analisis.pdf')
  const again = await printEditionBook({ ...context }, '2026-1', 'analisis.pdf')
  expect(one.fileName).toBe('analisis-2026-1.pdf')
  expect(again.bytes.equals(one.bytes)).toBe(true)
  expect((await printEditionBook(context, '2026-2', 'analisis.pdf')).bytes.equals(one.bytes)).toBe(false)
})

test.each(['analisis.exe', 'rahasia.pdf', 'analisis', '../analisis.pdf', 'ANALISIS.pdf'])(
  'there is no book %s',
  async (file) => {
    await expect(printEditionBook(context, '2026-1', file)).rejects.toMatchObject({
      code: 'planning.book-unknown',
      status: 404,
    })
  },
)

test('a draft is of the living plan and says so', async () => {
  await save(visionKind, 'visi', { text: 'Visi yang belum terbit' }, 2)
  const texts = textsOf(await makeDraftBook(context, planner, 'rencana-induk'))
  expect(texts).toContain('Visi yang belum terbit')
  expect(texts.join(' ')).toContain('Konsep: dicetak dari rencana yang sedang disusun')
})
