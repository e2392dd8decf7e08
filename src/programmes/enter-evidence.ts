import type { z } from 'zod'
import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { Problem } from '../kernel/problem.ts'
import type { evidenceInput } from './contract.ts'
import { findDocument, insertEvidence } from './store-evidence.ts'

/** Adds a document (or a reference to one) to a promise, with the number it attests for an indicator if it has one. */
export async function enterEvidence(
  context: Context,
  actor: Actor,
  promiseId: string,
  given: z.infer<typeof evidenceInput>,
): Promise<{ id: number }> {
  const promise = context.pack.term.promises.find((one) => one.id === promiseId)
  if (!promise) throw new Problem('programmes.promise-unknown', 404, { promise: promiseId })
  const [title, source] = [given.title.trim(), given.source.trim()]
  if (title === '' || source === '' || !isIsoDate(given.happenedOn))
    throw new Problem('programmes.evidence-empty', 422)
  const indicatorId = given.indicatorId || null
  if (indicatorId && !promise.indicators.some((one) => one.id === indicatorId))
    throw new Problem('programmes.indicator-unknown', 422, { indicator: indicatorId })
  return context.database.write(async (writer) => {
    if (given.sha256 && !(await findDocument(writer, given.sha256)))
      throw new Problem('programmes.document-unknown', 422)
    const value = indicatorId ? (given.value ?? null) : null
    const id = await insertEvidence(
      writer,
      {
        promiseId,
        indicatorId,
        value,
        title,
        source,
        happenedOn: given.happenedOn,
        sha256: given.sha256 ?? null,
      },
      actor.accountId,
      context.clock.now().toISOString(),
    )
    await recordAudit(writer, context.clock, actor, {
      action: 'programmes.evidence.entered',
      subjectKind: 'promise',
      subjectId: promiseId,
      details: { evidence: id },
    })
    return { id }
  })
}
