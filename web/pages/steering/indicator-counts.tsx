import type { PromiseDetail, SteeredIndicator } from '../../../src/programmes/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Facts, Notice } from '../../ui/kit.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'
import { messages } from './messages.ts'
import { coverageOf, useNumbers } from './numbers.ts'

export type IndicatorRows = PromiseDetail['indicators'][number]

/** Reached and missed of the entitled, with the two errors beside them. */
export function IndicatorCounts({ indicator, rows }: { indicator: SteeredIndicator; rows: IndicatorRows }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number, percent } = useNumbers()
  const { counts } = indicator
  if (counts === null) return null
  const unit = (value: number) => t(`unit.${indicator.countedUnit ?? 'person'}`, { count: value })
  return (
    <>
      {rows.sensitive ? <Notice>{t('sensitive')}</Notice> : null}
      <StackedBar
        id={`bar-${indicator.id.replace(/\W/g, '-')}`}
        title={indicator.name[language]}
        parts={[
          { label: t('reached'), value: counts.reached, text: number(counts.reached), fill: 'fill-good' },
          {
            label: t('missed'),
            value: counts.missed,
            text: number(counts.missed),
            fill: 'fill-bad',
            pattern: 'lines',
          },
          {
            label: t('cannotTell'),
            value: counts.cannotTell,
            text: number(counts.cannotTell),
            fill: 'fill-unknown',
          },
        ]}
      />
      <Facts
        items={[
          [t('entitled'), unit(counts.entitled)],
          [t('coverage'), percent(coverageOf(counts))],
          [t('missed'), unit(counts.missed)],
          [t('wronglyReached'), unit(counts.wronglyReached)],
          [t('cannotTell'), unit(counts.cannotTell)],
          ...rows.overlap.map(
            (one) => [t('overlap', { programme: one.programme[language] }), unit(one.count)] as const,
          ),
        ]}
      />
    </>
  )
}
