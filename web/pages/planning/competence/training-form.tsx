import type { Language } from '../../../../src/kernel/messages.ts'
import type { Training } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field, type Option, SelectField } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

type Skill = { readonly id: string; readonly name: Record<Language, string> }

/** Plans a training, or changes one when `given` is there. Posts with intent=training. */
export function TrainingForm(props: {
  given: { id: string; revision: number; content: Training } | null
  skills: readonly Skill[]
  agencies: readonly Option[]
}) {
  const t = useText(messages)
  const { given, skills, agencies } = props
  const content = given?.content
  const allowed = useSession().permissions.includes('planning.edit')
  const state = (['planned', 'held', 'cancelled'] as const).map((value) => ({
    value,
    label: t(`state.${value}`),
  }))
  return (
    <details className="no-print">
      <summary>{t(given ? 'training.edit' : 'training.new')}</summary>
      <RevisionForm entry={given} intent="training">
        <Field
          label={t('training.title')}
          name="title"
          required
          maxLength={200}
          defaultValue={content?.title}
        />
        <SkillChoices
          label={t('training.skills')}
          name="skills"
          skills={skills}
          chosen={content?.skills ?? []}
        />
        <Field
          label={t('training.heldOn')}
          name="heldOn"
          type="date"
          required
          defaultValue={content?.heldOn}
        />
        <Field
          label={t('training.hours')}
          name="hours"
          inputMode="decimal"
          required
          defaultValue={content?.hours}
        />
        <Place content={content} agencies={agencies} />
        <SelectField label={t('training.state')} name="state" options={state} value={content?.state} />
        <Button disabledReason={allowed ? null : t('denied.edit')}>{t('training.save')}</Button>
      </RevisionForm>
    </details>
  )
}

/** Where it is held, who invites, and for how many. */
function Place({ content, agencies }: { content: Training | undefined; agencies: readonly Option[] }) {
  const t = useText(messages)
  return (
    <>
      <Field
        label={t('training.place')}
        name="place"
        required
        maxLength={120}
        defaultValue={content?.place}
      />
      <SelectField
        label={t('training.host')}
        name="hostAgencyId"
        options={agencies}
        value={content?.hostAgencyId}
      />
      <Field
        label={t('training.capacity')}
        name="capacity"
        type="number"
        min={1}
        max={1000}
        required
        defaultValue={content?.capacity ?? 30}
      />
    </>
  )
}

/** Boxes to tick, one per skill. */
export function SkillChoices(props: {
  label: string
  name: string
  skills: readonly Skill[]
  chosen: readonly string[]
}) {
  const { word } = useWords()
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <div className="choices">
        {props.skills.map((skill) => (
          <label key={skill.id}>
            <input
              type="checkbox"
              name={props.name}
              value={skill.id}
              defaultChecked={props.chosen.includes(skill.id)}
            />{' '}
            {word(skill)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
