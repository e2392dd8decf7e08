import type { BudgetSum, Roadmap } from '../../../../src/planning/roadmap/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, type Column, Notice, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages } from './messages.ts'
import { MoneyBars } from './money-bars.tsx'
import { moneyInWords } from './words.ts'

/** Money of the whole plan: by dimension, by the agency that carries it, by year. */
export function BudgetSection({ budget }: { budget: Roadmap['budget'] }) {
  const t = useText(messages)
  const mayEdit = useSession().permissions.includes('planning.edit')
  const { total } = budget
  return (
    <section>
      <h2>{t('budget')}</h2>
      {total === null ? (
        <p className="soft">{t('budget.none')}</p>
      ) : (
        <BudgetSums budget={budget} total={total} />
      )}
      <p className="no-print">
        {mayEdit ? (
          <Button href="/kerja/rencana/program/anggaran" look="secondary">
            {t('budget.import')}
          </Button>
        ) : (
          <Button look="secondary" type="button" disabledReason={t('denied')}>
            {t('budget.import')}
          </Button>
        )}
      </p>
    </section>
  )
}

/** The sums in a sentence, as bars and as tables. */
export function BudgetSums({
  budget,
  total,
}: {
  budget: Roadmap['budget']
  total: NonNullable<Roadmap['budget']['total']>
}) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <>
      <p>
        {t('budget.sentence', {
          plan: moneyInWords(total.plan, language),
          revised: moneyInWords(total.revised ?? total.plan, language),
          realised: moneyInWords(total.realised ?? 0, language),
        })}
      </p>
      {budget.actionsWithout > 0 ? (
        <Notice tone="warning">{t('budget.without', { count: budget.actionsWithout })}</Notice>
      ) : null}
      <MoneyBars id="money-dimension" title={t('budget.by-dimension')} sums={budget.byDimension} />
      <SumTable caption={t('budget.by-dimension')} sums={budget.byDimension} />
      <SumTable caption={t('budget.by-agency')} sums={budget.byAgency} />
      <SumTable
        caption={t('budget.by-year')}
        sums={budget.byYear.map((one) => ({
          ...one,
          groupId: String(one.year),
          name: { id: String(one.year), en: String(one.year) },
        }))}
      />
    </>
  )
}

function SumTable({ caption, sums }: { caption: string; sums: readonly BudgetSum[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const money = (key: 'plan' | 'revised' | 'realised'): Column<BudgetSum> => ({
    key,
    head: t(`money.${key}`),
    numeric: true,
    cell: (sum) => moneyInWords(sum[key], language),
  })
  const share = (sum: BudgetSum) =>
    sum.realised === null || (sum.revised ?? sum.plan) === 0
      ? '–'
      : `${Math.round((100 * sum.realised) / (sum.revised ?? sum.plan))} %`
  return (
    <Table
      blocks
      caption={caption}
      note={t('budget.note')}
      rows={sums}
      rowKey={(sum) => sum.groupId}
      columns={[
        { key: 'name', head: t('col.group'), cell: (sum) => sum.name[language] },
        { key: 'actions', head: t('col.actions'), numeric: true, cell: (sum) => sum.actions },
        money('plan'),
        money('revised'),
        money('realised'),
        { key: 'share', head: t('col.share'), numeric: true, cell: share },
      ]}
    />
  )
}
