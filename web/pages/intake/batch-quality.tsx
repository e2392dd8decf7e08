import type { QualityAnswer } from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { PatternDefinitions, Swatch } from '../../ui/patterns.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'
import { pictureMessages } from './messages-picture.ts'
import { SmallBars } from './small-bars.tsx'

export function useNumbers() {
  const language = useLanguage()
  return {
    count: (value: number) => formatNumber(value, language),
    share: (value: number, of: number) =>
      of === 0 ? '–' : `${formatNumber((100 * value) / of, language)} %`,
  }
}

/** "The columns are not those of the last time: gone …, new …" */
export function ChangedLayout({ change }: { change: QualityAnswer['layoutChange'] }) {
  const t = useText(pictureMessages)
  const language = useLanguage()
  if (!change) return null
  const columns = (list: readonly { header: string; label: string | null }[]) =>
    list.map(({ header, label }) => (label ? `"${header}" (${label})` : `"${header}"`)).join(', ')
  const parts = [
    change.lost.length > 0 ? t('lost', { columns: columns(change.lost) }) : null,
    change.added.length > 0 ? t('added', { columns: columns(change.added) }) : null,
    change.isMoved ? t('moved') : null,
  ].filter((part) => part !== null)
  return (
    <Notice tone="warning" title={t('change-title')}>
      <p>
        <a href={`/kerja/daftar/${change.batchId}`}>
          {t('change-since', { period: formatDate(change.period, language) })}
        </a>{' '}
        {parts.join('; ')}. <a href="?bagian=gambar">{t('change-see')}</a>
      </p>
    </Notice>
  )
}

