import type { Clock } from '../kernel/ports.ts'

export const systemClock: Clock = { now: () => new Date() }

const hourMs = 3_600_000

/**
 * The clock of the demo: it starts at noon (western Indonesia, UTC+7) of `today` and always moves forward, but never
 * leaves that day however long the demo lives.
 */
export function demoClock(today: string, startedAt: string, clock: Clock = systemClock): Clock {
  const startMs = Date.parse(`${today}T05:00:00Z`)
  const roomMs = 11 * hourMs
  return {
    now() {
      const elapsedMs = Math.max(0, clock.now().getTime() - Date.parse(startedAt))
      return new Date(startMs + (elapsedMs * roomMs) / (elapsedMs + roomMs))
    },
  }
}
