import { Fragment } from 'react'
import type { BatchDetailAnswer, PictureAnswer } from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { useLanguage, useText } from '../../language.ts'
import { StatusBadge, type StatusTone } from '../../ui/status.tsx'
import type { Sheet } from './batch-picture.tsx'
import { pictureMessages } from './messages-picture.ts'

type Column = Sheet['columns'][number]
type Row = Sheet['rows'][number]
type Labels = BatchDetailAnswer['fieldLabels']

/** Rows that can be pointed at as the header: those every picture begins with. */
const pointableRows = 60

/** The sheet as the spreadsheet program shows it, every column headed by its use, every row named by its kind. */
export function PictureTable({
  sheet,
  picture,
  labels,
}: {
  sheet: Sheet
  picture: PictureAnswer
  labels: Labels
}) {
  const t = useText(pictureMessages)
  const { mayPoint } = picture
  const caption = sheet.sheet ? t('caption', { sheet: sheet.sheet }) : t('only-sheet')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="table-scroll tall" tabIndex={0} aria-label={caption}>
      <table>
        <caption>
          {caption}
          <small>{t('caption-note')}</small>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('row')}
            </th>
            {mayPoint ? (
              <>
                <th scope="col" className="pointing">
                  {t('first-row')}
                </th>
                <th scope="col" className="pointing">
                  {t('last-row')}
                </th>
              </>
            ) : null}
            <th scope="col">{t('kind')}</th>
            {sheet.columns.map((column) => (
              <ColumnHead
                key={column.column}
                column={column}
                labels={labels}
                mayChoose={mayPoint && (sheet.headerRows !== null || sheet.isHeaderless)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, index) => (
            <Fragment key={row.rowNumber}>
              <Gap rows={row.rowNumber - (sheet.rows[index - 1]?.rowNumber ?? 0) - 1} sheet={sheet} />
              <SheetRow row={row} index={index} sheet={sheet} picture={picture} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const tones: Readonly<Record<Column['certainty'], StatusTone>> = {
  sure: 'good',
  likely: 'fair',
  ask: 'unproven',
}

function ColumnHead({ column, labels, mayChoose }: { column: Column; labels: Labels; mayChoose: boolean }) {
  const t = useText(pictureMessages)
  const labelOf = (field: string) => labels.find((one) => one.field === field)?.label ?? field
  const header = column.header || t('unnamed')
  return (
    <th scope="col" className={column.field === null ? 'unused' : undefined}>
      <span className="letter">
        {column.letter} · {header}
      </span>
      {mayChoose ? (
        <select
          name={`column:${column.column}`}
          defaultValue={column.field ?? ''}
          aria-label={t('column-use', { letter: column.letter, header })}
        >
          <option value="">{t('not-used')}</option>
          {labels.map(({ field, label }) => (
            <option key={field} value={field}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <span className="use">{column.field === null ? t('not-used') : labelOf(column.field)}</span>
      )}
      <Why column={column} labelOf={labelOf} />
    </th>
  )
}

/** How sure the use of a column is, and where it comes from; of one without use, what its values look like. */
function Why({ column, labelOf }: { column: Column; labelOf: (field: string) => string }) {
  const t = useText(pictureMessages)
  const { certainty, reason, proposed, looksLike } = column
  const isUndecided = column.field === null && proposed === null && reason !== 'choice'
  if (isUndecided && looksLike === null) return null
  return (
    <span className="why">
      {isUndecided ? null : <StatusBadge tone={tones[certainty]}>{t(`certainty.${certainty}`)}</StatusBadge>}
      {reason === 'none' ? null : <span>{t(`reason.${reason}`)}</span>}
      {proposed === null ? null : <span>{t('maybe', { field: labelOf(proposed) })}</span>}
      {looksLike === null ? null : (
        <span>
          {t('looks-like', { share: Math.round(looksLike.share), field: labelOf(looksLike.field) })}
        </span>
      )}
    </span>
  )
}

function Gap({ rows, sheet }: { rows: number; sheet: Sheet }) {
  const t = useText(pictureMessages)
  const language = useLanguage()
  if (rows <= 0 || sheet.rows.length === 0) return null
  return (
    <tr className="gap">
      <td colSpan={sheet.columns.length + 4}>{t('gap', { rows: formatNumber(rows, language) })}</td>
    </tr>
  )
}

const looks: Readonly<Record<string, string>> = {
  data: 'is-data',
  header: 'is-header',
  'repeated-header': 'is-header',
  total: 'is-total',
  section: 'is-section',
  'family-row': 'is-section',
}

function SheetRow({
  row,
  index,
  sheet,
  picture,
}: {
  row: Row
  index: number
  sheet: Sheet
  picture: PictureAnswer
}) {
  const t = useText(pictureMessages)
  const { rowNumber, kind, hidden, cells } = row
  return (
    <tr className={looks[kind] ?? 'is-skipped'}>
      <th scope="row" className="num">
        {rowNumber}
      </th>
      {picture.mayPoint ? (
        <>
          <Point name="first" row={row} index={index} chosen={sheet.headerRows?.first} />
          <Point name="last" row={row} index={index} chosen={sheet.headerRows?.last} />
        </>
      ) : null}
      <td className="kind">
        {picture.kinds[kind] ?? kind}
        {hidden ? ` · ${t('hidden')}` : ''}
      </td>
      {sheet.columns.map(({ column, field }) => (
        <td key={column} className={field === null ? 'unused' : undefined}>
          {cells === null ? '•••' : (cells[column] ?? '')}
        </td>
      ))}
    </tr>
  )
}

function Point(props: { name: 'first' | 'last'; row: Row; index: number; chosen: number | undefined }) {
  const t = useText(pictureMessages)
  const { name, row, index, chosen } = props
  return (
    <td className="pointing">
      {index < pointableRows ? (
        <input
          type="radio"
          name={name}
          value={row.rowNumber}
          defaultChecked={row.rowNumber === chosen}
          aria-label={t(`${name}-of`, { row: row.rowNumber })}
        />
      ) : null}
    </td>
  )
}
