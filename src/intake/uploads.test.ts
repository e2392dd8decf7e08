import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { colleague, inOnePiece, openIntake, operator } from '../../test/intake-example.ts'
import type { Context } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import {
  abandonUpload,
  addPart,
  finishUpload,
  getUpload,
  listUploads,
  removeStaleUploads,
  startUpload,
} from './uploads.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await openIntake())
}, 60_000)
afterAll(() => drop())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const listOf = (rows: number) =>
  new TextEncoder().encode(`NAMA;NIK\n${Array.from({ length: rows }, (_, row) => `SITI ${row};`).join('\n')}`)
const begin = (bytes: Uint8Array, actor = operator, fileName = 'daftar.csv') =>
  startUpload(context, actor, {
    agencyId: 'dinsos',
    listKindId: 'ppks',
    period: '2026-01-31',
    fileName,
    bytes: bytes.byteLength,
    startSha256: sha256(bytes),
  })
const send = (id: string, bytes: Uint8Array, offset: number, hash = sha256(bytes), actor = operator) =>
  addPart(context, actor, id, { offset, sha256: hash, bytes: inOnePiece(bytes) })

test('whatever the parts, and however often the connection breaks, the batch holds the bytes of the file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 }),
      fc.array(fc.record({ size: fc.integer({ min: 1, max: 900 }), lost: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
      async (rows, breaks) => {
        const bytes = listOf(rows)
        let { id, received } = await begin(bytes)
        for (const { size, lost } of breaks) {
          const part = bytes.slice(received, received + size)
          // Killed after the bytes were synced and before they counted.
          await Promise.all(
            [lost].filter(Boolean).map(() => context.files.drafts.write(id, received, part.fill(7))),
          )
          const next = bytes.slice(received, received + size)
          await Promise.all([next].filter(({ length }) => length > 0).map((one) => send(id, one, received)))
          ;({ id, received } = await begin(bytes))
        }
        const rest = bytes.slice(received)
        await Promise.all([rest].filter(({ length }) => length > 0).map((one) => send(id, one, received)))
        const { batchId } = await finishUpload(context, operator, id)
        const kept = await context.database.read((reader) =>
          reader.first<{ sha256: string }>('select sha256 from intake.batch where id = $1', [batchId]),
        )
        expect(kept!.sha256).toBe(sha256(bytes))
        expect(await listUploads(context, operator)).toEqual([])
      },
    ),
    { numRuns: 12 },
  )
  expect(await context.files.drafts.list()).toEqual([])
})

test.each([
  ['a part that leaves a gap', 6, listOf(1).slice(0, 3), undefined, 'intake.upload-offset'],
  ['a part sent before', 0, listOf(1).slice(0, 5), undefined, 'intake.upload-offset'],
  ['a part that changed on its way', 5, listOf(1).slice(5, 9), 'f'.repeat(64), 'intake.upload-part-broken'],
  ['an empty part', 5, new Uint8Array(), undefined, 'intake.upload-part-broken'],
  ['more than the file has', 5, new Uint8Array(500), undefined, 'intake.upload-part-large'],
] as const)('%s is refused and nothing of it counts', async (_, offset, part, hash, code) => {
  const bytes = listOf(1)
  const upload = await begin(bytes, operator, 'refused.csv')
  await Promise.all(
    [upload].filter(({ received }) => received === 0).map(({ id }) => send(id, bytes.slice(0, 5), 0)),
  )
  await expect(send(upload.id, part, offset, hash)).rejects.toMatchObject({ code })
  await expect(finishUpload(context, operator, upload.id)).rejects.toMatchObject({
    code: 'intake.upload-incomplete',
    params: { received: 5, bytes: bytes.byteLength },
  })
  expect(await getUpload(context, operator, upload.id)).toMatchObject({ received: 5 })
})

test('an upload is its owner’s alone', async () => {
  const { id } = await begin(listOf(2), operator, 'mine.csv')
  const acts = [
    () => getUpload(context, colleague, id),
    () => send(id, listOf(2), 0, undefined, colleague),
    () => finishUpload(context, colleague, id),
    () => abandonUpload(context, colleague, id),
    () => getUpload(context, operator, '../../lock'),
  ]
  for (const act of acts)
    await expect(act()).rejects.toMatchObject({ code: 'intake.upload-not-found', status: 404 })
  expect((await begin(listOf(2), colleague, 'mine.csv')).id).not.toBe(id)
  expect((await begin(listOf(2), operator, 'mine.csv')).id).toBe(id)
  await expect(begin(listOf(2), { ...operator, agencyId: 'dinkes' })).rejects.toMatchObject({ status: 403 })
})

test('what is no list is refused when it is whole, and gone', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 not a list')
  const { id } = await begin(bytes, operator, 'surat.pdf')
  await send(id, bytes, 0)
  await expect(finishUpload(context, operator, id)).rejects.toMatchObject({ code: 'intake.file-pdf' })
  await expect(getUpload(context, operator, id)).rejects.toMatchObject({ status: 404 })
})

test('one account has so many at a time; a day after the last part they are gone, with a trace', async () => {
  const own = async () => (await listUploads(context, colleague)).length
  for (let number = await own(); number < limits.uploadsPerAccountMax; number++)
    await begin(listOf(3), colleague, `${number}.csv`)
  await expect(begin(listOf(3), colleague, 'more.csv')).rejects.toMatchObject({
    code: 'intake.uploads-too-many',
  })
  const [first] = await listUploads(context, colleague)
  await abandonUpload(context, colleague, first!.id)
  const { id } = await begin(listOf(3), colleague, 'more.csv')
  await context.files.drafts.start('0-nobody')
  await removeStaleUploads(context)
  expect(await own()).toBe(limits.uploadsPerAccountMax)
  expect(await context.files.drafts.list()).not.toContain('0-nobody')
  const tomorrow = { now: () => new Date(context.clock.now().getTime() + 25 * 3_600_000) }
  await removeStaleUploads({ ...context, clock: tomorrow })
  expect([await own(), await context.files.drafts.list()]).toEqual([0, []])
  const trace = await context.database.read((reader) =>
    reader.query<{ action: string }>(
      'select action from access.audit_event where subject_id = $1 order by id',
      [id],
    ),
  )
  expect(trace.map(({ action }) => action)).toEqual(['intake.upload.started', 'intake.upload.expired'])
})
