import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { MeetingList, ShownMeeting } from '../../../../src/planning/meetings/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Field, Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { saveEntry } from '../save.ts'
import { DecisionTable } from './decision-table.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<MeetingList>('/api/planning/meetings')
}

/** Makes a new meeting and opens its brief. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const content = { heldOn: text(form, 'heldOn'), title: text(form, 'title') }
  const done = await saveEntry(args, 'meeting', form, content)
  if (!done.ok) return { problem: done.problem }
  return redirect(`/kerja/rencana/rapat/${done.value.id}`)
}

export default function Meetings() {
  const t = useText(messages)
  const { meetings, today } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const next = meetings.findLast((one) => one.heldOn >= today)
  const open = meetings.flatMap((one) => one.decisions).filter((one) => one.state !== 'done')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t('lead', { open: open.length, late: open.filter((one) => one.state === 'late').length })}
      </p>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      <div className="stack">
        {next ? <NextMeeting meeting={next} /> : null}
        <section>
          <h2>{t('open-decisions')}</h2>
          <DecisionTable
            caption={t('open-decisions')}
            decisions={[...open].sort((a, b) => b.daysLate - a.daysLate || a.dueOn.localeCompare(b.dueOn))}
          />
        </section>
        <MeetingTable meetings={meetings} />
        <NewMeeting />
      </div>
    </>
  )
}

function NextMeeting({ meeting }: { meeting: ShownMeeting }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section className="card">
      <h2>{t('next')}</h2>
      <p>
        {meeting.title} ({formatDate(meeting.heldOn, language)})
      </p>
      <p>
        <Button href={`/kerja/rencana/rapat/${meeting.id}`}>{t('open-brief')}</Button>
      </p>
    </section>
  )
}

function MeetingTable({ meetings }: { meetings: readonly ShownMeeting[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const count = (meeting: ShownMeeting, state: string) =>
    meeting.decisions.filter((one) => one.state === state).length
  return (
    <Table
      blocks
      caption={t('all')}
      rows={meetings}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'title',
          head: t('col.meeting'),
          cell: (one) => <a href={`/kerja/rencana/rapat/${one.id}`}>{one.title}</a>,
        },
        {
          key: 'on',
          head: t('col.date'),
          cell: (one) => <span className="day">{formatDate(one.heldOn, language)}</span>,
        },
        ...(['done', 'late', 'open'] as const).map((state) => ({
          key: state,
          head: t(`state.${state}`),
          numeric: true,
          cell: (one: ShownMeeting) => count(one, state),
        })),
      ]}
    />
  )
}

function NewMeeting() {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('new')}</summary>
      <Form method="post" className="card">
        <Field label={t('col.meeting')} name="title" required maxLength={200} disabled={!allowed} />
        <Field label={t('col.date')} name="heldOn" type="date" required disabled={!allowed} />
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('new')}</Button>
      </Form>
    </details>
  )
}
