import type { Reader, Writer } from '../../kernel/ports.ts'
import { kindOf } from '../kinds.ts'
import type { Kind, Plan, PlanEntry, Reference } from './model.ts'
import { findNewest, lockPlan, type StoredRevision } from './store.ts'

/** The plan of a term as it stood at `at` (ISO time; null = now). Withdrawn entries are not in it. */
export async function readPlan(reader: Reader, termId: string, at: string | null = null): Promise<Plan> {
  return planOf(termId, await findNewest(reader, termId, at))
}

/** The plan as it stands, for who is about to write into it: other writers wait until this transaction ends. */
export async function readPlanToWrite(writer: Writer, termId: string): Promise<Plan> {
  await lockPlan(writer, termId)
  return readPlan(writer, termId)
}

/** The plan these newest revisions make. */
export function planOf(termId: string, stored: readonly StoredRevision[]): Plan {
  const byKind = new Map<string, Map<string, PlanEntry<unknown>>>()
  for (const one of stored) {
    const kind = kindOf(one.kind)
    if (one.content === null || !kind) continue
    const entries = byKind.get(one.kind) ?? new Map<string, PlanEntry<unknown>>()
    byKind.set(one.kind, entries.set(one.entryId, entryOf(one, kind)))
  }
  const find = (kind: string, id: string) => byKind.get(kind)?.get(id)
  return {
    termId,
    of: <T>(kind: Kind<T>) => [...(byKind.get(kind.name)?.values() ?? [])] as PlanEntry<T>[],
    find: <T>(kind: Kind<T>, id: string) => find(kind.name, id) as PlanEntry<T> | undefined,
    has: ({ kind, id }) => find(kind, id) !== undefined,
    leaningOn: (reference) => leaningOn(byKind, reference),
  }
}

function leaningOn(
  byKind: ReadonlyMap<string, ReadonlyMap<string, PlanEntry<unknown>>>,
  on: Reference,
): Reference[] {
  return [...byKind].flatMap(([name, entries]) =>
    [...entries.values()].flatMap(({ id, content }) =>
      (kindOf(name)?.references?.(content) ?? []).some((one) => one.kind === on.kind && one.id === on.id)
        ? [{ kind: name, id }]
        : [],
    ),
  )
}

export function entryOf(stored: StoredRevision, kind: Kind<unknown>): PlanEntry<unknown> {
  const { entryId, revision, content, agencyId, recordedBy, recordedAt, reason } = stored
  return {
    id: entryId,
    revision,
    content: kind.content.parse(content),
    agencyId,
    recordedBy,
    recordedAt,
    reason,
  }
}
