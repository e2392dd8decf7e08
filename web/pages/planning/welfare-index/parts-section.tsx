import type { WelfareIndex } from '../../../../src/planning/welfare-index/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { useFigures } from './figures.ts'
import { messages } from './messages.ts'
import { RangeBar } from './range-bar.tsx'

/** Each part with its weight, figure, range and meaning: nothing of the index stays secret. */
export function PartsSection({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const { formula, parts, weightMeasured } = index
  const weights = formula.parts.reduce((sum, part) => sum + part.weight, 0)
  return (
    <section>
      <h2>{t('parts')}</h2>
      <p className="soft">{t('parts.text')}</p>
      <ul className="index-parts">
        {parts.map((part) => (
          <li key={part.id} className="card">
            <Part part={part} index={index} share={(100 * part.weight) / weights} />
          </li>
        ))}
      </ul>
      {weightMeasured < 1 ? (
        <p className="soft small">{t('parts.missing', { share: 100 * (1 - weightMeasured) })}</p>
      ) : null}
      <p className="soft small">{t('parts.legend')}</p>
    </section>
  )
}

function Part(props: { part: WelfareIndex['parts'][number]; index: WelfareIndex; share: number }) {
  const { part, index, share } = props
  const t = useText(messages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  const { name, meaning } = index.formula.parts.find(({ id }) => id === part.id)!
  const { estimate } = part
  return (
    <>
      <h3>
        {name[language]} <span className="tag">{t('weight', { share })}</span>
      </h3>
      {estimate ? (
        <>
          <p className="number">{figure(estimate.value)}</p>
          <RangeBar estimate={estimate} label={t('range.label', { range: range(estimate) })} />
          <p className="small">
            {figure(estimate.low) === figure(estimate.high)
              ? t('range.none')
              : t('range', { low: figure(estimate.low), high: figure(estimate.high) })}
          </p>
        </>
      ) : (
        <p>
          <strong>{t('not-measured')}</strong>
        </p>
      )}
      <p className="small soft">{meaning[language]}</p>
    </>
  )
}
