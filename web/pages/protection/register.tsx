import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { ProcessingsAnswer } from '../../../src/protection/processing/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText, useTime } from '../../language.ts'
import { Button, Facts, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { StatusBadge, type StatusTone } from '../../ui/status.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.register')

export function loader(args: LoaderFunctionArgs): Promise<ProcessingsAnswer> {
  return apiOf(args).get<ProcessingsAnswer>('/api/protection/processings')
}

export async function action(args: ActionFunctionArgs) {
  const { text } = reader(await args.request.formData())
  const id = text('processing')
  const sent = await send(args, `/api/protection/assessments/${encodeURIComponent(id)}`, {
    risks: text('risks'),
    measures: text('measures'),
    decision: text('decision'),
    reviewOn: text('reviewOn'),
    revision: text('revision'),
  })
  return { ...sent, id }
}

type Line = ProcessingsAnswer['processings'][number]
const tones: Readonly<Record<Line['state'], StatusTone>> = {
  missing: 'bad',
  overdue: 'poor',
  valid: 'good',
  'not-due': 'none',
}

/** Every processing as one block that opens; those whose assessment is missing or overdue come first. */
export default function Register() {
  const t = useText(messages)
  const language = useLanguage()
  const { processings } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const urgent = Object.keys(tones)
  const sorted = [...processings].sort((a, b) => urgent.indexOf(a.state) - urgent.indexOf(b.state))
  return (
    <div className="stack">
      <p className="lead">{t('register.lead')}</p>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('assessment.saved')}</Notice> : null}
      <div>
        {sorted.map((one) => (
          <details key={one.id} open={sent?.id === one.id}>
            <summary>
              {one.name[language]}{' '}
              <StatusBadge tone={tones[one.state]}>{t(`assessment.${one.state}`)}</StatusBadge>
            </summary>
            <ProcessingBody one={one} />
          </details>
        ))}
      </div>
    </div>
  )
}

function ProcessingBody({ one }: { one: Line }) {
  const t = useText(messages)
  const language = useLanguage()
  const { mayDecide, timeZone } = useLoaderData<typeof loader>()
  const { role, agencyId } = useSession()
  const when = useTime(timeZone)
  const isMine = role === 'walidata' || agencyId === one.agencyId
  return (
    <div className="stack">
      <Facts
        items={[
          [t('register.purpose'), one.purpose[language]],
          [t('register.basis'), `${t(`basis.${one.basis}`)}: ${one.legalText}`],
          [t('register.people'), one.people[language]],
          [t('register.data'), one.data[language]],
          [t('register.specific'), t(one.specific ? 'yes' : 'no')],
          [t('register.recipients'), one.recipients[language]],
          [
            t('register.retention'),
            one.retentionYears === null
              ? t('register.no-end')
              : t('register.years', { years: one.retentionYears }),
          ],
          [t('register.office'), one.office],
          [t('register.risk'), one.highRisk.map((reason) => t(`risk.${reason}`)).join(', ') || '–'],
        ]}
      />
      {one.assessments.map((past) => (
        <section key={past.number} className="card">
          <h3>{t('assessment.title', { number: past.number, day: when(past.at), by: past.by })}</h3>
          <Facts
            items={[
              [t('assessment.risks'), past.risks],
              [t('assessment.measures'), past.measures],
              [t('assessment.decision'), past.decision],
              [t('assessment.review'), formatDate(past.reviewOn, language)],
            ]}
          />
        </section>
      ))}
      {mayDecide && isMine && one.basis !== 'none' ? <AssessmentForm one={one} /> : null}
    </div>
  )
}

function AssessmentForm({ one: { id, assessments } }: { one: Line }) {
  const t = useText(messages)
  const [newest] = assessments
  const box = (name: 'risks' | 'measures' | 'decision') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`assessment.${name}`)}</label>
      <textarea
        id={`${id}-${name}`}
        name={name}
        rows={3}
        required
        minLength={5}
        maxLength={4000}
        defaultValue={newest?.[name]}
      />
    </div>
  )
  return (
    <Form method="post" className="card" key={newest?.number ?? 0}>
      <h3>{t('assessment.new')}</h3>
      <input type="hidden" name="processing" value={id} />
      <input type="hidden" name="revision" value={newest?.number ?? 0} />
      {box('risks')}
      {box('measures')}
      {box('decision')}
      <div className="field">
        <label htmlFor={`${id}-review`}>{t('assessment.review')}</label>
        <input id={`${id}-review`} name="reviewOn" type="date" required />
      </div>
      <Button>{t('assessment.save')}</Button>
    </Form>
  )
}
