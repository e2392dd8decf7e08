import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { readKeptDocument } from '../../programmes/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evidenceKind } from './kind.ts'

/** The document behind an evidence of the plan, for those who work for the whole regency. Every look goes into the audit. */
export async function openPlanDocument(
  context: Context,
  actor: Actor,
  evidenceId: string,
): Promise<{ stream: AsyncIterable<Uint8Array>; mediaType: string; fileName: string }> {
  const document = await context.database.write(async (writer) => {
    const entry = (await readPlan(writer, context.pack.term.id)).find(evidenceKind, evidenceId)
    if (!entry?.content.sha256) throw new Problem('http.not-found', 404)
    if (actor.areaCode !== null) throw new Problem('planning.area-not-yours', 403)
    await recordAudit(writer, context.clock, actor, {
      action: 'planning.document.read',
      subjectKind: 'evidence',
      subjectId: evidenceId,
    })
    return readKeptDocument(writer, entry.content.sha256)
  })
  return {
    stream: context.files.read(document.sha256),
    mediaType: document.mediaType,
    fileName: `bukti-rencana-${evidenceId}.${document.ending}`,
  }
}
