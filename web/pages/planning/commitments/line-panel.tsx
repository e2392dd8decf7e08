import type { CommitmentPage, ShownLine } from '../../../../src/planning/commitments/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Facts, Field, SelectField } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { ClaimBadge, EvidenceForm, EvidenceList } from '../evidence.tsx'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { Owner } from './owner.tsx'

/** One line: what was reported, its evidence, and the forms of its agency. */
export function LinePanel({ page, line }: { page: CommitmentPage; line: ShownLine }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  const { id } = page.commitment
  return (
    <section className="card" id="butir" aria-labelledby="line-title">
      <h2 id="line-title">{line.text}</h2>
      <Facts
        items={[
          [t('col.state'), <ClaimBadge key="state" state={line.state} />],
          [
            t('col.owner'),
            <Owner key="owner" agency={line.agency} holder={line.holder.name} moved={line.moved} />,
          ],
          [t('col.due'), formatDate(line.dueOn, language)],
          [
            t('col.action'),
            line.actionId ? (
              <a key="action" href={`/kerja/rencana/program/${line.actionId}`}>
                {line.action ?? line.actionId}
              </a>
            ) : (
              '–'
            ),
          ],
          [
            t('col.report'),
            line.report
              ? `${t(`report.${line.report.state}`)}, ${formatDate(line.report.on, language)}. ${line.report.note}`
              : t('report.none'),
          ],
        ]}
      />
      <h3>{plan('evidence.title')}</h3>
      <EvidenceList evidence={line.evidence} />
      <ReportForm line={line} commitmentId={id} today={page.today} />
      <EvidenceForm
        subjectKind="commitment-line"
        subjectId={`${id}.${line.id}`}
        agencies={page.choices.agencies.map((one) => ({ value: one.id, label: one.name }))}
      />
    </section>
  )
}

function ReportForm(props: { line: ShownLine; commitmentId: string; today: string }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const session = useSession()
  const { line, commitmentId, today } = props
  const allowed =
    session.permissions.includes('planning.report') &&
    (session.role === 'planner' || session.agencyId === line.holder.id)
  return (
    <details className="no-print">
      <summary>{t('report.title')}</summary>
      <RevisionForm
        entry={{ id: `${commitmentId}.${line.id}`, revision: line.report?.revision ?? 0 }}
        intent="report"
      >
        <input type="hidden" name="lineId" value={line.id} />
        <SelectField
          label={t('report.state')}
          name="state"
          value={line.report?.state ?? 'done'}
          options={(['done', 'open'] as const).map((value) => ({ value, label: t(`report.${value}`) }))}
        />
        <Field
          label={t('report.on')}
          name="on"
          type="date"
          max={today}
          defaultValue={today}
          required
          disabled={!allowed}
        />
        <Field
          label={t('report.note')}
          name="note"
          maxLength={500}
          defaultValue={line.report?.note}
          disabled={!allowed}
        />
        <Button disabledReason={allowed ? null : plan('denied.report')}>{t('report.title')}</Button>
      </RevisionForm>
    </details>
  )
}
