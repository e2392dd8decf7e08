import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { EvaluationForm } from '../../../../src/planning/evaluation/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Field, Notice, TextArea } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { useSession } from '../../staff/session.ts'
import { EvidenceForm } from '../evidence.tsx'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { saveEntry, saveEvidence, withdrawEntry } from '../save.ts'
import { messages } from './messages.ts'
import { QuestionView } from './question-view.tsx'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const year = new URL(args.request.url).searchParams.get('tahun')
  const form = await apiOf(args).get<EvaluationForm>(
    `/api/planning/evaluation${year ? `?year=${encodeURIComponent(year)}` : ''}`,
  )
  const part = form.parts.find((one) =>
    one.questions.some(({ questionId }) => questionId === args.params.question),
  )
  const question = part?.questions.find(({ questionId }) => questionId === args.params.question)
  if (!part || !question) throw data({ title: 'not found', status: 404 }, { status: 404 })
  return { year: form.year, part: part.name, question, agencies: form.agencies }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const done = await perform(args, form)
  return { problem: done.ok ? null : done.problem }
}

function perform(args: ActionFunctionArgs, form: FormData) {
  const intent = text(form, 'intent')
  if (intent === 'evidence') return saveEvidence(args, form)
  if (intent === 'withdraw') return withdrawEntry(args, 'evaluation-answer', form)
  const score = text(form, 'score').replace(',', '.')
  return saveEntry(args, 'evaluation-answer', form, {
    year: Number(text(form, 'year')),
    questionId: args.params.question ?? '',
    answer: text(form, 'answer'),
    score: score === '' ? null : Number(score),
  })
}

export default function EvaluationQuestionPage() {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  const { year, part, question, agencies } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        items={[
          { href: `/kerja/rencana/evaluasi?tahun=${year}`, text: `${t('title')} ${year}` },
          { text: part[language] },
        ]}
      />
      <h1>{question.name[language]}</h1>
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem ? <Notice tone="good">{plan('saved')}</Notice> : null}
      <QuestionView question={question} />
      <AnswerForm />
      <EvidenceForm subjectKind="evaluation-question" subjectId={question.id} agencies={agencies} />
    </>
  )
}

function AnswerForm() {
  const t = useText(messages)
  const plan = useText(planMessages)
  const { year, question } = useLoaderData<typeof loader>()
  const allowed = useSession().permissions.includes('planning.edit')
  const denied = allowed ? null : plan('denied.edit')
  return (
    <details className="no-print">
      <summary>{t('form.title')}</summary>
      <RevisionForm entry={question}>
        <input type="hidden" name="year" value={year} />
        <fieldset disabled={!allowed}>
          <TextArea
            label={t('form.answer')}
            name="answer"
            rows={6}
            maxLength={4000}
            required
            defaultValue={question.answer ?? ''}
          />
          <Field
            label={t('form.score')}
            hint={t('form.score-hint')}
            name="score"
            type="number"
            min={0}
            max={100}
            step="any"
            defaultValue={question.score ?? ''}
          />
          <Field label={t('form.reason')} name="reason" maxLength={300} />
        </fieldset>
        <div className="row">
          <Button name="intent" value="save" disabledReason={denied}>
            {t('save')}
          </Button>
          {allowed && question.answer !== null ? (
            <button className="button danger" name="intent" value="withdraw" type="submit" formNoValidate>
              {t('withdraw')}
            </button>
          ) : null}
        </div>
      </RevisionForm>
    </details>
  )
}
