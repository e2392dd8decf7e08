import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { StatusBadge } from '../../../ui/status.tsx'
import { both, Days, EvidenceWords, loadPart, PublicPart, Written } from '../public-part.tsx'
import { BudgetSums } from './budget-section.tsx'
import { GanttChart } from './gantt-chart.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { type Numbered, numberActions } from './number-actions.ts'
import { actionsOf, budgetOf, type PublicAction } from './public-actions.ts'
import { countsIn, moneyInWords, statusTone } from './words.ts'

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadPart(args, 'rencana-induk', 'Peta jalan')

/** Programme and actions as they were published, with their money. */
export default function PublicRoadmap() {
  const t = useText(messages)
  const part = useLoaderData<typeof loader>()
  return (
    <PublicPart title={t('title')} part={part}>
      {part ? <RoadmapView content={part.content} /> : null}
    </PublicPart>
  )
}

function RoadmapView({ content }: { content: PlanContent }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const language = useLanguage()
  const { actions, dimensions } = actionsOf(content, own('outside'))
  if (actions.length === 0) return <p>{own('none')}</p>
  const numbered = numberActions({ actions, dimensions }, () => true)
  const term = { ...content.term, name: both(content.term.name) }
  const claimed = actions.filter(({ status }) => status === 'claimed').length
  return (
    <>
      <div>
        <p className="lead">{t('lead', { counts: countsIn(t, actions), count: actions.length })}</p>
        {claimed > 0 ? <p>{own('claimed', { count: claimed })}</p> : null}
      </div>
      <section>
        <h2>{t('gantt')}</h2>
        <GanttChart
          roadmap={{ term, today: content.drawnOn, dimensions }}
          todayText={own('drawn', { date: formatDate(content.drawnOn, language, 'short') })}
          hrefOf={(id) => `#${id}`}
          {...numbered}
        />
        {dimensions.map(({ id, name }) => (
          <ActionTable
            key={id}
            caption={name.id}
            actions={numbered.actions.filter((one) => one.content.dimensionId === id)}
            numberOf={numbered.numberOf}
          />
        ))}
      </section>
      <BudgetSection {...numbered} />
      {content.dimensions ? (
        <p className="soft small">
          {t('set', { name: content.dimensions.name, source: content.dimensions.source })}
        </p>
      ) : null}
    </>
  )
}

/** The actions of one dimension. */
function ActionTable(props: Numbered<PublicAction> & { caption: string }) {
  const { caption, actions, numberOf } = props
  const t = useText(messages)
  if (actions.length === 0) return null
  return (
    <Table
      caption={caption}
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.action'),
          cell: (one) => <ActionName one={one} number={numberOf(one.id)} anchor />,
        },
        {
          key: 'status',
          head: t('col.status'),
          cell: ({ status }) => <StatusBadge tone={statusTone[status]}>{t(`status.${status}`)}</StatusBadge>,
        },
        { key: 'agency', head: t('col.agency'), cell: ({ action }) => action.agency },
        {
          key: 'days',
          head: t('col.days'),
          cell: ({ action }) => <Days from={action.startsOn} to={action.endsOn} />,
        },
        {
          key: 'promise',
          head: t('col.promise'),
          cell: ({ promise }) =>
            promise ? (
              <a href={`/janji/${promise.id}`}>
                <Written>{`${promise.number}. ${promise.name}`}</Written>
              </a>
            ) : (
              '–'
            ),
        },
        {
          key: 'waits',
          head: t('col.waits'),
          cell: ({ action }) => action.dependsOn.map(numberOf).join(', ') || '–',
        },
        {
          key: 'evidence',
          head: t('col.evidence'),
          cell: ({ action }) => <EvidenceWords evidence={action.evidence} />,
        },
      ]}
    />
  )
}

/** `anchor`: the bars of the picture lead to this place. */
function ActionName({ one, number, anchor }: { one: PublicAction; number: number; anchor?: boolean }) {
  return (
    <span id={anchor ? one.id : undefined}>
      <Written cell="name">{`${number}. ${one.action.title}`}</Written>
    </span>
  )
}

function BudgetSection({ actions, numberOf }: Numbered<PublicAction>) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const language = useLanguage()
  const budget = budgetOf(actions)
  const { total } = budget
  const sources = [...new Set(actions.flatMap(({ action }) => action.budget.map(({ source }) => source)))]
  const money = (key: 'plan' | 'revised' | 'realised') => ({
    key,
    head: t(`money.${key}`),
    numeric: true,
    cell: (one: PublicAction) => moneyInWords(one.money?.[key] ?? null, language),
  })
  return (
    <section>
      <h2>{t('budget')}</h2>
      {total === null ? (
        <p>{own('budget.none')}</p>
      ) : (
        <>
          <BudgetSums budget={budget} total={total} />
          <Table
            caption={own('budget')}
            note={own('budget.source', { sources: sources.join('; ') })}
            rows={actions.filter((one) => one.money !== null)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                head: t('col.action'),
                cell: (one) => <ActionName one={one} number={numberOf(one.id)} />,
              },
              money('plan'),
              money('revised'),
              money('realised'),
            ]}
          />
        </>
      )}
    </section>
  )
}
