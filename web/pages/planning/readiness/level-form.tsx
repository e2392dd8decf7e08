import type { ReadinessItemAnswer } from '../../../../src/planning/readiness/contract.ts'
import { useLanguage } from '../../../language.ts'
import { Button, Field } from '../../../ui/kit.tsx'
import { RevisionForm } from '../revision-form.tsx'
import { useReadinessText } from './words.ts'

/** The levels in words as choices. Names carry the view, so that both forms can stand on one page. */
export function LevelForm(props: {
  view: 'self' | 'assessor'
  answer: ReadinessItemAnswer
  denied: string | null
}) {
  const t = useReadinessText()
  const language = useLanguage()
  const { view, answer, denied } = props
  const written = answer[view]
  return (
    <details>
      <summary>{t(`form.${view}`)}</summary>
      <RevisionForm entry={written} intent={view}>
        <input type="hidden" name="period" value={answer.period} />
        <fieldset disabled={denied !== null}>
          <legend>{answer.item.name[language]}</legend>
          {answer.levels.map((level, index) => (
            <div className="choice" key={level.id}>
              <input
                type="radio"
                id={`${view}-level-${index}`}
                name={`${view}-level`}
                value={index}
                defaultChecked={written.level === index}
                required
              />
              <label htmlFor={`${view}-level-${index}`}>
                {t('level', { level: index })}: {level[language]}
              </label>
            </div>
          ))}
          <Field label={t('note')} name={`${view}-note`} defaultValue={written.note} maxLength={500} />
        </fieldset>
        <Button disabledReason={denied}>{t('save')}</Button>
      </RevisionForm>
    </details>
  )
}
