import { formatNumber } from '../../../src/kernel/messages.ts'
import type { SteeredIndicator } from '../../../src/programmes/contract.ts'
import { useLanguage } from '../../language.ts'

export const statusOrder = ['far-behind', 'behind', 'claimed', 'no-target', 'on-track', 'kept'] as const
export const statusTone = {
  kept: 'good',
  'on-track': 'fair',
  behind: 'poor',
  'far-behind': 'bad',
  claimed: 'unproven',
  'no-target': 'none',
} as const

type Counts = NonNullable<SteeredIndicator['counts']>

/** Percent of the entitled who are reached; null when nobody is entitled. */
export const coverageOf = (counts: Counts) =>
  counts.entitled === 0 ? null : (100 * counts.reached) / counts.entitled

/** Numbers with their unit, "–" when there is none. */
export function useNumbers() {
  const language = useLanguage()
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language))
  const percent = (value: number | null) => (value === null ? '–' : `${formatNumber(value, language)} %`)
  const ofIndicator = (indicator: SteeredIndicator, value: number | null) => {
    if (value === null) return '–'
    return indicator.unit.en === 'percent' ? percent(value) : `${number(value)} ${indicator.unit[language]}`
  }
  return { number, percent, ofIndicator }
}
