import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Agency, agencyOn } from '../../pack/index.ts'
import type { Kind } from '../entries/model.ts'
import { type Commitment, commitment } from './contract.ts'

/**
 * A joint commitment. What is opened for signing is frozen, for everybody: a signature must stay a signature under its text.
 * Who wants another text makes a new commitment.
 */
export const commitmentKind: Kind<Commitment> = {
  name: 'commitment',
  content: commitment,
  permission: 'planning.edit',
  references: ({ lines }) =>
    lines.flatMap(({ actionId }) => (actionId === null ? [] : [{ kind: 'action', id: actionId }])),
  title: ({ title }) => title,
  check({ context, id, content, before }) {
    if (before?.opened) throw new Problem('planning.commitment-opened', 409, { commitment: id })
    checkLines(content, context.pack.agencies)
    checkSignatories(content, context.pack.agencies)
    const today = todayOf(context.clock)
    if (content.opened) checkComplete(content, context.pack.agencies, today)
  },
}

function checkLines({ lines }: Commitment, agencies: readonly Agency[]): void {
  requireAgencies(
    lines.map((line) => line.agencyId),
    agencies,
  )
  const twice = firstTwice(lines.map((line) => line.id))
  if (twice !== undefined) throw new Problem('planning.commitment-line-twice', 422, { line: twice })
}

function checkSignatories({ signatories }: Commitment, agencies: readonly Agency[]): void {
  requireAgencies(
    signatories.map((one) => one.agencyId),
    agencies,
  )
  const twice =
    firstTwice(signatories.map((one) => one.userName)) ??
    firstTwice(signatories.map((one) => `${one.office} (${one.agencyId})`))
  if (twice !== undefined) throw new Problem('planning.commitment-signatory-twice', 422, { signatory: twice })
  const backwards = signatories.find((one) => one.termTo < one.termFrom)
  if (backwards) throw new Problem('planning.commitment-term-backwards', 422, { office: backwards.office })
}

/** Nothing may be opened that nobody can answer for. */
function checkComplete({ lines, signatories }: Commitment, agencies: readonly Agency[], today: string): void {
  if (lines.length === 0 || signatories.length === 0) throw new Problem('planning.commitment-empty', 422)
  const signing = new Set(signatories.map((one) => one.agencyId))
  const orphan = lines.find((line) => !signing.has(agencyOn(agencies, line.agencyId, today)?.id ?? ''))
  if (orphan)
    throw new Problem('planning.commitment-line-unsigned', 422, { line: orphan.id, agency: orphan.agencyId })
}

function requireAgencies(ids: readonly string[], agencies: readonly Agency[]): void {
  const unknown = ids.find((id) => !agencies.some((agency) => agency.id === id))
  if (unknown !== undefined) throw new Problem('planning.agency-unknown', 422, { agency: unknown })
}

function firstTwice(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}
