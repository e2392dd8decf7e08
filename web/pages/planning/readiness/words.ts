import { formatNumber } from '../../../../src/kernel/messages.ts'
import { type Say, useLanguage, useText } from '../../../language.ts'
import type { StatusTone } from '../../../ui/status.tsx'
import { messages } from './messages.ts'

export const stateTone = {
  proven: 'good',
  claimed: 'unproven',
  none: 'none',
  open: 'none',
} as const satisfies Record<string, StatusTone>

/** "2026-S1" as "semester I 2026". */
export function periodName(t: Say, period: string, key: 'semester' | 'semester.short' = 'semester'): string {
  const half = period.endsWith('1') ? '1' : '2'
  return t(key, { half: key === 'semester' ? 'I'.repeat(Number(half)) : half, year: period.slice(0, 4) })
}

/** The same as the first word of a title. */
export function periodTitle(t: Say, period: string): string {
  const name = periodName(t, period)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Whole numbers in the reader's language; – = not known. */
export function useScore(): (score: number | null) => string {
  const language = useLanguage()
  return (score) => (score === null ? '–' : formatNumber(Math.round(score), language))
}

export function useReadinessText(): Say {
  return useText(messages)
}
