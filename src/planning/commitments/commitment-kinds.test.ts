import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitmentExample, createCommitmentContext, type Made } from '../../../test/commitment-example.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { evidenceKind } from '../evidence/kind.ts'
import type { Commitment, CommitmentReport } from './contract.ts'
import { describeCommitment } from './describe-commitments.ts'
import { commitmentKind, commitmentReportKind } from './kinds.ts'
import { readPublicCommitment } from './read-public.ts'

let made: Made
let drop: () => Promise<void>
beforeAll(async () => {
  const { drop: dropAll, ...rest } = await createCommitmentContext()
  made = rest
  drop = dropAll
  await make('k')
})
afterAll(() => drop())

const [line] = commitmentExample.lines
const [, head] = commitmentExample.signatories
const make = (id: string, change: Partial<Commitment> = {}) =>
  saveEntry(made.context, made.actors.bappeda!, commitmentKind, {
    id,
    revision: 0,
    content: { ...commitmentExample, ...change },
  })
const report = (lineId: string, who: string, change: Partial<CommitmentReport> = {}, id = `k.${lineId}`) =>
  saveEntry(made.context, made.actors[who]!, commitmentReportKind, {
    id,
    revision: 0,
    content: { commitmentId: 'k', lineId, state: 'done', on: '2026-10-30', note: '', ...change },
  })
const show = (lineId: string, lineSubject: string, ownerAgencyId: string) =>
  saveEntry(made.context, made.actors.bappeda!, evidenceKind, {
    revision: 0,
    content: {
      subject: { kind: 'commitment-line', id: `${lineSubject}.${lineId}` },
      title: 'Foto',
      happenedOn: '2026-10-01',
      source: 'Dinas',
      ownerAgencyId,
      sha256: null,
    },
  })
const lineOf = async (id: string, lineId: string) =>
  (await describeCommitment(made.context, made.actors.bappeda!, id)).commitment.lines.find(
    (one) => one.id === lineId,
  )

test.each<[string, Partial<Commitment>, string]>([
  ['a line twice', { lines: [line!, line!] }, 'commitment-line-twice'],
  ['an agency nobody has', { lines: [{ ...line!, agencyId: 'x' }] }, 'agency-unknown'],
  ['an agency of a signatory nobody has', { signatories: [{ ...head!, agencyId: 'x' }] }, 'agency-unknown'],
  ['a signatory twice', { signatories: [head!, { ...head!, office: 'Lain' }] }, 'commitment-signatory-twice'],
  ['an office twice', { signatories: [head!, { ...head!, userName: 'lain' }] }, 'commitment-signatory-twice'],
  ['a term backwards', { signatories: [{ ...head!, termTo: '2024-01-01' }] }, 'commitment-term-backwards'],
  ['opened without lines', { lines: [] }, 'commitment-empty'],
  ['opened without signatories', { signatories: [] }, 'commitment-empty'],
  ['a line nobody signs', { signatories: [head!] }, 'commitment-line-unsigned'],
  ['an action the plan does not have', { lines: [{ ...line!, actionId: 'a-x' }] }, 'leads-nowhere'],
])('%s is refused', async (_, change, code) => {
  await expect(make('never', change)).rejects.toMatchObject({ code: `planning.${code}`, status: 422 })
})

test('a draft may lack what an opened one must have', async () => {
  await expect(make('half', { lines: [], signatories: [], opened: false })).resolves.toMatchObject({
    revision: 1,
  })
})

test('only planners write a commitment', async () => {
  await expect(
    saveEntry(made.context, made.actors['kepala-dinsos']!, commitmentKind, {
      revision: 0,
      content: commitmentExample,
    }),
  ).rejects.toMatchObject({ code: 'http.not-found' })
})

