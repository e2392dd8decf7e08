import type { ActionFunctionArgs } from 'react-router'
import type { Outcome } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { saveEntry } from '../save.ts'

type Writer = (args: ActionFunctionArgs, form: FormData) => Promise<Outcome<unknown>>

/** What a form of the meeting page asks for. `done` names the form, for the sentence that says so. */
export async function write(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const writer = writers[intent]
  if (!writer) throw new Response('Unknown intent', { status: 400 })
  const outcome = await writer(args, form)
  return outcome.ok ? { problem: null, done: intent } : { problem: outcome.problem, done: null }
}

const writers: Readonly<Record<string, Writer>> = {
  meeting: (args, form) =>
    saveEntry(args, 'meeting', form, {
      heldOn: text(form, 'heldOn'),
      title: text(form, 'title'),
      questions: text(form, 'questions')
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    }),
  decide: (args, form) =>
    saveEntry(args, 'decision', form, {
      meetingId: args.params.id,
      text: text(form, 'decisionText'),
      agencyId: text(form, 'decisionAgency'),
      dueOn: text(form, 'decisionDue'),
    }),
  report: (args, form) =>
    saveEntry(args, 'decision-report', form, {
      decisionId: text(form, 'id'),
      state: text(form, 'reportState'),
      on: text(form, 'reportOn'),
      note: text(form, 'reportNote'),
    }),
  change: (args, form) =>
    saveEntry(args, 'decision', form, {
      meetingId: text(form, 'meetingId'),
      text: text(form, 'text'),
      agencyId: text(form, 'agencyId'),
      dueOn: text(form, 'dueOn'),
      doneOn: text(form, 'doneOn') || null,
      note: text(form, 'note'),
    }),
}
