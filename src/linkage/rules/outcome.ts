import { type Comparison, dateBases } from './compare.ts'
import { matchedTokens } from './compare-names.ts'
import { level, levelFields, levels, type Model } from './weights.ts'

export type ReviewReason = 'uncertain' | 'two-nik' | 'shared-nik' | 'same-list' | 'two-persons'
/** `byRivals`: it rests on names and place alone, or its dates weigh too little; what becomes of it depends on who else it could be (rivals.ts). */
export const outcomes = { separate: 0, review: 1, byRivals: 2, join: 3 } as const

/** Who else a row could be, for pairs `byRivals`: `none` = next to nobody. */
export const rivalLevels = ['missing', 'none', 'some'] as const

/** Why a pair got its weight: one line per field, as stored (jsonb) and explained (explain.ts). Bits sum to the weight. */
export interface Evidence {
  readonly fields: readonly { readonly field: string; readonly level: string; readonly bits: number }[]
  readonly name: {
    readonly exact: number
    readonly alike: number
    readonly similar: number
    readonly initials: number
    readonly faint: number
    readonly missing: number
    readonly conflicts: number
    readonly joined: boolean
    readonly bits: number
  }
  /** What the weaker of the two dates rests on; absent when both name the day. */
  readonly dateBasis?: 'age' | 'year' | 'nik'
  readonly priorBits: number
}

const nikEqual = level('nik', 'equal')
const equalUnsure = [level('nik', 'equal-unsure'), level('nik', 'equal-unissued')]
const dateGivenNik = level('date', 'equal-given-nik')
const dateEqual = level('date', 'equal')
const ageEqual = level('date', 'age-equal')
const kkEqual = level('kk', 'equal')
const villageEqual = level('place', 'village')
const sexDifferent = level('sex', 'different')
const differingNik = [level('nik', 'same-prefix'), level('nik', 'different')]
const differingUnsure = [
  level('nik', 'near-unsure'),
  level('nik', 'different-unsure'),
  level('nik', 'different-unissued'),
  level('nik', 'serial-unissued'),
]
const sureDates = [
  level('date', 'equal'),
  level('date', 'equal-default'),
  level('date', 'swapped'),
  level('date', 'equal-given-nik'),
]
const contraryDates = [level('date', 'different'), level('date', 'far'), level('date', 'different-given-nik')]

/**
 * Join, review or separate, and why a person must look. Two rows are never joined by machine on names that share nothing, on names
 * that contradict in a word (but for `isSlipBesideNik`), on two different valid NIKs, or in two villages where one NIK differs and is doubtful;
 * without a NIK, a full birth date or a family card it depends on who else it could be.
 */
export function judge(pair: Comparison, model: Model): { outcome: number; reason: ReviewReason } {
  const { thresholds } = model
  if (isSharedNik(pair)) return { outcome: outcomes.review, reason: 'shared-nik' }
  const reason = differingNik.includes(pair.nik) ? 'two-nik' : 'uncertain'
  if (pair.weight < thresholds.review) return { outcome: outcomes.separate, reason }
  if (reason === 'two-nik')
    return { outcome: hasNameInCommon(pair) ? outcomes.review : outcomes.separate, reason }
  if (!hasNameInCommon(pair)) return { outcome: outcomes.review, reason }
  if ((pair.name.conflicts > 0 && !isSlipBesideNik(pair)) || mayBeTwin(pair))
    return { outcome: outcomes.review, reason }
  if (differingUnsure.includes(pair.nik) && pair.place !== villageEqual)
    return { outcome: outcomes.review, reason }
  if (isFragile(pair)) return { outcome: outcomes.byRivals, reason }
  if (pair.weight >= joinThreshold(pair, model)) return { outcome: outcomes.join, reason }
  // In one village few are born on a day: who has no rival there is likelier one person than the weight says.
  const isByRivals = pair.place === villageEqual && !differingUnsure.includes(pair.nik)
  return { outcome: isByRivals ? outcomes.byRivals : outcomes.review, reason }
}

/** One word of the name is another, while valid NIK, date and village agree: whoever used a relative's number has another date. */
function isSlipBesideNik({ nik, date, place, kk, sex, name }: Comparison): boolean {
  if (nik !== nikEqual || date !== dateGivenNik || place !== villageEqual) return false
  return kk !== kkEqual && sex !== sexDifferent && name.conflicts === 1 && matchedTokens(name) > 0
}

/** Bits of a name that a brother or sister is unlikely to share. */
const ownNameBits = 8

/** Born on one day, and the short name could be the common first word of either: SITI beside SITI AMINAH and SITI ROHMAH. */
function mayBeTwin({ nik, date, name }: Comparison): boolean {
  return nik !== nikEqual && date === dateEqual && name.missing > 0 && name.matchedBits < ownNameBits
}

