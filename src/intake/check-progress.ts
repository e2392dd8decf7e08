import type { Database, Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'

/** How far the checks of this process are, and which of them a person wants to stop. Lives only as long as the check. */
export interface CheckState {
  step: string
  done: number
  total: number
  cancelled: boolean
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
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const state: CheckState = { step: 'open', done: 0, total: 0, cancelled: false }
  checksOf(database).set(batchId, state)
  try {
    return await work({
      step: (step, done, total) => {
        Object.assign(state, { step, done, total })
        progress.step(step, done, total)
        if (state.cancelled) throw new Problem('job.cancelled', 409)
      },
    })
  } finally {
    checksOf(database).delete(batchId)
  }
}

export function findCheckState(database: Database, batchId: number): CheckState | undefined {
  return checksOf(database).get(batchId)
}
