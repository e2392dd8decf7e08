import type { PublicIndicator, PublicPromise } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { useCellText } from './cell-value.tsx'
import { messages } from './messages.ts'

interface Bar {
  readonly promise: PublicPromise
  readonly indicator: PublicIndicator
}

/** Entitled against reached, one bar per promise about people, longest list of missed first. */
export function CoverageBars({ promises, barsMax }: { promises: readonly PublicPromise[]; barsMax: number }) {
  const bars = promises
    .flatMap((promise): Bar[] => {
      const indicator = promise.indicators.find(
        ({ total }) => total.entitled.value !== null && total.reached.value !== null,
      )
      return indicator ? [{ promise, indicator }] : []
    })
    .sort((a, b) => missed(b) - missed(a))
    .slice(0, barsMax)
  const widest = Math.max(1, ...bars.map(({ indicator }) => indicator.total.entitled.value ?? 0))
  return (
    <ul className="bars">
      {bars.map((bar) => (
        <li key={bar.promise.id}>
          <OneBar bar={bar} widest={widest} />
        </li>
      ))}
    </ul>
  )
}

function OneBar({ bar: { promise, indicator }, widest }: { bar: Bar; widest: number }) {
  const t = useText(messages)
  const text = useCellText()
  const language = useLanguage()
  const { entitled, reached, missed: left } = indicator.total
  const width = (value: number | null) => Math.max(2, ((value ?? 0) / widest) * 600)
  const unit = t(`unit.${indicator.countedUnit ?? 'person'}`)
  return (
    <>
      <a href={`/janji/${promise.id}`}>{promise.name[language]}</a>
      <svg className="chart" viewBox="0 0 600 18" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-left" y="1" height="16" width={width(entitled.value)} rx="2" />
        <rect className="fill-good" y="1" height="16" width={width(reached.value)} rx="2" />
      </svg>
      <span className="small soft">
        {t('home.bar', { reached: text(reached), entitled: text(entitled), missed: text(left), unit })}
      </span>
    </>
  )
}
const missed = ({ indicator }: Bar) => indicator.total.missed.value ?? 0
