import type { Roadmap } from '../../../../src/planning/roadmap/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { PatternDefinitions, Swatch } from '../../../ui/patterns.tsx'
import { type Bar, type DrawnAction, gantt, layOutGantt, shorten } from './gantt-layout.ts'
import { messages } from './messages.ts'
import type { Numbered } from './number-actions.ts'
import { statusFill, statusOrder } from './words.ts'
import './roadmap.css'

const prefix = 'gantt'

interface GanttProps extends Numbered<DrawnAction> {
  readonly roadmap: Pick<Roadmap, 'term' | 'today' | 'dimensions'>
  /** What the line of today says. */
  readonly todayText: string
  /** Where a bar leads to. */
  readonly hrefOf: (id: string) => string
}

/** Actions by dimension over the years of the term, with what they wait for and today. Scrolls sideways on a telephone. */
export function GanttChart(props: GanttProps) {
  const { roadmap, actions, numberOf, todayText, hrefOf } = props
  const t = useText(messages)
  const language = useLanguage()
  const layout = layOutGantt({
    term: roadmap.term,
    today: roadmap.today,
    dimensionIds: roadmap.dimensions.map(({ id }) => id),
    actions,
    numberOf,
  })
  const nameOf = (id: string) => roadmap.dimensions.find((one) => one.id === id)?.name[language] ?? id
  const bottom = layout.height - 4
  return (
    <figure>
      <figcaption>{t('gantt.title')}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <section className="gantt-scroll" tabIndex={0} aria-label={t('gantt.title')}>
        {/* biome-ignore lint/a11y/useSemanticElements: a picture of links is a group, and no fieldset fits in it */}
        <svg
          className="gantt"
          viewBox={`0 0 ${gantt.width} ${layout.height}`}
          role="group"
          aria-label={t('gantt.label', { count: actions.length })}
        >
          <PatternDefinitions prefix={prefix} />
          {layout.years.map(({ year, x }) => (
            <g key={year}>
              <path className="axis" d={`M${x} ${gantt.head - 12}V${bottom}`} />
              <text className="gantt-year" x={x + 5} y={gantt.head - 16}>
                {year}
              </text>
            </g>
          ))}
          {layout.groups.map(({ id, y }) => (
            <g key={id}>
              <path className="axis" d={`M0 ${y - gantt.group / 2 + 2}H${gantt.width}`} />
              <text className="gantt-group" x="0" y={y + 6}>
                {nameOf(id)}
              </text>
            </g>
          ))}
          {layout.links.map(({ key, path, tooEarly, title }) => (
            <path key={key} className={tooEarly ? 'gantt-link early' : 'gantt-link'} d={path}>
              <title>{tooEarly ? `${title} (${t('warning.short')})` : title}</title>
            </path>
          ))}
          {layout.bars.map((bar) => (
            <GanttBar key={bar.action.id} bar={bar} href={hrefOf(bar.action.id)} />
          ))}
          {layout.todayX === null ? null : (
            <g>
              <path className="gantt-today" d={`M${layout.todayX} 20V${bottom}`} />
              <text className="gantt-today-text" x={layout.todayX} y="14" textAnchor="middle">
                {todayText}
              </text>
            </g>
          )}
        </svg>
      </section>
      <GanttLegend />
    </figure>
  )
}

function GanttBar({ bar, href }: { bar: Bar; href: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const { content, status } = bar.action
  const { fill, pattern } = statusFill[status]
  const box = { x: bar.x, y: bar.y - gantt.bar / 2, width: bar.width, height: gantt.bar, rx: 3 }
  return (
    <a className="gantt-bar" href={href}>
      <title>
        {`${bar.number}. ${content.title}: ${t(`status.${status}`)}, ${formatDate(content.startsOn, language)} – ${formatDate(content.endsOn, language)}`}
      </title>
      <text className="gantt-label" x="0" y={bar.y + 4.5}>
        {`${bar.number}. ${shorten(content.title, 44)}`}
      </text>
      <rect className={fill} {...box} />
      {pattern === 'none' ? null : <rect fill={`url(#${prefix}-${pattern})`} {...box} />}
    </a>
  )
}

function GanttLegend() {
  const t = useText(messages)
  return (
    <ul className="legend">
      {statusOrder.map((status) => (
        <li key={status}>
          <Swatch {...statusFill[status]} prefix={prefix} /> {t(`status.${status}`)}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 22 16" aria-hidden="true">
          <path className="gantt-link" d="M1 8h20" />
        </svg>{' '}
        {t('gantt.link')}
      </li>
      <li>
        <svg viewBox="0 0 22 16" aria-hidden="true">
          <path className="gantt-link early" d="M1 8h20" />
        </svg>{' '}
        {t('gantt.early')}
      </li>
    </ul>
  )
}
