import type { BatchDetailAnswer, RowAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Tabs } from '../../ui/kit.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import type { RowPage } from './batch.tsx'
import { messages } from './messages.ts'
import { pictureMessages } from './messages-picture.ts'

interface Filter {
  readonly verdict: string | null
  readonly code: string | null
  readonly order: string | null
  readonly after: string | null
}
const tones = { accepted: 'good', warned: 'fair', rejected: 'bad' } as const

/** A page of rows as the file has them, with what was found beside each. */
export function BatchRows({
  batch,
  page,
  filter,
}: {
  batch: BatchDetailAnswer
  page: RowPage
  filter: Filter
}) {
  const t = useText(messages)
  const more = useText(pictureMessages)
  const link = (changes: Readonly<Record<string, string | null>>) => {
    const parts = { hasil: filter.verdict, temuan: filter.code, urut: filter.order, ...changes }
    return `?${new URLSearchParams([['bagian', 'baris'], ...Object.entries(parts).filter((part): part is [string, string] => part[1] !== null)])}`
  }
  const finding = batch.findings.find((candidate) => candidate.code === filter.code)
  return (
    <section className="stack">
      <Tabs
        label={t('result')}
        items={[null, 'accepted', 'warned', 'rejected'].map((verdict) => ({
          href: link({ hasil: verdict }),
          text: t(verdict ?? 'all'),
          current: filter.verdict === verdict,
        }))}
      />
      {filter.verdict ? null : (
        <Tabs
          label={more('order')}
          items={[null, 'berkas'].map((order) => ({
            href: link({ urut: order }),
            text: more(order ? 'in-file' : 'worst'),
            current: filter.order === order,
          }))}
        />
      )}
      {finding ? (
        <p>
          {t('filter-code', { sentence: finding.sentence })}{' '}
          <a href={link({ temuan: null })}>{t('show-all')}</a>
        </p>
      ) : null}
      {batch.hasClosedRows ? (
        <p>
          <span className="tag">{t('closed')}</span> {t('closed.text')}
        </p>
      ) : null}
      {page.rows.length === 0 ? <p>{t('no-rows')}</p> : <RowTable batch={batch} rows={page.rows} />}
      <p className="actions">
        {filter.after ? <a href={link({})}>{t('first-rows')}</a> : null}
        {page.next === null ? null : (
          <a className="button secondary" href={link({ setelah: String(page.next) })}>
            {t('next-rows')}
          </a>
        )}
      </p>
    </section>
  )
}

function RowTable({ batch, rows }: { batch: BatchDetailAnswer; rows: readonly RowAnswer[] }) {
  const t = useText(messages)
  const sheets = new Map(
    batch.sheets.map((sheet) => [sheet.sheet, sheet.columns.map((column) => column.header)]),
  )
  const headers = sheets.get(rows[0]?.sheet ?? '') ?? []
  const several = batch.sheets.length > 1
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('rows-caption')}>
      <table>
        <caption>
          {t('rows-caption')}
          <small>{t('rows-note')}</small>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('row-number')}
            </th>
            {several ? <th scope="col">{t('sheet')}</th> : null}
            <th scope="col">{t('verdict')}</th>
            <th scope="col">{t('remarks')}</th>
            {headers.map((header, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other identity
              <th key={column} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DataRow key={row.id} row={row} width={headers.length} withSheet={several} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function DataRow({ row, width, withSheet }: { row: RowAnswer; width: number; withSheet: boolean }) {
  const t = useText(messages)
  const doubtful = new Set(
    row.findings.flatMap((finding) => (finding.severity === 'note' ? [] : [finding.column])),
  )
  return (
    <tr>
      <th scope="row" className="num">
        {row.rowNumber}
      </th>
      {withSheet ? <td>{row.sheet}</td> : null}
      <td>
        <StatusBadge tone={tones[row.verdict]}>{t(`short.${row.verdict}`)}</StatusBadge>
      </td>
      <td className="reasons">{row.findings.map((finding) => finding.sentence).join('; ')}</td>
      {Array.from({ length: width }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other identity
        <td key={column} className={doubtful.has(column) ? 'doubtful' : undefined}>
          {row.cells[column] ?? ''}
        </td>
      ))}
    </tr>
  )
}
