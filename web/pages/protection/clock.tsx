import { useEffect, useState } from 'react'
import type { RequestLine } from '../../../src/protection/requests/contract.ts'
import { useText } from '../../language.ts'
import { StatusBadge, type StatusTone } from '../../ui/status.tsx'
import { messages } from './messages.ts'

const tones: Readonly<Record<RequestLine['clock'], StatusTone>> = {
  past: 'bad',
  near: 'poor',
  running: 'fair',
  late: 'unproven',
  done: 'good',
}
const hourMs = 3_600_000
const nearMs = 24 * hourMs

/** How long is left, or how long ago the term ended. Runs on from the server's time while the page is open. */
export function Clock({ due, now, clock }: { due: string; now: string; clock: RequestLine['clock'] }) {
  const t = useText(messages)
  const left = Date.parse(due) - useNow(now)
  if (clock === 'done' || clock === 'late')
    return <StatusBadge tone={tones[clock]}>{t(`clock.${clock}`)}</StatusBadge>
  const shown = left < 0 ? 'past' : left <= nearMs ? 'near' : 'running'
  const hours = Math.floor(Math.abs(left) / hourMs)
  const minutes = Math.floor((Math.abs(left) % hourMs) / 60_000)
  return (
    <StatusBadge tone={tones[shown]}>
      {t(left < 0 ? 'clock.over' : 'clock.left', { hours, minutes })}
    </StatusBadge>
  )
}

function useNow(serverNow: string): number {
  const [passedMs, setPassed] = useState(0)
  useEffect(() => {
    const from = Date.now()
    const ticking = setInterval(() => setPassed(Date.now() - from), 20_000)
    return () => clearInterval(ticking)
  }, [])
  return Date.parse(serverNow) + passedMs
}
