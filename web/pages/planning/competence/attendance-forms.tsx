import { Form } from 'react-router'
import type {
  AttendanceAnswer,
  PersonResult,
  TrainingDetail,
} from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field, Notice, type Option, SelectField, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages } from './messages.ts'

/** A pasted attendance list. What was pasted stays when rows are wrong. Posts with intent=table. */
export function RecordForm(props: {
  training: TrainingDetail
  faults: AttendanceAnswer['faults']
  table: string
}) {
  const t = useText(messages)
  const { training, faults, table } = props
  const allowed = useSession().permissions.includes('planning.edit')
  const denied = allowed ? (training.state === 'held' ? null : t('record.not-held')) : t('denied.edit')
  return (
    <details className="no-print" open={faults.length > 0}>
      <summary>{t('record.title')}</summary>
      {faults.length === 0 ? null : (
        <Notice tone="problem" title={t('record.faults')}>
          <ul>
            {faults.map((one) => (
              <li key={`${one.row} ${one.fault}`}>{one.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form method="post" className="card" key={training.registered}>
        <input type="hidden" name="intent" value="table" />
        <TextArea
          label={t('record.field')}
          hint={t('record.text')}
          className="paste"
          name="table"
          maxLength={60_000}
          required
          defaultValue={table}
          disabled={denied !== null}
        />
        <Button disabledReason={denied}>{t('record.save')}</Button>
      </Form>
    </details>
  )
}

/** One participant's row, to be corrected or struck out. Field names are those of no other form of the page. */
export function CorrectionForm({ row, agencies }: { row: PersonResult; agencies: readonly Option[] }) {
  const t = useText(messages)
  const known = agencies.some((one) => one.value === row.agencyId)
  const options = known ? agencies : [{ value: row.agencyId, label: row.agency }, ...agencies]
  const attended = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ]
  return (
    <Form method="post" className="card no-print" key={`${row.participantId} ${row.revision}`}>
      <h3>{t('correct.title', { name: row.name })}</h3>
      <input type="hidden" name="intent" value="row" />
      <input type="hidden" name="participant" value={row.participantId} />
      <input type="hidden" name="revision" value={row.revision} />
      <Field label={t('name')} name="name" required maxLength={120} defaultValue={row.name} />
      <SelectField label={t('agency')} name="agencyId" options={options} value={row.agencyId} />
      <SelectField
        label={t('attended')}
        name="attended"
        options={attended}
        value={row.attended ? 'yes' : 'no'}
      />
      <Field label={t('before')} name="before" inputMode="decimal" defaultValue={row.before ?? ''} />
      <Field label={t('after')} name="after" inputMode="decimal" defaultValue={row.after ?? ''} />
      <Field
        label={t('correct.certificate')}
        name="certificate"
        maxLength={80}
        defaultValue={row.certificate ?? ''}
      />
      <Field
        label={t('correct.account')}
        name="userName"
        maxLength={80}
        autoComplete="off"
        defaultValue={row.userName ?? ''}
      />
      <p>
        <label>
          <input type="checkbox" name="struckOut" /> {t('correct.strike')}
        </label>
      </p>
      <Button>{t('correct.save')}</Button>
    </Form>
  )
}
