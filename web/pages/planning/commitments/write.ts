import type { ActionFunctionArgs } from 'react-router'
import type {
  Commitment,
  CommitmentPage,
  ShownCommitment,
} from '../../../../src/planning/commitments/contract.ts'
import { apiOf, type Outcome } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { saveEntry, saveEvidence, withdrawEntry } from '../save.ts'

type Writer = (args: ActionFunctionArgs, form: FormData) => Promise<Outcome<unknown>>

/** What a form of the commitment page asks for. `done` names the form, for the sentence that says so. */
export async function write(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const writer = writers[intent]
  if (!writer) throw new Response('Unknown intent', { status: 400 })
  const outcome = await writer(args, form)
  return outcome.ok
    ? { problem: null, done: intent, answer: outcome.value }
    : { problem: outcome.problem, done: null, answer: null }
}

const writers: Readonly<Record<string, Writer>> = {
  sign: (args, form) =>
    apiOf(args).attempt('POST', `${pathOf(args)}/sign`, { password: String(form.get('password') ?? '') }),
  report: (args, form) =>
    saveEntry(args, 'commitment-report', form, {
      commitmentId: args.params.id,
      lineId: text(form, 'lineId'),
      state: text(form, 'state'),
      on: text(form, 'on'),
      note: text(form, 'note'),
    }),
  evidence: (args, form) => saveEvidence(args, form),
  text: change((content, form) => ({
    ...content,
    title: text(form, 'draftTitle'),
    place: text(form, 'draftPlace'),
    preamble: text(form, 'draftPreamble'),
  })),
  'add-line': change((content, form) => ({ ...content, lines: [...content.lines, newLine(content, form)] })),
  'remove-line': change((content, form) => ({
    ...content,
    lines: content.lines.filter((line) => line.id !== text(form, 'lineId')),
  })),
  'add-signatory': change((content, form) => ({
    ...content,
    signatories: [...content.signatories, newSignatory(form)],
  })),
  'remove-signatory': change((content, form) => ({
    ...content,
    signatories: content.signatories.filter((one) => one.userName !== text(form, 'userName')),
  })),
  open: change((content) => ({ ...content, opened: true })),
  withdraw: (args, form) => withdrawEntry(args, 'commitment', form),
}

const pathOf = ({ params }: ActionFunctionArgs) =>
  `/api/planning/commitments/${encodeURIComponent(params.id ?? '')}`

/** Changes the draft as it stands; the revision the writer saw decides whether that is still the one they read. */
function change(make: (content: Commitment, form: FormData) => Commitment): Writer {
  return async (args, form) => {
    const page = await apiOf(args).attempt<CommitmentPage>('GET', pathOf(args))
    if (!page.ok) return page
    return saveEntry(args, 'commitment', form, make(contentOf(page.value.commitment), form))
  }
}

function contentOf({ title, preamble, place, lines, signatories, opened }: ShownCommitment): Commitment {
  return {
    title,
    preamble,
    place,
    lines: lines.map(({ id, text: words, agencyId, dueOn, actionId }) => ({
      id,
      text: words,
      agencyId,
      dueOn,
      actionId,
    })),
    signatories: signatories.map(({ agencyId, userName, office, termFrom, termTo }) => ({
      agencyId,
      userName,
      office,
      termFrom,
      termTo,
    })),
    opened,
  }
}

/** Its code is l-<agency>, numbered from the second of an agency. */
function newLine({ lines }: Commitment, form: FormData): Commitment['lines'][number] {
  const agencyId = text(form, 'lineAgency')
  const taken = new Set(lines.map((line) => line.id))
  let id = `l-${agencyId}`
  for (let number = 2; taken.has(id); number++) id = `l-${agencyId}-${number}`
  const actionId = text(form, 'lineAction') || null
  return { id, text: text(form, 'lineText'), agencyId, dueOn: text(form, 'lineDue'), actionId }
}

/** `account` holds user name and agency of the chosen account. */
function newSignatory(form: FormData): Commitment['signatories'][number] {
  const [userName = '', agencyId = ''] = text(form, 'account').split(' ')
  const [termFrom, termTo] = [text(form, 'termFrom'), text(form, 'termTo')]
  return { agencyId, userName, office: text(form, 'office'), termFrom, termTo }
}
