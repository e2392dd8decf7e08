import type { ReactNode } from 'react'
import type { Analysis, AnalysisPage, ShownGoal } from '../../../../src/planning/analysis/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Field, Table, TextArea } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { TickList } from './tick-list.tsx'

const tones = {
  kept: 'good',
  'on-track': 'fair',
  behind: 'poor',
  'far-behind': 'bad',
  claimed: 'unproven',
  'no-target': 'none',
} as const

/** Where the city wants to go: vision, mission, goals with their promises, and the dimensions it is sorted by. */
export function VisionTab({ page }: { page: AnalysisPage }) {
  const t = useText(messages)
  const { vision, mission, goals } = page.analysis
  return (
    <>
      <section>
        <h2>{t('vision')}</h2>
        <p className="lead">{vision ? vision.text : t('vision.none')}</p>
        <EntryForm kind="vision" entry={vision} title={t(vision ? 'vision.change' : 'vision.add')} />
      </section>
      <section>
        <h2>{t('mission')}</h2>
        {mission.length === 0 ? <p className="soft">{t('mission.none')}</p> : null}
        <ol>
          {mission.map((one) => (
            <li key={one.id}>
              {one.text}
              <EntryForm kind="mission" entry={one} title={t('change')} />
            </li>
          ))}
        </ol>
        <EntryForm kind="mission" entry={null} next={mission.length + 1} title={t('mission.add')} />
      </section>
      <section>
        <h2>{t('goals')}</h2>
        {goals.length === 0 ? <p className="soft">{t('goals.none')}</p> : null}
        <div className="grid wide start">
          {goals.map((one) => (
            <GoalCard key={one.id} page={page} goal={one} />
          ))}
        </div>
        <EntryForm kind="goal" entry={null} next={goals.length + 1} title={t('goal.add')}>
          <PromiseTicks page={page} prefix="goal-baru-" chosen={[]} />
        </EntryForm>
      </section>
      {page.analysis.dimensionSets.map((set) => (
        <DimensionSet key={set.id} set={set} />
      ))}
    </>
  )
}

function GoalCard({ page, goal }: { page: AnalysisPage; goal: ShownGoal }) {
  const t = useText(messages)
  const language = useLanguage()
  const strategies = page.analysis.strategies.filter((one) => one.goalId === goal.id)
  return (
    <article className="card" id={goal.id}>
      <h3>{`${goal.order}. ${goal.text}`}</h3>
      <p>
        <strong>{t('goal.promises', { count: goal.promises.length })}</strong>
      </p>
      <ul>
        {goal.promises.map((promise) => (
          <li key={promise.id}>
            <a href={`/kerja/janji/${promise.id}`}>{promise.name[language]}</a>{' '}
            <StatusBadge tone={tones[promise.status]}>{t(`status.${promise.status}`)}</StatusBadge>
          </li>
        ))}
      </ul>
      <p>
        <strong>{t('goal.strategies', { count: strategies.length })}</strong>
      </p>
      <ul>
        {strategies.map((one) => (
          <li key={one.id}>
            <a href={`/kerja/rencana/analisis?tab=strategi#${one.id}`}>{`${one.crossing}: ${one.text}`}</a>
          </li>
        ))}
      </ul>
      <EntryForm kind="goal" entry={goal} title={t('change')}>
        <PromiseTicks
          page={page}
          prefix={`goal-${goal.id}-`}
          chosen={goal.promises.map((promise) => promise.id)}
        />
      </EntryForm>
    </article>
  )
}

function PromiseTicks(props: { page: AnalysisPage; prefix: string; chosen: readonly string[] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <TickList
      legend={t('promises')}
      name={`${props.prefix}promiseIds`}
      chosen={props.chosen}
      options={props.page.promises.map((one) => ({
        value: one.id,
        label: `${one.number}. ${one.name[language]}`,
      }))}
    />
  )
}

/** Text, place in the order, and what the kind adds. Names carry the entry's id: several forms stand on the page. */
function EntryForm(props: {
  kind: 'vision' | 'mission' | 'goal'
  entry: {
    readonly id: string
    readonly revision: number
    readonly text: string
    readonly order?: number
  } | null
  title: string
  /** Place of a new one. */
  next?: number
  children?: ReactNode
}) {
  const { kind, entry, title, next = 1, children } = props
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  const prefix = `${kind}-${entry?.id ?? 'baru'}-`
  const denied = allowed ? null : plan('denied.edit')
  return (
    <details className="no-print" key={entry ? entry.id : next}>
      <summary>{title}</summary>
      <RevisionForm entry={entry}>
        <input type="hidden" name="prefix" value={prefix} />
        <TextArea
          label={t('text')}
          name={`${prefix}text`}
          defaultValue={entry?.text}
          disabled={!allowed}
          maxLength={500}
          required
        />
        {kind === 'vision' ? null : (
          <Field
            label={t('order')}
            name={`${prefix}order`}
            type="number"
            min={1}
            max={99}
            required
            defaultValue={entry?.order ?? next}
            disabled={!allowed}
          />
        )}
        {children}
        <div className="row">
          <Button name="intent" value={kind} disabledReason={denied}>
            {t('save')}
          </Button>
          {entry && kind !== 'vision' ? (
            <Button look="danger" name="intent" value={`${kind}-withdraw`} disabledReason={denied}>
              {t('withdraw')}
            </Button>
          ) : null}
        </div>
      </RevisionForm>
    </details>
  )
}

function DimensionSet({ set }: { set: Analysis['dimensionSets'][number] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      caption={`${set.name[language]}${set.active ? ` (${t('set.active')})` : ''}`}
      note={`${t('source')}: ${set.source}`}
      rows={set.dimensions}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: t('dimension'), cell: (row) => row.name[language] },
        {
          key: 'sub',
          head: t('sub-dimensions'),
          cell: (row) => row.subDimensions.map((one) => one.name[language]).join('; '),
        },
      ]}
    />
  )
}
