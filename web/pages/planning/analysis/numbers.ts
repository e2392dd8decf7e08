import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { ShownFactor, ShownFinding } from '../../../../src/planning/analysis/contract.ts'
import { formatDate, formatMonth, useLanguage, useText } from '../../../language.ts'
import { messages } from './messages.ts'

/** Numbers as they are written in the reader's language; "–" where there is none. */
export function useNumbers() {
  const language = useLanguage()
  return {
    number: (value: number | null) => (value === null ? '–' : formatNumber(value, language)),
    /** Published figures keep their two decimals: 9,01. */
    figure: (value: number) =>
      value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }),
    /** Two decimals: weights, scores and positions. */
    exact: (value: number | null) =>
      value === null
        ? '–'
        : value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          }),
    percent: (value: number | null) => (value === null ? '–' : `${formatNumber(value, language)} %`),
  }
}

/** What a factor stands on, in one sentence with its date. */
export function useSourceText() {
  const t = useText(messages)
  const language = useLanguage()
  const { figure } = useNumbers()
  const findingText = useFindingText()
  return ({ source, finding }: ShownFactor): string => {
    if (finding) return findingText(finding)
    if (source.kind === 'document') return `${source.title} (${formatDate(source.date, language, 'short')})`
    if (source.kind !== 'indicator') return '–'
    const { name, unit, now, source: from } = source
    return now
      ? t('source.indicator', {
          name: name[language],
          value: figure(now.value),
          unit: unit[language],
          date: formatDate(now.asOf, language, 'short'),
          source: from,
        })
      : t('source.unmeasured', { name: name[language] })
  }
}

/** A finding now, when it was made, and how it moved. */
export function useFindingText() {
  const t = useText(messages)
  const language = useLanguage()
  const value = useFindingNumber()
  return (finding: ShownFinding): string => {
    const { now, seen, movement } = finding
    const then = t('finding.then', {
      value: value(finding, seen.value),
      month: formatMonth(seen.asOf, language),
    })
    if (!now) return `${t('finding.unknown')} ${then}`
    const people =
      now.part === null || now.whole === null
        ? ''
        : t(`finding.of.${finding.unit}`, { part: now.part, whole: now.whole })
    const today = t('finding.now', {
      value: value(finding, now.value),
      people,
      month: formatMonth(now.asOf, language),
    })
    return `${today} ${then} ${t(`movement.${movement}`)}`
  }
}

/** Percent, or people and families for the number of the missed. */
export function useFindingNumber() {
  const t = useText(messages)
  const { number, percent } = useNumbers()
  return ({ value, unit }: Pick<ShownFinding, 'value' | 'unit'>, amount: number) =>
    value === 'missed' ? `${number(amount)} ${t(`unit.${unit}`)}` : percent(amount)
}
