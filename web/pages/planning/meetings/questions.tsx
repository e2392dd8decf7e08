import type { Brief } from '../../../../src/planning/meetings/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'

/** What should be asked: the planner's own questions, then those the numbers ask. */
export function Questions({ brief: { meeting, proposed } }: { brief: Brief }) {
  const t = useText(messages)
  const language = useLanguage()
  const fresh = proposed.filter((one) => !meeting.questions.includes(one.text[language]))
  return (
    <section>
      <h2>{t('questions')}</h2>
      {meeting.questions.length === 0 ? null : (
        <ol>
          {meeting.questions.map((question) => (
            <li key={question}>
              <strong>{question}</strong>
            </li>
          ))}
        </ol>
      )}
      {fresh.length === 0 ? (
        <p className="soft">{t('questions.none')}</p>
      ) : (
        <>
          <h3>{t('questions.proposed')}</h3>
          <ul>
            {fresh.map((one) => (
              <li key={one.text.id}>{one.text[language]}</li>
            ))}
          </ul>
        </>
      )}
      <QuestionsForm meeting={meeting} />
    </section>
  )
}

function QuestionsForm({ meeting }: { meeting: Brief['meeting'] }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('questions.edit')}</summary>
      <RevisionForm entry={meeting} intent="meeting">
        <input type="hidden" name="heldOn" value={meeting.heldOn} />
        <input type="hidden" name="title" value={meeting.title} />
        <TextArea
          label={t('questions')}
          hint={t('questions.hint')}
          name="questions"
          defaultValue={meeting.questions.join('\n')}
          rows={6}
          maxLength={6000}
          disabled={!allowed}
        />
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('questions.save')}</Button>
      </RevisionForm>
    </details>
  )
}
