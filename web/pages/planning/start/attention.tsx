import type { Overview, ShownWaiting } from '../../../../src/planning/overview/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'

type Item = ShownWaiting
type Kind = Item['kind']
type Agency = Overview['attention']['agencies'][number]
interface Filter {
  readonly agency: string
  readonly kind: string
}

const late: readonly Kind[] = ['action-late', 'quick-win-late', 'line-late', 'decision-late']
const kinds: readonly Kind[] = [...late, 'claimed', 'unsigned']
/** Agencies in the table before "and others". */
const agenciesShown = 6

const address = (filter: Partial<Filter>) => {
  const query = new URLSearchParams()
  if (filter.agency) query.set('perangkat', filter.agency)
  if (filter.kind) query.set('jenis', filter.kind)
  return `/kerja/rencana?${query}#daftar`
}

/** What waits for somebody: by kind, by agency, and one by one where a number was followed. */
export function Attention({ overview, filter }: { overview: Overview; filter: Filter }) {
  const t = useText(messages)
  const { counts, items, agencies, own } = overview.attention
  const isFiltered = filter.agency !== '' || filter.kind !== ''
  if (items.length === 0) return <p className="lead">{t('nothing')}</p>
  const sum = late.reduce((total, kind) => total + counts[kind], 0)
  return (
    <>
      <p className="lead">{t('lead', { total: items.length, agencies: agencies.length, late: sum })}</p>
      <h2>{t('waiting')}</h2>
      <ul className="need">
        {kinds.map((kind) => (
          <li key={kind}>
            <Tile overview={overview} kind={kind} />
          </li>
        ))}
      </ul>
      {isFiltered ? <List overview={overview} filter={filter} /> : null}
      {own && !isFiltered ? <List overview={overview} filter={{ agency: own.id, kind: '' }} /> : null}
      <AgencyTable overview={overview} />
    </>
  )
}

function Tile({ overview, kind }: { overview: Overview; kind: Kind }) {
  const t = useText(messages)
  const { signed, signatories } = overview.commitments
  const count = overview.attention.counts[kind]
  const words = (
    <>
      <span className="number">{count}</span> {t(`tile.${kind}`, { signed, signatories })}
    </>
  )
  if (count === 0) return <span className="card">{words}</span>
  return (
    <a className={late.includes(kind) ? 'card late' : 'card'} href={address({ kind })}>
      {words}
    </a>
  )
}

function AgencyTable({ overview: { attention } }: { overview: Overview }) {
  const t = useText(messages)
  const { agencies } = attention
  const others = agencies.slice(agenciesShown)
  const table = (rows: readonly Agency[]) => <AgencyRows rows={rows} attention={attention} />
  return (
    <>
      {table(agencies.slice(0, agenciesShown))}
      {others.length === 0 ? null : (
        <details>
          <summary>{t('others', { count: others.length })}</summary>
          {table(others)}
        </details>
      )}
    </>
  )
}

function AgencyRows({ rows, attention }: { rows: readonly Agency[]; attention: Overview['attention'] }) {
  const t = useText(messages)
  return (
    <Table
      blocks
      caption={t('by-agency')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'agency',
          head: t('col.agency'),
          cell: ({ id, name }) => (id === attention.own?.id ? t('own', { name }) : name),
        },
        { key: 'total', head: t('col.total'), numeric: true, cell: ({ total }) => total },
        { key: 'what', head: t('col.what'), cell: (one) => <CountLinks agency={one} /> },
        {
          key: 'longest',
          head: t('col.longest'),
          cell: ({ id }) => <Longest item={attention.items.find(({ agency }) => agency.id === id)} />,
        },
      ]}
    />
  )
}

function CountLinks({ agency }: { agency: Agency }) {
  const t = useText(messages)
  return (
    <ul className="counts">
      {kinds
        .filter((kind) => agency.counts[kind] > 0)
        .map((kind) => (
          <li key={kind}>
            <a href={address({ agency: agency.id, kind })}>
              {t(`count.${kind}`, { count: agency.counts[kind] })}
            </a>
          </li>
        ))}
    </ul>
  )
}

function Longest({ item }: { item: Item | undefined }) {
  const t = useText(messages)
  if (!item || item.days === 0) return <>–</>
  return (
    <>
      <span className="day">{t('days', { days: item.days })}</span>: <a href={item.href}>{item.title}</a>
    </>
  )
}

/** What a number stands for, one by one, longest late first. */
function List({ overview: { attention }, filter }: { overview: Overview; filter: Filter }) {
  const t = useText(messages)
  const language = useLanguage()
  const items = attention.items.filter(
    (one) =>
      (filter.agency === '' || one.agency.id === filter.agency) &&
      (filter.kind === '' || one.kind === filter.kind),
  )
  const agency =
    [attention.own, ...attention.agencies].find((one) => one?.id === filter.agency)?.name ?? filter.agency
  const kind = kinds.find((one) => one === filter.kind)
  const title = [agency, kind ? t(`kind.${kind}`) : ''].filter(Boolean).join(': ')
  if (items.length === 0) return <p id="daftar">{t('list.none', { title })}</p>
  return (
    <div id="daftar">
      <Table
        blocks
        caption={t('list', { title, count: items.length })}
        rows={items}
        rowKey={(one) => `${one.kind} ${one.id}`}
        columns={[
          { key: 'title', head: t('col.item'), cell: (one) => <a href={one.href}>{one.title}</a> },
          ...(kind ? [] : [{ key: 'kind', head: t('col.kind'), cell: (one: Item) => t(`kind.${one.kind}`) }]),
          ...(filter.agency
            ? []
            : [{ key: 'agency', head: t('col.agency'), cell: (one: Item) => one.agency.name }]),
          {
            key: 'due',
            head: t('col.due'),
            cell: (one) => (
              <span className="day">
                {one.dueOn === null ? '–' : formatDate(one.dueOn, language, 'short')}
              </span>
            ),
          },
          {
            key: 'days',
            head: t('col.days'),
            numeric: true,
            cell: (one) => (one.days === 0 ? '–' : one.days),
          },
        ]}
      />
    </div>
  )
}
