/** How failures are answered: the first few cost nothing, then every wait is twice the one before. */
export interface LockOut {
  readonly freeFailures: number
  readonly firstWaitSeconds: number
  readonly waitSecondsMax: number
}

export const lockOuts = {
  /** One account: even its owner waits, so the longest wait stays short. About 60 guesses a day. */
  account: { freeFailures: 5, firstWaitSeconds: 60, waitSecondsMax: 30 * 60 },
  /** One address, where a whole office may sit: catches who tries one password on many accounts. */
  address: { freeFailures: 50, firstWaitSeconds: 60, waitSecondsMax: 60 * 60 },
} as const satisfies Record<string, LockOut>

/** Failures longer ago than this are forgotten. */
export const forgetHours = 24

/** Seconds to wait after so many failures in a row; 0 = none. */
export function waitSeconds({ freeFailures, firstWaitSeconds, waitSecondsMax }: LockOut, failures: number) {
  if (failures < freeFailures) return 0
  return Math.min(waitSecondsMax, firstWaitSeconds * 2 ** Math.min(failures - freeFailures, 20))
}
