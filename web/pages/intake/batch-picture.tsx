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
        {picture.mayPoint && !sheet.isPart ? (
          <PointHeader sheet={sheet} rowsMax={picture.headerRowsMax} />
        ) : null}
        <PictureTable sheet={sheet} picture={picture} labels={labels} />
        {picture.mayPoint ? (
          <p className="actions">
            <Button name="intent" value="point">
              {t('save')}
            </Button>
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
      {sheet.headerRows === null && !isOther ? <Notice tone="warning">{t('no-header')}</Notice> : null}
      {sheet.rows.some(({ cells }) => cells === null) ? <Notice>{t('closed')}</Notice> : null}
    </>
  )
}

/** While this is open, the rows of the table can be pointed at. */
function PointHeader({ sheet, rowsMax }: { sheet: Sheet; rowsMax: number }) {
  const t = useText(pictureMessages)
  return (
    <details className="point-header" open={sheet.headerRows === null}>
      <summary>{t('point-header')}</summary>
      <p>{t('point-hint', { rowsMax })}</p>
      {sheet.headerRows === null ? null : (
        <p>
          <Button look="secondary" name="intent" value="forget">
            {t('find-again')}
          </Button>
        </p>
      )}
    </details>
  )
}

/** What the form of a sheet changes: null = nothing; 'half' = only one end of the header was pointed at. */
export function pointedAt(picture: PictureAnswer, form: FormData) {
  const sheet = picture.sheets.find((one) => String(one.sheetNumber) === form.get('sheet'))
  if (!sheet) return null
  const first = Number(form.get('first'))
  const last = Number(form.get('last'))
  const { headerRows } = sheet
  if (first > 0 !== last > 0) return 'half'
  const isMoved = first > 0 && (first !== headerRows?.first || last !== headerRows.last)
  const columns = sheet.columns.flatMap(({ column, field }) => {
    const chosen = form.get(`column:${column}`)
    return chosen === null || chosen === (field ?? '') ? [] : [{ column, field: String(chosen) || null }]
  })
  // Columns of another header row are other columns: they are chosen once it was read.
  if (isMoved) return { sheetNumber: sheet.sheetNumber, headerRows: { first, last } }
  return columns.length > 0 ? { sheetNumber: sheet.sheetNumber, columns } : null
}
