import type { ReactNode } from 'react'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Facts, Table } from '../../ui/kit.tsx'
import type { IndicatorRows } from './indicator-counts.tsx'
import { messages } from './messages.ts'

/** From the number back to its rule, version, time and lists; each list leads to its rows. */
export function LineageSection({ rows }: { rows: IndicatorRows }) {
  const t = useText(messages)
  const language = useLanguage()
  const ofRule: (readonly [ReactNode, ReactNode])[] =
    rows.rule === null
      ? []
      : [
          [t('rule'), <code key="rule">{rows.rule}</code>],
          [t('version'), `${rows.ruleVersion} (${rows.ruleSource})`],
          [t('window'), t('window.months', { count: rows.windowMonths ?? 0 })],
        ]
  return (
    <details className="card">
      <summary>{t('lineage')}</summary>
      <Facts
        items={[
          ...ofRule,
          [t('known'), rows.knownAt ? formatDate(rows.knownAt, language) : '–'],
          [t('measurement'), String(rows.measurementId ?? '–')],
        ]}
      />
      {rows.lists.length === 0 ? (
        <p>{t('lists.none')}</p>
      ) : (
        <Table
          caption={t('lists')}
          tall
          rows={rows.lists}
          rowKey={(list) => list.batchId}
          columns={[
            {
              key: 'list',
              head: t('col.list'),
              cell: (list) => (
                <a href={`/kerja/daftar/${list.batchId}`}>{`${list.listKind[language]} (${list.agency})`}</a>
              ),
            },
            { key: 'period', head: t('col.period'), cell: (list) => formatDate(list.period, language) },
            {
              key: 'applied',
              head: t('col.applied'),
              cell: (list) => (list.appliedOn ? formatDate(list.appliedOn, language) : '–'),
            },
          ]}
        />
      )}
    </details>
  )
}
