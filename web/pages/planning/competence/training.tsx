import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type {
  AttendanceAnswer,
  CompetenceSummary,
  TrainingDetail,
} from '../../../../src/planning/competence/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useText } from '../../../language.ts'
import { Crumbs, Facts, Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { saveEntry } from '../save.ts'
import { RecordForm } from './attendance-forms.tsx'
import './competence.css'
import { messages } from './messages.ts'
import { correctionOf, trainingOf } from './read-forms.ts'
import { TrainingForm } from './training-form.tsx'
import { TrainingResults } from './training-results.tsx'
import { TrainingBadge } from './training-table.tsx'
import { useWords } from './words.ts'

export const meta = pageTitle(messages, 'trainings')

const pathOf = (id = '') => `/api/planning/competence/trainings/${encodeURIComponent(id)}`

export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const [training, summary] = [
    await api.get<TrainingDetail>(pathOf(args.params.id)),
    await api.get<CompetenceSummary>('/api/planning/competence'),
  ]
  const { skills } = summary
  const agencies = summary.agencies.map((one) => ({ value: one.id, label: one.shortName }))
  const correcting = new URL(args.request.url).searchParams.get('peserta')
  return { training, skills, agencies, correcting }
}

/** Saved, faults of a pasted list with what was pasted, or a problem. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const none = { problem: null, answer: null, table: '' }
  if (intent === 'table') {
    const table = String(form.get('table') ?? '')
    const done = await apiOf(args).attempt<AttendanceAnswer>('POST', `${pathOf(args.params.id)}/attendance`, {
      table,
    })
    return done.ok ? { ...none, answer: done.value, table } : { ...none, problem: done.problem, table }
  }
  const done =
    intent === 'row'
      ? await apiOf(args).attempt(
          'POST',
          `${pathOf(args.params.id)}/attendance/${encodeURIComponent(text(form, 'participant'))}`,
          correctionOf(form),
        )
      : await saveEntry(args, 'training', form, trainingOf(form))
  return { ...none, problem: done.ok ? null : done.problem }
}

export default function TrainingPage() {
  const t = useText(messages)
  const { training, skills, agencies, correcting } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const faults = outcome?.answer?.faults ?? []
  return (
    <div className="stack">
      <Head training={training} />
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem && faults.length === 0 ? (
        <Notice tone="good">
          {outcome.answer ? t('record.done', { count: outcome.answer.recorded }) : t('saved')}
        </Notice>
      ) : null}
      <ByAgency training={training} />
      <TrainingResults training={training} agencies={agencies} correcting={correcting} />
      <RecordForm training={training} faults={faults} table={faults.length > 0 ? outcome!.table : ''} />
      <TrainingForm given={training} skills={skills} agencies={agencies} />
    </div>
  )
}

function Head({ training }: { training: TrainingDetail }) {
  const t = useText(messages)
  const { language, number, list } = useWords()
  const { attended, registered, certificates } = training
  return (
    <div>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/kerja/rencana/kompetensi', text: t('back') }, { text: training.title }]}
      />
      <h1>{training.title}</h1>
      <p className="row">
        <TrainingBadge training={training} />
        <span className="soft">{formatDate(training.heldOn, language)}</span>
      </p>
      {registered === 0 ? null : (
        <p className="lead">{t('training.sentence', { attended, registered, certificates })}</p>
      )}
      <Facts
        items={[
          [t('training.place'), training.place],
          [t('training.host'), training.host],
          [t('training.hours'), number(training.hours)],
          [t('training.capacity'), number(training.capacity)],
          [t('training.skills'), list(training.skills)],
        ]}
      />
    </div>
  )
}

function ByAgency({ training }: { training: TrainingDetail }) {
  const t = useText(messages)
  const { number } = useWords()
  if (training.registered === 0) return <p>{t('results.none')}</p>
  const gain = (value: number | null) => (value === null ? t('gain.hidden') : number(value))
  return (
    <section>
      <h2>{t('by-agency')}</h2>
      <Table
        caption={t('by-agency')}
        note={`${t('mean-gain')}: ${gain(training.meanGain)}`}
        rows={training.agencies}
        rowKey={(one) => one.agency}
        columns={[
          { key: 'agency', head: t('agency'), cell: (one) => one.agency },
          { key: 'registered', head: t('registered'), numeric: true, cell: (one) => number(one.registered) },
          { key: 'attended', head: t('attended'), numeric: true, cell: (one) => number(one.attended) },
          {
            key: 'gain',
            head: t('mean-gain'),
            numeric: true,
            cell: (one) => (one.attended === 0 ? '–' : gain(one.meanGain)),
          },
        ]}
      />
      <p className="small soft">{t('gain.why', { min: training.peopleMin })}</p>
    </section>
  )
}
