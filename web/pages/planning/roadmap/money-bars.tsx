import type { BudgetSum } from '../../../../src/planning/roadmap/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { PatternDefinitions, Swatch } from '../../../ui/patterns.tsx'
import { messages } from './messages.ts'
import { moneyInWords } from './words.ts'
import './roadmap.css'

const width = 600
const kinds = [
  { key: 'plan', fill: 'money-plan', pattern: 'none' },
  { key: 'revised', fill: 'fill-fair', pattern: 'lines' },
  { key: 'realised', fill: 'fill-good', pattern: 'none' },
] as const

/** Planned, revised and realised money of each group, side by side on one scale. */
export function MoneyBars({ id, title, sums }: { id: string; title: string; sums: readonly BudgetSum[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const most = Math.max(1, ...sums.flatMap((sum) => kinds.map(({ key }) => sum[key] ?? 0)))
  const height = sums.length * 76
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${sums.map((sum) => `${sum.name[language]} ${moneyInWords(sum.plan, language)}`).join(', ')}`}
      >
        <PatternDefinitions prefix={id} />
        {sums.map((sum, index) => (
          <g key={sum.groupId} transform={`translate(0 ${index * 76})`}>
            <text className="money-name" x="0" y="18">
              {sum.name[language]}
            </text>
            <text className="money-amount" x={width} y="18" textAnchor="end">
              {`${moneyInWords(sum.realised, language)} / ${moneyInWords(sum.revised ?? sum.plan, language)}`}
            </text>
            {kinds.map(({ key, fill, pattern }, row) => {
              const box = { x: 0, y: 26 + row * 13, height: 11, width: ((sum[key] ?? 0) / most) * width }
              return sum[key] === null ? null : (
                <g key={key}>
                  <title>{`${sum.name[language]}, ${t(`money.${key}`)}: ${moneyInWords(sum[key], language)}`}</title>
                  <rect className={fill} {...box} />
                  {pattern === 'none' ? null : <rect fill={`url(#${id}-${pattern})`} {...box} />}
                </g>
              )
            })}
          </g>
        ))}
      </svg>
      <ul className="legend">
        {kinds.map(({ key, fill, pattern }) => (
          <li key={key}>
            <Swatch fill={fill} pattern={pattern} prefix={id} /> {t(`money.${key}`)}
          </li>
        ))}
      </ul>
    </figure>
  )
}
