import type { BatchDetailAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { messages } from './messages.ts'

const openStates = ['waiting', 'running']

/** Whether the page will soon have something new to show. */
export function isWorking(batch: BatchDetailAnswer): boolean {
  if (openStates.includes(batch.check?.state ?? '')) return true
  return batch.status === 'checked'
    ? batch.counts?.preview === undefined
    : batch.status === 'approved' && batch.apply?.state !== 'failed'
}

export function BatchProgress({ batch }: { batch: BatchDetailAnswer }) {
  const t = useText(messages)
  const { check } = batch
  if (batch.status === 'approved') {
    const failed = batch.apply?.state === 'failed'
    return failed ? <Notice tone="problem">{t('apply-failed')}</Notice> : <p role="status">{t('applying')}</p>
  }
  if (!check) return null
  if (check.state === 'failed') return <Notice tone="problem">{t('check-failed')}</Notice>
  if (check.state === 'cancelled') return <Notice tone="warning">{t('check-cancelled')}</Notice>
  if (check.state === 'waiting') return <p role="status">{t('waiting')}</p>
  const percent = check.total > 0 ? Math.floor((100 * check.done) / check.total) : 0
  const text = check.step === 'check' ? t('checking', { percent }) : t('checking-open')
  return (
    <div role="status">
      <p>{text}</p>
      <ProgressBar percent={percent} label={text} />
    </div>
  )
}
