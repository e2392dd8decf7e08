import { Form } from 'react-router'
import type { ShownEvidence } from '../../../src/planning/evidence/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, type Option, SelectField } from '../../ui/kit.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

const tones = { proven: 'good', claimed: 'unproven', late: 'bad', open: 'none' } as const

/** proven, claimed, late or open, in words. */
export function ClaimBadge({ state }: { state: keyof typeof tones }) {
  const t = useText(messages)
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
}

/** Evidence of one thing; staff may open its documents. */
export function EvidenceList({ evidence }: { evidence: readonly ShownEvidence[] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (evidence.length === 0) return <p className="soft">{t('evidence.none')}</p>
  return (
    <ul>
      {evidence.map((one) => (
        <li key={one.id}>
          {one.title} ({formatDate(one.happenedOn, language)}; {one.source}; {one.ownerAgency}){' '}
          {one.hasDocument ? (
            <a
              href={`/api/planning/evidence/${one.id}/document`}
              aria-label={`${t('evidence.open')}: ${one.title}`}
            >
              {t('evidence.open')}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Posts to the page's own action with intent=evidence; the action calls saveEvidence (save.ts). */
export function EvidenceForm(props: { subjectKind: string; subjectId: string; agencies: readonly Option[] }) {
  const t = useText(messages)
  const session = useSession()
  const allowed = session.permissions.includes('planning.report')
  const agencies =
    session.role === 'planner'
      ? props.agencies
      : props.agencies.filter((one) => one.value === session.agencyId)
  return (
    <details className="no-print">
      <summary>{t('evidence.add')}</summary>
      <Form method="post" encType="multipart/form-data" className="card">
        <input type="hidden" name="intent" value="evidence" />
        <input type="hidden" name="subjectKind" value={props.subjectKind} />
        <input type="hidden" name="subjectId" value={props.subjectId} />
        <Field label={t('evidence.name')} name="title" required maxLength={200} disabled={!allowed} />
        <Field label={t('evidence.date')} name="happenedOn" type="date" required disabled={!allowed} />
        <Field label={t('evidence.source')} name="source" required maxLength={200} disabled={!allowed} />
        <SelectField label={t('evidence.owner')} name="ownerAgencyId" options={agencies} required />
        <Field
          label={t('evidence.document')}
          name="document"
          type="file"
          accept=".pdf,.jpg,.jpeg,.png,.webp"
          disabled={!allowed}
        />
        <Button disabledReason={allowed ? null : t('denied.report')}>{t('evidence.add')}</Button>
      </Form>
    </details>
  )
}
