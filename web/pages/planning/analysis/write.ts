import { type ActionFunctionArgs, redirect } from 'react-router'
import { say } from '../../../../src/kernel/messages.ts'
import { apiOf, type Outcome } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { saveEntry, saveEvidence, withdrawEntry } from '../save.ts'
import { messages } from './messages.ts'

/** What a form of the analysis asks for, done. Fields of a form carry the prefix it names, so that ids stay apart. */
export async function write(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const done = await (writers[intent] ?? unknown)(args, form)
  if (done.ok && (intent === 'make-factor' || intent === 'factor'))
    throw redirect(
      `/kerja/rencana/analisis/faktor/${encodeURIComponent((done.value as { id: string }).id)}?tersimpan=1`,
    )
  if (done.ok && intent === 'factor-withdraw') throw redirect('/kerja/rencana/analisis?tab=swot')
  return { problem: done.ok ? null : done.problem }
}

type Writer = (args: ActionFunctionArgs, form: FormData) => Promise<Outcome<unknown>>

const unknown: Writer = async () => {
  throw new Response('Unknown intent', { status: 400 })
}

const writers: Readonly<Record<string, Writer>> = {
  ratings: saveRatings,
  'make-factor': makeFactor,
  evidence: (args, form) => saveEvidence(args, form),
  factor: async (args, form) =>
    hasBasis(form) ? saveEntry(args, 'factor', form, factorContent(form)) : refused(args, 'basis.missing'),
  'factor-withdraw': (args, form) => withdrawEntry(args, 'factor', form),
  strategy: saveStrategy,
  'strategy-withdraw': (args, form) => withdrawEntry(args, 'strategy', form),
  vision: (args, form) => saveEntry(args, 'vision', form, { text: field(form, 'text') }),
  mission: (args, form) =>
    saveEntry(args, 'mission', form, { order: Number(field(form, 'order')), text: field(form, 'text') }),
  'mission-withdraw': (args, form) => withdrawEntry(args, 'mission', form),
  goal: (args, form) =>
    saveEntry(args, 'goal', form, {
      order: Number(field(form, 'order')),
      text: field(form, 'text'),
      promiseIds: form.getAll(`${text(form, 'prefix')}promiseIds`).map(String),
    }),
  'goal-withdraw': (args, form) => withdrawEntry(args, 'goal', form),
}

async function saveStrategy(args: ActionFunctionArgs, form: FormData): Promise<Outcome<unknown>> {
  const factorIds = form.getAll(`${text(form, 'prefix')}factorIds`).map(String)
  if (factorIds.length < 2) return refused(args, 'strategy.few')
  return saveEntry(args, 'strategy', form, {
    crossing: field(form, 'crossing'),
    text: field(form, 'text'),
    factorIds,
    goalId: field(form, 'goalId') || null,
  })
}

/** What the page itself sees is missing, in the reader's language. */
function refused(args: ActionFunctionArgs, key: string): Outcome<unknown> {
  return { ok: false, problem: { status: 422, title: say(messages, apiOf(args).language, key) } }
}

function hasBasis(form: FormData): boolean {
  const isDocument = field(form, 'title') !== '' && field(form, 'date') !== ''
  return text(form, 'source') !== '' || field(form, 'indicatorId') !== '' || isDocument
}

function field(form: FormData, name: string): string {
  return text(form, `${text(form, 'prefix')}${name}`)
}

function factorContent(form: FormData) {
  return {
    side: field(form, 'side'),
    text: field(form, 'text'),
    dimensionId: field(form, 'dimensionId') || null,
    source: sourceOf(form),
  }
}

/** A finding keeps what it refers to (`source` holds it as it was read); else an indicator or a document is chosen. */
function sourceOf(form: FormData): unknown {
  const kept = text(form, 'source')
  if (kept !== '') return parsed(kept)
  const indicatorId = field(form, 'indicatorId')
  return indicatorId
    ? { kind: 'indicator', indicatorId }
    : { kind: 'document', title: field(form, 'title'), date: field(form, 'date') }
}

/** Only factors with both numbers chosen are sent. */
function saveRatings(args: ActionFunctionArgs, form: FormData): Promise<Outcome<unknown>> {
  const ratings = form.getAll('factorId').flatMap((given) => {
    const factorId = String(given)
    const [importance, rating, revision] = ['importance', 'rating', 'revision'].map((name) =>
      Number(text(form, `${name}-${factorId}`)),
    )
    return importance && rating ? [{ factorId, importance, rating, revision }] : []
  })
  return apiOf(args).attempt('POST', '/api/planning/analysis/ratings', { ratings })
}

function makeFactor(args: ActionFunctionArgs, form: FormData): Promise<Outcome<unknown>> {
  return apiOf(args).attempt('POST', '/api/planning/analysis/findings', {
    programmeId: text(form, 'programmeId'),
    value: text(form, 'value'),
    areaCodes: form.getAll('areaCode').map(String),
    side: text(form, 'side'),
  })
}

/** What is not JSON becomes nothing, which the server refuses with a sentence. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
