import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { type IsoDate, isIsoDate } from '../kernel/dates.ts'
import { enqueueJob } from '../kernel/job.ts'
import { limits } from '../kernel/limits.ts'
import { Problem } from '../kernel/problem.ts'
import { getListKind, maySeeAgency } from './batch-access.ts'
import type { ListFormat } from './model.ts'
import { detectFormat } from './read/detect-format.ts'
import { openFile } from './read/source.ts'
import { insertBatch } from './store.ts'
import { workbookType } from './write-workbook.ts'

export interface HandedIn {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly fileName: string
  readonly agencyId: string
  readonly listKindId: string
  /** The day the list speaks of; for a month, its first or last day. */
  readonly period: IsoDate
}

const mediaTypes: Readonly<Record<ListFormat, string>> = {
  xlsx: workbookType,
  xlsb: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
  xls: 'application/vnd.ms-excel',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  text: 'text/plain',
  zip: 'application/zip',
}

/**
 * Keeps the file as it is and queues its check. The same bytes for the same agency, list and period are the same batch
 * (`already: true`). Throws a Problem for what is no list at all (PDF, picture, protected workbook, too large, empty).
 */
export async function receiveSheet(
  context: Context,
  actor: Actor,
  given: HandedIn,
): Promise<{ batchId: number; already: boolean }> {
  checkOrder(context, actor, given)
  const { sha256, bytes } = await context.files.put(given.bytes, limits.fileBytesMax)
  const format = await detectFormat(await openFile(await context.files.path(sha256)))
  const mediaType = mediaTypes[format.kind]
  const receivedAt = context.clock.now().toISOString()
  return context.database.write(async (writer) => {
    const result = await insertBatch(writer, {
      sha256,
      bytes,
      mediaType,
      fileName: safeFileName(given.fileName),
      agencyId: given.agencyId,
      listKindId: given.listKindId,
      period: given.period,
      receivedBy: actor.accountId,
      receivedAt,
    })
    if (!result.already) await enqueueJob(writer, 'intake.check-batch', result.batchId)
    await recordAudit(writer, context.clock, actor, {
      action: 'intake.sheet.received',
      subjectKind: 'batch',
      subjectId: result.batchId,
      details: { already: result.already, bytes },
    })
    return result
  })
}

/** Throws what is wrong with an order before a byte of it is taken. */
export function checkOrder(context: Context, actor: Actor, given: Omit<HandedIn, 'bytes'>): void {
  if (!maySeeAgency(actor, given.agencyId)) throw new Problem('intake.other-agency', 403)
  if (!context.pack.agencies.some((agency) => agency.id === given.agencyId))
    throw new Problem('intake.agency-unknown', 422, { agency: given.agencyId.slice(0, 40) })
  getListKind(context, given.listKindId)
  if (!isIsoDate(given.period)) throw new Problem('intake.period-wrong', 422)
}

/** A name for people to know the file by; never a path. */
export function safeFileName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? ''
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .toWellFormed()
      .slice(0, 200) || 'tanpa-nama'
  )
}
