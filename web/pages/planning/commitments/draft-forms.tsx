import type { ReactNode } from 'react'
import type { CommitmentPage } from '../../../../src/planning/commitments/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field, SelectField, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'

/** Everything a draft can be changed by, and the step after which nothing can. */
export function DraftForms({ page }: { page: CommitmentPage }) {
  const t = useText(messages)
  const { lines, signatories } = page.commitment
  return (
    <section className="no-print">
      <h2>{t('draft.edit')}</h2>
      <TextForm page={page} />
      <LineForm page={page} />
      {lines.length === 0 ? null : (
        <DraftForm page={page} intent="remove-line" title={t('draft.remove-line')} look="danger">
          <SelectField
            label={t('col.line')}
            name="lineId"
            options={lines.map((line) => ({ value: line.id, label: `${line.id}: ${line.text}` }))}
          />
        </DraftForm>
      )}
      <SignatoryForm page={page} />
      {signatories.length === 0 ? null : (
        <DraftForm page={page} intent="remove-signatory" title={t('draft.remove-signatory')} look="danger">
          <SelectField
            label={t('col.office')}
            name="userName"
            options={signatories.map((one) => ({ value: one.userName, label: one.office }))}
          />
        </DraftForm>
      )}
      <DraftForm page={page} intent="open" title={t('draft.open')}>
        <p>{t('draft.open-text')}</p>
      </DraftForm>
      <DraftForm page={page} intent="withdraw" title={t('draft.withdraw')} look="danger">
        <p>{t('draft.withdraw-text')}</p>
      </DraftForm>
    </section>
  )
}

function DraftForm(props: {
  page: CommitmentPage
  intent: string
  title: string
  look?: 'primary' | 'danger'
  children: ReactNode
}) {
  const plan = useText(planMessages)
  const { page, intent, title, look = 'primary', children } = props
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details>
      <summary>{title}</summary>
      <RevisionForm entry={page.commitment} intent={intent}>
        <fieldset disabled={!allowed}>{children}</fieldset>
        <Button look={look} disabledReason={allowed ? null : plan('denied.edit')}>
          {title}
        </Button>
      </RevisionForm>
    </details>
  )
}

function TextForm({ page }: { page: CommitmentPage }) {
  const t = useText(messages)
  const { title, place, preamble } = page.commitment
  return (
    <DraftForm page={page} intent="text" title={t('draft.text')}>
      <Field label={t('field.title')} name="draftTitle" defaultValue={title} required maxLength={200} />
      <Field label={t('field.place')} name="draftPlace" defaultValue={place} required maxLength={80} />
      <TextArea
        label={t('field.preamble')}
        name="draftPreamble"
        defaultValue={preamble}
        rows={6}
        maxLength={4000}
      />
    </DraftForm>
  )
}

function LineForm({ page }: { page: CommitmentPage }) {
  const t = useText(messages)
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map((one) => ({ value: one.id, label: one.name }))
  return (
    <DraftForm page={page} intent="add-line" title={t('draft.add-line')}>
      <TextArea label={t('field.line')} name="lineText" maxLength={500} required />
      <SelectField label={t('col.owner')} name="lineAgency" options={options(page.choices.agencies)} />
      <Field label={t('col.due')} name="lineDue" type="date" required />
      <SelectField
        label={t('field.action')}
        name="lineAction"
        options={[{ value: '', label: t('field.no-action') }, ...options(page.choices.actions)]}
      />
    </DraftForm>
  )
}

function SignatoryForm({ page }: { page: CommitmentPage }) {
  const t = useText(messages)
  const taken = new Set(page.commitment.signatories.map((one) => one.userName))
  const accounts = page.choices.accounts.filter((one) => !taken.has(one.userName))
  return (
    <DraftForm page={page} intent="add-signatory" title={t('draft.add-signatory')}>
      <SelectField
        label={t('field.account')}
        name="account"
        options={accounts.map((one) => ({
          value: `${one.userName} ${one.agencyId}`,
          label: `${one.userName} (${one.agency})`,
        }))}
      />
      <Field label={t('col.office')} name="office" required maxLength={160} />
      <Field label={t('field.term-from')} name="termFrom" type="date" required />
      <Field label={t('field.term-to')} name="termTo" type="date" required />
    </DraftForm>
  )
}
