import { Form } from 'react-router'
import type { BatchDetailAnswer, PictureAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Button, Notice, Tabs } from '../../ui/kit.tsx'
import { pictureMessages } from './messages-picture.ts'
import { PictureTable } from './picture-table.tsx'

export type Sheet = PictureAnswer['sheets'][number]
type Labels = BatchDetailAnswer['fieldLabels']

/** One sheet as it was understood, to be corrected by pointing. */
export function BatchPicture({
  picture,
  sheetNumber,
  labels,
}: {
  picture: PictureAnswer
  sheetNumber: number
  labels: Labels
}) {
  const t = useText(pictureMessages)
  const sheet = picture.sheets.find((one) => one.sheetNumber === sheetNumber) ?? picture.sheets[0]
  if (!sheet) return <p>{t('none')}</p>
  return (
    <section className="stack">
      <p>{picture.mayPoint ? t('lead') : t('lead-closed')}</p>
      {picture.sheets.length > 1 ? (
        <Tabs
          label={t('sheets')}
          items={picture.sheets.map((one) => ({
            href: `?bagian=gambar&lembar=${one.sheetNumber}`,
            text: one.sheet || String(one.sheetNumber + 1),
            current: one === sheet,
          }))}
        />
      ) : null}
      <SheetNotes sheet={sheet} />
      <Form method="post" className="picture" key={`${sheet.sheetNumber} ${sheet.headerRows?.first ?? ''}`}>
        <input type="hidden" name="sheet" value={sheet.sheetNumber} />
        {picture.mayPoint ? <PointHeader sheet={sheet} rowsMax={picture.headerRowsMax} /> : null}
        <PictureTable sheet={sheet} picture={picture} labels={labels} />
        {picture.mayPoint ? (
          <p className="actions">
            <Button name="intent" value="point">
              {t('save')}
            </Button>
            {sheet.columns.some(({ proposed }) => proposed !== null) ? (
              <Button look="secondary" name="intent" value="confirm">
                {t('confirm')}
              </Button>
            ) : null}
          </p>
        ) : null}
      </Form>
    </section>
  )
}

function SheetNotes({ sheet }: { sheet: Sheet }) {
  const t = useText(pictureMessages)
  const isOther = sheet.role !== null && sheet.role !== 'data'
  return (
    <>
      {sheet.hidden ? <Notice tone="warning">{t('hidden-sheet')}</Notice> : null}
      {isOther ? <Notice>{t(`role.${sheet.role}`)}</Notice> : null}
      {sheet.headerRows === null && !isOther ? <Notice tone="warning">{t(headerNote(sheet))}</Notice> : null}
      {sheet.rows.some(({ cells }) => cells === null) ? <Notice>{t('closed')}</Notice> : null}
    </>
  )
}

function headerNote({ isHeaderless, columns }: Sheet): string {
  if (!isHeaderless) return 'no-header'
  return columns.some(({ reason, field }) => reason === 'choice' && field !== null)
    ? 'header-chosen'
    : 'header-none'
}

/** While this is open, the rows of the table can be pointed at. */
function PointHeader({ sheet, rowsMax }: { sheet: Sheet; rowsMax: number }) {
  const t = useText(pictureMessages)
  return (
    <details className="point-header" open={sheet.headerRows === null && !sheet.isHeaderless}>
      <summary>{t('point-header')}</summary>
      <p>{t('point-hint', { rowsMax })}</p>
      {sheet.headerRows === null ? null : (
        <p>
          <Button look="secondary" name="intent" value="forget">
            {t('find-again')}
          </Button>
        </p>
      )}
      {sheet.headerRows === null ? null : <PointTables sheet={sheet} />}
    </details>
  )
}

/** As many as a sheet may hold (cut-table.ts). */
const tablePlaces = [0, 1, 2, 3]

/** Which columns of the sheet belong to which of the tables side by side. */
function PointTables({ sheet }: { sheet: Sheet }) {
  const t = useText(pictureMessages)
  return (
    <fieldset>
      <legend>{t('tables')}</legend>
      <p>{t('tables-hint')}</p>
      {tablePlaces.map((place) => (
        <p key={place} className="actions">
          {(['first', 'last'] as const).map((end) => (
            <label key={end}>
              {t(`table-${end}`, { table: place + 1 })}{' '}
              <select name={`table:${place}:${end}`} defaultValue={sheet.tables[place]?.[end] ?? ''}>
                <option value="">–</option>
                {sheet.sheetColumns.map(({ letter, header }, column) => (
                  <option key={letter} value={column}>
                    {header === '' ? letter : `${letter} · ${header}`}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </p>
      ))}
    </fieldset>
  )
}

/** Tables as the form has them; 'half' = one end of a table is missing. */
function tablesIn(form: FormData) {
  const tables = tablePlaces.flatMap((place) => {
    const [first, last] = [form.get(`table:${place}:first`) || null, form.get(`table:${place}:last`) || null]
    return first === null && last === null ? [] : [{ first, last }]
  })
  if (tables.some(({ first, last }) => first === null || last === null)) return 'half'
  return tables.map(({ first, last }) => ({ first: Number(first), last: Number(last) }))
}

/** What the form of a sheet changes: null = nothing; 'half' = only one end of the header, 'half-table' = of a table. */
export function pointedAt(picture: PictureAnswer, form: FormData) {
  const sheet = picture.sheets.find((one) => String(one.sheetNumber) === form.get('sheet'))
  if (!sheet) return null
  const first = Number(form.get('first'))
  const last = Number(form.get('last'))
  const { headerRows: before } = sheet
  if (first > 0 !== last > 0) return 'half'
  const isMoved = first > 0 && (first !== before?.first || last !== before.last)
  const isConfirmed = form.get('intent') === 'confirm'
  const taken = new Set(sheet.columns.map(({ column }) => form.get(`column:${column}`)))
  /** Of two columns for one meaning the one that the person chose has it. */
  const own = (proposed: string | null) => (taken.has(proposed) ? null : proposed)
  const columns = sheet.columns.flatMap(({ column, field, proposed }) => {
    const chosen =
      form.get(`column:${column}`) || (isConfirmed ? own(proposed) : form.get(`column:${column}`))
    return chosen === null || chosen === (field ?? '') ? [] : [{ column, field: String(chosen) || null }]
  })
  const tables = tablesIn(form)
  if (tables === 'half') return 'half-table'
  const isOtherwise = JSON.stringify(tables) !== JSON.stringify(sheet.tables)
  // Columns of another header row are other columns: they are chosen once it was read.
  if (isMoved || isOtherwise) {
    const headerRows = first > 0 ? { first, last } : before
    if (!headerRows) return 'half'
    const whole = [{ first: 0, last: Math.max(0, sheet.sheetColumns.length - 1) }]
    const pointed = { sheetNumber: sheet.sheetNumber, headerRows }
    return isOtherwise ? { ...pointed, tables: tables.length > 0 ? tables : whole } : pointed
  }
  return columns.length > 0 ? { sheetNumber: sheet.sheetNumber, columns } : null
}
