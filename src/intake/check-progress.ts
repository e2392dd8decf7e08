import type { Database, Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'

/** How far the checks of this process are, and which of them a person wants to stop. Lives only as long as the check. */
export interface CheckState {
  step: string
  done: number
  total: number
  /** Data rows checked so far, and since when (performance.now). */
  rows: number
  sinceMs: number
  cancelled: boolean
}
export interface FollowedProgress extends Progress {
  rows(count: number): void
}

const running = new WeakMap<Database, Map<number, CheckState>>()

function checksOf(database: Database): Map<number, CheckState> {
  const known = running.get(database) ?? new Map<number, CheckState>()
  running.set(database, known)
  return known
}

/** Follows one check while `work` runs; a cancelled one throws Problem('job.cancelled', 409) at its next step. */
export async function followCheck<T>(
  database: Database,
  batchId: number,
  progress: Progress,
  work: (progress: FollowedProgress) => Promise<T>,
): Promise<T> {
  const state: CheckState = { step: 'open', done: 0, total: 0, rows: 0, sinceMs: 0, cancelled: false }
  checksOf(database).set(batchId, state)
  try {
    return await work({
      step: (step, done, total) => {
        if (step !== state.step) state.sinceMs = performance.now()
        Object.assign(state, { step, done, total })
        progress.step(step, done, total)
        if (state.cancelled) throw new Problem('job.cancelled', 409)
      },
      rows: (count) => {
        state.rows += count
      },
    })
  } finally {
    checksOf(database).delete(batchId)
  }
}

export function findCheckState(database: Database, batchId: number): CheckState | undefined {
  return checksOf(database).get(batchId)
}

/** Rows per second of a check that runs; null until there is something to divide by. */
export function rowsPerSecond({ rows, sinceMs }: CheckState): number | null {
  const seconds = (performance.now() - sinceMs) / 1000
  return rows === 0 || seconds < 0.2 ? null : Math.round(rows / seconds)
}
