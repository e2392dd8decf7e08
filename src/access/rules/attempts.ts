const failuresMax = 5
const windowMinutes = 15
const namesMax = 10_000

/** Counts failed sign-ins per user name in this process. Times are milliseconds of any clock that only moves forward. */
export interface Attempts {
  /** Minutes this name has to wait; 0 = may try. */
  waitMinutes(name: string, nowMs: number): number
  failed(name: string, nowMs: number): void
  succeeded(name: string): void
}

export function createAttempts(): Attempts {
  const failures = new Map<string, { count: number; firstMs: number }>()
  const endMs = (firstMs: number) => firstMs + windowMinutes * 60_000
  return {
    waitMinutes(name, nowMs) {
      const entry = failures.get(name)
      if (!entry || entry.count < failuresMax) return 0
      return Math.max(0, Math.ceil((endMs(entry.firstMs) - nowMs) / 60_000))
    },
    failed(name, nowMs) {
      const entry = failures.get(name)
      const inWindow = entry !== undefined && nowMs < endMs(entry.firstMs)
      failures.delete(name)
      failures.set(name, inWindow ? { ...entry, count: entry.count + 1 } : { count: 1, firstMs: nowMs })
      // Names nobody has are free to invent: the oldest goes, so that they cannot fill the memory.
      const oldest = failures.size > namesMax ? failures.keys().next().value : undefined
      if (oldest !== undefined) failures.delete(oldest)
    },
    succeeded: (name) => void failures.delete(name),
  }
}
