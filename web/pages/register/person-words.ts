import { formatNumber, type Language } from '../../../src/kernel/messages.ts'
import type { ClaimAnswer, PersonLineAnswer, SourceAnswer } from '../../../src/register/contract.ts'
import { formatDate, formatMonth, type Say } from '../../language.ts'
import type { Option } from '../../ui/kit.tsx'

export const purposes = ['programme', 'case', 'correction', 'audit', 'request'] as const

export function purposeOptions(t: Say): Option[] {
  return purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))
}

/** "Mulyorejo, Silo" */
export function placeText(person: Pick<PersonLineAnswer, 'village' | 'district'>): string {
  const parts = [person.village, person.district].filter((part) => part !== null)
  return parts.length > 0 ? [...new Set(parts)].join(', ') : '–'
}

/** A field's value as people read it: words for sex and vital status, dates in words. */
export function fieldText(field: string, value: string, t: Say, language: Language): string {
  if (field === 'sex') return t(`sex.${value}`)
  if (field === 'vitalStatus') return t(`vital.${value}`)
  if (field === 'birthDate' && value.length === 10) return formatDate(value, language)
  return value
}

/** "Dispendukcapil · Penduduk SIAK · Jan 2026" */
export function sourceText(source: SourceAnswer, language: Language): string {
  return [source.agency, source.list, formatMonth(source.period, language)].join(' · ')
}

/** What an attribute, rank or vital claim says, in words. */
export function claimTitle(claim: ClaimAnswer, t: Say): string {
  const key = claim.kind === 'attribute' ? `claim.attribute.${claim.what}` : `claim.${claim.kind}`
  const words = t(key)
  return words === key ? claim.title : words
}
export function claimValue(claim: ClaimAnswer, t: Say): string {
  if (claim.value === null) return '✓'
  return claim.kind === 'vital' ? t(`vital.${claim.value}`) : claim.value
}
export function rupiah(amount: number | null, language: Language): string {
  return amount === null ? '–' : formatNumber(amount, language)
}
