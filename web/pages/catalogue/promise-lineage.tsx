import type { ReactNode } from 'react'
import { type Lineage, openPaths, type PromiseDetail } from '../../../src/catalogue/contract.ts'
import { formatDate, formatMonth, useLanguage, useText } from '../../language.ts'
import { Button, Facts, Table } from '../../ui/kit.tsx'
import type { Measured } from './measured.ts'
import { messages } from './messages.ts'
import { sayRule } from './rule-words.ts'

/** Where the numbers come from: rule in words and as text, versions, dates, lists, release, download. */
export function PromiseLineage({
  detail,
  measured,
}: {
  detail: PromiseDetail
  measured: readonly Measured[]
}) {
  const t = useText(messages)
  const { promise, release, area } = detail
  const json = `${openPaths.promise(promise.id)}?release=${release.id}${area.level === 'regency' ? '' : `&area=${area.code}`}`
  return (
    <section className="card" id="asal">
      <h2>{t('promise.lineage')}</h2>
      {measured.map(({ indicator, rows }) => (
        <OneLineage key={indicator.id} lineage={rows.lineage} />
      ))}
      <Facts
        items={[
          [t('promise.source'), promise.source],
          [t('promise.agency-of'), promise.agency],
          [t('promise.release'), `${release.id} (${release.policyVersion})`],
        ]}
      />
      <p className="row no-print">
        <a className="button secondary" href={json}>
          {t('promise.download')} ({t('promise.json')})
        </a>
        <Button look="secondary" href="/data">
          {t('datasets.title')} (CSV)
        </Button>
        <button
          className="button secondary"
          type="button"
          hidden
          data-copy={`/janji/${promise.id}`}
          data-done={t('promise.copied')}
        >
          {t('promise.copy')}
        </button>
      </p>
    </section>
  )
}

function OneLineage({ lineage }: { lineage: Lineage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { rule, ruleVersion, ruleSource, windowMonths, asOf, knownAt, lists } = lineage
  const agencies = new Set(lists.map((list) => list.agency)).size
  const ruleFacts: [ReactNode, ReactNode][] =
    rule === null
      ? []
      : [
          [t('promise.rule.words'), sayRule(rule, language)],
          [t('promise.rule.text'), <code key="rule">{rule}</code>],
          [t('promise.rule.version'), ruleVersion],
          [t('promise.rule.source'), ruleSource],
        ]
  return (
    <>
      <Facts
        items={[
          ...ruleFacts,
          ...(windowMonths === null
            ? []
            : [[t('promise.window'), t('promise.window.months', { months: windowMonths })] as const]),
          [t('promise.as-of'), formatDate(asOf, language)],
          ...(knownAt === null ? [] : [[t('promise.known-at'), formatDate(knownAt, language)] as const]),
          [t('promise.lists'), t('promise.lists.count', { count: lists.length, agencies })],
        ]}
      />
      {lists.length === 0 ? null : (
        <details>
          <summary>{t('promise.lists.caption')}</summary>
          <Table
            caption={t('promise.lists.caption')}
            rows={lists}
            rowKey={(list) => list.batchId}
            columns={[
              { key: 'list', head: t('promise.list'), cell: (list) => list.listKind[language] },
              { key: 'agency', head: t('promise.agency'), cell: (list) => list.agency },
              {
                key: 'period',
                head: t('promise.period'),
                cell: (list) => formatMonth(list.period, language),
              },
            ]}
          />
        </details>
      )}
    </>
  )
}
