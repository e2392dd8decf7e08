import type { Analysis, AnalysisPage, ShownFactor, Side } from '../../../../src/planning/analysis/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Notice, Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { FactorForm } from './factor-form.tsx'
import { FindingsSection } from './findings-section.tsx'
import { messages } from './messages.ts'
import { useNumbers, useSourceText } from './numbers.ts'
import { QuadrantPicture, SumsTable } from './quadrant.tsx'
import { RatingsForm } from './ratings-form.tsx'

const sides: readonly Side[] = ['strength', 'weakness', 'opportunity', 'threat']

/** Where the city stands and why: quadrant, factors with evidence and scores, findings of the register, ratings. */
export function SwotTab({ page }: { page: AnalysisPage }) {
  const { analysis } = page
  return (
    <>
      <div className="grid wide start">
        <div>
          <PositionWords
            position={analysis.position}
            rated={analysis.factors.some((one) => one.score !== null)}
          />
          <Unrated factors={analysis.factors} />
        </div>
        <QuadrantPicture analysis={analysis} />
      </div>
      <SumsTable analysis={analysis} />
      {sides.map((side) => (
        <FactorTable key={side} side={side} factors={analysis.factors.filter((one) => one.side === side)} />
      ))}
      <FindingsSection page={page} />
      <RatingsForm page={page} />
      <FactorForm page={page} factor={null} />
    </>
  )
}

/** The quadrant in words; `rated` = some factor has a score. */
export function PositionWords({ position, rated }: { position: Analysis['position']; rated: boolean }) {
  const t = useText(messages)
  const { exact } = useNumbers()
  const { quadrant, sums } = position
  if (quadrant === null) return <p className="lead">{t(rated ? 'quadrant.axis' : 'quadrant.unrated')}</p>
  return (
    <section>
      <p className="lead">
        <strong>{`${t('quadrant')} ${quadrant}: ${t(`quadrant.${quadrant}.name`)}.`}</strong>{' '}
        {t(`quadrant.${quadrant}.says`)}
      </p>
      <p>
        {t('quadrant.numbers', {
          strength: exact(sums.strength),
          weakness: exact(sums.weakness),
          opportunity: exact(sums.opportunity),
          threat: exact(sums.threat),
        })}
      </p>
    </section>
  )
}

function Unrated({ factors }: { factors: readonly ShownFactor[] }) {
  const t = useText(messages)
  const unrated = factors.filter((one) => one.rating === null)
  if (unrated.length === 0) return null
  return (
    <Notice tone="warning" title={t('unrated.title', { count: unrated.length })}>
      <ul>
        {unrated.map((one) => (
          <li key={one.id}>
            <a href={factorHref(one.id)}>{one.text}</a> ({t(`side.${one.side}`)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function FactorTable({ side, factors }: { side: Side; factors: readonly ShownFactor[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const { exact } = useNumbers()
  const sourceText = useSourceText()
  if (factors.length === 0)
    return (
      <section>
        <h2>{t(`sides.${side}`)}</h2>
        <p className="soft">{t('factors.none')}</p>
      </section>
    )
  return (
    <Table
      caption={t(`sides.${side}`)}
      rows={[...factors].sort((a, b) => (b.score ?? -1) - (a.score ?? -1))}
      rowKey={(row) => row.id}
      columns={[
        { key: 'text', head: t('factor'), cell: (row) => <a href={factorHref(row.id)}>{row.text}</a> },
        {
          key: 'source',
          head: t('basis'),
          cell: (row) => (
            <>
              {row.finding ? (
                <StatusBadge tone={movementTone[row.finding.movement]}>{t('live')}</StatusBadge>
              ) : null}{' '}
              {sourceText(row)}
            </>
          ),
        },
        { key: 'dimension', head: t('dimension'), cell: (row) => row.dimension?.[language] ?? '–' },
        { key: 'weight', head: t('weight'), numeric: true, cell: (row) => exact(row.weight) },
        {
          key: 'rating',
          head: t('rating'),
          numeric: true,
          cell: (row) => (row.rating ? exact(row.rating.mean) : t('rating.none')),
        },
        { key: 'score', head: t('score'), numeric: true, cell: (row) => exact(row.score) },
        { key: 'spread', head: t('spread'), cell: (row) => <SpreadText factor={row} /> },
      ]}
    />
  )
}

/** Smallest, largest and standard deviation of the ratings; far apart = worth a talk. */
export function SpreadText({ factor }: { factor: Pick<ShownFactor, 'rating'> }) {
  const t = useText(messages)
  const { exact, number } = useNumbers()
  const { rating } = factor
  if (!rating) return <>–</>
  return (
    <>
      {t('spread.text', {
        min: number(rating.min),
        max: number(rating.max),
        deviation: exact(rating.deviation),
        count: rating.count,
      })}{' '}
      {rating.max - rating.min >= 2 ? <StatusBadge tone="poor">{t('spread.far')}</StatusBadge> : null}
    </>
  )
}

export const movementTone = { better: 'good', worse: 'bad', same: 'fair', unknown: 'none' } as const
export const factorHref = (id: string) => `/kerja/rencana/analisis/faktor/${encodeURIComponent(id)}`
