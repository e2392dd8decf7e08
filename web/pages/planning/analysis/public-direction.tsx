import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { statusTone } from '../../catalogue/status-words.ts'
import { Written } from '../public-part.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'

type Given = { content: PlanContent }
type Strategy = PlanContent['strategies'][number]

const crossings = ['SO', 'WO', 'ST', 'WT'] as const
const tones = { ...statusTone, unpublished: 'none' } as const

/** Vision, mission, and the goals with the promises that serve them. */
export function DirectionSection({ content }: Given) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { vision, missions, goals } = content
  return (
    <section id="arah">
      <h2>{own('direction')}</h2>
      <p className="lead">{vision === null ? t('vision.none') : <Written>{vision}</Written>}</p>
      {missions.length === 0 ? (
        <p>{t('mission.none')}</p>
      ) : (
        <ol>
          {missions.map(({ id, text }) => (
            <li key={id}>
              <Written>{text}</Written>
            </li>
          ))}
        </ol>
      )}
      {goals.length === 0 ? (
        <p>{t('goals.none')}</p>
      ) : (
        <Table
          caption={t('goals')}
          rows={goals}
          rowKey={({ id }) => id}
          columns={[
            { key: 'goal', head: t('goal'), cell: ({ text }) => <Written>{text}</Written> },
            {
              key: 'promises',
              head: own('col.promises'),
              cell: ({ promiseIds }) => (
                <Promises promises={content.promises.filter(({ id }) => promiseIds.includes(id))} />
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Promises({ promises }: Pick<PlanContent, 'promises'>) {
  const t = useText(messages)
  const own = useText(publicMessages)
  if (promises.length === 0) return <>–</>
  return (
    <ul className="cell-list">
      {promises.map(({ id, number, name, state }) => (
        <li key={id}>
          <a href={`/janji/${id}`}>
            <Written>{`${number}. ${name}`}</Written>
          </a>{' '}
          <StatusBadge tone={tones[state]}>
            {state === 'hidden' || state === 'unpublished' ? own(`status.${state}`) : t(`status.${state}`)}
          </StatusBadge>
        </li>
      ))}
    </ul>
  )
}

/** Strategies by crossing: what they stand on, what they lead to, who carries them out. */
export function StrategySection({ content }: Given) {
  const t = useText(messages)
  const own = useText(publicMessages)
  return (
    <section id="strategi">
      <h2>{own('strategies')}</h2>
      {content.strategies.length === 0 ? <p>{t('strategies.none')}</p> : null}
      {crossings.map((crossing) => {
        const strategies = content.strategies.filter((one) => one.crossing === crossing)
        return strategies.length === 0 ? null : (
          <StrategyTable key={crossing} content={content} crossing={crossing} strategies={strategies} />
        )
      })}
    </section>
  )
}

function StrategyTable(props: Given & { crossing: Strategy['crossing']; strategies: readonly Strategy[] }) {
  const { content, crossing, strategies } = props
  const t = useText(messages)
  const own = useText(publicMessages)
  const actionsOf = (strategy: Strategy) =>
    content.actions.filter(({ strategyIds }) => strategyIds.includes(strategy.id)).map(({ title }) => title)
  const factorsOf = (strategy: Strategy) =>
    content.factors
      .filter(({ id }) => strategy.factorIds.includes(id))
      .map(({ side, text }) => `${t(`side.${side}`)}: ${text}`)
  return (
    <Table
      caption={t(`crossing.${crossing}`)}
      note={t(`crossing.${crossing}.says`)}
      rows={strategies}
      rowKey={({ id }) => id}
      columns={[
        { key: 'text', head: own('col.strategy'), cell: ({ text }) => <Written>{text}</Written> },
        { key: 'factors', head: own('col.factors'), cell: (one) => <Lines lines={factorsOf(one)} /> },
        {
          key: 'goal',
          head: t('goal'),
          cell: ({ goalId }) => (
            <Written>{content.goals.find(({ id }) => id === goalId)?.text ?? '–'}</Written>
          ),
        },
        {
          key: 'actions',
          head: own('col.actions'),
          cell: (one) =>
            actionsOf(one).length === 0 ? own('linked.none') : <Lines lines={actionsOf(one)} />,
        },
      ]}
    />
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="cell-list">
      {lines.map((line) => (
        <li key={line}>
          <Written>{line}</Written>
        </li>
      ))}
    </ul>
  )
}
