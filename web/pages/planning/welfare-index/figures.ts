import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { ShownEstimate } from '../../../../src/planning/welfare-index/contract.ts'
import { useLanguage } from '../../../language.ts'

/** Figures of the index as they are written: one decimal, "49,8–78,4" for ranges, "?" where we cannot tell. */
export function useFigures() {
  const language = useLanguage()
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '?' : formatNumber(value, language)
  const range = (one: ShownEstimate | null) => (one ? `${figure(one.low)}–${figure(one.high)}` : '?')
  const gain = (value: number) =>
    `+${value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  return { figure, range, gain }
}
