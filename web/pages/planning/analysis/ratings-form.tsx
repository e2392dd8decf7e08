import { Form } from 'react-router'
import type { AnalysisPage, ShownFactor } from '../../../../src/planning/analysis/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** One assessor's own view of every factor, saved in one go. */
export function RatingsForm({ page }: { page: AnalysisPage }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.assess')
  const { analysis, ownRatings } = page
  const { importanceMax, ratingMax } = analysis.scale
  const own = (factor: ShownFactor) => ownRatings.find((one) => one.factorId === factor.id)
  if (analysis.factors.length === 0) return null
  return (
    <details className="no-print" id="nilai">
      <summary>{t('rate.title', { done: ownRatings.length, all: analysis.factors.length })}</summary>
      <Form method="post">
        <input type="hidden" name="intent" value="ratings" />
        <p>{t('rate.how', { importanceMax, ratingMax })}</p>
        <Table
          caption={t('rate.caption')}
          rows={analysis.factors}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'text',
              head: t('factor'),
              cell: (row) => (
                <>
                  {row.text} <span className="soft small">({t(`side.${row.side}`)})</span>
                  <input type="hidden" name="factorId" value={row.id} />
                  <input type="hidden" name={`revision-${row.id}`} value={own(row)?.revision ?? 0} />
                </>
              ),
            },
            {
              key: 'importance',
              head: t('importance'),
              cell: (row) => (
                <Scale
                  name={`importance-${row.id}`}
                  label={`${t('importance')}: ${row.text}`}
                  max={importanceMax}
                  value={own(row)?.importance}
                  disabled={!allowed}
                />
              ),
            },
            {
              key: 'rating',
              head: t('rating'),
              cell: (row) => (
                <Scale
                  name={`rating-${row.id}`}
                  label={`${t('rating')}: ${row.text}`}
                  max={ratingMax}
                  value={own(row)?.rating}
                  disabled={!allowed}
                />
              ),
            },
          ]}
        />
        <Button disabledReason={allowed ? null : plan('denied.assess')}>{t('rate.save')}</Button>
      </Form>
    </details>
  )
}

function Scale(props: {
  name: string
  label: string
  max: number
  value: number | undefined
  disabled: boolean
}) {
  const numbers = Array.from({ length: props.max }, (_, index) => index + 1)
  return (
    <select
      name={props.name}
      aria-label={props.label}
      defaultValue={props.value ?? ''}
      disabled={props.disabled}
    >
      <option value="">–</option>
      {numbers.map((number) => (
        <option key={number} value={number}>
          {number}
        </option>
      ))}
    </select>
  )
}
