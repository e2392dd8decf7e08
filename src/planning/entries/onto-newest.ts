import type { Context } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind } from './model.ts'
import { type Fields, mergeContents } from './rules/merge-contents.ts'
import { findRevisions, type StoredRevision } from './store.ts'

/** A change of an entry, and what it was made on. */
export interface Change<T> {
  /** The revision that was changed; 0 for a new entry. */
  readonly revision: number
  /** The newest revision the writer was shown after a clash, and writes over knowingly. */
  readonly shown?: number
  readonly content: T
}

/** A change as it would be written next. `refused`: somebody else's writing stands against it (Problem 409). */
export interface Ready<T> {
  readonly content: T
  /** What it is written after; undefined for a new entry. */
  readonly newest: StoredRevision | undefined
  readonly refused: Problem | null
}

/**
 * A change brought onto the newest revision: as it is when nobody wrote since, else put together field by field. Refused when
 * somebody changed a field of it meanwhile and the writer was not shown that, or the entry was withdrawn.
 */
export async function ontoNewest<T>(
  writer: Writer,
  { pack, clock }: Context,
  kind: Kind<T>,
  id: string,
  { revision, shown, content }: Change<T>,
): Promise<Ready<T>> {
  const revisions = await findRevisions(writer, pack.term.id, kind.name, id)
  const newest = revisions.at(-1)
  if ((newest?.revision ?? 0) === revision) return { content, newest, refused: null }
  const isShown = newest !== undefined && newest.revision === shown
  const refused = isShown ? null : changedMeanwhile(newest?.recordedAt ?? clock.now().toISOString())
  const base = revisions.find((one) => one.revision === revision)
  const [before, theirs] = [base, newest].map((one) => fieldsOf(kind, one?.content ?? null))
  if (!before || !theirs) return { content, newest, refused }
  const merged = mergeContents(before, theirs, content as Fields)
  return {
    content: kind.content.parse(merged.content),
    newest,
    refused: merged.clashes.length === 0 ? null : refused,
  }
}

/** Problem 409: somebody else wrote at `isoTime`. 2026-10-31T05:00:00Z is told as "2026-10-31 05:00 UTC". */
export function changedMeanwhile(isoTime: string): Problem {
  return new Problem('planning.changed-meanwhile', 409, {
    at: `${isoTime.slice(0, 16).replace('T', ' ')} UTC`,
  })
}

/** A revision's content by today's contract; as it was written where an older program wrote what no longer fits. */
function fieldsOf<T>(kind: Kind<T>, content: unknown): Fields | null {
  return content === null ? null : ((kind.content.safeParse(content).data ?? content) as Fields)
}