test.each<[string, string, string, Partial<CommitmentReport>, string | undefined, string]>([
  ['another agency', 'l-dinsos', 'kepala-dinkes', {}, undefined, 'agency-not-yours'],
  ['an agency for what it never had', 'l-dlama', 'kepala-dinsos', {}, undefined, 'agency-not-yours'],
  ['a line that is not there', 'l-x', 'bappeda', {}, undefined, 'leads-nowhere'],
  ['an id of another line', 'l-dinsos', 'bappeda', {}, 'k.l-setda', 'leads-nowhere'],
  ['a day to come', 'l-dinsos', 'bappeda', { on: '2026-11-01' }, undefined, 'commitment-report-in-future'],
])('a report of %s is refused', async (_, lineId, who, change, id, code) => {
  await expect(report(lineId, who, change, id)).rejects.toMatchObject({ code: `planning.${code}` })
})

test('nothing is reported of a draft', async () => {
  await make('draft', { opened: false })
  await expect(
    report('l-dinsos', 'bappeda', { commitmentId: 'draft' }, 'draft.l-dinsos'),
  ).rejects.toMatchObject({ code: 'planning.commitment-not-opened', status: 409 })
})

test.each([
  ['l-dinsos', 'open', 'due later, nothing said'],
  ['l-dinsos-2', 'late', 'its day has passed'],
  ['l-dinkes', 'open', 'due today'],
  ['l-setda', 'late', 'due yesterday'],
] as const)('%s is %s: %s', async (lineId, state, _) => {
  await make(`state-${lineId}`)
  expect((await lineOf(`state-${lineId}`, lineId))?.state).toBe(state)
  const shown = await readPublicCommitment(made.context, `state-${lineId}`)
  expect(shown.lines.find((one) => one.id === lineId)?.state).toBe(state)
})

test('a line said to be done is claimed until evidence shows it, and the public sees the same', async () => {
  const states = async () => [
    (await lineOf('k', 'l-setda'))?.state,
    (await readPublicCommitment(made.context, 'k')).lines.find((one) => one.id === 'l-setda')?.state,
  ]
  await report('l-setda', 'kepala-setda')
  expect(await states()).toEqual(['claimed', 'claimed'])
  await show('l-setda', 'k', 'setda')
  expect(await states()).toEqual(['proven', 'proven'])
  await saveEntry(made.context, made.actors['kepala-setda']!, commitmentReportKind, {
    id: 'k.l-setda',
    revision: 1,
    content: { commitmentId: 'k', lineId: 'l-setda', state: 'open', on: '2026-10-31', note: 'dibuka lagi' },
  })
  expect(await states()).toEqual(['late', 'late'])
})

test('evidence that moves to another line leaves the public copy of the first', async () => {
  await make('move')
  const { id } = await show('l-dinsos', 'move', 'dinsos')
  const evidence = async () =>
    (await readPublicCommitment(made.context, 'move')).lines
      .filter((one) => one.evidence.length > 0)
      .map((one) => one.id)
  expect(await evidence()).toEqual(['l-dinsos'])
  const content = {
    subject: { kind: 'factor', id: 'k-1' } as const,
    title: 'Foto',
    happenedOn: '2026-10-01',
    source: 'Dinas',
    ownerAgencyId: 'dinsos',
    sha256: null,
  }
  await saveEntry(made.context, made.actors.bappeda!, evidenceKind, { id, revision: 1, content })
  expect(await evidence()).toEqual([])
})

test('after a merger the line shows both agencies and the new one reports', async () => {
  expect(await lineOf('k', 'l-dlama')).toMatchObject({
    agency: 'Dinas Lama',
    holder: { id: 'dinkes', name: 'Dinas dinkes' },
    moved: true,
  })
  await report('l-dlama', 'petugas-dinkes')
  expect(
    (await readPublicCommitment(made.context, 'k')).lines.find((one) => one.id === 'l-dlama'),
  ).toMatchObject({
    agency: 'Dinas Lama',
    holder: 'Dinas dinkes',
    moved: true,
    state: 'claimed',
    reportedOn: '2026-10-30',
  })
})

test('user names of those who may sign are offered to planners only', async () => {
  const offered = async (who: string) =>
    (await describeCommitment(made.context, made.actors[who]!, 'k')).choices.accounts.map(
      (one) => one.userName,
    )
  expect(await offered('bappeda')).toEqual([
    'bupati',
    'kepala-dinkes',
    'kepala-dinsos',
    'kepala-lama',
    'kepala-setda',
  ])
  expect(await offered('kepala-dinsos')).toEqual([])
})
