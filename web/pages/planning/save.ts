import type { ActionFunctionArgs } from 'react-router'
import type { SavedAnswer } from '../../../src/planning/entries/contract.ts'
import { apiOf, type Outcome } from '../../api/call-api.ts'
import { text } from '../../api/form.ts'

/** Writes one entry of the plan; `form` holds `id`, `revision` and `shown` as RevisionForm writes them (absent for a new one). */
export function saveEntry(
  args: ActionFunctionArgs,
  kind: string,
  form: FormData,
  content: unknown,
  id = text(form, 'id'),
): Promise<Outcome<SavedAnswer>> {
  return apiOf(args).attempt<SavedAnswer>('POST', `/api/planning/entries/${kind}`, {
    ...(id === '' ? {} : { id }),
    revision: Number(text(form, 'revision') || 0),
    ...(form.has('shown') ? { shown: Number(text(form, 'shown')) } : {}),
    reason: text(form, 'reason'),
    content,
  })
}

/** Takes the entry that `form` names out of the plan. */
export function withdrawEntry(
  args: ActionFunctionArgs,
  kind: string,
  form: FormData,
): Promise<Outcome<SavedAnswer>> {
  return apiOf(args).attempt<SavedAnswer>('POST', `/api/planning/entries/${kind}/withdraw`, {
    id: text(form, 'id'),
    // What is taken out is what the page shows, whatever was typed before.
    revision: Number(text(form, 'shown') || text(form, 'revision') || 0),
    reason: text(form, 'reason'),
  })
}

/** Adds the evidence that EvidenceForm asks for, with its document if one was chosen. */
export async function saveEvidence(args: ActionFunctionArgs, form: FormData): Promise<Outcome<SavedAnswer>> {
  const file = form.get('document')
  let sha256: string | null = null
  if (file instanceof File && file.size > 0) {
    const kept = await apiOf(args).upload<{ sha256: string }>('/api/planning/documents', file)
    if (!kept.ok) return kept
    sha256 = kept.value.sha256
  }
  return saveEntry(args, 'evidence', new FormData(), {
    subject: { kind: text(form, 'subjectKind'), id: text(form, 'subjectId') },
    title: text(form, 'title'),
    happenedOn: text(form, 'happenedOn'),
    source: text(form, 'source'),
    ownerAgencyId: text(form, 'ownerAgencyId'),
    sha256,
  })
}
