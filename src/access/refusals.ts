import { Problem } from '../kernel/problem.ts'
import type { Context } from './model.ts'
import type { Route } from './route.ts'
import { addRefusals } from './store-refusals.ts'

/** Counts what signed-in accounts asked for and were not given, by account, day and route (ASVS V16.3.2). */
export interface Refusals {
  /** In memory: the answer waits for nothing and asks no statement more. */
  count(accountId: string, route: Pick<Route, 'method' | 'path'>): void
  /** Writes what was counted. Done by itself a moment after the first; call it before the process ends. */
  flush(): Promise<void>
}

const pauseMs = 1000

/** Refusals of one process; several processes add to the same counts. What was not written is kept for the next time. */
export function createRefusals({ database, clock, log, pack }: Context): Refusals {
  const counts = new Map<string, { accountId: string; route: string; count: number }>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function add(accountId: string, route: string, count: number): void {
    const key = `${accountId} ${route}`
    counts.set(key, { accountId, route, count: (counts.get(key)?.count ?? 0) + count })
    timer ??= setTimeout(() => void flush(), pauseMs).unref()
  }

  function flush(): Promise<void> {
    writing = writing.then(write)
    return writing
  }

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const taken = [...counts.values()]
    counts.clear()
    if (taken.length === 0) return
    const at = clock.now().toISOString()
    await database
      .write((writer) => addRefusals(writer, taken, at, pack.settings.timeZone))
      .catch((error: unknown) => {
        log.error('access.refusals.unwritten', error)
        for (const { accountId, route, count } of taken) add(accountId, route, count)
      })
  }

  return { count: (accountId, { method, path }) => add(accountId, `${method} ${path}`, 1), flush }
}

/** Not allowed, hidden, or not there. To the reader the last two are one answer, so they are one count. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Problem && (error.status === 403 || error.status === 404)
}
