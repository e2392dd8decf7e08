import { Form } from 'react-router'
import type { PromiseDetail } from '../../../src/programmes/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, SelectField, Table } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'

/** Documents of the promise and the form that adds one. */
export function EvidenceSection({ detail }: { detail: PromiseDetail }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  return (
    <section>
      <h2>{t('evidence')}</h2>
      {detail.evidence.length === 0 ? (
        <p>{t('evidence.none')}</p>
      ) : (
        <Table
          caption={t('evidence')}
          rows={detail.evidence}
          rowKey={(one) => one.id}
          columns={[
            { key: 'title', head: t('col.title'), cell: (one) => one.title },
            { key: 'date', head: t('col.date'), cell: (one) => formatDate(one.happenedOn, language) },
            { key: 'source', head: t('col.source'), cell: (one) => one.source },
            {
              key: 'document',
              head: t('col.document'),
              cell: (one) =>
                one.sha256 === null ? (
                  '–'
                ) : (
                  <a
                    href={`/api/programmes/promises/${encodeURIComponent(detail.promise.id)}/evidence/${one.id}/document`}
                    aria-label={`${t('evidence.open')}: ${one.title}`}
                  >
                    {t('evidence.open')}
                  </a>
                ),
            },
            { key: 'value', head: t('col.attested'), numeric: true, cell: (one) => number(one.value) },
          ]}
        />
      )}
      <EvidenceForm detail={detail} />
    </section>
  )
}

function EvidenceForm({ detail }: { detail: PromiseDetail }) {
  const t = useText(messages)
  const language = useLanguage()
  const allowed = useSession().permissions.includes('programmes.enter-evidence')
  const open = detail.promise.indicators.filter((indicator) => indicator.kind === 'evidence')
  return (
    <Form key={detail.evidence.length} method="post" encType="multipart/form-data" className="card no-print">
      <h3>{t('evidence.add')}</h3>
      <Field label={t('col.title')} name="title" required maxLength={200} disabled={!allowed} />
      <Field label={t('col.date')} name="happenedOn" type="date" required disabled={!allowed} />
      <Field label={t('col.source')} name="source" required maxLength={200} disabled={!allowed} />
      <SelectField
        label={t('evidence.indicator')}
        name="indicatorId"
        options={[
          { value: '', label: t('evidence.no-indicator') },
          ...open.map((one) => ({ value: one.id, label: one.name[language] })),
        ]}
      />
      <Field
        label={t('evidence.document')}
        hint={t('evidence.document-hint')}
        name="document"
        type="file"
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        disabled={!allowed}
      />
      <Field label={t('evidence.value')} name="value" inputMode="decimal" disabled={!allowed} />
      <Button disabledReason={allowed ? null : t('evidence.denied')}>{t('evidence.add')}</Button>
    </Form>
  )
}
