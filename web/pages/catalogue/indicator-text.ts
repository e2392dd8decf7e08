import type { PublicIndicator } from '../../../src/catalogue/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { useLanguage } from '../../language.ts'
import { useCellText } from './cell-value.tsx'

/** Numbers of an indicator as people write them: "62,5 %", "132 desa". */
export function useIndicatorText() {
  const language = useLanguage()
  const cellText = useCellText()
  const withUnit = (text: string, indicator: PublicIndicator) =>
    indicator.unit.en === 'percent' ? `${text} %` : `${text} ${indicator.unit[language]}`
  return {
    value: (indicator: PublicIndicator) =>
      indicator.value.value === null
        ? cellText(indicator.value)
        : withUnit(cellText(indicator.value), indicator),
    target: (indicator: PublicIndicator) =>
      indicator.targetOfYear === null
        ? '–'
        : withUnit(formatNumber(indicator.targetOfYear, language), indicator),
    number: (value: number, indicator: PublicIndicator) => withUnit(formatNumber(value, language), indicator),
  }
}
