import type { Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { bookIds } from '../books/contract.ts'
import { bookTitles } from '../books/rules/build-book.ts'
import { glance } from '../books/rules/chapter-summary.ts'
import { glanceFigures } from '../books/rules/glance-figures.ts'
import type {
  EditionChanges,
  EditionHead,
  EditionsAnswer,
  PublicEdition,
  PublicEditions,
  ShownChange,
} from './contract.ts'
import { editionPath } from './contract.ts'
import { drawContent } from './draw-content.ts'
import { planContent } from './plan-content-schema.ts'
import { type Change, compareContents } from './rules/compare-contents.ts'
import { isBefore, sayComparison } from './rules/order-editions.ts'
import type { PlanContent } from './rules/plan-content.ts'
import { sayChange } from './rules/say-change.ts'
import {
  findCurrentEdition,
  findEdition,
  findEditionBefore,
  findEditions,
  type StoredEdition,
} from './store.ts'

/** Every edition of every term, newest first. */
export async function readPublicEditions(context: Context): Promise<PublicEditions> {
  return { editions: await context.database.read((reader) => findEditions(reader), 'welas_public') }
}

/** One edition ('current' = the newest) with its content and how it differs from the one before. Throws Problem 404. */
export async function readPublicEdition(context: Context, id: string): Promise<PublicEdition> {
  const { stored, before } = await context.database.read(async (reader) => {
    const found = id === 'current' ? await findCurrentEdition(reader) : await findEdition(reader, id)
    if (!found) throw new Problem('planning.edition-unknown', 404, { edition: id })
    return { stored: found, before: await findEditionBefore(reader, found.id) }
  }, 'welas_public')
  const content = contentOf(stored)
  return {
    edition: headOf(stored),
    content,
    before: before ? { id: before.id, termName: before.termName } : null,
    changes: before ? describeChanges(contentOf(before), content) : [],
    glance: {
      sentences: glance(content),
      figures: glanceFigures(content).map((one) => ({ ...one, figures: [...one.figures] })),
    },
    books: bookIds.map((book) => ({
      id: book,
      title: bookTitles[book],
      web: `/rencana/buku/${book}`,
      docx: `${editionPath(stored.id)}/books/${book}.docx`,
      pdf: `${editionPath(stored.id)}/books/${book}.pdf`,
    })),
  }
}

/** How two editions differ, from the earlier to the later. Throws Problem 404 for one that nobody published. */
export async function readChanges(context: Context, id: string, since: string): Promise<EditionChanges> {
  const [one, other] = [await getStored(context, id), await getStored(context, since)]
  const [earlier, later] = isBefore(one, other) ? [one, other] : [other, one]
  const changes = describeChanges(contentOf(earlier), contentOf(later))
  const summary = sayComparison(earlier, later, changes.length)
  return { earlier: headOf(earlier), later: headOf(later), summary, changes }
}

/** An edition and its content, read as the public. Throws Problem 404. */
export async function getEdition(
  context: Context,
  id: string,
): Promise<{ edition: EditionHead; content: PlanContent }> {
  const stored = await getStored(context, id)
  return { edition: headOf(stored), content: contentOf(stored) }
}

/** For staff: editions, and what the living plan has changed since one of them, without `since` the newest. Throws Problem 404. */
export async function readEditionsPage(
  context: Context,
  since?: string,
  draw = () => drawContent(context),
): Promise<EditionsAnswer> {
  const { editions } = await readPublicEditions(context)
  const newest = editions.find(({ current }) => current)?.id ?? null
  const chosen = since ?? newest
  const stored = chosen === null ? null : await getStored(context, chosen)
  return {
    editions,
    newest,
    since: stored?.id ?? null,
    changes: stored ? describeChanges(contentOf(stored), await draw()) : [],
    books: bookIds.map((id) => ({ id, title: bookTitles[id] })),
  }
}

/** 'current' = the newest. */
async function getStored(context: Context, id: string): Promise<StoredEdition> {
  const stored = await context.database.read(
    (reader) => (id === 'current' ? findCurrentEdition(reader) : findEdition(reader, id)),
    'welas_public',
  )
  if (!stored) throw new Problem('planning.edition-unknown', 404, { edition: id })
  return stored
}

export function describeChanges(before: PlanContent, after: PlanContent): ShownChange[] {
  return compareContents(before, after).map((change) => ({
    part: change.part,
    id: change.id,
    title: change.title,
    kind: change.kind,
    field: fieldOf(change),
    days: change.kind === 'date' ? change.days : null,
    sentence: sayChange(change),
  }))
}

const fieldOf = (change: Change) => ('field' in change ? change.field : null)

/** What is stored is parsed again: an edition of an older program must still fit, or be refused here. */
function contentOf({ content }: StoredEdition): PlanContent {
  return planContent.parse(content)
}

function headOf({ content: _content, ...head }: StoredEdition): EditionHead {
  return head
}
