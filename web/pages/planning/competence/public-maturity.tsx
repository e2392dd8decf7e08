import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { useText } from '../../../language.ts'
import { Facts, Table } from '../../../ui/kit.tsx'
import { LevelBar } from './maturity-bars.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { useWords } from './words.ts'

type Competence = PlanContent['competence']

/** Levels of the agencies as bars and as tables. */
export function PublicMaturity({ competence: { agencies, instrument, years } }: { competence: Competence }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const { index, number } = useWords()
  const known = agencies
    .flatMap(({ id, name, maturity }) =>
      maturity === null || maturity.said === null ? [] : [{ id, name, ...maturity, said: maturity.said }],
    )
    .sort((a, b) => b.said - a.said)
  if (instrument === null || known.length === 0)
    return (
      <section>
        <h2>{t('maturity')}</h2>
        <p>{t('maturity.none')}</p>
      </section>
    )
  const numbers = [
    { key: 'said', head: own('col.said'), numeric: true, cell: ({ said }: { said: number }) => index(said) },
    {
      key: 'proven',
      head: own('col.proven'),
      numeric: true,
      cell: ({ proven }: { proven: number | null }) => index(proven),
    },
  ]
  const year = { key: 'year', head: own('col.year'), cell: (one: { year: number }) => String(one.year) }
  return (
    <section>
      <h2>{t('maturity')}</h2>
      <p className="small soft">{own('maturity.text', { target: number(instrument.targetLevel) })}</p>
      <ul className="level-bars">
        {known.map(({ id, name, said, proven, year }) => {
          const words = { agency: name, year: String(year), said: index(said), proven: index(proven) }
          return (
            <li key={id}>
              {name}
              <LevelBar
                id={id}
                label={own('maturity.bar', words)}
                said={said}
                proven={proven}
                assessed={null}
              />
              <span className="small soft">{own('maturity.line', words)}</span>
            </li>
          )
        })}
      </ul>
      <Table
        caption={own('maturity.caption')}
        note={t('maturity.note')}
        rows={known}
        rowKey={({ id }) => id}
        columns={[{ key: 'agency', head: t('agency'), cell: ({ name }) => name }, year, ...numbers]}
      />
      <Table
        caption={own('maturity.years')}
        rows={years}
        rowKey={(one) => one.year}
        columns={[year, ...numbers]}
      />
      <Facts
        items={[
          [t('version'), instrument.version],
          [t('source'), instrument.source],
        ]}
      />
    </section>
  )
}
