import type { Language } from '../../kernel/messages.ts'
import { say } from '../../kernel/messages.ts'
import { messages } from '../messages.ts'
import type { Evidence } from './outcome.ts'

/** Bits per matched token from which a name counts as rare (1 in 1,000 people), and below which as common (1 in 32). */
const rareBits = 10
const commonBits = 5

/** The evidence of a pair in plain sentences, the weightiest first. */
export function explainEvidence(evidence: Evidence, language: Language): string[] {
  return sentencesOf(evidence)
    .sort((a, b) => b.weight - a.weight)
    .map(({ key, params }) => say(messages, language, key, params))
}

/**
 * Reason, kinds of the two lists and sentences as one short text without personal data, for grouping:
 * 'two-nik~bansos-pkh+penduduk-siak~name.equal~date.swapped'.
 */
export function patternOf(reason: string, listKinds: readonly string[], evidence: Evidence): string {
  const words = sentencesOf(evidence).map(({ key, params }) =>
    [key.slice(prefix.length), ...Object.values(params)].join(':'),
  )
  return [reason, listKinds.join('+'), ...words].join('~')
}

/** What a pattern says: its sentences are in the order of the fields. */
export function explainPattern(
  pattern: string,
  language: Language,
): { reason: string; listKinds: string[]; sentences: string[] } {
  const [reason = '', lists = '', ...words] = pattern.split('~')
  const sentences = words.map((word) => {
    const [key, count = ''] = word.split(':')
    return say(messages, language, `${prefix}${key}`, { n: count, c: count })
  })
  return { reason, listKinds: lists.split('+'), sentences }
}

const prefix = 'linkage.evidence.'

interface Sentence {
  readonly key: string
  readonly weight: number
  readonly params: Readonly<Record<string, number>>
}

function sentencesOf(evidence: Evidence): Sentence[] {
  const key = nameKey(evidence.name)
  const { missing, conflicts, bits } = evidence.name
  const params: Sentence['params'] = key.endsWith('.shorter')
    ? { n: missing }
    : key.endsWith('.partly')
      ? { c: conflicts }
      : {}
  const fields = evidence.fields
    .filter(({ field }) => field !== 'household')
    .map(({ field, level, bits }) => ({
      key: field === 'date' ? dateKey(level, evidence.dateBasis) : `${prefix}${field}.${level}`,
      weight: Math.abs(bits),
      params: {},
    }))
  return [{ key, weight: Math.abs(bits), params }, ...fields].filter(({ key }) => key in messages.id)
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
  if (bits >= rareBits * matched) return 'linkage.evidence.name.equal-rare'
  return bits < commonBits * matched ? 'linkage.evidence.name.equal-common' : 'linkage.evidence.name.equal'
}
