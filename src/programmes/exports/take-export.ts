import { type Actor, type Context, readAs, recordAudit } from '../../access/index.ts'
import type { Row } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { askMissed, findExportable } from '../list-missed.ts'
import { sensitiveProgrammes } from '../read-rules.ts'
import { showMissed } from '../store-units.ts'
import { type ExportState, hasGrown, needsApproval, stateOf, validUntil } from './rules/export-state.ts'
import { type Export, findExport, insertExport, insertStep } from './store.ts'

const purposeLettersMin = 10

/**
 * Asks for the list of the missed of a programme in an area. Long lists and those of sensitive programmes wait for another
 * person (`exports` of the pack). Nothing is handed out yet. Throws Problem: purpose missing 422, and those of `askMissed` and `findExportable`.
 */
export async function askExport(
  context: Context,
  actor: Actor,
  programmeId: string,
  asked: { readonly area: string | null; readonly purpose: string },
): Promise<{ id: number; state: ExportState }> {
  const { pack, clock } = context
  const purpose = asked.purpose.trim()
  const missed = askMissed(pack, actor, programmeId, asked.area)
  if (purpose.length < purposeLettersMin) throw new Problem('programmes.purpose-missing', 422)
  return readAs(context, actor, async (_, app) => {
    const { ids } = await findExportable(app, pack, missed)
    const { daysValid } = pack.settings.exports
    const course = {
      needsApproval: needsApproval(
        pack.settings.exports,
        ids.length,
        sensitiveProgrammes(pack).has(programmeId),
      ),
      daysValid,
      askedAt: clock.now().toISOString(),
    }
    const id = await insertExport(app, {
      ...course,
      programmeId,
      area: missed.area,
      purpose,
      people: ids.length,
      agencyId: actor.agencyId ?? '',
      askedBy: actor.accountId,
    })
    await recordAudit(app, clock, actor, {
      action: 'programmes.export.asked',
      subjectKind: 'export',
      subjectId: String(id),
      purpose,
      details: {
        programme: programmeId,
        area: missed.area,
        rows: ids.length,
        approval: course.needsApproval,
      },
    })
    return { id, state: stateOf({ ...course, steps: [] }, course.askedAt) }
  })
}

/** What the file holds: rows of people, and whose copy it is. */
export interface FetchedExport {
  readonly asked: Export
  readonly validUntil: string
  readonly rows: readonly Row[]
}

/**
 * The list as it is now, for who asked for it and still may see it: rights are asked anew. Every fetch is written to the
 * audit with its purpose and its people in the same transaction. Throws Problem: 404 when it is not the actor's own, 409 when it waits,
 * was refused, ended or expired, or holds far more people than were asked for.
 */
export async function fetchExport(context: Context, actor: Actor, id: number): Promise<FetchedExport> {
  const { pack, clock } = context
  return readAs(context, actor, async (staff, app) => {
    const asked = await findExport(app, id)
    if (asked?.askedBy !== actor.accountId || asked.agencyId !== (actor.agencyId ?? ''))
      throw new Problem('programmes.export-unknown', 404)
    const now = clock.now().toISOString()
    const state = stateOf(asked, now)
    if (state !== 'open') throw new Problem(`programmes.export-${state}`, 409)
    const missed = askMissed(pack, actor, asked.programmeId, asked.area)
    const { ids, leftOut } = await findExportable(app, pack, missed)
    if (hasGrown(asked.people, ids.length) && ids.length >= pack.settings.exports.approvalFrom)
      throw new Problem('programmes.export-grown', 409, { before: asked.people, now: ids.length })
    const rows = await showMissed(staff, ids)
    const step = { kind: 'fetched', note: '', people: rows.length, by: actor.accountId, at: now } as const
    await insertStep(app, id, step)
    await recordAudit(app, clock, actor, {
      action: 'programmes.missed.exported',
      subjectKind: 'programme',
      subjectId: asked.programmeId,
      purpose: asked.purpose,
      details: { export: id, area: asked.area, rows: rows.length, ...(leftOut > 0 ? { leftOut } : {}) },
      people: rows.map((row) => Number(row.person)),
    })
    return { asked, validUntil: validUntil(asked), rows }
  })
}
