import type { CommitmentText } from './model.ts'

/**
 * What is signed, as one line of JSON: keys in this order, lists in the order of the text. User names are left out: they say
 * who may sign, not what is signed, and without them anybody can compute the hash from the public page.
 */
export function canonicalText({ title, preamble, place, lines, signatories }: CommitmentText): string {
  return JSON.stringify({
    title,
    preamble,
    place,
    lines: lines.map(({ id, text, agencyId, dueOn, actionId }) => ({ id, text, agencyId, dueOn, actionId })),
    signatories: signatories.map(({ agencyId, office, termFrom, termTo }) => ({
      agencyId,
      office,
      termFrom,
      termTo,
    })),
  })
}
