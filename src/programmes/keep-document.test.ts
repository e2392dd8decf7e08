import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examplePack } from '../../test/programme-example.ts'
import { createTestContext } from '../../test/system.ts'
import { type Actor, type Context, systemActor } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import { enterEvidence } from './enter-evidence.ts'
import { keepDocument, openDocument } from './keep-document.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await createTestContext(examplePack))
})
afterAll(() => drop())

const planner: Actor = {
  ...systemActor,
  accountId: 'rencana',
  displayName: 'Rencana',
  role: 'planner',
  agencyId: 'bappeda',
}
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
async function* inOrder(chunks: readonly Uint8Array[]) {
  yield* chunks
}
const keep = (...chunks: Uint8Array[]) => keepDocument(context, planner, inOrder(chunks))
const evidence = { title: 'Perbup 12/2026', happenedOn: '2026-03-01', source: 'Bagian Hukum' }
const enter = (sha256: string) => enterEvidence(context, planner, 'school', { ...evidence, sha256 })
const count = async (sql: string) =>
  (await context.database.read((reader) => reader.first<{ count: number }>(sql)))!.count

test('a document is kept once, belongs to evidence, and comes back byte for byte; the look is in the audit', async () => {
  const { sha256 } = await keep(pdf)
  expect(await keep(pdf.subarray(0, 3), pdf.subarray(3, 20), pdf.subarray(20))).toEqual({ sha256 })
  const { id } = await enter(sha256)
  const document = await openDocument(context, planner, 'school', id)
  expect(document).toMatchObject({ mediaType: 'application/pdf', fileName: `bukti-${id}.pdf` })
  expect(await buffer(document.stream)).toEqual(pdf)
  expect(
    await count(`select count(*) from access.audit_event where action = 'programmes.document.read'`),
  ).toBe(1)
})

test.each([
  ['a page named as a PDF', Buffer.from('<html><script>alert(1)</script>'), 'programmes.document-type'],
  ['a word', Buffer.from('abc'), 'programmes.document-type'],
  ['nothing', Buffer.alloc(0), 'programmes.document-empty'],
  ['too much', Buffer.alloc(limits.documentBytesMax + 1, '%PDF-'), 'programmes.document-too-large'],
])('%s is refused and nothing is noted', async (_, bytes, code) => {
  const before = await count('select count(*) from programmes.document')
  await expect(keep(bytes)).rejects.toThrow(code)
  expect(await count('select count(*) from programmes.document')).toBe(before)
})

test('the hash of a file that came another way, such as the list of an agency, is no key to it', async () => {
  const list = await context.files.put(inOrder([Buffer.from('%PDF-nama;nik')]), 100)
  await expect(enter(list.sha256)).rejects.toThrow('programmes.document-unknown')
})

test.each([
  ['another promise', 'food', 0],
  ['an evidence that is not there', 'school', 99],
])('%s has no such document', async (_, promise, add) => {
  const { id } = await enter((await keep(pdf)).sha256)
  await expect(openDocument(context, planner, promise, id + add)).rejects.toThrow('http.not-found')
})

test.each([
  ['somebody of one district', { ...planner, areaCode: '35.99.01' }, 'school', 'programmes.area-not-yours'],
  [
    'another planner, where the programme is sensitive',
    { ...planner, accountId: 'x' },
    'ill-cared',
    'programmes.sensitive',
  ],
])('%s is refused', async (_, actor, promise, code) => {
  const { sha256 } = await keep(pdf)
  const { id } = await enterEvidence(context, planner, promise, { ...evidence, sha256 })
  await expect(openDocument(context, actor, promise, id)).rejects.toThrow(code)
  expect(await openDocument(context, planner, promise, id)).toMatchObject({ mediaType: 'application/pdf' })
})
