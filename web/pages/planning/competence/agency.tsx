import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { AgencyCompetence } from '../../../../src/planning/competence/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { useText } from '../../../language.ts'
import { Crumbs, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { saveEntry, saveEvidence } from '../save.ts'
import './competence.css'
import { DomainTables, IndicatorSection } from './agency-levels.tsx'
import { AgencyRoles } from './agency-roles.tsx'
import { messages } from './messages.ts'
import { ProposalTable } from './proposal-table.tsx'
import { holdersOf, levelOf } from './read-forms.ts'
import { useWords } from './words.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const agency = await apiOf(args).get<AgencyCompetence>(
    `/api/planning/competence/agencies/${encodeURIComponent(args.params.agency ?? '')}`,
  )
  const query = new URL(args.request.url).searchParams
  const asked = Number(query.get('tahun'))
  const year = agency.years.includes(asked) ? asked : (agency.years[0] ?? null)
  return { agency, year, indicatorId: query.get('indikator') }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const done = await save(args, form)
  return { problem: done.ok ? null : done.problem }
}

function save(args: ActionFunctionArgs, form: FormData) {
  const agencyId = args.params.agency ?? ''
  const intent = text(form, 'intent')
  if (intent === 'evidence') return saveEvidence(args, form)
  if (intent === 'holders') {
    const content = holdersOf(form, agencyId)
    return saveEntry(args, 'role-holder', form, content, `${agencyId}.${content.roleId}`)
  }
  const content = levelOf(form, agencyId)
  const kind = intent === 'view' ? 'maturity-view' : 'maturity-assessment'
  return saveEntry(args, kind, form, content, `${agencyId}.${content.indicatorId}.${content.year}`)
}

export default function AgencyPage() {
  const t = useText(messages)
  const { agency, year, indicatorId } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <div className="stack">
      <Head agency={agency} />
      {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
      {outcome && !outcome.problem ? <Notice tone="good">{t('saved')}</Notice> : null}
      {year === null || indicatorId === null ? null : (
        <IndicatorSection agency={agency} year={year} indicatorId={indicatorId} />
      )}
      <AgencyRoles agency={agency} />
      {year === null ? null : <DomainTables agency={agency} year={year} />}
      <section>
        <h2>{t('agency.proposals')}</h2>
        <ProposalTable proposals={agency.proposals} />
      </section>
    </div>
  )
}

function Head({ agency }: { agency: AgencyCompetence }) {
  const t = useText(messages)
  const { index, word } = useWords()
  const newest = agency.maturity.filter((one) => one.said !== null).at(-1)
  const needed = agency.posts.reduce((sum, post) => sum + post.needed, 0)
  const vacant = agency.posts.reduce((sum, post) => sum + post.vacant, 0)
  const maturity = newest
    ? t('agency.maturity', {
        year: String(newest.year),
        said: index(newest.said),
        predicate: word(newest.predicate),
        proven: index(newest.proven),
      })
    : t('agency.none')
  return (
    <div>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/kerja/rencana/kompetensi', text: t('back') }, { text: agency.shortName }]}
      />
      <h1>{agency.name}</h1>
      <p className="lead">{t('agency.lead', { filled: needed - vacant, needed, maturity })}</p>
    </div>
  )
}
