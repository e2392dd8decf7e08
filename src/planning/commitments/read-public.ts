import type { Context } from '../../access/index.ts'
import { countEach } from '../../kernel/count-each.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { claimStateOf, claimStates } from '../evidence/rules/claim-state.ts'
import type { PublicCommitment, PublicCommitmentList } from './contract.ts'
import { holderOf, nameOf } from './follow-lines.ts'
import type { PublicContent } from './refresh-public.ts'
import { signatureFault } from './rules/signing-fault.ts'
import { findPublic, type StoredPublic } from './store.ts'
import { hashOf } from './text-hash.ts'

/** Opened commitments as everybody sees them, newest first. Reads open_data only. */
export async function readPublicCommitments(context: Context): Promise<PublicCommitmentList> {
  const stored = await findAll(context)
  return {
    today: todayOf(context.clock),
    commitments: stored.map((one) => {
      const { today: _t, preamble: _p, text: _x, lines: _l, offices: _o, ...head } = describe(context, one)
      return head
    }),
  }
}

/** One opened commitment. Throws Problem 404, also for a draft. */
export async function readPublicCommitment(context: Context, id: string): Promise<PublicCommitment> {
  const stored = (await findAll(context)).find((one) => one.id === id)
  if (!stored) throw new Problem('http.not-found', 404)
  return describe(context, stored)
}

const findAll = ({ database }: Context) =>
  database.read((reader) => findPublic<PublicContent>(reader), 'welas_public')

function describe(
  context: Context,
  { id, content, updatedAt }: StoredPublic<PublicContent>,
): PublicCommitment {
  const today = todayOf(context.clock)
  const sha256 = hashOf(content.text)
  const lines = content.lines.map((line) => {
    const { agency, holder, moved } = holderOf(context.pack, line.agencyId, today)
    const state = claimStateOf({
      reportedDone: line.reportedDoneOn !== null,
      hasEvidence: line.evidence.length > 0,
      dueOn: line.dueOn,
      today,
    })
    return {
      id: line.id,
      text: line.text,
      agency,
      holder: holder.name,
      moved,
      dueOn: line.dueOn,
      state,
      reportedOn: line.reportedDoneOn,
      evidence: line.evidence.map((one) => ({ ...one })),
    }
  })
  const offices = content.offices.map((one) => ({
    agency: nameOf(context.pack, one.agencyId),
    office: one.office,
    signedOn: one.signature?.signedOn ?? null,
    valid: one.signature !== null && signatureFault(one.signature, one, sha256) === null,
    sample: one.signature?.method === 'sample',
  }))
  return {
    id,
    title: content.title,
    place: content.place,
    openedOn: content.openedOn,
    sha256,
    signed: offices.filter((one) => one.valid).length,
    signatories: offices.length,
    counts: countEach(
      claimStates,
      lines.map((line) => line.state),
    ),
    updatedAt,
    today,
    preamble: content.preamble,
    text: content.text,
    lines,
    offices,
  }
}
