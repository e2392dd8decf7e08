import type { Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { kindOf } from '../kinds.ts'
import { findRevisions } from './store.ts'

/** Every revision of an entry, newest first, with the agency that wrote it and why; what names persons is left out. Throws Problem 404 for what never was. */
export async function readHistory(context: Context, kindName: string, id: string) {
  const kind = kindOf(kindName)
  const termId = context.pack.term.id
  const revisions = kind
    ? await context.database.read((reader) => findRevisions(reader, termId, kindName, id))
    : []
  if (!kind || revisions.length === 0) throw new Problem('http.not-found', 404)
  return {
    kind: kindName,
    id,
    revisions: revisions
      .map(({ revision, content, reason, agencyId, recordedAt }) => ({
        revision,
        title: content === null ? null : kind.title(kind.content.parse(content)),
        content: kind.personal ? null : content,
        reason,
        agency: context.pack.agencies.find((agency) => agency.id === agencyId)?.shortName ?? null,
        recordedAt,
      }))
      .reverse(),
  }
}
