import type { AnalysisPage, Crossing, ShownStrategy } from '../../../../src/planning/analysis/contract.ts'
import { useText } from '../../../language.ts'
import { Button, SelectField, Table, Tabs, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'
import { factorHref } from './swot-tab.tsx'
import { TickList } from './tick-list.tsx'

const crossings = ['SO', 'WO', 'ST', 'WT'] as const
const sidesOf = {
  SO: ['strength', 'opportunity'],
  WO: ['weakness', 'opportunity'],
  ST: ['strength', 'threat'],
  WT: ['weakness', 'threat'],
} as const
const preferred = { I: 'SO', II: 'ST', III: 'WO', IV: 'WT' } as const

/** Strategies by crossing, what they stand on and lead to, and the pairs of factors that weigh most. */
export function StrategyTab({ page, crossing }: { page: AnalysisPage; crossing: string | null }) {
  const t = useText(messages)
  const { strategies, position } = page.analysis
  const first = position.quadrant ? preferred[position.quadrant] : 'SO'
  const chosen = crossings.find((one) => one === crossing) ?? first
  const withoutAction = strategies.filter((one) => one.linked.length === 0).length
  return (
    <>
      <p className="lead">
        {t('strategies.lead', {
          count: strategies.length,
          first: t(`crossing.${first}`),
          open: withoutAction,
        })}
      </p>
      {crossings.map((one) => (
        <StrategyGroup key={one} page={page} crossing={one} />
      ))}
      <section id="pasangan">
        <h2>{t('pairs.title')}</h2>
        <Tabs
          label={t('pairs.title')}
          items={crossings.map((one) => ({
            href: `/kerja/rencana/analisis?tab=strategi&silang=${one}#pasangan`,
            text: t(`crossing.${one}`),
            current: one === chosen,
          }))}
        />
        <Pairs page={page} crossing={chosen} />
        <StrategyForm key={chosen} page={page} crossing={chosen} strategy={null} />
      </section>
    </>
  )
}

function StrategyGroup({ page, crossing }: { page: AnalysisPage; crossing: Crossing }) {
  const t = useText(messages)
  const { strategies } = page.analysis
  const own = strategies.filter((one) => one.crossing === crossing)
  return (
    <section>
      <h2>{t(`crossing.${crossing}`)}</h2>
      <p className="soft">{t(`crossing.${crossing}.says`)}</p>
      {own.length === 0 ? <p>{t('strategies.none')}</p> : null}
      <div className="grid wide start">
        {own.map((one) => (
          <StrategyCard key={one.id} page={page} strategy={one} />
        ))}
      </div>
    </section>
  )
}

function StrategyCard({ page, strategy }: { page: AnalysisPage; strategy: ShownStrategy }) {
  const t = useText(messages)
  const { factors, goals } = page.analysis
  const goal = goals.find((one) => one.id === strategy.goalId)
  return (
    <article className="card" id={strategy.id}>
      <h3>{strategy.text}</h3>
      <ul>
        {strategy.factorIds.map((id) => {
          const factor = factors.find((one) => one.id === id)
          return factor ? (
            <li key={id}>
              <a href={factorHref(id)}>{factor.text}</a>{' '}
              <span className="soft">({t(`side.${factor.side}`)})</span>
            </li>
          ) : null
        })}
      </ul>
      <p>
        <strong>{t('leads-to')}</strong> {goal ? goal.text : t('goal.none')}
      </p>
      <Linked strategy={strategy} />
      <StrategyForm page={page} crossing={strategy.crossing} strategy={strategy} />
    </article>
  )
}

/** Actions that carry the strategy out; without any it is only words. */
function Linked({ strategy }: { strategy: ShownStrategy }) {
  const t = useText(messages)
  if (strategy.linked.length === 0) return <p className="soft">{t('linked.none')}</p>
  return (
    <>
      <p>
        <strong>{t('linked', { count: strategy.linked.length })}</strong>
      </p>
      <ul>
        {strategy.linked.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            {one.kind === 'action' ? (
              <a href={`/kerja/rencana/program#${encodeURIComponent(one.id)}`}>{one.title}</a>
            ) : (
              one.title
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Pairs({ page, crossing }: { page: AnalysisPage; crossing: Crossing }) {
  const t = useText(messages)
  const { exact } = useNumbers()
  const pairs = page.pairs[crossing] ?? []
  const textOf = (id: string) => page.analysis.factors.find((one) => one.id === id)?.text ?? id
  const [internal, external] = sidesOf[crossing]
  if (pairs.length === 0) return <p>{t('pairs.none')}</p>
  return (
    <Table
      caption={t('pairs.caption', { crossing })}
      note={t('pairs.note')}
      rows={pairs}
      rowKey={(row) => `${row.internalId} ${row.externalId}`}
      columns={[
        { key: 'internal', head: t(`side.${internal}`), cell: (row) => textOf(row.internalId) },
        { key: 'external', head: t(`side.${external}`), cell: (row) => textOf(row.externalId) },
        { key: 'product', head: t('product'), numeric: true, cell: (row) => exact(row.product) },
        { key: 'used', head: t('pairs.used'), cell: (row) => t(row.used ? 'yes' : 'no') },
      ]}
    />
  )
}

/** A new strategy of a crossing, or the change of one. Only factors of its two sides can be ticked. */
function StrategyForm(props: { page: AnalysisPage; crossing: Crossing; strategy: ShownStrategy | null }) {
  const { page, crossing, strategy } = props
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  const prefix = `${strategy?.id ?? 'baru'}-`
  const best = (page.pairs[crossing] ?? []).find((pair) => !pair.used)
  const chosen = strategy?.factorIds ?? (best ? [best.internalId, best.externalId] : [])
  const [internal, external] = sidesOf[crossing]
  const factors = page.analysis.factors.filter((one) => one.side === internal || one.side === external)
  const denied = allowed ? null : plan('denied.edit')
  return (
    <details className="no-print">
      <summary>{t(strategy ? 'strategy.change' : 'strategy.add', { crossing })}</summary>
      <RevisionForm entry={strategy}>
        <input type="hidden" name="prefix" value={prefix} />
        <input type="hidden" name={`${prefix}crossing`} value={crossing} />
        <TextArea
          label={t('strategy.text')}
          name={`${prefix}text`}
          defaultValue={strategy?.text}
          disabled={!allowed}
          maxLength={500}
          required
        />
        <TickList
          legend={t('strategy.factors')}
          name={`${prefix}factorIds`}
          chosen={chosen}
          disabled={!allowed}
          options={factors.map((one) => ({ value: one.id, label: `${t(`side.${one.side}`)}: ${one.text}` }))}
        />
        <SelectField
          label={t('goal')}
          name={`${prefix}goalId`}
          value={strategy?.goalId ?? ''}
          options={[
            { value: '', label: t('goal.none') },
            ...page.analysis.goals.map((one) => ({ value: one.id, label: one.text })),
          ]}
        />
        <div className="row">
          <Button name="intent" value="strategy" disabledReason={denied}>
            {t('save')}
          </Button>
          {strategy ? (
            <Button look="danger" name="intent" value="strategy-withdraw" disabledReason={denied}>
              {t('withdraw')}
            </Button>
          ) : null}
        </div>
      </RevisionForm>
    </details>
  )
}
