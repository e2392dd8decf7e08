import type { CompetenceSummary, Post, PostState } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

const postStates: readonly PostState[] = ['full', 'weak', 'part', 'empty', 'none']

/** Agencies by roles: the picture and its table are one, with number, colour and pattern in each place. */
export function CapabilityMap({ summary }: { summary: CompetenceSummary }) {
  const t = useText(messages)
  const { word } = useWords()
  return (
    <section>
      <h2>{t('map')}</h2>
      <Table
        caption={t('map.caption')}
        note={t('map.note')}
        rows={[...summary.agencies].sort((a, b) => b.vacant - a.vacant)}
        rowKey={(agency) => agency.id}
        columns={[
          {
            key: 'agency',
            head: t('agency'),
            cell: (agency) => <a href={`/kerja/rencana/kompetensi/${agency.id}`}>{agency.shortName}</a>,
          },
          ...summary.roles.map((role) => ({
            key: role.id,
            head: word(role),
            cell: (agency: CompetenceSummary['agencies'][number]) => (
              <PostMark
                post={agency.posts.find((post) => post.roleId === role.id)!}
                agency={agency.shortName}
                role={word(role)}
              />
            ),
          })),
          { key: 'vacant', head: t('vacancies'), numeric: true, cell: (agency) => agency.vacant },
        ]}
      />
      <PostLegend states={postStates} />
      <SkillTable summary={summary} />
    </section>
  )
}

export function PostLegend({ states }: { states: readonly PostState[] }) {
  const t = useText(messages)
  return (
    <ul className="post-legend">
      {states.map((state) => (
        <li key={state}>
          <span className={`post ${state}`} aria-hidden="true">
            {state === 'none' ? '–' : '·'}
          </span>{' '}
          {t(`post.${state}`)}
        </li>
      ))}
    </ul>
  )
}

export function PostMark(props: {
  post: Pick<Post, 'held' | 'needed' | 'state'>
  agency: string
  role: string
}) {
  const { post, agency, role } = props
  const t = useText(messages)
  const { held, needed, state } = post
  const words = t('post.text', { agency, role, held, needed, state: t(`post.${state}`) })
  return (
    <span className={`post ${state}`} title={words}>
      {state === 'none' ? '–' : `${held}/${needed}`}
      <span className="visually-hidden">{` ${t(`post.${state}`)}`}</span>
    </span>
  )
}

function SkillTable({ summary }: { summary: CompetenceSummary }) {
  const t = useText(messages)
  const { word, number } = useWords()
  return (
    <details>
      <summary>{t('skills.caption')}</summary>
      <Table
        caption={t('skills.caption')}
        rows={summary.skills}
        rowKey={(skill) => skill.id}
        columns={[
          { key: 'skill', head: t('skill'), cell: (skill) => word(skill) },
          { key: 'have', head: t('skill.have'), numeric: true, cell: (skill) => number(skill.agencies) },
          {
            key: 'need',
            head: t('skill.need'),
            numeric: true,
            cell: (skill) => number(skill.agenciesNeeding),
          },
        ]}
      />
    </details>
  )
}
