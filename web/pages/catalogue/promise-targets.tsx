import type { PublicIndicator, PublicPromise } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { usePercent } from './cell-value.tsx'
import { useIndicatorText } from './indicator-text.ts'
import { messages } from './messages.ts'
import { statusTone } from './status-words.ts'

/** Every indicator with its value now, its target of the year, and how far that is. */
export function TargetList({ promise, year }: { promise: PublicPromise; year: string }) {
  const t = useText(messages)
  return (
    <section>
      <h2>{t('promise.target')}</h2>
      <div className="grid fill start">
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
  const { baseline, polarity, kind, status, value } = indicator
  const target = polarity === 'minimal' ? t('promise.limit', { year }) : t('promises.target', { year })
  return (
    <div className="card">
      <h3>{indicator.name[language]}</h3>
      <p>
        <span className="number">{say.value(indicator)}</span>{' '}
        <span className="soft">{t('promise.now')}</span>
      </p>
      <p className="row spread">
        <span>
          {target} <strong>{say.target(indicator)}</strong>
        </span>
        <StatusBadge tone={statusTone[status]}>{t(`status.${status}`)}</StatusBadge>
      </p>
      {polarity === 'minimal' ? (
        <p className="small soft">{t('promise.lower-better')}</p>
      ) : (
        <Progress indicator={indicator} year={year} />
      )}
      {value.status === 'C' ? <p className="small">{t('promise.unjudged')}</p> : null}
      {kind === 'evidence' ? <p className="small">{t('promise.evidence-only')}</p> : null}
      {baseline === null ? null : (
        <p className="small soft">{t('promise.baseline', { value: say.number(baseline, indicator) })}</p>
      )}
    </div>
  )
}

/** How much of the year's target is there, with a mark for what is due by now. */
function Progress({ indicator, year }: { indicator: PublicIndicator; year: string }) {
  const t = useText(messages)
  const percent = usePercent()
  const { value, targetOfYear, targetToDate } = indicator
  if (value.value === null || !targetOfYear) return null
  const share = (value.value / targetOfYear) * 100
  const reached = t('promise.of-target', { percent: percent(share), year })
  return (
    <>
      <ProgressBar
        percent={share}
        due={targetToDate === null ? null : (targetToDate / targetOfYear) * 100}
        label={reached}
      />
      <p className="small soft">
        {reached}. {targetToDate === null ? '' : t('promise.due')}
      </p>
    </>
  )
}
