/** Where a sign-in stands: done, waiting for the one-time code, or waiting for a second factor to be set up. */
export type Stage = 'open' | 'code' | 'enrol'

/** What the password alone gives. */
export function stageAfterPassword(account: { hasFactor: boolean; mustHaveFactor: boolean }): Stage {
  if (account.hasFactor) return 'code'
  return account.mustHaveFactor ? 'enrol' : 'open'
}

/** May the account act on this day (YYYY-MM-DD)? */
export function isInForce(
  account: { active: boolean; validFrom: string | null; validTo: string | null },
  today: string,
): boolean {
  return (
    account.active &&
    (account.validFrom === null || account.validFrom <= today) &&
    (account.validTo === null || today <= account.validTo)
  )
}
