import type { ActionPage } from '../../../../src/planning/roadmap/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Field, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { MoneyBars } from './money-bars.tsx'
import { rupiahInDigits } from './words.ts'

/** Money of one action year by year, in whole digits, with a form per year. */
export function BudgetOfAction({ page }: { page: ActionPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { budgets } = page
  const sums = budgets.map((one) => ({
    ...one,
    groupId: String(one.year),
    name: { id: String(one.year), en: String(one.year) },
    actions: 1,
  }))
  return (
    <section>
      <h2>{t('budget')}</h2>
      {budgets.length === 0 ? (
        <p className="soft">{t('budget.none-of-action')}</p>
      ) : (
        <>
          <MoneyBars id="money-year" title={t('budget.by-year')} sums={sums} />
          <Table
            blocks
            caption={t('budget.of-action')}
            rows={budgets}
            rowKey={({ year }) => year}
            columns={[
              { key: 'year', head: t('col.year'), cell: ({ year }) => year },
              ...(['plan', 'revised', 'realised'] as const).map((key) => ({
                key,
                head: t(`money.${key}`),
                numeric: true,
                cell: (one: (typeof budgets)[number]) => rupiahInDigits(one[key], language),
              })),
              { key: 'source', head: t('col.source'), cell: ({ source }) => source },
            ]}
          />
        </>
      )}
      {page.years.map((year) => (
        <YearForm key={year} page={page} year={year} />
      ))}
    </section>
  )
}

function YearForm({ page, year }: { page: ActionPage; year: number }) {
  const t = useText(messages)
  const mayEdit = useSession().permissions.includes('planning.edit')
  const budget = page.budgets.find((one) => one.year === year)
  const written = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '' : rupiahInDigits(amount, 'id')
  const field = (key: 'plan' | 'revised' | 'realised') => (
    <Field
      label={`${t(`money.${key}`)} ${year} (Rp)`}
      name={`${key}-${year}`}
      inputMode="decimal"
      required={key === 'plan'}
      maxLength={30}
      defaultValue={written(budget?.[key])}
      disabled={!mayEdit}
    />
  )
  return (
    <details className="no-print">
      <summary>{t('budget.write', { year: String(year) })}</summary>
      <RevisionForm entry={{ revision: page.revisions[`${page.action.id}.${year}`] ?? 0 }} intent="budget">
        <input type="hidden" name="year" value={year} />
        {field('plan')}
        {field('revised')}
        {field('realised')}
        <Field
          label={t('budget.source', { year: String(year) })}
          name={`source-${year}`}
          required
          maxLength={200}
          defaultValue={budget?.source}
          disabled={!mayEdit}
        />
        <Button disabledReason={mayEdit ? null : t('denied')}>{t('form.save')}</Button>
      </RevisionForm>
    </details>
  )
}
