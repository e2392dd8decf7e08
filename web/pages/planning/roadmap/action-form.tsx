import type { ActionPage, RoadmapPage, ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Field, SelectField } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import './roadmap.css'

interface Given {
  readonly action: ShownAction | null
  readonly choices: RoadmapPage['choices']
  readonly dimensions: ActionPage['dimensions']
  readonly others: ActionPage['others']
  readonly term?: { readonly from: string; readonly to: string }
}

/** Writes a new action or the next revision of one; the page's action reads it by saveAction (write.ts). */
export function ActionForm(given: Given) {
  const { action, choices, others } = given
  const t = useText(messages)
  const mayEdit = useSession().permissions.includes('planning.edit')
  const content = action?.content
  return (
    <RevisionForm entry={action} intent="action">
      <Field
        label={t('form.title')}
        name="actionTitle"
        required
        maxLength={200}
        defaultValue={content?.title}
        disabled={!mayEdit}
      />
      <Field
        label={t('form.description')}
        name="description"
        maxLength={2000}
        defaultValue={content?.description}
        disabled={!mayEdit}
      />
      <PlaceFields {...given} />
      <DayFields {...given} disabled={!mayEdit} />
      <Checks legend={t('form.waits')} name="dependsOn" chosen={content?.dependsOn ?? []} options={others} />
      <Checks
        legend={t('form.strategies')}
        name="strategyIds"
        chosen={content?.strategyIds ?? []}
        options={choices.strategies}
      />
      <Field label={t('form.reason')} name="reason" maxLength={300} disabled={!mayEdit} />
      <Button disabledReason={mayEdit ? null : t('denied')}>{t('form.save')}</Button>
    </RevisionForm>
  )
}

/** Promise, dimension and agency. An agency that has ended stays in the list of its own action. */
function PlaceFields({ action, choices, dimensions }: Given) {
  const t = useText(messages)
  const language = useLanguage()
  const content = action?.content
  const agencies = choices.agencies.map(({ id, name }) => ({ value: id, label: name }))
  const isKnown = !content || agencies.some(({ value }) => value === content.agencyId)
  const promises = choices.promises.map((one) => ({
    value: one.id,
    label: `${one.number}. ${one.name[language]}`,
  }))
  return (
    <>
      <SelectField
        label={t('form.promise')}
        name="promiseId"
        value={content?.promiseId ?? ''}
        options={[{ value: '', label: t('form.none') }, ...promises]}
      />
      <SelectField
        label={t('form.dimension')}
        name="place"
        value={`${content?.dimensionId ?? ''}/${content?.subDimensionId ?? ''}`}
        options={dimensions.flatMap((one) => [
          { value: `${one.id}/`, label: one.name[language] },
          ...one.subDimensions.map((sub) => ({
            value: `${one.id}/${sub.id}`,
            label: `${one.name[language]}: ${sub.name[language]}`,
          })),
        ])}
      />
      <SelectField
        label={t('form.agency')}
        name="agencyId"
        value={content?.agencyId}
        options={isKnown ? agencies : [{ value: content.agencyId, label: action?.agency ?? '' }, ...agencies]}
      />
    </>
  )
}

function DayFields({ action, term, disabled }: Given & { disabled: boolean }) {
  const t = useText(messages)
  const bounds = { type: 'date', required: true, min: term?.from, max: term?.to, disabled }
  return (
    <>
      <Field label={t('form.starts')} name="startsOn" defaultValue={action?.content.startsOn} {...bounds} />
      <Field label={t('form.ends')} name="endsOn" defaultValue={action?.content.endsOn} {...bounds} />
    </>
  )
}

function Checks(props: {
  legend: string
  name: string
  chosen: readonly string[]
  options: readonly { readonly id: string; readonly title: string }[]
}) {
  if (props.options.length === 0) return null
  return (
    <details>
      <summary>{`${props.legend} (${props.chosen.length})`}</summary>
      <fieldset>
        <legend>{props.legend}</legend>
        <div className="checks">
          {props.options.map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                name={props.name}
                value={id}
                defaultChecked={props.chosen.includes(id)}
              />{' '}
              {title}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}
