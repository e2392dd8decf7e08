import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { mayPlace } from '../promise-detail.ts'
import type { ExportLine, ExportList } from './contract.ts'
import { type StepKind, stateOf, validUntil } from './rules/export-state.ts'
import { type Export, findExport, findExports, insertStep } from './store.ts'

const decides = ({ role }: Actor) => role !== 'system' && may(role, 'programmes.approve-export')

/** Another person than who asked: the head of that agency, or the data steward; within the own area. */
function mayDecideAbout(actor: Actor, asked: Export): boolean {
  return (
    decides(actor) &&
    asked.askedBy !== actor.accountId &&
    (actor.role === 'walidata' || asked.agencyId === actor.agencyId) &&
    mayPlace(actor, asked.area)
  )
}

const isOwn = (actor: Actor, asked: Export) => asked.askedBy === actor.accountId

/**
 * Approves or refuses what waits. Throws Problem: 404 when it does not exist or is not the actor's to decide, 409 when it does not
 * wait any more.
 */
export function decideExport(
  context: Context,
  actor: Actor,
  id: number,
  decision: { readonly kind: 'approved' | 'refused'; readonly note: string },
): Promise<void> {
  return takeStep(context, actor, id, decision, (asked, state) => ({
    allowed: mayDecideAbout(actor, asked),
    inTime: state === 'waiting',
  }))
}

/** Ends a list before its time: who asked for it, or who may decide about it. Throws as `decideExport`. */
export function endExport(context: Context, actor: Actor, id: number, note: string): Promise<void> {
  return takeStep(context, actor, id, { kind: 'ended', note }, (asked, state) => ({
    allowed: isOwn(actor, asked) || mayDecideAbout(actor, asked),
    inTime: state === 'waiting' || state === 'open',
  }))
}

function takeStep(
  { database, clock }: Context,
  actor: Actor,
  id: number,
  { kind, note }: { readonly kind: StepKind; readonly note: string },
  judge: (asked: Export, state: ReturnType<typeof stateOf>) => { allowed: boolean; inTime: boolean },
): Promise<void> {
  return database.write(async (writer: Writer) => {
    const asked = await findExport(writer, id)
    const at = clock.now().toISOString()
    const verdict = asked && judge(asked, stateOf(asked, at))
    if (!verdict?.allowed) throw new Problem('programmes.export-unknown', 404)
    const step = { kind, note, people: null, by: actor.accountId, at }
    if (!verdict.inTime || !(await insertStep(writer, id, step)))
      throw new Problem('programmes.export-decided', 409)
    await recordAudit(writer, clock, actor, {
      action: `programmes.export.${kind}`,
      subjectKind: 'export',
      subjectId: String(id),
      purpose: note,
    })
  })
}

/** The own exports, and those the actor may decide about: who asked, what for, how many people; no names. */
export async function listExports({ database, pack, clock }: Context, actor: Actor): Promise<ExportList> {
  const others = actor.role === 'walidata' ? 'all' : 'agency'
  const of = {
    askedBy: actor.accountId,
    decides: decides(actor) ? others : 'none',
    agencyId: actor.agencyId ?? '',
  } as const
  const found = await database.read((reader) => findExports(reader, of))
  const now = clock.now().toISOString()
  const programmes = new Map(pack.programmes.map((one) => [one.id, one.name]))
  const agencies = new Map(pack.agencies.map((one) => [one.id, one.shortName]))
  const areas = new Map(pack.areas.map((one) => [one.code, one.name]))
  const line = (asked: Export): ExportLine => {
    const state = stateOf(asked, now)
    const decided = asked.steps.findLast(({ kind }) => kind !== 'fetched')
    const alive = state === 'waiting' || state === 'open'
    return {
      id: asked.id,
      programme: programmes.get(asked.programmeId) ?? { id: asked.programmeId, en: asked.programmeId },
      area: areas.get(asked.area) ?? asked.area,
      purpose: asked.purpose,
      people: asked.people,
      agency: agencies.get(asked.agencyId) ?? asked.agencyId,
      askedBy: asked.askedByName,
      askedAt: asked.askedAt,
      state,
      validUntil: validUntil(asked),
      fetched: asked.steps.filter(({ kind }) => kind === 'fetched').length,
      decision: decided
        ? { kind: decided.kind as Exclude<StepKind, 'fetched'>, by: decided.byName, note: decided.note }
        : null,
      mayFetch: isOwn(actor, asked) && state === 'open',
      mayDecide: mayDecideAbout(actor, asked) && state === 'waiting',
      mayEnd: alive && (isOwn(actor, asked) || mayDecideAbout(actor, asked)),
    }
  }
  const shown = found.filter((asked) => isOwn(actor, asked) || mayDecideAbout(actor, asked))
  return { now, timeZone: pack.settings.timeZone, exports: shown.map(line) }
}
