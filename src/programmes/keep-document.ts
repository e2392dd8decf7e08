import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { sensitiveProgrammes } from './read-rules.ts'
import { documentSignatureBytes, documentType, fileEndings } from './rules/document-type.ts'
import { findDocument, findDocumentOf, insertDocument } from './store-evidence.ts'

/**
 * Keeps a document as it is, so that evidence can refer to it by its hash. Throws Problem: not a PDF or picture by its
 * content 415, empty 422, too large 413; of what is refused nothing stays behind.
 */
export async function keepDocument(
  context: Context,
  actor: Actor,
  given: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string }> {
  let mediaType = ''
  const checked = checkBytes(given, (found) => {
    mediaType = found
  })
  const { sha256, bytes } = await context.files.put(checked, limits.documentBytesMax)
  await context.database.write(async (writer) => {
    const keptAt = context.clock.now().toISOString()
    await insertDocument(writer, { sha256, mediaType, keptBy: actor.accountId, keptAt })
    await recordAudit(writer, context.clock, actor, {
      action: 'programmes.document.kept',
      subjectKind: 'document',
      subjectId: sha256,
      details: { bytes },
    })
  })
  return { sha256 }
}

/** Passes the bytes on once their beginning says what they are. */
async function* checkBytes(
  given: AsyncIterable<Uint8Array>,
  onType: (mediaType: string) => void,
): AsyncGenerator<Uint8Array> {
  let start: Uint8Array = new Uint8Array()
  let known = false
  let size = 0
  for await (const chunk of given) {
    size += chunk.byteLength
    if (size > limits.documentBytesMax)
      throw new Problem('programmes.document-too-large', 413, {
        megabytesMax: Math.floor(limits.documentBytesMax / 1e6),
      })
    if (!known) {
      start = Buffer.concat([start, chunk])
      if (start.byteLength < documentSignatureBytes) continue
      onType(typeOf(start))
      known = true
      yield start
    } else yield chunk
  }
  if (size === 0) throw new Problem('programmes.document-empty', 422)
  if (!known) {
    onType(typeOf(start))
    yield start
  }
}

function typeOf(start: Uint8Array): string {
  const mediaType = documentType(start.subarray(0, documentSignatureBytes))
  if (mediaType === null) throw new Problem('programmes.document-type', 415)
  return mediaType
}

/**
 * The document behind one evidence of a promise. It may name people of the whole regency, so it opens for those who
 * work for all of it, of a sensitive programme only for caseworkers and whoever entered it, and every look is written to the
 * audit. Throws Problem: no such document 404, an actor of one area 403, sensitive 403.
 */
export async function openDocument(
  context: Context,
  actor: Actor,
  promiseId: string,
  evidenceId: number,
): Promise<{ stream: AsyncIterable<Uint8Array>; mediaType: string; fileName: string }> {
  const promise = context.pack.term.promises.find((one) => one.id === promiseId)
  const sensitive = sensitiveProgrammes(context.pack)
  const isSensitive = promise?.indicators.some(
    ({ measure }) => measure.kind === 'programme' && sensitive.has(measure.programme),
  )
  const document = await context.database.write(async (writer) => {
    const found = await findDocumentOf(writer, promiseId, evidenceId)
    if (!found) throw new Problem('http.not-found', 404)
    if (actor.areaCode !== null) throw new Problem('programmes.area-not-yours', 403, { area: actor.areaCode })
    if (isSensitive && actor.role !== 'caseworker' && actor.accountId !== found.enteredBy)
      throw new Problem('programmes.sensitive', 403)
    await recordAudit(writer, context.clock, actor, {
      action: 'programmes.document.read',
      subjectKind: 'promise',
      subjectId: promiseId,
      details: { evidence: evidenceId },
    })
    return found
  })
  return {
    stream: context.files.read(document.sha256),
    mediaType: document.mediaType,
    fileName: `bukti-${evidenceId}.${fileEndings[document.mediaType] ?? 'bin'}`,
  }
}

/** A kept document by its hash, with the ending its bytes deserve. The caller says who may read it. */
export async function readKeptDocument(
  reader: Reader,
  sha256: string,
): Promise<{ sha256: string; mediaType: string; ending: string }> {
  const found = await findDocument(reader, sha256)
  if (!found) throw new Problem('programmes.document-unknown', 422)
  return { ...found, ending: fileEndings[found.mediaType] ?? 'bin' }
}
