import type { WelfareIndex } from '../../../../src/planning/welfare-index/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Notice } from '../../../ui/kit.tsx'
import { AreasSection } from './areas-section.tsx'
import { useFigures } from './figures.ts'
import { FormulaSection } from './formula-section.tsx'
import { messages } from './messages.ts'
import { PartsSection } from './parts-section.tsx'
import { RaisesSection } from './raises-section.tsx'
import { RangeBar } from './range-bar.tsx'
import { TrendSection } from './trend-section.tsx'
import './welfare-index.css'

/** The whole index: what it is, why, where, since when, what would raise it, and how to compute it again. */
export function IndexView({ index, path }: { index: WelfareIndex; path: string }) {
  const t = useText(messages)
  if (index.release === null || index.index === null || index.formula.parts.length === 0)
    return (
      <>
        <h1>{t('title')}</h1>
        <Notice tone="warning" title={t('none')}>
          <p>{t(index.formula.parts.length === 0 ? 'none.formula' : 'none.text')}</p>
        </Notice>
        {index.formula.parts.length === 0 ? null : <FormulaSection index={index} />}
      </>
    )
  return (
    <div className="stack">
      <Head index={index} />
      <PartsSection index={index} />
      <RaisesSection index={index} />
      <AreasSection index={index} path={path} />
      <TrendSection index={index} />
      <FormulaSection index={index} />
    </div>
  )
}

function Head({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  const release = index.release!
  const whole = index.index!
  const known = index.parts.flatMap(({ id, estimate }) => (estimate ? [{ id, estimate }] : []))
  const weakest = known.toSorted((a, b) => a.estimate.value - b.estimate.value)[0]
  const name = index.formula.parts.find((part) => part.id === weakest?.id)?.name[language] ?? ''
  return (
    <section>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="index-head card">
        <p className="index-number">
          {figure(whole.value)} <span>{t('of-hundred')}</span>
        </p>
        <div>
          <RangeBar estimate={whole} label={t('range.label', { range: range(whole) })} />
          <p>
            {t('sentence', {
              date: formatDate(release.asOf, language),
              value: figure(whole.value),
              low: figure(whole.low),
              high: figure(whole.high),
            })}{' '}
            {weakest ? t('weakest', { part: name, value: figure(weakest.estimate.value) }) : null}
          </p>
        </div>
      </div>
      <p className="soft small">
        {t('stamp', { id: release.id, published: formatDate(release.publishedAt, language) })}{' '}
        {t('ours', { version: index.formula.version })} <a href="#rumus">{t('formula')}</a>
      </p>
    </section>
  )
}
