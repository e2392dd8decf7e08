import { Form } from 'react-router'
import type { Brief, ShownDecision } from '../../../../src/planning/meetings/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Facts, Field, SelectField, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { DecisionBadge, DecisionOwner } from './decision-table.tsx'
import { messages } from './messages.ts'

/** Enters a decision of this meeting. */
export function NewDecision({ brief }: { brief: Brief }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('decision.new')}</summary>
      <Form method="post" className="card" key={brief.meeting.decisions.length}>
        <input type="hidden" name="intent" value="decide" />
        <fieldset disabled={!allowed}>
          <TextArea label={t('col.decision')} name="decisionText" maxLength={500} required />
          <SelectField
            label={t('col.owner')}
            name="decisionAgency"
            options={brief.agencies.map((one) => ({ value: one.id, label: one.name }))}
          />
          <Field label={t('col.due')} name="decisionDue" type="date" min={brief.meeting.heldOn} required />
        </fieldset>
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('decision.new')}</Button>
      </Form>
    </details>
  )
}

/** One decision: what became of it, and the forms of its owner and of the planner. */
export function DecisionPanel({ decision, today }: { decision: ShownDecision; today: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const { done, report } = decision
  return (
    <section className="card" id="keputusan" aria-labelledby="decision-title">
      <h2 id="decision-title">{decision.text}</h2>
      <Facts
        items={[
          [t('col.state'), <DecisionBadge key="state" decision={decision} />],
          [t('col.owner'), <DecisionOwner key="owner" decision={decision} />],
          [t('col.due'), formatDate(decision.dueOn, language)],
          [
            t('decision.done-on'),
            done ? `${formatDate(done.on, language)} (${t(`by.${done.by}`)}): ${done.note}` : '–',
          ],
          ...(report?.state === 'open'
            ? [[t('report.last'), `${formatDate(report.on, language)}: ${report.note}`] as const]
            : []),
        ]}
      />
      <ReportForm decision={decision} today={today} />
      <ChangeForm decision={decision} today={today} />
    </section>
  )
}

function ReportForm({ decision, today }: { decision: ShownDecision; today: string }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const session = useSession()
  const allowed =
    session.permissions.includes('planning.report') &&
    (session.role === 'planner' || session.agencyId === decision.holder.id)
  return (
    <details className="no-print" open={allowed && decision.state !== 'done'}>
      <summary>{t('decision.report')}</summary>
      <RevisionForm
        entry={{ id: decision.id, revision: decision.reportRevision }}
        intent="report"
        className=""
      >
        <fieldset disabled={!allowed}>
          <SelectField
            label={t('col.state')}
            name="reportState"
            value={decision.report?.state ?? 'done'}
            options={(['done', 'open'] as const).map((value) => ({ value, label: t(`report.${value}`) }))}
          />
          <Field
            label={t('report.on')}
            name="reportOn"
            type="date"
            max={today}
            defaultValue={today}
            required
          />
          <TextArea
            label={t('decision.note')}
            hint={t('decision.note-hint')}
            name="reportNote"
            defaultValue={decision.report?.note}
            maxLength={500}
            required
          />
        </fieldset>
        <Button disabledReason={allowed ? null : plan('denied.report')}>{t('decision.report')}</Button>
      </RevisionForm>
    </details>
  )
}

function ChangeForm({ decision, today }: { decision: ShownDecision; today: string }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('decision.change')}</summary>
      <RevisionForm entry={decision} intent="change" className="">
        <input type="hidden" name="meetingId" value={decision.meetingId} />
        <input type="hidden" name="agencyId" value={decision.agencyId} />
        <fieldset disabled={!allowed}>
          <TextArea
            label={t('col.decision')}
            name="text"
            defaultValue={decision.text}
            maxLength={500}
            required
          />
          <Field label={t('col.due')} name="dueOn" type="date" defaultValue={decision.dueOn} required />
          <Field
            label={t('decision.done-on-planner')}
            name="doneOn"
            type="date"
            max={today}
            defaultValue={decision.doneOn ?? ''}
          />
          <TextArea label={t('decision.note')} name="note" defaultValue={decision.note} maxLength={500} />
        </fieldset>
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('decision.change')}</Button>
      </RevisionForm>
    </details>
  )
}