/** What is doubtful about the file as a whole, before any number. */
export function Alarms({ alarms }: { alarms: QualityAnswer['alarms'] }) {
  const t = useText(pictureMessages)
  if (alarms.length === 0) return null
  return (
    <Notice tone="warning" title={t('alarms')}>
      <ul>
        {alarms.map(({ code, sentence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
          <li key={`${code} ${index}`}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}

const tones = { reject: 'bad', warning: 'fair', note: 'none' } as const

/** What was found, the worst first, each with what to do and where. */
export function WorstFirst({ findings }: { findings: QualityAnswer['findings'] }) {
  const t = useText(messages)
  const more = useText(pictureMessages)
  const { count } = useNumbers()
  return (
    <div>
      <h2>{t('found')}</h2>
      {findings.length === 0 ? (
        <p>{t('found-none')}</p>
      ) : (
        <Table
          caption={t('found')}
          blocks
          rows={findings}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'finding',
              head: t('finding'),
              cell: ({ sentence, remedy }) => (
                <>
                  {sentence}
                  {remedy ? <span className="under">{more('remedy', { remedy })}</span> : null}
                </>
              ),
            },
            {
              key: 'severity',
              head: more('severity'),
              cell: ({ severity }) => (
                <StatusBadge tone={tones[severity]}>{more(`severity.${severity}`)}</StatusBadge>
              ),
            },
            { key: 'cells', head: t('cells'), numeric: true, cell: ({ cells }) => count(cells) },
            {
              key: 'see',
              head: t('tab-rows'),
              cell: ({ code, sentence }) => (
                <a href={`?bagian=baris&temuan=${code}`} aria-label={`${t('see-rows')}: ${sentence}`}>
                  {t('see-rows')}
                </a>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}

const states = ['usable', 'doubtful', 'rejected', 'blank'] as const
const stateLooks = {
  usable: { fill: 'fill-good', pattern: 'none' },
  doubtful: { fill: 'fill-fair', pattern: 'dots' },
  rejected: { fill: 'fill-bad', pattern: 'lines' },
  blank: { fill: 'fill-unknown', pattern: 'none' },
} as const
type FieldShares = QualityAnswer['fields'][number]

/** A bar per column of the file, beside its numbers. */
export function FieldBars({ fields }: { fields: QualityAnswer['fields'] }) {
  const t = useText(pictureMessages)
  const { share } = useNumbers()
  if (fields.length === 0) return null
  const total = (one: FieldShares) => states.reduce((sum, state) => sum + one[state], 0)
  return (
    <div>
      <h2>{t('fields')}</h2>
      <svg className="pattern-store" aria-hidden="true">
        <PatternDefinitions prefix="field" />
      </svg>
      <ul className="legend">
        {states.map((state) => (
          <li key={state}>
            <Swatch {...stateLooks[state]} prefix="field" /> {t(state)}
          </li>
        ))}
      </ul>
      <Table
        caption={t('fields')}
        note={t('fields-note')}
        rows={fields}
        rowKey={({ field }) => field}
        columns={[
          { key: 'field', head: t('column'), cell: ({ label }) => label },
          { key: 'bar', head: t('bar'), cell: (one) => <FieldBar shares={one} total={total(one)} /> },
          ...states.map((state) => ({
            key: state,
            head: t(state),
            numeric: true,
            cell: (one: FieldShares) => share(one[state], total(one)),
          })),
        ]}
      />
    </div>
  )
}

const barWidth = 160
function FieldBar({ shares, total }: { shares: FieldShares; total: number }) {
  let x = 0
  return (
    <svg className="field-bar" viewBox={`0 0 ${barWidth} 14`} aria-hidden="true">
      {states.map((state) => {
        const width = total === 0 ? 0 : (barWidth * shares[state]) / total
        const start = x
        x += width
        const { fill, pattern } = stateLooks[state]
        // One cell in a million still shows.
        const place = { x: start, width: shares[state] > 0 ? Math.max(width, 1.5) : 0, height: 14 }
        return (
          <g key={state}>
            <rect className={fill} {...place} />
            {pattern === 'none' ? null : <rect fill={`url(#field-${pattern})`} {...place} />}
          </g>
        )
      })}
    </svg>
  )
}

/** This list beside the ones before it: three small charts and the table of their numbers. */
export function History({ history, batchId }: { history: QualityAnswer['history']; batchId: number }) {
  const t = useText(pictureMessages)
  const words = useText(messages)
  const language = useLanguage()
  const { count, share } = useNumbers()
  if (history.length < 2) return null
  const day = (period: string) => formatDate(period, language, 'short')
  const percent = (value: number, of: number) => (of === 0 ? 0 : (100 * value) / of)
  const charts = [
    { key: 'rows', of: (one: History) => one.rows, text: (one: History) => count(one.rows), most: null },
    {
      key: 'share-accepted',
      of: (one: History) => percent(one.accepted + one.warned, one.rows),
      text: (one: History) => share(one.accepted + one.warned, one.rows),
      most: 100,
    },
    {
      key: 'share-rejected',
      of: (one: History) => percent(one.rejected, one.rows),
      text: (one: History) => share(one.rejected, one.rows),
      most: 100,
    },
  ]
  return (
    <div>
      <h2>{t('history')}</h2>
      <div className="small-charts">
        {charts.map(({ key, of, text, most }) => (
          <SmallBars
            key={key}
            title={t(key)}
            most={most}
            bars={history.map((one) => ({
              id: one.batchId,
              label: day(one.period),
              value: of(one),
              text: text(one),
              isCurrent: one.batchId === batchId,
            }))}
          />
        ))}
      </div>
      <Table
        caption={t('history')}
        note={t('history-note')}
        rows={history}
        rowKey={(one) => one.batchId}
        columns={[
          {
            key: 'period',
            head: t('period'),
            cell: (one) =>
              one.batchId === batchId ? (
                `${day(one.period)} (${t('this')})`
              ) : (
                <a href={`/kerja/daftar/${one.batchId}`}>{day(one.period)}</a>
              ),
          },
          { key: 'rows', head: t('rows'), numeric: true, cell: (one) => count(one.rows) },
          ...(['accepted', 'warned', 'rejected'] as const).map((verdict) => ({
            key: verdict,
            head: words(verdict),
            numeric: true,
            cell: (one: History) => share(one[verdict], one.rows),
          })),
        ]}
      />
    </div>
  )
}
type History = QualityAnswer['history'][number]
