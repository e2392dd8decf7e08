import { randomUUID } from 'node:crypto'
import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { kinds } from '../kinds.ts'
import type { Kind, Plan } from './model.ts'
import { type Change, changedMeanwhile, ontoNewest } from './onto-newest.ts'
import { readPlan, readPlanToWrite } from './read-plan.ts'
import { insertRevision } from './store.ts'

export interface Saved {
  readonly id: string
  readonly revision: number
}
export interface GivenEntry<T> extends Change<T> {
  /** Absent for a new entry, unless its id is made of what it stands for (`factor.account`). */
  readonly id?: string
  readonly reason?: string
  /**
   * Where a first revision comes from when it is carried into this term. `asItWas`: it tells of a time gone by (a level of a
   * past half-year), so its kind is not asked whether it may still be written; contract and references hold all the same.
   */
  readonly carried?: { readonly from: string; readonly asItWas: boolean }
}

/**
 * Writes an entry of the current term: a new one, or the next revision of one. What somebody else changed meanwhile stays.
 * Throws Problem: somebody else changed the same field 409, something it leans on is missing 422, and what its kind says.
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
  const { carried, reason = '', ...change } = given
  const mine = { ...change, content: kind.content.parse(given.content) }
  const { content, newest, refused } = await ontoNewest(writer, context, kind, id, mine)
  const missing = kind.references?.(content).find((reference) => !plan.has(reference))
  if (missing) throw new Problem('planning.leads-nowhere', 422, { kind: missing.kind, id: missing.id })
  // A plan to carry into holds everything that is carried, this entry too.
  const before = carried ? null : (plan.find(kind, id)?.content ?? null)
  if (!carried?.asItWas) kind.check?.({ context, actor, plan, id, content, before })
  if (refused) throw refused
  return append(writer, context, actor, kind, {
    id,
    after: newest,
    content,
    reason,
    carriedFrom: carried?.from,
  })
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
    const { id, revision, reason = '' } = given
    if (entry.revision !== revision) throw changedMeanwhile(entry.recordedAt)
    return append(writer, context, actor, kind, { id, after: entry, content: null, reason })
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
  given: {
    readonly id: string
    /** The newest revision, read under the lock of the plan. */
    readonly after: { readonly revision: number; readonly content: unknown } | undefined
    readonly content: T | null
    readonly reason: string
    readonly carriedFrom?: string
  },
): Promise<Saved> {
  const { id, after, content, reason, carriedFrom = null } = given
  const revision = (after?.revision ?? 0) + 1
  const recordedAt = context.clock.now().toISOString()
  const wrote = await insertRevision(writer, context.pack.term.id, {
    kind: kind.name,
    entryId: id,
    revision,
    content,
    reason,
    agencyId: actor.agencyId,
    recordedBy: actor.accountId,
    recordedAt,
    carriedFrom,
  })
  if (!wrote) throw changedMeanwhile(recordedAt)
  await recordAudit(writer, context.clock, actor, {
    action: content === null ? 'planning.entry.withdrawn' : 'planning.entry.saved',
    subjectKind: kind.name,
    subjectId: id,
    details: { revision },
  })
  await refreshDerived(writer, context, kind.name, [content, after?.content ?? null])
  return { id, revision }
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
