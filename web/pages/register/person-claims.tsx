import type { ClaimAnswer, PersonAnswer } from '../../../src/register/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { type Column, Table } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { claimTitle, claimValue, rupiah } from './person-words.ts'
import { SourceNote } from './source-note.tsx'

/** Help, categories and other facts: what, when, and who says so. */
export function PersonClaims({ person }: { person: PersonAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  const of = (...kinds: string[]) => person.claims.filter((claim) => kinds.includes(claim.kind))
  const source: Column<ClaimAnswer> = {
    key: 'source',
    head: t('column.source'),
    cell: (claim) => <SourceNote source={claim.source} />,
  }
  const span: Column<ClaimAnswer>[] = [
    { key: 'since', head: t('column.since'), cell: (claim) => formatDate(claim.from, language, 'short') },
    {
      key: 'until',
      head: t('column.until'),
      cell: (claim) => (claim.to ? formatDate(claim.to, language, 'short') : '–'),
    },
  ]
  return (
    <>
      <section>
        <h2>{t('person.help')}</h2>
        <Claims
          none={t('person.help.none')}
          caption={(count) => t('person.help.count', { count })}
          rows={of('assistance')}
          columns={[
            { key: 'what', head: t('column.what'), cell: (claim) => claim.title },
            {
              key: 'date',
              head: t('column.date'),
              cell: (claim) => formatDate(claim.from, language, 'short'),
            },
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
      <section>
        <h2>{t('person.categories')}</h2>
        <Claims
          none={t('person.categories.none')}
          caption={(count) => t('person.categories.count', { count })}
          rows={of('category')}
          columns={[
            { key: 'what', head: t('column.category'), cell: (claim) => claim.title },
            ...span,
            source,
          ]}
        />
        {person.closedClaims > 0 ? (
          <p>
            <span className="tag">{t('person.closed')}</span>{' '}
            {t('person.closed.text', { count: person.closedClaims })}
          </p>
        ) : null}
      </section>
      <section>
        <h2>{t('person.facts')}</h2>
        <Claims
          none="–"
          caption={(count) => t('person.facts.count', { count })}
          rows={of('rank', 'attribute', 'vital')}
          columns={[
            { key: 'what', head: t('column.fact'), cell: (claim) => claimTitle(claim, t) },
            { key: 'value', head: t('column.value'), cell: (claim) => claimValue(claim, t) },
            ...span,
            source,
          ]}
        />
      </section>
    </>
  )
}

function Claims(props: {
  none: string
  caption: (count: number) => string
  rows: ClaimAnswer[]
  columns: Column<ClaimAnswer>[]
}) {
  if (props.rows.length === 0) return <p className="soft">{props.none}</p>
  const key = (claim: ClaimAnswer) =>
    [claim.kind, claim.what, claim.source.recordId, claim.value, claim.from].join('|')
  return (
    <Table
      caption={props.caption(props.rows.length)}
      rows={props.rows}
      rowKey={key}
      columns={props.columns}
    />
  )
}
