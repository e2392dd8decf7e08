import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { Written } from '../public-part.tsx'
import { PostLegend, PostMark } from './capability-map.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { useWords } from './words.ts'

type Agency = PlanContent['competence']['agencies'][number]
type Posts = NonNullable<Agency['posts']>

/** Needed and filled posts together. */
export function postsOf(posts: Posts): { needed: number; filled: number } {
  const sum = (key: 'needed' | 'filled') => posts.reduce((total, one) => total + one[key], 0)
  return { needed: sum('needed'), filled: sum('filled') }
}

/** The capability map in posts; of an edition that tells none, the roles that lack somebody. */
export function PublicPosts({ agencies }: { agencies: readonly Agency[] }) {
  const t = useText(messages)
  const roles = [...new Set(agencies.flatMap(({ posts = [] }) => posts.map(({ role }) => role)))]
  return (
    <section>
      <h2>{t('map')}</h2>
      {roles.length === 0 ? (
        <OpenRoles agencies={agencies} />
      ) : (
        <>
          <PostMap agencies={agencies} roles={roles} />
          <RoleTotals posts={agencies.flatMap(({ posts = [] }) => posts)} roles={roles} />
        </>
      )}
    </section>
  )
}

function PostMap({ agencies, roles }: { agencies: readonly Agency[]; roles: readonly string[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const vacant = ({ posts = [] }: Agency) => postsOf(posts).needed - postsOf(posts).filled
  return (
    <>
      <Table
        caption={own('map')}
        note={own('map.note')}
        rows={[...agencies].sort((a, b) => vacant(b) - vacant(a))}
        rowKey={({ id }) => id}
        columns={[
          { key: 'agency', head: t('agency'), cell: ({ name }) => name },
          ...roles.map((role) => ({
            key: role,
            head: <Written>{role}</Written>,
            cell: ({ name, posts = [] }: Agency) => (
              <PublicMark agency={name} role={role} posts={posts.filter((one) => one.role === role)} />
            ),
          })),
          { key: 'vacant', head: t('vacancies'), numeric: true, cell: vacant },
        ]}
      />
      <PostLegend states={['full', 'part', 'empty', 'none']} />
    </>
  )
}

function PublicMark({ agency, role, posts }: { agency: string; role: string; posts: Posts }) {
  const { needed, filled } = postsOf(posts)
  const state = needed === 0 ? 'none' : filled === 0 ? 'empty' : filled < needed ? 'part' : 'full'
  return <PostMark agency={agency} role={role} post={{ needed, held: filled, state }} />
}

function RoleTotals({ posts, roles }: { posts: Posts; roles: readonly string[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { number } = useWords()
  return (
    <Table
      caption={own('map.totals')}
      rows={roles.map((role) => ({ role, ...postsOf(posts.filter((one) => one.role === role)) }))}
      rowKey={({ role }) => role}
      columns={[
        { key: 'role', head: t('role'), cell: ({ role }) => <Written>{role}</Written> },
        { key: 'needed', head: t('needed'), numeric: true, cell: ({ needed }) => number(needed) },
        { key: 'filled', head: own('col.filled'), numeric: true, cell: ({ filled }) => number(filled) },
        {
          key: 'vacant',
          head: t('vacancies'),
          numeric: true,
          cell: ({ needed, filled }) => number(needed - filled),
        },
      ]}
    />
  )
}

function OpenRoles({ agencies }: { agencies: readonly Agency[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  return (
    <Table
      caption={own('open-roles')}
      rows={agencies}
      rowKey={({ id }) => id}
      columns={[
        { key: 'agency', head: t('agency'), cell: ({ name }) => name },
        {
          key: 'roles',
          head: own('open-roles'),
          cell: ({ openRoles }) => <Written>{openRoles.join(', ') || own('open-roles.none')}</Written>,
        },
      ]}
    />
  )
}
