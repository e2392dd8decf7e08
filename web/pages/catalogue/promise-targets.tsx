import type { PublicIndicator, PublicPromise } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { usePercent } from './cell-value.tsx'
import { useIndicatorText } from './indicator-text.ts'
import { messages } from './messages.ts'

/** Every indicator with its value now, its target of the year, and how far that is. */
export function TargetList({ promise, year }: { promise: PublicPromise; year: string }) {
  const t = useText(messages)
  return (
    <section>
      <h2>{t('promise.target')}</h2>
      <div className="grid start">
        {promise.indicators.map((indicator) => (
          <Target key={indicator.id} indicator={indicator} year={year} />
        ))}
      </div>
    </section>
  )
}

function Target({ indicator, year }: { indicator: PublicIndicator; year: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const say = useIndicatorText()
  const percent = usePercent()
  const { percentOfTarget, targetOfYear, targetToDate, baseline } = indicator
  const reached = t('promise.of-target', { percent: percent(percentOfTarget), year })
  const due = targetOfYear && targetToDate !== null ? (targetToDate / targetOfYear) * 100 : null
  return (
    <div className="card">
      <h3>{indicator.name[language]}</h3>
      <p className="row spread">
        <span>
          <span className="number">{say.value(indicator)}</span>{' '}
          <span className="soft">{t('promise.now')}</span>
        </span>
        <span>
          {t('promises.target', { year })}: <strong>{say.target(indicator)}</strong>
        </span>
      </p>
      {percentOfTarget === null ? null : (
        <>
          <ProgressBar percent={percentOfTarget} due={due} label={reached} />
          <p className="small soft">
            {reached}. {indicator.polarity === 'minimal' ? `${t('promise.lower-better')}. ` : ''}
            {due === null ? '' : t('promise.due')}
          </p>
        </>
      )}
      {indicator.kind === 'evidence' ? <p className="small">{t('promise.evidence-only')}</p> : null}
      {baseline === null ? null : (
        <p className="small soft">{t('promise.baseline', { value: say.number(baseline, indicator) })}</p>
      )}
    </div>
  )
}
