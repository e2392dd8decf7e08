import type { ReadinessScore } from '../../../../src/planning/readiness/contract.ts'
import { Table } from '../../../ui/kit.tsx'
import { RadarChart } from './radar-chart.tsx'
import { useReadinessText, useScore } from './words.ts'

export interface ScoredComponent {
  readonly id: string
  readonly score: Pick<ReadinessScore, 'claimed' | 'proven' | 'assessor' | 'items' | 'provenItems'>
}

/** The nine components as a picture, one sentence and the table of the same numbers. */
export function ComponentsSection({ components }: { components: readonly ScoredComponent[] }) {
  const t = useReadinessText()
  const score = useScore()
  const known = components.flatMap((one) => one.score.proven ?? [])
  const best = Math.max(...known)
  const worst = Math.min(...known)
  const named = (value: number) =>
    components
      .filter((one) => one.score.proven === value)
      .map((one) => t(one.id))
      .join(', ')
  return (
    <section>
      <div className="grid wide start">
        <div>
          <RadarChart
            title={t('radar')}
            axes={components.map((one) => t(one.id))}
            format={score}
            series={[
              { look: 'proven', name: t('series.proven'), values: components.map((one) => one.score.proven) },
              { look: 'self', name: t('series.self'), values: components.map((one) => one.score.claimed) },
              {
                look: 'assessor',
                name: t('series.assessor'),
                values: components.map((one) => one.score.assessor),
              },
            ]}
          />
          {known.length > 0 ? (
            <p>
              {t('radar.sentence', {
                best: named(best),
                bestValue: score(best),
                worst: named(worst),
                worstValue: score(worst),
              })}
            </p>
          ) : null}
        </div>
        <ComponentsTable components={components} />
      </div>
    </section>
  )
}

function ComponentsTable({ components }: { components: readonly ScoredComponent[] }) {
  const t = useReadinessText()
  const score = useScore()
  return (
    <Table
      caption={t('table.components')}
      rows={components}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: t('col.component'), cell: (row) => t(row.id) },
        { key: 'proven', head: t('col.proven'), numeric: true, cell: (row) => score(row.score.proven) },
        {
          key: 'claimed',
          head: t('col.claimed'),
          numeric: true,
          cell: (row) => score(row.score.claimed),
        },
        {
          key: 'assessor',
          head: t('col.assessor'),
          numeric: true,
          cell: (row) => score(row.score.assessor),
        },
        {
          key: 'items',
          head: t('col.items'),
          numeric: true,
          cell: (row) => t('items.of', { count: row.score.provenItems, of: row.score.items }),
        },
      ]}
    />
  )
}