/** A faint likeness of the name is enough only beside an equal NIK and a date that fits. */
function hasNameInCommon({ name, nik, date }: Comparison): boolean {
  return (
    matchedTokens(name) > 0 || name.joined || (name.faint > 0 && nik === nikEqual && date === dateGivenNik)
  )
}

/** One NIK on two people: the number agrees, the name does not, and no date of their own says they are one. */
export function isSharedNik(pair: Comparison): boolean {
  if (pair.nik !== nikEqual || pair.name.joined || pair.name.conflicts === 0) return false
  return contraryDates.includes(pair.date) || (pair.date === 0 && matchedTokens(pair.name) === 0)
}

function joinThreshold(pair: Comparison, { thresholds }: Model): number {
  const isAlike = pair.name.conflicts === 0 && !contraryDates.includes(pair.date)
  if (isAlike && pair.nik === nikEqual) return thresholds.joinByNik
  return isAlike && isOfOneFamily(pair) ? thresholds.joinByKk : thresholds.join
}

/** The family card and the whole name agree, and no date speaks against it. */
function isOfOneFamily({ kk, name, date }: Comparison): boolean {
  return kk === kkEqual && name.missing === 0 && (date === 0 || date === ageEqual)
}

/** True when neither NIK nor full date speaks for the pair, nor the family card. */
function isFragile(pair: Comparison): boolean {
  if (pair.nik === nikEqual || sureDates.includes(pair.date)) return false
  return equalUnsure.includes(pair.nik) || !isOfOneFamily(pair)
}

/** Probability of being one person for a weight in bits. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}

const stakes: Readonly<Record<ReviewReason, number>> = {
  uncertain: 1,
  'two-nik': 1.1,
  'shared-nik': 1.2,
  'same-list': 0.8,
  'two-persons': 1.5,
}

/** What a person's answer is worth: most where we know least, more where help is doubled or lost. 0 to 1.5. */
export function priorityOf(probability: number, reason: ReviewReason): number {
  const doubt = 4 * probability * (1 - probability)
  return (
    stakes[reason] *
    Math.max(
      doubt,
      reason === 'shared-nik' ? 0.3 : reason === 'two-persons' || reason === 'two-nik' ? 0.5 : 0,
    )
  )
}

/** The stored form of a comparison. `known` holds what was made before: equal evidence is one object. */
export function evidenceOf(pair: Comparison, model: Model, known = new Map<number, Evidence>()): Evidence {
  const code = codeOf(pair)
  const same = known.get(code)
  if (same) return same
  const evidence = makeEvidence(pair, model)
  known.set(code, evidence)
  return evidence
}

/** All that evidence says as one whole number below 2^53: levels, token counts, tenths of name bits. */
function codeOf(pair: Comparison): number {
  let code = Math.round(pair.nameBits * 10) + 1000
  for (const field of levelFields) code = code * levels[field].length + pair[field]
  const { exact, alike, similar, initials, faint, missing, conflicts, joined } = pair.name
  for (const count of [exact, alike, similar, initials, faint, missing, conflicts]) code = code * 6 + count
  return (code * 2 + (joined ? 1 : 0)) * dateBases.length + pair.dateBasis
}

/** The same beside the row's rivals (rivals.ts), which changed the weight by `bits`. */
export function besideRivals(evidence: Evidence, rivals: number, bits: number): Evidence {
  const field = { field: 'rivals', level: rivalLevels[rivals]!, bits: round(bits) }
  return { ...evidence, fields: [...evidence.fields, field] }
}

function makeEvidence(pair: Comparison, model: Model): Evidence {
  const { exact, alike, similar, initials, faint, missing, conflicts, joined } = pair.name
  const fields = levelFields
    .filter((field) => pair[field] !== 0)
    .map((field) => ({
      field: field as string,
      level: levels[field][pair[field]]! as string,
      bits: round(model.bits[field][pair[field]]!),
    }))
  const household = fields
    .filter(({ field }) => ['place', 'kk', 'door', 'mother'].includes(field))
    .reduce((sum, { bits }) => sum + bits, 0)
  if (household > pair.householdBits)
    fields.push({ field: 'household', level: 'capped', bits: round(pair.householdBits - household) })
  const dateBasis = dateBases[pair.dateBasis]!
  return {
    fields,
    ...(pair.date === 0 || dateBasis === 'day' ? {} : { dateBasis }),
    name: { exact, alike, similar, initials, faint, missing, conflicts, joined, bits: round(pair.nameBits) },
    priorBits: round(model.priorBits),
  }
}

function round(bits: number): number {
  return Math.round(bits * 10) / 10
}
