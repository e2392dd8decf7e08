import type { BatchDetailAnswer } from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { useLanguage, useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { messages } from './messages.ts'
import { uploadMessages } from './messages-upload.ts'

const openStates = ['waiting', 'running']

/** The check waits or runs. */
export function isChecking(batch: BatchDetailAnswer): boolean {
  return openStates.includes(batch.check?.state ?? '')
}

/** Whether the page will soon have something new to show. */
export function isWorking(batch: BatchDetailAnswer): boolean {
  if (isChecking(batch)) return true
  return batch.status === 'checked'
    ? isForecasting(batch)
    : batch.status === 'approved' && batch.apply?.state !== 'failed'
}

/** What it would change is being worked out. */
export function isForecasting(batch: BatchDetailAnswer): boolean {
  return openStates.includes(batch.preview?.state ?? '')
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
  return <CheckProgress check={check} />
}

function CheckProgress({ check }: { check: NonNullable<BatchDetailAnswer['check']> }) {
  const t = useText(messages)
  const upload = useText(uploadMessages)
  const language = useLanguage()
  const rows = (count: number) => ({ rows: formatNumber(count, language) })
  const percent = check.total > 0 ? Math.floor((100 * check.done) / check.total) : 0
  const text = check.step === 'check' ? upload('checking', { percent }) : t('checking-open')
  return (
    <div>
      <p role="status">{text}</p>
      {check.rows > 0 ? (
        <p>
          {upload('checking-rows', rows(check.rows))}
          {check.rowsPerSecond === null ? null : `, ${upload('checking-speed', rows(check.rowsPerSecond))}`}
        </p>
      ) : null}
      <ProgressBar percent={percent} label={text} />
      <p className="soft small">{upload('leave-open')}</p>
    </div>
  )
}

/** For readers without script: the page asks again by itself while something works on the batch. */
export function RefreshWithoutScript() {
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  )
}
