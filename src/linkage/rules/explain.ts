import type { Language } from '../../kernel/messages.ts'
import { say } from '../../kernel/messages.ts'
import { messages } from '../messages.ts'
import type { Evidence } from './outcome.ts'

/** Bits per matched token from which a name counts as rare. */
const rareBits = 10

/** The evidence of a pair in plain sentences, the weightiest first. */
export function explainEvidence(evidence: Evidence, language: Language): string[] {
  const name = {
    key: nameKey(evidence.name),
    weight: Math.abs(evidence.name.bits),
    params: { n: evidence.name.missing, c: evidence.name.conflicts },
  }
  const fields = evidence.fields
    .filter(({ field }) => field !== 'household')
    .map(({ field, level, bits }) => ({
      key: field === 'date' ? dateKey(level, evidence.dateBasis) : `linkage.evidence.${field}.${level}`,
      weight: Math.abs(bits),
      params: {},
    }))
  return [name, ...fields]
    .filter(({ key }) => key in messages[language])
    .sort((a, b) => b.weight - a.weight)
    .map(({ key, params }) => say(messages, language, key, params))
}

/** A date that is only an age or a year, or was read out of a NIK, is never said to be an equal birth date. */
function dateKey(level: string, basis: Evidence['dateBasis']): string {
  if (basis === undefined) return `linkage.evidence.date.${level}`
  if (contrary.has(level)) return `linkage.evidence.date-by-${basis}.different`
  return `linkage.evidence.date-by-${basis}.${nearly.has(level) ? 'near' : 'equal'}`
}
const contrary = new Set(['different', 'far', 'different-given-nik'])
const nearly = new Set(['age-near', 'swapped', 'near', 'default-year', 'year'])

function nameKey({
  exact,
  alike,
  similar,
  initials,
  faint,
  missing,
  conflicts,
  joined,
  bits,
}: Evidence['name']): string {
  const matched = exact + alike + similar
  if (joined) return 'linkage.evidence.name.joined'
  if (conflicts > 0) return matched === 0 ? 'linkage.evidence.name.different' : 'linkage.evidence.name.partly'
  if (faint > 0) return 'linkage.evidence.name.faint'
  if (matched + initials === 0) return 'linkage.evidence.name.none'
  if (missing > 0) return 'linkage.evidence.name.shorter'
  if (initials > 0) return 'linkage.evidence.name.initials'
  if (similar > 0) return 'linkage.evidence.name.similar'
  if (alike > 0) return 'linkage.evidence.name.alike'
  return bits >= rareBits * matched ? 'linkage.evidence.name.equal-rare' : 'linkage.evidence.name.equal'
}
