import { useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { uploadMessages } from './messages-upload.ts'
import type { Sending } from './use-sending.ts'

/** How far a file is on its way, and the button that stops it. Nothing while nothing is sent. */
export function SendProgress({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const t = useText(uploadMessages)
  if (sending.state === 'problem') return <Notice tone="problem">{sending.sentence}</Notice>
  if (sending.state === 'stopped') return <Notice tone="good">{sending.sentence}</Notice>
  if (sending.state !== 'sending') return null
  const { name, percent, isWaiting } = sending
  const text =
    percent === 100 ? t('sent') : isWaiting ? t('waiting', { percent }) : t('sending', { name, percent })
  return (
    <div className="stack">
      {/* A voice for every per cent would never be silent: every tenth is enough. */}
      <p aria-hidden="true">{text}</p>
      <p className="visually-hidden" role="status">
        {isWaiting || percent === 100 ? text : t('sending', { name, percent: percent - (percent % 10) })}
      </p>
      <ProgressBar percent={percent} label={text} />
      <p>
        <button type="button" className="button secondary" onClick={onStop}>
          {t('cancel')}
        </button>
      </p>
    </div>
  )
}
