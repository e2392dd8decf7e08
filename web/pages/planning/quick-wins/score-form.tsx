import type { QuickWinPage } from '../../../../src/planning/quick-wins/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import './quick-wins.css'

/** One row of choices per criterion; what is left open is kept open, and the person then does not count yet. */
export function ScoreForm({ page }: { page: QuickWinPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const mayAssess = useSession().permissions.includes('planning.assess')
  const choices = Array.from({ length: page.scoreMax }, (_, index) => index + 1)
  return (
    <RevisionForm entry={{ id: page.ownId, revision: page.ownRevision }} intent="score">
      <div className="scores">
        {page.criteria.map((criterion) => (
          <fieldset key={criterion.id} disabled={!mayAssess}>
            <legend>{criterion.name[language]}</legend>
            <p className="soft small">{criterion.question[language]}</p>
            <div className="score-choices">
              {choices.map((score) => (
                <label key={score}>
                  <input
                    type="radio"
                    name={`score-${criterion.id}`}
                    value={score}
                    defaultChecked={page.own?.[criterion.id] === score}
                  />{' '}
                  {score}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <p className="row">
        <Button disabledReason={mayAssess ? null : t('denied.assess')}>{t('score.save')}</Button>
        {page.own ? (
          <Button look="danger" name="take-back" value="yes">
            {t('score.withdraw')}
          </Button>
        ) : null}
      </p>
    </RevisionForm>
  )
}
