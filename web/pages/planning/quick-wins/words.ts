import type { Language } from '../../../../src/kernel/messages.ts'

/** A score with two decimals, as ranks may hang on the second: 3.9 -> "3,90". */
export function scoreInWords(score: number | null, language: Language): string {
  return score === null ? '–' : fixed(score, language, 2)
}

/** 0.256 -> "26 %"; a sign where it is a change. */
export function percentInWords(share: number, language: Language, isChange = false): string {
  const digits = Math.abs(share) < 0.1 && share !== 0 ? 1 : 0
  const text = fixed(Math.abs(share) * 100, language, digits)
  const sign = isChange && share !== 0 ? (share > 0 ? '+' : '−') : ''
  return `${sign}${text} %`
}

function fixed(value: number, language: Language, digits: number): string {
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** Looks of the criteria in their order; from the seventh on they begin again, told apart by their number. */
export function criterionLook(index: number) {
  return looks[index % looks.length]!
}
const looks = [
  { fill: 'criterion-1', isDark: true },
  { fill: 'criterion-2', isDark: false },
  { fill: 'criterion-3', isDark: true },
  { fill: 'criterion-4', isDark: false },
  { fill: 'criterion-5', isDark: true },
  { fill: 'criterion-6', isDark: false },
] as const
