import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { CompetenceSummary } from '../../../../src/planning/competence/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useText } from '../../../language.ts'
import { Button, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { saveEntry } from '../save.ts'
import { CapabilityMap } from './capability-map.tsx'
import './competence.css'
import { MaturitySection } from './maturity-bars.tsx'
import { messages } from './messages.ts'
import { ProposalTable } from './proposal-table.tsx'
import { trainingOf } from './read-forms.ts'
import { TrainingForm } from './training-form.tsx'
import { TrainingTable } from './training-table.tsx'
import { useWords } from './words.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const summary = await apiOf(args).get<CompetenceSummary>('/api/planning/competence')
  const years = summary.instrument?.years.map((one) => one.year) ?? []
  const asked = Number(new URL(args.request.url).searchParams.get('tahun'))
  return { summary, year: years.includes(asked) ? asked : (years.at(-1) ?? null) }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const done = await saveEntry(args, 'training', form, trainingOf(form))
  return { problem: done.ok ? null : done.problem }
}

export default function CompetenceOverview() {
  const t = useText(messages)
  const { list } = useWords()
  const { summary, year } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const agencies = summary.agencies.map((one) => ({ value: one.id, label: one.shortName }))
  return (
    <div className="stack">
      <Head summary={summary} />
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem ? <Notice tone="good">{t('saved')}</Notice> : null}
      <CapabilityMap summary={summary} />
      <MaturitySection summary={summary} year={year} />
      <section>
        <h2>{t('proposals')}</h2>
        <p>{t('proposals.text', { level: summary.instrument?.targetLevel ?? 3 })}</p>
        <ProposalTable proposals={summary.proposals} />
        {summary.uncovered.length === 0 ? null : (
          <p>{t('uncovered', { skills: list(summary.uncovered.map((one) => one.name)) })}</p>
        )}
      </section>
      <section>
        <h2>{t('trainings')}</h2>
        <TrainingTable trainings={summary.trainings} />
        <p className="small soft">{t('gain.why', { min: summary.peopleMin })}</p>
        <TrainingForm given={null} skills={summary.skills} agencies={agencies} />
      </section>
      <p className="small soft">{`${t('source')}: ${summary.source}`}</p>
    </div>
  )
}

/** What a regent should see in five seconds. */
function Head({ summary }: { summary: CompetenceSummary }) {
  const t = useText(messages)
  const { index, number, word } = useWords()
  const { needed, filled, vacant } = summary
  const newest = summary.instrument?.years.at(-1)
  const next = summary.proposals[0]
  return (
    <div>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t('lead', { needed, filled, vacant })}{' '}
        {newest
          ? t('lead.maturity', {
              year: String(newest.year),
              said: index(newest.said),
              predicate: word(newest.predicate),
              proven: index(newest.proven),
            })
          : null}{' '}
        {next ? t('lead.next', { course: word(next), agencies: next.agencies.length }) : null}
      </p>
      <div className="grid">
        <Card value={number(vacant)} label={t('card.vacant')} />
        <Card value={newest ? index(newest.said) : '–'} label={t(newest ? 'card.maturity' : 'card.none')} />
        <Card
          value={next ? number(next.people) : '–'}
          label={next ? t('card.next', { course: word(next) }) : t('proposals.none')}
        />
      </div>
      <p className="after-cards">
        <Button href="/kerja/rencana/kompetensi/hasil-saya" look="secondary">
          {t('my-results')}
        </Button>
      </p>
    </div>
  )
}

function Card({ value, label }: { value: string; label: string }) {
  return (
    <div className="card">
      <p className="number">{value}</p>
      <p>{label}</p>
    </div>
  )
}
