import type { ClaimAnswer, PersonAnswer } from '../../../src/register/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { type Column, Table } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { claimTitle, claimValue, rupiah } from './person-words.ts'
import { SourceNote } from './source-note.tsx'

/** Help, categories and other facts: what, when, and who says so. */
export function PersonClaims({ person }: { person: PersonAnswer }) {
  const of = (...kinds: string[]) => person.claims.filter((claim) => kinds.includes(claim.kind))
  return (
    <>
      <Help rows={of('assistance')} />
      <Categories rows={of('category')} isClosed={person.hidden.includes('category')} />
      <OtherFacts rows={of('rank', 'attribute', 'vital')} />
    </>
  )
}

function useColumns() {
  const t = useText(messages)
  const language = useLanguage()
  const day = (isoDate: string | null) => (isoDate ? formatDate(isoDate, language, 'short') : '–')
  const date: Column<ClaimAnswer> = { key: 'date', head: t('column.date'), cell: (claim) => day(claim.from) }
  const since: Column<ClaimAnswer> = {
    key: 'since',
    head: t('column.since'),
    cell: (claim) => day(claim.from),
  }
  const until: Column<ClaimAnswer> = { key: 'until', head: t('column.until'), cell: (claim) => day(claim.to) }
  const source: Column<ClaimAnswer> = {
    key: 'source',
    head: t('column.source'),
    cell: (claim) => <SourceNote source={claim.source} />,
  }
  return { t, language, date, since, until, source }
}

function Help({ rows }: { rows: ClaimAnswer[] }) {
  const { t, language, date, source } = useColumns()
  return (
    <section>
      <h2>{t('person.help')}</h2>
      <Claims
        none={t('person.help.none')}
        caption={t('person.help.count', { count: rows.length })}
        rows={rows}
        columns={[
          { key: 'what', head: t('column.what'), cell: (claim) => claim.title },
          date,
          {
            key: 'amount',
            head: t('column.amount'),
            numeric: true,
            cell: (claim) => rupiah(claim.amount, language),
          },
          source,
        ]}
      />
    </section>
  )
}

function Categories({ rows, isClosed }: { rows: ClaimAnswer[]; isClosed: boolean }) {
  const { t, since, until, source } = useColumns()
  return (
    <section>
      <h2>{t('person.categories')}</h2>
      <Claims
        none={t('person.categories.none')}
        caption={t('person.categories.count', { count: rows.length })}
        rows={rows}
        columns={[
          { key: 'what', head: t('column.category'), cell: (claim) => claim.title },
          since,
          until,
          source,
        ]}
      />
      {isClosed ? (
        <p>
          <span className="tag">{t('person.closed')}</span> {t('person.closed.text')}
        </p>
      ) : null}
    </section>
  )
}

function OtherFacts({ rows }: { rows: ClaimAnswer[] }) {
  const { t, since, until, source } = useColumns()
  return (
    <section>
      <h2>{t('person.facts')}</h2>
      <Claims
        none="–"
        caption={t('person.facts.count', { count: rows.length })}
        rows={rows}
        columns={[
          { key: 'what', head: t('column.fact'), cell: (claim) => claimTitle(claim, t) },
          { key: 'value', head: t('column.value'), cell: (claim) => claimValue(claim, t) },
          since,
          until,
          source,
        ]}
      />
    </section>
  )
}

function Claims(props: {
  none: string
  caption: string
  rows: ClaimAnswer[]
  columns: Column<ClaimAnswer>[]
}) {
  if (props.rows.length === 0) return <p className="soft">{props.none}</p>
  const key = (claim: ClaimAnswer) =>
    [claim.kind, claim.what, claim.source.recordId, claim.value, claim.from].join('|')
  return <Table caption={props.caption} rows={props.rows} rowKey={key} columns={props.columns} />
}
