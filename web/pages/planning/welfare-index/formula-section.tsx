import {
  type WelfareIndex,
  welfareIndexMonthsPath,
  welfareIndexPath,
} from '../../../../src/planning/welfare-index/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { useFigures } from './figures.ts'
import { messages } from './messages.ts'

/** The formula in words, whose it is, what it does not see, and the files to compute it again. */
export function FormulaSection({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const { formula } = index
  const share = 100 * formula.worstShare
  const steps = ['1', '2', '3', '4', '5']
  return (
    <section id="rumus">
      <h2>{t('formula')}</h2>
      <p>{t(`formula.${formula.aggregation}`, { floor: formula.floor })}</p>
      <p>{t('formula.parts', { share, months: formula.months, monthsMin: formula.monthsMin })}</p>
      <p>{t('formula.hidden')}</p>
      <p>{t('formula.unseen')}</p>
      <p>
        <strong>{t('formula.source', { version: formula.version })}</strong> {formula.source}
      </p>
      <h3>{t('again')}</h3>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(`again.${step}`, { share })}</li>
        ))}
      </ol>
      {index.release === null ? null : <Files index={index} />}
    </section>
  )
}

function Files({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  const query = `?release=${index.release!.id}`
  return (
    <>
      <Table
        caption={t('files')}
        rows={index.programmes}
        rowKey={(one) => one.id}
        columns={[
          { key: 'name', head: t('raise.programme'), cell: (one) => one.name[language] },
          {
            key: 'coverage',
            head: t('part.reached'),
            numeric: true,
            cell: (one) => figure(one.coverage?.value),
          },
          { key: 'range', head: t('can-be'), numeric: true, cell: (one) => range(one.coverage) },
          {
            key: 'level',
            head: t('files.level'),
            cell: (one) => t(one.districtsOnly ? 'level.district' : 'level.village'),
          },
          {
            key: 'csv',
            head: t('files.csv'),
            cell: (one) => (
              <a href={one.csv} aria-label={`CSV: ${one.name[language]}`}>
                CSV
              </a>
            ),
          },
        ]}
      />
      <p>
        <a href={welfareIndexMonthsPath + query}>{t('files.months')}</a> ·{' '}
        <a href={`/open/v1/datasets/penduduk.csv${query}`}>{t('files.people')}</a> ·{' '}
        <a href={welfareIndexPath + query}>{t('files.json')}</a>
      </p>
    </>
  )
}
