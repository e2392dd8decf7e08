import type { ReadinessAnswer, ReadinessItem } from '../../../../src/planning/readiness/contract.ts'
import { useLanguage } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { stateTone, useReadinessText } from './words.ts'

/** Every item with its level in words, by pillar. */
export function ItemsSection({ answer }: { answer: ReadinessAnswer }) {
  const t = useReadinessText()
  const language = useLanguage()
  const level = (rating: ReadinessItem['self']) =>
    rating ? `${rating.level}. ${rating.text[language]}` : '–'
  return (
    <section>
      <h2>{t('items.title')}</h2>
      {answer.pillars.map((pillar) => (
        <Table
          key={pillar.id}
          caption={t('items.caption', { pillar: t(pillar.id) })}
          rows={answer.items.filter((item) => item.pillar === pillar.id)}
          rowKey={(item) => item.id}
          columns={[
            {
              key: 'name',
              head: t('col.item'),
              cell: (item) => (
                <a className="item-cell" href={`/kerja/rencana/kesiapan/${item.id}?periode=${answer.period}`}>
                  {item.name[language]}
                </a>
              ),
            },
            {
              key: 'state',
              head: t('col.state'),
              cell: (item) => (
                <span className="one-line">
                  <StatusBadge tone={stateTone[item.state]}>{t(`state.${item.state}`)}</StatusBadge>
                </span>
              ),
            },
            {
              key: 'self',
              head: t('col.self'),
              cell: (item) => <span className="level-cell">{level(item.self)}</span>,
            },
            {
              key: 'assessor',
              head: t('col.assessor'),
              cell: (item) => <span className="level-cell">{level(item.assessor)}</span>,
            },
            { key: 'component', head: t('col.component'), cell: (item) => t(item.component) },
            { key: 'evidence', head: t('col.evidence'), numeric: true, cell: (item) => item.evidence.length },
          ]}
        />
      ))}
    </section>
  )
}
