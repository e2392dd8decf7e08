import { Form } from 'react-router'
import type { BatchDetailAnswer, SamplesAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Button, Notice } from '../../ui/kit.tsx'
import { messages } from './messages.ts'

type Sheet = BatchDetailAnswer['sheets'][number]

/** What the columns were taken to mean, correctable. Columns of one name in several sheets are one choice. */
export function BatchColumns({ batch, samples }: { batch: BatchDetailAnswer; samples: SamplesAnswer }) {
  const t = useText(messages)
  const read = batch.sheets.filter((sheet) => sheet.headerRow !== null)
  const shown = read.filter(
    (sheet, index) => index === read.findIndex((other) => headersOf(other) === headersOf(sheet)),
  )
  return (
    <Form method="post" className="stack">
      <p>{batch.may.chooseColumns ? t('columns-lead') : t('columns-closed')}</p>
      {batch.sheets
        .filter((sheet) => sheet.headerRow === null)
        .map((sheet) => (
          <Notice key={sheet.sheet} tone="warning">
            {t('no-header', { sheet: sheet.sheet })}
          </Notice>
        ))}
      {shown.map((sheet) => (
        <SheetColumns
          key={sheet.sheet}
          sheet={sheet}
          batch={batch}
          alone={shown.length === 1}
          samples={samples.sheets[batch.sheets.indexOf(sheet)] ?? []}
        />
      ))}
      {batch.may.chooseColumns ? (
        <Button name="intent" value="columns">
          {t('save')}
        </Button>
      ) : null}
    </Form>
  )
}

function headersOf(sheet: Sheet): string {
  return sheet.columns.map((column) => column.header).join('\n')
}

function SheetColumns({
  sheet,
  batch,
  alone,
  samples,
}: {
  sheet: Sheet
  batch: BatchDetailAnswer
  alone: boolean
  samples: SamplesAnswer['sheets'][number]
}) {
  const t = useText(messages)
  const caption = alone ? t('columns-caption-one') : t('columns-caption', { sheet: sheet.sheet })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('header')}</th>
            <th scope="col">{t('meaning')}</th>
            <th scope="col">{t('samples')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other identity
            <tr key={index}>
              <th scope="row">{column.header}</th>
              <td>
                <select
                  name={`column:${column.header}`}
                  defaultValue={column.field ?? ''}
                  aria-label={`${t('meaning')}: ${column.header}`}
                  disabled={!batch.may.chooseColumns}
                >
                  <option value="">{t('not-used')}</option>
                  {batch.fieldLabels.map(({ field, label }) => (
                    <option key={field} value={field}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                {(samples[index] ?? []).map((sample) => (
                  <span key={sample} className="sample">
                    {sample}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The columns whose meaning the form changes. */
export function changedColumns(
  batch: BatchDetailAnswer,
  form: FormData,
): { header: string; field: string | null }[] {
  const changes = new Map<string, string | null>()
  for (const column of batch.sheets.flatMap((sheet) => sheet.columns)) {
    const chosen = form.get(`column:${column.header}`)
    if (chosen !== null && String(chosen) !== (column.field ?? ''))
      changes.set(column.header, String(chosen) || null)
  }
  return [...changes].map(([header, field]) => ({ header, field }))
}
