import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Brief, BriefState } from '../../../../src/planning/meetings/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Crumbs, Notice } from '../../../ui/kit.tsx'
import { BriefNumbersView, VillageTable } from './brief-numbers.tsx'
import { DecisionPanel, NewDecision } from './decision-forms.tsx'
import { DecisionTable } from './decision-table.tsx'
import { messages } from './messages.ts'
import { OverdueTable } from './overdue-tables.tsx'
import { Questions } from './questions.tsx'
import { write } from './write.ts'
import './meetings.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.brief.meeting.title ?? ''} · Welas` },
]

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const state: BriefState = query.get('keadaan') === 'kini' ? 'now' : 'held'
  const brief = await apiOf(args).get<Brief>(
    `/api/planning/meetings/${encodeURIComponent(args.params.id ?? '')}?state=${state}`,
  )
  return { brief, chosen: query.get('keputusan') }
}

export function action(args: ActionFunctionArgs) {
  return write(args)
}

export default function MeetingBrief() {
  const t = useText(messages)
  const { brief, chosen } = useLoaderData<typeof loader>()
  const written = useActionData<typeof action>()
  const { meeting, numbers, earlier, last } = brief
  const decision = meeting.decisions.find((one) => one.id === chosen)
  return (
    <div className="brief stack">
      <Head brief={brief} />
      {written?.problem ? <Notice tone="problem">{written.problem.title}</Notice> : null}
      {written?.done ? <Notice tone="good">{t(`done.${written.done}`)}</Notice> : null}
      {decision ? <DecisionPanel decision={decision} today={brief.today} /> : null}
      <Questions brief={brief} />
      <section>
        <h2>{t('decisions.last')}</h2>
        <DecisionTable
          caption={last ? t('decisions.of', { title: last.title }) : t('decisions.last')}
          decisions={earlier}
        />
      </section>
      <OverdueTable brief={brief} />
      {numbers ? <BriefNumbersView numbers={numbers} /> : null}
      {numbers ? <VillageTable numbers={numbers} /> : null}
      {brief.numbersMissing ? <NumbersMissing brief={brief} /> : null}
      <section id="keputusan-rapat">
        <h2>{t('decisions.here')}</h2>
        <DecisionTable caption={t('decisions.here')} decisions={meeting.decisions} />
        <NewDecision brief={brief} />
      </section>
    </div>
  )
}

/** Three numbers that a regent reads first. */
function Head({ brief }: { brief: Brief }) {
  const t = useText(messages)
  const language = useLanguage()
  const { meeting, numbers, earlier, actions, lines, quickWins, asOf } = brief
  const well = numbers?.promises.filter((one) => ['kept', 'on-track'].includes(one.status)).length
  const cards = [
    ...(numbers ? [[well, t('card.promises', { all: numbers.promises.length })] as const] : []),
    [actions.length + lines.length + quickWins.length, t('card.overdue')],
    [
      earlier.filter((one) => one.state === 'late').length,
      t(asOf === null ? 'card.decisions' : 'card.decisions-today'),
    ],
  ] as const
  return (
    <div>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/kerja/rencana/rapat', text: t('title') }, { text: meeting.title }]}
      />
      <h1>{meeting.title}</h1>
      <p className="lead">
        {t('held', { date: formatDate(meeting.heldOn, language) })}{' '}
        {numbers ? t('as-of', { date: formatDate(numbers.asOf, language) }) : null}
      </p>
      <Stood brief={brief} />
      <div className="grid brief-cards">
        {cards.map(([value, words]) => (
          <div className="card" key={words}>
            <span className="number">{value}</span> {words}
          </div>
        ))}
      </div>
      <p className="soft small no-print">
        <a href="#keputusan-rapat">{t('decision.new')}</a> · {t('print')}
      </p>
    </div>
  )
}

/** Of which day a brief of a meeting that was held tells, and the way to the other. */
function Stood({ brief: { meeting, asOf, today } }: { brief: Brief }) {
  const t = useText(messages)
  const language = useLanguage()
  if (meeting.heldOn >= today) return null
  const date = formatDate(meeting.heldOn, language)
  return (
    <Notice>
      <p>
        {t(asOf === null ? 'stood.now' : 'stood.then', { date, today: formatDate(today, language) })}{' '}
        <a className="no-print" href={asOf === null ? '?' : '?keadaan=kini'}>
          {t(asOf === null ? 'stood.see-then' : 'stood.see-now', { date })}
        </a>
      </p>
    </Notice>
  )
}

function NumbersMissing({ brief: { numbersMissing, asOf } }: { brief: Brief }) {
  const t = useText(messages)
  const language = useLanguage()
  const then = asOf !== null && numbersMissing === 'not-measured'
  return (
    <Notice>
      {then
        ? t('numbers.not-measured-then', { date: formatDate(asOf, language) })
        : t(`numbers.${numbersMissing}`)}
    </Notice>
  )
}
