import type { ReadinessAnswer, ReadinessScore } from '../../../../src/planning/readiness/contract.ts'
import { Table } from '../../../ui/kit.tsx'
import { periodName, useReadinessText, useScore } from './words.ts'

/** Pillars and components over all periods side by side. */
export function PeriodsSection({ answer }: { answer: ReadinessAnswer }) {
  const t = useReadinessText()
  const score = useScore()
  if (answer.periods.length === 0) return null
  const rows = [
    'all',
    ...answer.pillars.flatMap((pillar) => [pillar.id, ...pillar.components.map((one) => one.id)]),
  ]
  const isPillar = (id: string) => answer.pillars.some((pillar) => pillar.id === id)
  const name = (id: string) => (id === 'all' ? t('periods.all') : t(id))
  return (
    <section>
      <h2>{t('periods.title')}</h2>
      <Table
        caption={t('periods.caption')}
        rows={rows}
        rowKey={(id) => id}
        columns={[
          {
            key: 'name',
            head: t('col.component'),
            cell: (id) =>
              id === 'all' || isPillar(id) ? name(id) : <span className="soft">{name(id)}</span>,
          },
          ...answer.periods.map((one) => ({
            key: one.period,
            head: periodName(t, one.period, 'semester.short'),
            numeric: true,
            cell: (id: string) => {
              const found = scoreIn(one, id)
              return found ? `${score(found.proven)} (${score(found.claimed)})` : '–'
            },
          })),
        ]}
      />
    </section>
  )
}

function scoreIn(period: ReadinessAnswer['periods'][number], id: string): ReadinessScore | undefined {
  if (id === 'all') return period.total
  const everything = period.pillars.flatMap((pillar) => [pillar, ...pillar.components])
  return everything.find((one) => one.id === id)?.score
}
