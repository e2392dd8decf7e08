import { createHash, randomUUID } from 'node:crypto'
import { type Actor, type Context, recordAudit, systemActor } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { checkOrder, type HandedIn, receiveSheet, safeFileName } from './receive-sheet.ts'
import {
  countPart,
  deleteUpload,
  findUpload,
  insertUpload,
  listStaleUploads,
  listUploadIds,
  listUploadRows,
  type Upload,
} from './store-uploads.ts'

// A file in parts. A part counts once its bytes are synced and its row says so, in this order: after a kill at any
// moment the sender asks how far we are and goes on from there.

export interface UploadOrder extends Omit<HandedIn, 'bytes'> {
  readonly bytes: number
  /** Hash of the first bytes: with name and size it tells that this is the file that was begun. */
  readonly startSha256: string
}

/**
 * Begins to take a file, or finds the one the actor began: asking twice is one upload. Throws the problems of handing in,
 * Problem('intake.uploads-too-many', 409), Problem('file.too-large', 413).
 */
export async function startUpload(context: Context, actor: Actor, order: UploadOrder): Promise<Upload> {
  checkOrder(context, actor, order)
  const fileName = safeFileName(order.fileName)
  const isSame = (one: Upload) =>
    one.fileName === fileName &&
    one.bytes === order.bytes &&
    one.startSha256 === order.startSha256 &&
    one.agencyId === order.agencyId &&
    one.listKindId === order.listKindId &&
    one.period === order.period
  const id = randomUUID()
  const upload = await context.database.write(async (writer) => {
    const own = await listUploadRows(writer, actor.accountId)
    const begun = own.find(isSame)
    if (begun) return begun
    if (own.length >= limits.uploadsPerAccountMax)
      throw new Problem('intake.uploads-too-many', 409, { uploadsMax: limits.uploadsPerAccountMax })
    const made: Upload = {
      ...order,
      id,
      accountId: actor.accountId,
      fileName,
      received: 0,
      touchedAt: context.clock.now().toISOString(),
    }
    await insertUpload(writer, made)
    await recordUpload(context, writer, actor, 'intake.upload.started', made)
    return made
  })
  // The row first: a draft without a row is swept away at once.
  if (upload.id === id) await context.files.drafts.start(id)
  return upload
}

export async function listUploads(context: Context, actor: Actor): Promise<Upload[]> {
  return context.database.read((reader) => listUploadRows(reader, actor.accountId))
}

/** Another's upload looks like none. Throws Problem('intake.upload-not-found', 404). */
export async function getUpload(context: Context, actor: Actor, id: string): Promise<Upload> {
  const upload = await context.database.read((reader) => findUpload(reader, actor.accountId, id))
  if (!upload) throw new Problem('intake.upload-not-found', 404)
  return upload
}

/**
 * Keeps the next part and answers how much there is now. Throws Problem('intake.upload-offset', 409) with `received` for
 * a part that does not begin there, 'intake.upload-part-broken' (422) when its hash is another,
 * 'intake.upload-part-large' (413).
 */
export async function addPart(
  context: Context,
  actor: Actor,
  id: string,
  part: { offset: number; sha256: string; bytes: AsyncIterable<Uint8Array> | null },
): Promise<Upload> {
  const upload = await getUpload(context, actor, id)
  const wrongOffset = (received: number) => new Problem('intake.upload-offset', 409, { received })
  if (part.offset !== upload.received) throw wrongOffset(upload.received)
  const bytes = await collect(
    part.bytes ?? [],
    Math.min(limits.uploadPartBytesMax, upload.bytes - part.offset),
  )
  if (bytes.byteLength === 0 || createHash('sha256').update(bytes).digest('hex') !== part.sha256)
    throw new Problem('intake.upload-part-broken', 422)
  if (!(await context.files.drafts.write(id, part.offset, bytes))) {
    // A restored database brings the row back, not the draft.
    await remove(context, upload)
    throw new Problem('intake.upload-not-found', 404)
  }
  const at = context.clock.now().toISOString()
  const isCounted = await context.database.write((writer) =>
    countPart(writer, { id, offset: part.offset, bytes: bytes.byteLength, at }),
  )
  if (!isCounted) throw wrongOffset((await getUpload(context, actor, id)).received)
  return { ...upload, received: part.offset + bytes.byteLength, touchedAt: at }
}

async function collect(parts: AsyncIterable<Uint8Array> | readonly Uint8Array[], bytesMax: number) {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    size += part.byteLength
    if (size > bytesMax) throw new Problem('intake.upload-part-large', 413, { bytesMax })
    kept.push(part)
  }
  return Buffer.concat(kept)
}

/**
 * The whole file is there: hands it in as if it had come at once. A kill before the end leaves the upload; finishing
 * again finds the batch. A file that is no list is refused and gone. Throws Problem('intake.upload-incomplete', 409).
 */
export async function finishUpload(
  context: Context,
  actor: Actor,
  id: string,
): Promise<{ batchId: number; already: boolean }> {
  const upload = await getUpload(context, actor, id)
  if (upload.received < upload.bytes)
    throw new Problem('intake.upload-incomplete', 409, { received: upload.received, bytes: upload.bytes })
  const bytes = context.files.drafts.read(id, upload.bytes)
  try {
    const result = await receiveSheet(context, actor, { ...upload, bytes })
    await remove(context, upload)
    return result
  } catch (error) {
    if (error instanceof Problem) await remove(context, upload)
    throw error
  }
}

/** The sender does not want it any more. */
export async function abandonUpload(context: Context, actor: Actor, id: string): Promise<void> {
  await remove(context, await getUpload(context, actor, id), {
    actor,
    action: 'intake.upload.abandoned',
  })
}

/** What nobody went on with for a day, and drafts without a row. Safe to repeat. */
export async function removeStaleUploads(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - limits.uploadHoursMax * 3_600_000).toISOString()
  const stale = await context.database.read((reader) => listStaleUploads(reader, before))
  for (const upload of stale)
    await remove(context, upload, { actor: systemActor, action: 'intake.upload.expired' })
  const drafts = await context.files.drafts.list()
  const known = new Set(await context.database.read((reader) => listUploadIds(reader)))
  for (const id of drafts) if (!known.has(id)) await context.files.drafts.remove(id)
}

async function remove(
  context: Context,
  upload: Upload,
  trace?: { actor: Actor; action: string },
): Promise<void> {
  await context.database.write(async (writer) => {
    await deleteUpload(writer, upload.id)
    if (trace) await recordUpload(context, writer, trace.actor, trace.action, upload)
  })
  await context.files.drafts.remove(upload.id)
}

async function recordUpload(
  context: Context,
  writer: Writer,
  actor: Actor,
  action: string,
  { id, bytes, received }: Upload,
): Promise<void> {
  await recordAudit(writer, context.clock, actor, {
    action,
    subjectKind: 'upload',
    subjectId: id,
    details: { bytes, received },
  })
}
