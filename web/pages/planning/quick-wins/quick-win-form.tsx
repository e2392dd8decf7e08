import type { QuickWinPage, ShownQuickWin } from '../../../../src/planning/quick-wins/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field, SelectField } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'

interface Given {
  readonly one: ShownQuickWin | null
  readonly choices: QuickWinPage['choices']
}

/** Writes a new quick win or the next revision of one; the page's action reads it by saveQuickWin (write.ts). */
export function QuickWinForm(given: Given) {
  const { one } = given
  const t = useText(messages)
  const mayEdit = useSession().permissions.includes('planning.edit')
  const content = one?.content
  const text = (name: 'title' | 'problem' | 'result', fieldName: string, maxLength: number) => (
    <Field
      label={t(`form.${name}`)}
      name={fieldName}
      required
      maxLength={maxLength}
      defaultValue={content?.[name]}
      disabled={!mayEdit}
    />
  )
  return (
    <RevisionForm entry={one} intent="quick-win">
      {text('title', 'winTitle', 200)}
      {text('problem', 'problem', 1000)}
      {text('result', 'result', 1000)}
      <OwnerFields {...given} />
      <ChoiceFields one={one} disabled={!mayEdit} />
      <Field label={t('form.reason')} name="reason" maxLength={300} disabled={!mayEdit} />
      <Button disabledReason={mayEdit ? null : t('denied')}>{t('form.save')}</Button>
    </RevisionForm>
  )
}

/** The action it is part of and its agency. An agency that has ended stays in the list of its own quick win. */
function OwnerFields({ one, choices }: Given) {
  const t = useText(messages)
  const content = one?.content
  const agencies = choices.agencies.map(({ id, name }) => ({ value: id, label: name }))
  const isKnown = !content || agencies.some(({ value }) => value === content.agencyId)
  return (
    <>
      <SelectField
        label={t('form.action')}
        name="actionId"
        value={content?.actionId}
        required
        options={choices.actions.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SelectField
        label={t('form.agency')}
        name="agencyId"
        value={content?.agencyId}
        options={isKnown ? agencies : [{ value: content.agencyId, label: one?.agency ?? '' }, ...agencies]}
      />
    </>
  )
}

/** Days, whether it is chosen, and when it was done. */
function ChoiceFields({ one, disabled }: { one: ShownQuickWin | null; disabled: boolean }) {
  const t = useText(messages)
  const content = one?.content
  const day = { type: 'date', disabled }
  return (
    <>
      <Field label={t('form.starts')} name="startsOn" required defaultValue={content?.startsOn} {...day} />
      <Field label={t('form.due')} name="dueOn" required defaultValue={content?.dueOn} {...day} />
      <SelectField
        label={t('form.chosen')}
        name="chosen"
        value={content?.chosen ? 'yes' : 'no'}
        options={[
          { value: 'no', label: t('form.chosen.no') },
          { value: 'yes', label: t('form.chosen.yes') },
        ]}
      />
      <Field
        label={t('form.done')}
        hint={t('form.done-hint')}
        name="reportedDone"
        defaultValue={content?.reportedDone ?? ''}
        {...day}
      />
    </>
  )
}

/** The day its own agency says it was done; everything else goes along unchanged. */
export function DoneForm({ one }: { one: ShownQuickWin }) {
  const t = useText(messages)
  const session = useSession()
  const isOwn = session.role === 'planner' || session.agencyId === one.carriedBy.id
  const allowed = isOwn && session.permissions.includes('planning.report')
  const { content } = one
  return (
    <RevisionForm entry={one} intent="done">
      <input type="hidden" name="content" value={JSON.stringify(content)} />
      <Field
        label={t('form.done')}
        hint={t('form.done-hint')}
        name="doneOn"
        type="date"
        defaultValue={content.reportedDone ?? ''}
        disabled={!allowed}
      />
      <Button disabledReason={allowed ? null : t('denied.report', { agency: one.carriedBy.name })}>
        {t('form.report')}
      </Button>
    </RevisionForm>
  )
}
