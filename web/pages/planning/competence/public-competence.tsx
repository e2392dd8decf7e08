import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { loadPart, PublicPart, Written } from '../public-part.tsx'
import './competence.css'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { PublicMaturity } from './public-maturity.tsx'
import { PublicPosts, postsOf } from './public-posts.tsx'
import { TrainingBadge } from './training-table.tsx'
import { useWords } from './words.ts'

type Competence = PlanContent['competence']

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) =>
  loadPart(args, 'rencana-induk', 'Kompetensi perangkat daerah')

/** Competence as it was published: agencies and posts, never a person. */
export default function PublicCompetence() {
  const t = useText(messages)
  const part = useLoaderData<typeof loader>()
  return (
    <PublicPart title={t('title')} part={part}>
      {part ? <CompetenceView competence={part.content.competence} drawnOn={part.content.drawnOn} /> : null}
    </PublicPart>
  )
}

interface Given {
  readonly competence: Competence
  readonly drawnOn: string
}

function CompetenceView({ competence, drawnOn }: Given) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { index } = useWords()
  const { needed, filled } = postsOf(competence.agencies.flatMap(({ posts = [] }) => posts))
  const newest = competence.years.at(-1)
  return (
    <>
      <p className="lead">
        {needed > 0 ? own('lead', { filled, needed, vacant: needed - filled }) : null}{' '}
        {newest
          ? own('lead.maturity', {
              year: String(newest.year),
              said: index(newest.said),
              proven: index(newest.proven),
            })
          : null}{' '}
        {own('privacy')}
      </p>
      <PublicPosts agencies={competence.agencies} />
      <PublicMaturity competence={competence} />
      <Trainings competence={competence} drawnOn={drawnOn} />
      <p className="soft small">{`${t('source')}: ${competence.source}`}</p>
    </>
  )
}

function Trainings({ competence: { trainings, proposals }, drawnOn }: Given) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { language, number } = useWords()
  return (
    <>
      <section>
        <h2>{t('trainings')}</h2>
        {trainings.length === 0 ? (
          <p>{t('trainings.none')}</p>
        ) : (
          <Table
            caption={own('trainings.caption')}
            rows={trainings}
            rowKey={({ id }) => id}
            columns={[
              { key: 'title', head: t('course'), cell: ({ title }) => <Written>{title}</Written> },
              {
                key: 'date',
                head: t('training.heldOn'),
                cell: ({ heldOn }) => formatDate(heldOn, language, 'short'),
              },
              {
                key: 'state',
                head: t('training.state'),
                cell: ({ state, heldOn }) => (
                  <TrainingBadge training={{ state, late: state === 'planned' && heldOn < drawnOn }} />
                ),
              },
              { key: 'hours', head: t('training.hours'), numeric: true, cell: ({ hours }) => number(hours) },
              { key: 'host', head: t('training.host'), cell: ({ host }) => <Written>{host}</Written> },
            ]}
          />
        )}
      </section>
      <section>
        <h2>{t('proposals')}</h2>
        {proposals.length === 0 ? (
          <p>{t('proposals.none')}</p>
        ) : (
          <Table
            caption={t('proposals.caption')}
            note={own('proposals.text')}
            rows={proposals}
            rowKey={({ id }) => id}
            columns={[
              { key: 'course', head: t('course'), cell: ({ name }) => <Written>{name}</Written> },
              { key: 'agencies', head: t('col.agencies'), cell: ({ agencies }) => agencies.join(', ') },
              { key: 'hours', head: t('col.hours'), numeric: true, cell: ({ hours }) => number(hours) },
              { key: 'reason', head: t('col.reason'), cell: ({ reason }) => <Written>{reason}</Written> },
            ]}
          />
        )}
      </section>
    </>
  )
}
