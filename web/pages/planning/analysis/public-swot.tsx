import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { EvidenceWords, Written } from '../public-part.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { useNumbers } from './numbers.ts'
import { QuadrantPicture, SumsTable } from './quadrant.tsx'
import { PositionWords } from './swot-tab.tsx'

type Given = { content: PlanContent }
type Factor = PlanContent['factors'][number]

const sides = ['strength', 'weakness', 'opportunity', 'threat'] as const

/** The quadrant of all assessors together, in words, as a picture and as a table. */
export function PositionSection({ content: { position, factors, scale } }: Given) {
  const own = useText(publicMessages)
  if (position === null)
    return (
      <section id="letak">
        <h2>{own('position')}</h2>
        <p>{own('position.none')}</p>
      </section>
    )
  const { x, y, quadrant, ...sums } = position
  const analysis = { position: { sums, x, y, quadrant }, assessors: [], factors, scale }
  return (
    <section id="letak">
      <h2>{own('position')}</h2>
      <div className="grid wide start">
        <PositionWords position={analysis.position} rated />
        <QuadrantPicture analysis={analysis} />
      </div>
      <SumsTable analysis={analysis} />
    </section>
  )
}

/** What the position is made of, with what each factor stands on. */
export function FactorSection({ content }: Given) {
  const t = useText(messages)
  const own = useText(publicMessages)
  return (
    <section id="faktor">
      <h2>{own('factors')}</h2>
      {content.factors.length === 0 ? <p>{t('factors.none')}</p> : null}
      {sides.map((side) => {
        const factors = content.factors.filter((one) => one.side === side)
        return factors.length === 0 ? null : <FactorTable key={side} side={side} factors={factors} />
      })}
    </section>
  )
}

function FactorTable({ side, factors }: { side: Factor['side']; factors: readonly Factor[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { exact } = useNumbers()
  const sourceText = useSourceText()
  const number = (key: 'weight' | 'rating' | 'score') => ({
    key,
    head: t(key),
    numeric: true,
    cell: (row: Factor) => exact(row[key]),
  })
  return (
    <Table
      caption={t(`sides.${side}`)}
      rows={[...factors].sort((a, b) => (b.score ?? -1) - (a.score ?? -1))}
      rowKey={({ id }) => id}
      columns={[
        { key: 'text', head: t('factor'), cell: ({ text }) => <Written>{text}</Written> },
        { key: 'source', head: t('basis'), cell: ({ source }) => <Written>{sourceText(source)}</Written> },
        { key: 'dimension', head: t('dimension'), cell: ({ dimension }) => dimension ?? '–' },
        number('weight'),
        number('rating'),
        number('score'),
        {
          key: 'spread',
          head: own('spread.head'),
          cell: ({ spread, raters }) =>
            spread === null ? '–' : own('spread.text', { deviation: exact(spread), count: raters }),
        },
        {
          key: 'evidence',
          head: own('col.evidence'),
          cell: ({ evidence }) => <EvidenceWords evidence={evidence} />,
        },
      ]}
    />
  )
}

/** What a factor stands on, with its number as the public release tells it. */
function useSourceText() {
  const own = useText(publicMessages)
  const language = useLanguage()
  const { figure } = useNumbers()
  return (source: Factor['source']): string => {
    switch (source.kind) {
      case 'document':
        return `${source.title} (${formatDate(source.date, language, 'short')})`
      case 'indicator':
        return source.value === null || source.asOf === null
          ? own('source.unmeasured', { name: source.name, source: source.source })
          : own('source.indicator', {
              name: source.name,
              value: figure(source.value),
              unit: source.unit,
              date: formatDate(source.asOf, language, 'short'),
              source: source.source,
            })
      case 'finding':
        return own('source.finding', {
          programme: source.programme,
          areas: source.areas.join(', '),
          measure: source.measure,
          value:
            source.value === null
              ? own(source.state === 'hidden' ? 'source.finding.unknown' : 'source.finding.missing')
              : `${figure(source.value)} ${source.unit}`,
        })
    }
  }
}
