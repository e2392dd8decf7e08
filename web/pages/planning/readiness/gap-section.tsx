import type { ReadinessAnswer } from '../../../../src/planning/readiness/contract.ts'
import { useLanguage } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { useReadinessText } from './words.ts'

/** Where the office's own view and the assessor's differ. */
export function GapSection({ answer }: { answer: ReadinessAnswer }) {
  const t = useReadinessText()
  const language = useLanguage()
  const { gaps, total } = answer
  const over = gaps.filter((gap) => gap.difference > 0).length
  return (
    <section>
      <h2>{t('gap.title')}</h2>
      {gaps.length === 0 ? (
        <p>{t('gap.none', { count: total.seenByAssessor })}</p>
      ) : (
        <>
          <p>
            {t('gap.sentence', {
              over,
              under: gaps.length - over,
              seen: total.seenByAssessor,
              items: total.items,
            })}
          </p>
          <Table
            caption={t('gap.caption')}
            rows={gaps}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'name',
                head: t('col.item'),
                cell: (row) => (
                  <a href={`/kerja/rencana/kesiapan/${row.id}?periode=${answer.period}`}>
                    {row.name[language]}
                  </a>
                ),
              },
              { key: 'self', head: t('col.self'), numeric: true, cell: (row) => row.self },
              { key: 'assessor', head: t('col.assessor'), numeric: true, cell: (row) => row.assessor },
              {
                key: 'difference',
                head: t('col.difference'),
                cell: (row) =>
                  t(row.difference > 0 ? 'gap.over' : 'gap.under', { count: Math.abs(row.difference) }),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
