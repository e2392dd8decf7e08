import type { AgencyCompetence } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field, Notice, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { PostMark } from './capability-map.tsx'
import { messages } from './messages.ts'
import { SkillChoices } from './training-form.tsx'
import { useWords } from './words.ts'

type AgencyPost = AgencyCompetence['posts'][number]

/** Roles with counts for everybody; names and forms for the agency and the planner. */
export function AgencyRoles({ agency }: { agency: AgencyCompetence }) {
  const t = useText(messages)
  const { number, word } = useWords()
  const session = useSession()
  const mayReport =
    session.permissions.includes('planning.report') &&
    (session.role === 'planner' || session.agencyId === agency.id)
  return (
    <section>
      <h2>{t('roles')}</h2>
      <Table
        caption={t('roles.caption')}
        rows={agency.posts.filter((post) => post.needed > 0 || post.held > 0)}
        rowKey={(post) => post.roleId}
        columns={[
          { key: 'role', head: t('role'), cell: (post) => word(post) },
          {
            key: 'held',
            head: t('held'),
            cell: (post) => <PostMark post={post} agency={agency.shortName} role={word(post)} />,
          },
          { key: 'vacant', head: t('vacancies'), numeric: true, cell: (post) => number(post.vacant) },
          {
            key: 'skills',
            head: t('roles.skills'),
            cell: (post) => post.skills.map((skill) => `${word(skill)} (${skill.held})`).join(', '),
          },
        ]}
      />
      {agency.namesShown ? <Names agency={agency} /> : <Notice>{t('names.hidden')}</Notice>}
      {mayReport ? (
        agency.posts.map((post) => <HoldersForm key={post.roleId} agency={agency} post={post} />)
      ) : (
        <Button type="button" disabledReason={t('denied.report')}>
          {t('roles')}
        </Button>
      )}
    </section>
  )
}

function Names({ agency }: { agency: AgencyCompetence }) {
  const t = useText(messages)
  const { word } = useWords()
  const nameOf = (id: string) => word(agency.skills.find((skill) => skill.id === id) ?? null)
  const people = agency.posts.flatMap((post) =>
    (post.holders ?? []).map((holder) => ({
      ...holder,
      role: word(post),
      key: `${post.roleId} ${holder.name}`,
    })),
  )
  return (
    <Table
      caption={t('names.caption')}
      note={t('names.note')}
      rows={people}
      rowKey={(person) => person.key}
      columns={[
        { key: 'name', head: t('name'), cell: (person) => person.name },
        { key: 'role', head: t('role'), cell: (person) => person.role },
        { key: 'position', head: t('position'), cell: (person) => person.position },
        { key: 'skills', head: t('skills'), cell: (person) => person.skills.map(nameOf).join(', ') || '–' },
      ]}
    />
  )
}

/** One form per role with a line for everybody in it and for the vacant places. Posts with intent=holders. */
function HoldersForm({ agency, post }: { agency: AgencyCompetence; post: AgencyPost }) {
  const t = useText(messages)
  const { word } = useWords()
  const holders = post.holders ?? []
  const rows = Math.max(holders.length, post.needed) + 1
  const lines = Array.from({ length: rows }, (_, line) => line)
  return (
    <details className="no-print">
      <summary>{t('holders.edit', { role: word(post) })}</summary>
      <RevisionForm entry={post} intent="holders">
        <input type="hidden" name="roleId" value={post.roleId} />
        <input type="hidden" name="rows" value={rows} />
        <p className="soft small">{t('holders.hint')}</p>
        {lines.map((line) => (
          <fieldset key={line}>
            <legend>{t('holders.person', { number: line + 1 })}</legend>
            <Field
              label={t('name')}
              name={`${post.roleId}-name-${line}`}
              maxLength={120}
              autoComplete="off"
              defaultValue={holders[line]?.name}
            />
            <Field
              label={t('position')}
              name={`${post.roleId}-position-${line}`}
              maxLength={120}
              autoComplete="off"
              defaultValue={holders[line]?.position}
            />
            <SkillChoices
              label={t('skills')}
              name={`${post.roleId}-skills-${line}`}
              skills={agency.skills}
              chosen={holders[line]?.skills ?? []}
            />
          </fieldset>
        ))}
        <Button>{t('holders.save', { role: word(post) })}</Button>
      </RevisionForm>
    </details>
  )
}
