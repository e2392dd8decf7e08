import type { ReadinessAnswer } from '../../../../src/planning/readiness/contract.ts'
import { useLanguage } from '../../../language.ts'
import { periodName, useReadinessText, useScore } from './words.ts'

type Change = NonNullable<ReadinessAnswer['change']>
type ItemChange = Change['items'][number]

/** What moved since the period before, in one sentence and item by item. */
export function ChangeSection({ answer }: { answer: ReadinessAnswer }) {
  const t = useReadinessText()
  const score = useScore()
  const { change } = answer
  if (!change) return <p>{t('change.none')}</p>
  const count = (is: (one: ItemChange) => boolean) => change.items.filter(is).length
  return (
    <section>
      <h2>{t('change.title', { period: periodName(t, change.since) })}</h2>
      <p>
        {t('change.sentence', {
          rose: count((one) => one.direction === 'rose'),
          fell: count((one) => one.direction === 'fell'),
          same: count((one) => one.direction === 'same'),
          gained: count((one) => one.proof === 'gained'),
          lost: count((one) => one.proof === 'lost'),
          from: score(change.before.claimed),
          to: score(change.after.claimed),
          provenFrom: score(change.before.proven),
          provenTo: score(change.after.proven),
        })}
      </p>
      <div className="grid">
        {(['fell', 'rose', 'first', 'gone'] as const).map((direction) => (
          <ChangeList
            key={direction}
            direction={direction}
            period={answer.period}
            items={change.items.filter((one) => one.direction === direction)}
          />
        ))}
      </div>
    </section>
  )
}

function ChangeList(props: {
  direction: ItemChange['direction']
  period: string
  items: readonly ItemChange[]
}) {
  const t = useReadinessText()
  const language = useLanguage()
  if (props.items.length === 0) return null
  return (
    <section className="card">
      <h3>{t(`change.${props.direction}`)}</h3>
      <ul>
        {props.items.map((one) => (
          <li key={one.id}>
            <a href={`/kerja/rencana/kesiapan/${one.id}?periode=${props.period}`}>{one.name[language]}</a>:{' '}
            {one.from === null || one.to === null
              ? t('change.level-only', { to: one.to ?? '–' })
              : t('change.levels', { from: one.from, to: one.to })}
            {one.proof === 'same' ? '' : `, ${t(`change.${one.proof}`)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
