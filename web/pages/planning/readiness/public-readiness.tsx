import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { StatusBadge } from '../../../ui/status.tsx'
import { EvidenceWords, loadPart, PublicPart, Written } from '../public-part.tsx'
import { ComponentsSection } from './components-section.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { PillarCards } from './pillar-cards.tsx'
import './readiness.css'
import { periodName, periodTitle, stateTone, useReadinessText, useScore } from './words.ts'

type Readiness = PlanContent['readiness']
type Item = Readiness['items'][number]

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadPart(args, 'analisis', 'Kesiapan daerah')

/** Readiness as it was published: what is proven, what is only said, and how it moved. */
export default function PublicReadiness() {
  const t = useReadinessText()
  const part = useLoaderData<typeof loader>()
  return (
    <PublicPart title={t('title')} part={part}>
      {part ? <ReadinessView readiness={part.content.readiness} /> : null}
    </PublicPart>
  )
}

function ReadinessView({ readiness }: { readiness: Readiness }) {
  const t = useReadinessText()
  const own = useText(publicMessages)
  const score = useScore()
  const { period, total, items, pillars } = readiness
  if (period === null) return <p>{own('none')}</p>
  const components = pillars.flatMap((pillar) => pillar.components)
  return (
    <>
      <p className="lead">
        {t('lead', {
          period: periodName(t, period),
          proven: score(total.proven),
          claimed: score(total.claimed),
          open: items.filter(({ state }) => state === 'claimed').length,
          items: items.length,
        })}
      </p>
      <PillarCards pillars={pillars.map((pillar) => withItems(pillar, itemsOf(pillar, items)))} />
      <ComponentsSection
        components={components.map((one) =>
          withItems(
            one,
            items.filter(({ component }) => component === one.id),
          ),
        )}
      />
      <ChangeSection periods={readiness.periods} />
      <section>
        <h2>{t('items.title')}</h2>
        {pillars.map((pillar) => (
          <ItemTable key={pillar.id} pillar={pillar.id} items={itemsOf(pillar, items)} />
        ))}
      </section>
      <p className="soft small">{t('source', { source: readiness.source, version: readiness.version })}</p>
    </>
  )
}

function itemsOf(pillar: Readiness['pillars'][number], items: readonly Item[]): Item[] {
  return items.filter((item) => pillar.components.some(({ id }) => id === item.component))
}

function withItems(
  { id, claimed, proven, assessor }: Readiness['total'] & { readonly id: string },
  items: readonly Item[],
) {
  const count = (state: Item['state']) => items.filter((one) => one.state === state).length
  const counts = { items: items.length, provenItems: count('proven'), claimedItems: count('claimed') }
  return { id, score: { claimed, proven, assessor, ...counts } }
}

/** The newest two periods in a sentence, and all of them as a table. */
function ChangeSection({ periods }: Pick<Readiness, 'periods'>) {
  const t = useReadinessText()
  const own = useText(publicMessages)
  const score = useScore()
  const [before, now] = [periods.at(-2), periods.at(-1)]
  const difference = (from: number | null, to: number | null) => {
    if (from === null || to === null) return '–'
    const by = Math.round(to) - Math.round(from)
    return by > 0 ? `+${score(by)}` : by < 0 ? `−${score(-by)}` : '0'
  }
  return (
    <section>
      <h2>{before ? t('change.title', { period: periodName(t, before.period) }) : t('periods.title')}</h2>
      <p>
        {before && now
          ? own('change.sentence', {
              provenFrom: score(before.proven),
              provenTo: score(now.proven),
              provenBy: difference(before.proven, now.proven),
              from: score(before.claimed),
              to: score(now.claimed),
              by: difference(before.claimed, now.claimed),
            })
          : own('change.first')}
      </p>
      <Table
        caption={own('periods')}
        rows={periods}
        rowKey={({ period }) => period}
        columns={[
          { key: 'period', head: t('col.period'), cell: ({ period }) => periodTitle(t, period) },
          { key: 'proven', head: t('col.proven'), numeric: true, cell: ({ proven }) => score(proven) },
          { key: 'claimed', head: t('col.claimed'), numeric: true, cell: ({ claimed }) => score(claimed) },
          {
            key: 'assessor',
            head: t('col.assessor'),
            numeric: true,
            cell: ({ assessor }) => score(assessor),
          },
          {
            key: 'change',
            head: own('periods.change'),
            numeric: true,
            cell: (one) => difference(periods[periods.indexOf(one) - 1]?.proven ?? null, one.proven),
          },
        ]}
      />
    </section>
  )
}

/** Items with their level in words, what the assessor sees, and the evidence. */
function ItemTable({ pillar, items }: { pillar: string; items: readonly Item[] }) {
  const t = useReadinessText()
  return (
    <Table
      caption={t('items.caption', { pillar: t(pillar) })}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t('col.item'),
          cell: ({ name }) => <Written cell="name">{name}</Written>,
        },
        {
          key: 'state',
          head: t('col.state'),
          cell: ({ state }) => <StatusBadge tone={stateTone[state]}>{t(`state.${state}`)}</StatusBadge>,
        },
        { key: 'self', head: t('col.self'), cell: (item) => <LevelWords item={item} /> },
        {
          key: 'assessor',
          head: t('col.assessor'),
          numeric: true,
          cell: ({ assessorLevel, top }) =>
            assessorLevel === null ? '–' : t('items.of', { count: assessorLevel, of: top }),
        },
        { key: 'component', head: t('col.component'), cell: ({ component }) => t(component) },
        {
          key: 'evidence',
          head: t('col.evidence'),
          cell: ({ evidence }) => <EvidenceWords evidence={evidence} />,
        },
      ]}
    />
  )
}

function LevelWords({ item: { level, levelText } }: { item: Item }) {
  return (
    <span className="level-cell">
      {level === null ? '–' : <Written>{`${level}. ${levelText ?? ''}`}</Written>}
    </span>
  )
}
