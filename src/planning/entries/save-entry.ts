import { randomUUID } from 'node:crypto'
import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { kinds } from '../kinds.ts'
import type { Kind, Plan } from './model.ts'
import { readPlan, readPlanToWrite } from './read-plan.ts'
import { findRevisions, insertRevision } from './store.ts'

export interface Saved {
  readonly id: string
  readonly revision: number
}
export interface GivenEntry<T> {
  /** Absent for a new entry, unless its id is made of what it stands for (`factor.account`). */
  readonly id?: string
  /** The revision the writer saw; 0 for a new entry. */
  readonly revision: number
  readonly content: T
  readonly reason?: string
}

/**
 * Writes an entry of the current term: a new one, or the next revision of one. Throws Problem: somebody else wrote meanwhile
 * 409, something it leans on is missing 422, and what its kind says.
 */
export async function saveEntry<T>(
  context: Context,
  actor: Actor,
  kind: Kind<T>,
  given: GivenEntry<T>,
): Promise<Saved> {
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, context.pack.term.id)
    return writeEntry(writer, context, actor, plan, kind, given)
  })
}

/** As saveEntry, inside the caller's transaction and against the plan it read there. */
export async function writeEntry<T>(
  writer: Writer,
  context: Context,
  actor: Actor,
  plan: Plan,
  kind: Kind<T>,
  given: GivenEntry<T>,
): Promise<Saved> {
  requirePermission(actor, kind)
  const id = given.id ?? randomUUID().slice(0, 8)
  const content = kind.content.parse(given.content)
  const missing = kind.references?.(content).find((reference) => !plan.has(reference))
  if (missing) throw new Problem('planning.leads-nowhere', 422, { kind: missing.kind, id: missing.id })
  const before = plan.find(kind, id)?.content ?? null
  kind.check?.({ context, actor, plan, id, content, before })
  return append(writer, context, actor, kind, id, given.revision, content, given.reason ?? '')
}

/** Takes an entry out of the plan; its revisions stay. Refused (409) while others lean on it. */
export async function withdrawEntry<T>(
  context: Context,
  actor: Actor,
  kind: Kind<T>,
  given: { readonly id: string; readonly revision: number; readonly reason?: string },
): Promise<Saved> {
  return context.database.write(async (writer) => {
    requirePermission(actor, kind)
    const plan = await readPlanToWrite(writer, context.pack.term.id)
    const entry = plan.find(kind, given.id)
    if (!entry) throw new Problem('http.not-found', 404)
    kind.check?.({ context, actor, plan, id: given.id, content: entry.content, before: entry.content })
    const leaning = plan.leaningOn({ kind: kind.name, id: given.id })
    if (leaning.length > 0)
      throw new Problem('planning.still-used', 409, { count: leaning.length, kind: leaning[0]!.kind })
    return append(writer, context, actor, kind, given.id, given.revision, null, given.reason ?? '')
  })
}

function requirePermission(
  actor: Actor,
  { permission }: { readonly permission: Kind<unknown>['permission'] },
) {
  if (actor.role !== 'system' && !may(actor.role, permission)) throw new Problem('http.not-found', 404)
}

async function append<T>(
  writer: Writer,
  context: Context,
  actor: Actor,
  kind: Kind<T>,
  id: string,
  seen: number,
  content: T | null,
  reason: string,
): Promise<Saved> {
  const termId = context.pack.term.id
  const revision = seen + 1
  const recordedAt = context.clock.now().toISOString()
  const newest = (await findRevisions(writer, termId, kind.name, id)).at(-1)
  const wrote =
    (newest?.revision ?? 0) === seen &&
    (await insertRevision(writer, termId, {
      kind: kind.name,
      entryId: id,
      revision,
      content,
      reason,
      agencyId: actor.agencyId,
      recordedBy: actor.accountId,
      recordedAt,
    }))
  if (!wrote)
    throw new Problem('planning.changed-meanwhile', 409, {
      at: timeOf(newest?.recordedAt ?? recordedAt),
    })
  await recordAudit(writer, context.clock, actor, {
    action: content === null ? 'planning.entry.withdrawn' : 'planning.entry.saved',
    subjectKind: kind.name,
    subjectId: id,
    details: { revision },
  })
  await refreshDerived(writer, context, kind.name, [content, newest?.content ?? null])
  return { id, revision }
}

/** 2026-10-31T05:00:00Z -> "2026-10-31 05:00 UTC". */
function timeOf(isoTime: string): string {
  return `${isoTime.slice(0, 16).replace('T', ' ')} UTC`
}

/** Makes anew what is made of the plan. Writers of a plan queue (lockPlan), so who comes last reads what all before wrote. */
async function refreshDerived(
  writer: Writer,
  context: Context,
  kind: string,
  contents: readonly unknown[],
): Promise<void> {
  const concerned = kinds.flatMap(({ derived }) =>
    derived && contents.some((content) => content !== null && derived.concerns({ kind, content }))
      ? [derived]
      : [],
  )
  if (concerned.length === 0) return
  const plan = await readPlan(writer, context.pack.term.id)
  for (const derived of concerned) await derived.refresh(writer, context, plan)
}
