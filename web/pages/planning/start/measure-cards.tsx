import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { Overview } from '../../../../src/planning/overview/contract.ts'
import { formatDate, formatMonth, useLanguage, useText } from '../../../language.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { messages as planMessages } from '../messages.ts'
import { periodName, useReadinessText, useScore } from '../readiness/words.ts'
import { useFigures } from '../welfare-index/figures.ts'
import { RangeBar } from '../welfare-index/range-bar.tsx'
import { Card, None, States } from './card.tsx'
import { messages } from './messages.ts'

/** Levels of maturity go from 1 to 5. */
const levelMax = 5

export function ReadinessCard({ period, before, total, pillars }: Overview['readiness']) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const words = useReadinessText()
  const score = useScore()
  return (
    <Card href="/kerja/rencana/kesiapan" title={plan('readiness')}>
      {total.assessed === 0 ? (
        <None>{t('readiness.none')}</None>
      ) : (
        <>
          <p>
            {t('readiness', {
              period: periodName(words, period),
              proven: score(total.proven),
              claimed: score(total.claimed),
            })}
          </p>
          {pillars.map((pillar) => {
            const numbers = { proven: score(pillar.score.proven), before: score(pillar.before) }
            const line = `${words(pillar.id)}: ${t(pillar.before === null ? 'readiness.now' : 'readiness.line', numbers)}`
            return (
              <div className="part-bar" key={pillar.id}>
                <span>{line}</span>
                <ProgressBar percent={pillar.score.proven ?? 0} due={pillar.before} label={line} />
              </div>
            )
          })}
          {before === null ? null : (
            <p className="soft small">{t('readiness.mark', { period: periodName(words, before) })}</p>
          )}
        </>
      )}
    </Card>
  )
}

export function CompetenceCard({ needed, vacant, maturity }: Overview['competence']) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  const level = (value: number) => formatNumber(value, language)
  return (
    <Card href="/kerja/rencana/kompetensi" title={plan('competence')}>
      {maturity === null ? (
        <None>{t('competence.none')}</None>
      ) : (
        <Maturity
          sentence={t('competence', {
            said: level(maturity.said),
            max: levelMax,
            proven: level(maturity.proven),
            agencies: maturity.agencies,
            year: String(maturity.year),
          })}
          {...maturity}
        />
      )}
      <p>{t('competence.vacant', { vacant, needed })}</p>
    </Card>
  )
}

function Maturity({ sentence, said, proven }: { sentence: string; said: number; proven: number }) {
  const t = useText(messages)
  return (
    <>
      <p>{sentence}</p>
      <ProgressBar percent={(100 * proven) / levelMax} due={(100 * said) / levelMax} label={sentence} />
      <p className="soft small">{t('competence.mark')}</p>
    </>
  )
}

export function IndexCard({ index }: { index: Overview['welfareIndex'] }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  if (index === null)
    return (
      <Card href="/kerja/rencana/indeks" title={plan('welfare-index')}>
        <None>{t('index.none')}</None>
      </Card>
    )
  const { estimate, asOf, change } = index
  const sentence = t('index', {
    value: figure(estimate.value),
    range: range(estimate),
    date: formatDate(asOf, language),
  })
  return (
    <Card href="/kerja/rencana/indeks" title={plan('welfare-index')}>
      <p>{sentence}</p>
      <RangeBar estimate={estimate} label={sentence} />
      {change === null ? null : (
        <p className="small">
          {t(`index.${change.of}`, {
            from: figure(change.from.value),
            first: formatMonth(change.from.asOf, language),
            to: figure(change.to.value),
            last: formatMonth(change.to.asOf, language),
          })}
        </p>
      )}
    </Card>
  )
}

export function EvaluationCard({ form }: { form: Overview['evaluation'] }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const score = useScore()
  return (
    <Card href="/kerja/rencana/evaluasi" title={plan('evaluation')}>
      {form === null ? (
        <None>{t('evaluation.none')}</None>
      ) : (
        <>
          <p>
            {t('evaluation', {
              year: String(form.year),
              filled: form.filled,
              questions: form.questions,
              proven: score(form.proven),
              claimed: score(form.claimed),
            })}
          </p>
          <States id="evaluation" title={t('evaluation.title')} counts={form.counts} words="answer" />
        </>
      )}
    </Card>
  )
}
