import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { type CarryAnswer, type CarryPage, carryPath } from '../../../../src/planning/terms/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Field, Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { ClaimBadge } from '../evidence.tsx'
import { CarryGroup } from './carry-group.tsx'
import { messages } from './messages-carry.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<CarryPage>(carryPath)
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const things = form.getAll('thing').map((value) => {
    const [kind, id, seen] = String(value).split(' ')
    return { kind, id, seen }
  })
  if (things.length === 0) return { nothing: true }
  const done = await apiOf(args).attempt<CarryAnswer>('POST', carryPath, {
    from: text(form, 'from'),
    dueOn: text(form, 'dueOn'),
    things,
  })
  return done.ok ? { done: done.value } : { problem: done.problem }
}

/** What the term before leaves to this one: the planner ticks what goes along. */
export default function CarryOver() {
  const t = useText(messages)
  const language = useLanguage()
  const page = useLoaderData<typeof loader>()
  const { from, to, dueOn, groups } = page
  const isOpen = groups.some(({ things }) => things.some(({ state }) => state === 'open'))
  return (
    <>
      <Crumbs
        label={t('editions')}
        items={[{ href: '/kerja/rencana/terbitan', text: t('editions') }, { text: t('title') }]}
      />
      <h1>{t('title')}</h1>
      <Outcome />
      {from === null ? (
        <p className="lead">{t('none', { to: to.name[language] })}</p>
      ) : (
        <>
          <p className="lead">{t('lead', { from: from.name, to: to.name[language] })}</p>
          <Form method="post">
            <input type="hidden" name="from" value={from.id} />
            {isOpen ? (
              <Field
                label={t('due')}
                hint={t('due.hint')}
                name="dueOn"
                type="date"
                min={to.from}
                max={to.to}
                defaultValue={dueOn}
                required
              />
            ) : null}
            {groups.map((group) => (
              <CarryGroup key={group.kind} group={group} />
            ))}
            <p>{isOpen ? <Button>{t('do')}</Button> : t('all.done')}</p>
          </Form>
          <Staying stays={page.stays} />
          <OpenLines lines={page.openLines} />
        </>
      )}
    </>
  )
}

function Outcome() {
  const t = useText(messages)
  const done = useActionData<typeof action>()
  if (!done) return null
  if ('problem' in done) return <Notice tone="problem">{done.problem?.title}</Notice>
  if (!('done' in done) || !done.done) return <Notice tone="problem">{t('nothing')}</Notice>
  const { carried, entries, already } = done.done
  return (
    <Notice tone="good">
      {t('done', { carried, entries })} {already > 0 ? t('done.already', { already }) : ''}
    </Notice>
  )
}

function Staying({ stays }: { stays: CarryPage['stays'] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (stays.length === 0) return null
  return (
    <section>
      <h2>{t('stays')}</h2>
      <Table
        caption={t('stays.caption')}
        rows={stays}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', head: t('stays.what'), cell: ({ kind }) => t(`kind.${kind}`) },
          { key: 'count', head: t('stays.count'), numeric: true, cell: ({ count }) => count },
          { key: 'why', head: t('why'), cell: ({ why }) => why[language] },
          {
            key: 'titles',
            head: t('stays.titles'),
            cell: ({ titles }) => (titles.length === 0 ? '–' : <span lang="id">{titles.join('; ')}</span>),
          },
        ]}
      />
    </section>
  )
}

function OpenLines({ lines }: { lines: CarryPage['openLines'] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{t('lines')}</h2>
      <p>
        {t('lines.text')} <a href="/kerja/rencana/komitmen">{t('lines.new')}</a>
      </p>
      <Table
        caption={t('lines')}
        rows={lines}
        rowKey={({ commitmentId, id }) => `${commitmentId}.${id}`}
        columns={[
          { key: 'text', head: t('lines.line'), cell: (line) => <span lang="id">{line.text}</span> },
          { key: 'agency', head: t('lines.agency'), cell: ({ agency }) => agency },
          { key: 'due', head: t('lines.due'), cell: ({ dueOn }) => formatDate(dueOn, language) },
          { key: 'state', head: t('lines.state'), cell: ({ state }) => <ClaimBadge state={state} /> },
          {
            key: 'commitment',
            head: t('kind.commitment'),
            cell: ({ commitment }) => <span lang="id">{commitment}</span>,
          },
        ]}
      />
    </section>
  )
}
