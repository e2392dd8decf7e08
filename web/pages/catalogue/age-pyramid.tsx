import type { Cell, DatasetTable } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { PatternDefinitions, Swatch } from '../../ui/patterns.tsx'
import { CellValue, useCellText } from './cell-value.tsx'
import { messages } from './messages.ts'

interface Age {
  readonly id: string
  readonly name: string
  readonly men: Cell
  readonly women: Cell
}

const missing: Cell = { value: null, status: 'M' }
const rowHeight = 34
/** In units of the drawing, from its middle: the ages stand between the bars, the numbers at their ends. */
const [middle, gap, longest] = [220, 74, 92]

/** Men and women of each age group side by side, for the whole regency; nothing for a table without age and sex. */
export function AgePyramid({ dataset, rows }: Pick<DatasetTable, 'dataset' | 'rows'>) {
  const t = useText(messages)
  const language = useLanguage()
  const regency = rows.find(({ level }) => level === 'regency')
  const ages = dataset.columns
    .filter(({ id }) => regency && `l.${id}` in regency.values)
    .map(
      ({ id, name }): Age => ({
        id,
        name: name[language],
        men: regency!.values[`l.${id}`] ?? missing,
        women: regency!.values[`p.${id}`] ?? missing,
      }),
    )
  if (ages.length === 0) return null
  const title = t('pyramid.title', { place: regency!.name })
  return (
    <section>
      <h2>{t('pyramid')}</h2>
      {isWorthDrawing(ages) ? <Drawing ages={ages} title={title} /> : <p>{t('pyramid.hidden')}</p>}
      <Table
        caption={title}
        rows={ages}
        rowKey={(age) => age.id}
        columns={[
          { key: 'age', head: t('pyramid.age'), cell: (age) => age.name },
          { key: 'men', head: t('pyramid.men'), numeric: true, cell: (age) => <CellValue cell={age.men} /> },
          {
            key: 'women',
            head: t('pyramid.women'),
            numeric: true,
            cell: (age) => <CellValue cell={age.women} />,
          },
        ]}
      />
    </section>
  )
}

/** A few bars among hidden ones would look like the whole. */
function isWorthDrawing(ages: readonly Age[]): boolean {
  const cells = ages.flatMap(({ men, women }) => [men, women])
  return 2 * cells.filter(({ value }) => value !== null).length > cells.length
}

function Drawing({ ages, title }: { ages: readonly Age[]; title: string }) {
  const t = useText(messages)
  const text = useCellText()
  const largest = Math.max(1, ...ages.flatMap(({ men, women }) => [men.value ?? 0, women.value ?? 0]))
  const words = ages.map(
    ({ name, men, women }) =>
      `${name}: ${t('pyramid.men')} ${text(men)}, ${t('pyramid.women')} ${text(women)}`,
  )
  return (
    <figure>
      <svg
        className="chart narrow"
        viewBox={`0 0 ${2 * middle} ${rowHeight * ages.length}`}
        role="img"
        aria-label={`${title}. ${words.join('; ')}`}
      >
        <PatternDefinitions prefix="pyramid" />
        {ages.toReversed().map((age, index) => (
          <g key={age.id} transform={`translate(0 ${index * rowHeight})`}>
            <text className="axis-text" x={middle} y="22" textAnchor="middle">
              {age.name}
            </text>
            <Bar cell={age.men} side={-1} largest={largest} fill="fill-good" />
            <Bar cell={age.women} side={1} largest={largest} fill="fill-poor" />
          </g>
        ))}
      </svg>
      <ul className="legend">
        <li>
          <Swatch fill="fill-good" pattern="none" prefix="pyramid" /> {t('pyramid.men')}
        </li>
        <li>
          <Swatch fill="fill-poor" pattern="none" prefix="pyramid" /> {t('pyramid.women')}
        </li>
        <li>
          <Swatch fill="fill-hidden" pattern="lines" prefix="pyramid" /> {t('cell.hidden')}
        </li>
      </ul>
    </figure>
  )
}

/** A hidden number has a bar of one length, whatever it is. */
function Bar(props: { cell: Cell; side: 1 | -1; largest: number; fill: string }) {
  const { cell, side, largest, fill } = props
  const text = useCellText()
  const isHidden = cell.status === 'C'
  const length = isHidden ? 24 : ((cell.value ?? 0) / largest) * longest
  const box = { x: middle + side * gap - (side < 0 ? length : 0), y: 5, width: length, height: 24 }
  return (
    <>
      <rect className={isHidden ? 'fill-hidden' : fill} {...box} rx="2" />
      {isHidden ? <rect fill="url(#pyramid-lines)" {...box} /> : null}
      <text
        className="axis-text"
        x={middle + side * (gap + length + 6)}
        y="22"
        textAnchor={side < 0 ? 'end' : 'start'}
      >
        {text(cell)}
      </text>
    </>
  )
}
