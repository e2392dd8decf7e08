import type { Context } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { findTermNames } from '../editions/store.ts'
import { kindOf } from '../kinds.ts'
import type { History } from './contract.ts'
import { findRevisions, type StoredRevision } from './store.ts'

/**
 * Every revision of an entry, newest first, with the agency that wrote it and why; what names persons is left out. Of an entry
 * that was carried into this term, its revisions in the terms before too. Throws Problem 404 for what never was.
 */
export async function readHistory(context: Context, kindName: string, id: string): Promise<History> {
  const kind = kindOf(kindName)
  const { revisions, names } = await context.database.read(async (reader) => ({
    revisions: await findThroughTerms(reader, context.pack.term.id, kindName, id),
    names: await findTermNames(reader),
  }))
  if (!kind || revisions.length === 0) throw new Problem('http.not-found', 404)
  return {
    kind: kindName,
    id,
    revisions: revisions.map(({ termId, revision, content, reason, agencyId, recordedAt }) => ({
      revision,
      title: content === null ? null : kind.title(kind.content.parse(content)),
      content: kind.personal ? null : content,
      reason,
      agency: context.pack.agencies.find((agency) => agency.id === agencyId)?.shortName ?? null,
      recordedAt,
      term: termId === context.pack.term.id ? null : (names.get(termId) ?? termId),
    })),
  }
}

/** Newest first: of this term, then of the term it was carried from, and so on. */
async function findThroughTerms(
  reader: Reader,
  termId: string,
  kind: string,
  id: string,
): Promise<(StoredRevision & { readonly termId: string })[]> {
  const own = await findRevisions(reader, termId, kind, id)
  const from = own[0]?.carriedFrom ?? null
  const earlier = from === null ? [] : await findThroughTerms(reader, from, kind, id)
  return [...own.map((one) => ({ ...one, termId })).reverse(), ...earlier]
}
