import { Form } from 'react-router'
import type { BatchDetailAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Button } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages as lifeMessages } from './life-messages.ts'
import { messages } from './messages.ts'

/** What may be done with the batch now; what only others may do is shown with the reason. */
export function BatchActions({
  batch,
  approvalClosed,
  listsSince,
}: {
  batch: BatchDetailAnswer
  /** Why this reader may not approve this batch although its role may. */
  approvalClosed: string | null
  /** Lists that entered or left since it was worked out what this one would change. */
  listsSince: number
}) {
  const t = useText(messages)
  const life = useText(lifeMessages)
  const mayApprove = useSession().permissions.includes('intake.approve')
  const { may } = batch
  const reason = mayApprove ? null : t('not-allowed')
  return (
    <section aria-label={t('actions')}>
      <Form method="post" className="actions">
        {batch.status === 'checked' ? (
          <Button name="intent" value="approve" disabledReason={reason ?? approvalClosed}>
            {t('approve')}
          </Button>
        ) : null}
        {batch.counts && batch.status !== 'undone' ? (
          <Button look="secondary" href={`/api/intake/batches/${batch.id}/workbook`}>
            {t('download')}
          </Button>
        ) : null}
        {may.cancel ? (
          <Button look="secondary" name="intent" value="cancel">
            {t('cancel')}
          </Button>
        ) : null}
        {may.checkAgain ? (
          <Button look="secondary" name="intent" value="check">
            {t('check-again')}
          </Button>
        ) : null}
      </Form>
      {batch.status === 'checked' && listsSince > 0 ? (
        <p>
          <strong>{life('approve-old', { count: listsSince })}</strong>
        </p>
      ) : null}
      {batch.status === 'checked' ? <p className="soft small">{t('approve-hint')}</p> : null}
      {may.discard && !may.cancel ? <Danger intent="discard" /> : null}
      {batch.status === 'applied' && batch.replacedBy === null ? (
        <Danger intent="undo" reason={reason} />
      ) : null}
    </section>
  )
}

/** Asks before it acts, and says what will happen, without a script. */
function Danger({ intent, reason = null }: { intent: 'discard' | 'undo'; reason?: string | null }) {
  const t = useText(messages)
  return (
    <details>
      <summary>{t(intent)}</summary>
      <Form method="post" className="stack">
        <p>{t(`confirm-${intent}`)}</p>
        <Button look="danger" name="intent" value={intent} disabledReason={reason}>
          {t(intent)}
        </Button>
      </Form>
    </details>
  )
}
