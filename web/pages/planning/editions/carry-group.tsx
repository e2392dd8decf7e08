import type { CarryPage, ShownThing } from '../../../../src/planning/terms/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages-carry.ts'

type Group = CarryPage['groups'][number]

/** Things of one kind with a box each; open where they are not all proposed alike, so that somebody looks. */
export function CarryGroup({ group: { kind, things } }: { group: Group }) {
  const t = useText(messages)
  const proposed = things.filter((one) => one.proposed).length
  const carried = things.filter(({ state }) => state === 'carried').length
  return (
    <section>
      <h2>{t(`kind.${kind}`)}</h2>
      <details open={proposed > 0 && proposed < things.length}>
        <summary>
          {t('group.count', { proposed, count: things.length })}
          {carried > 0 ? t('group.carried', { carried }) : ''}
        </summary>
        <Table
          caption={t(`kind.${kind}`)}
          rows={things}
          rowKey={({ id }) => id}
          columns={[
            { key: 'thing', head: t('thing'), cell: (thing) => <Tick kind={kind} thing={thing} /> },
            { key: 'why', head: t('why.group'), cell: (thing) => <Reason thing={thing} /> },
          ]}
        />
      </details>
    </section>
  )
}

/** What cannot be chosen has no box; its reason stands beside it. */
function Tick({ kind, thing }: { kind: Group['kind']; thing: ShownThing }) {
  const language = useLanguage()
  const { id, seen, title, state, proposed } = thing
  // A text of the plan is the same in both: it is written in Indonesian.
  const words = <span lang={title.id === title.en ? 'id' : undefined}>{title[language]}</span>
  if (state !== 'open') return words
  return (
    <label>
      <input type="checkbox" name="thing" value={`${kind} ${id} ${seen}`} defaultChecked={proposed} /> {words}
    </label>
  )
}

/** Why, and of what may be chosen: what will be different, what comes along, what it leans on. */
function Reason({ thing: { why, state, brings, changes, leansOn } }: { thing: ShownThing }) {
  const t = useText(messages)
  const language = useLanguage()
  if (state !== 'open') return why[language]
  const { reports, budgets, evidence } = brings
  const along = [
    ...(reports > 0 ? [t('brings.report')] : []),
    ...(budgets > 0 ? [t('brings.budgets', { count: budgets })] : []),
    ...(evidence > 0 ? [t('brings.evidence', { count: evidence })] : []),
  ]
  const leans = [...Map.groupBy(leansOn, ({ kind }) => kind)].map(([kind, those]) =>
    t('leans.count', { count: those.length, kind: t(`kind.${kind}`).toLowerCase() }),
  )
  const details = [
    ...changes.map((change) => change[language]),
    ...(along.length > 0 ? [t('brings', { what: along.join(', ') })] : []),
    ...(leans.length > 0 ? [t('leans', { what: leans.join(', ') })] : []),
  ]
  return (
    <>
      {why[language]} <span className="soft">{details.join(' ')}</span>
    </>
  )
}
