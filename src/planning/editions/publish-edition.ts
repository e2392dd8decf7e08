import { createHash } from 'node:crypto'
import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { Problem } from '../../kernel/problem.ts'
import { drawContent } from './draw-content.ts'
import { nextEditionId } from './rules/next-edition-id.ts'
import { findEditions, insertEdition } from './store.ts'

export interface GivenEdition {
  readonly title: string
  readonly note: string
  /** The newest edition the publisher saw; null = there was none. */
  readonly after: string | null
}

/**
 * Publishes the plan as it stands: an edition that is never changed again. Throws Problem: somebody else published meanwhile
 * 409; not allowed 404.
 */
export async function publishEdition(
  context: Context,
  actor: Actor,
  given: GivenEdition,
): Promise<{ id: string; sha256: string }> {
  if (actor.role !== 'system' && !may(actor.role, 'planning.publish'))
    throw new Problem('http.not-found', 404)
  const content = await drawContent(context)
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex')
  const publishedAt = context.clock.now().toISOString()
  return context.database.write(async (writer) => {
    const editions = await findEditions(writer)
    const newest = editions.find(({ current }) => current)?.id ?? null
    const id = nextEditionId(
      editions.map((edition) => edition.id),
      publishedAt.slice(0, 4),
    )
    const { title, note } = given
    const office = officeOf(context, actor)
    const termId = context.pack.term.id
    const stored =
      newest === given.after &&
      (await insertEdition(writer, { id, termId, title, note, publishedAt, office, content, sha256 }))
    if (!stored) throw new Problem('planning.edition-meanwhile', 409, { edition: newest ?? id })
    await recordAudit(writer, context.clock, actor, {
      action: 'planning.edition.published',
      subjectKind: 'edition',
      subjectId: id,
      details: { sha256 },
    })
    return { id, sha256 }
  })
}

/** The office, not the person: editions are of the regency. */
export function officeOf({ pack }: Context, actor: Pick<Actor, 'agencyId'>): string {
  return pack.agencies.find((agency) => agency.id === actor.agencyId)?.name ?? pack.settings.name.id
}
