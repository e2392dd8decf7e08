import { type Actor, type Context, type Role, systemActor } from '../access/index.ts'

/** A sample account of the pack as somebody who acts; undefined when the pack has none of that name. */
export function sampleActor(
  { pack }: Pick<Context, 'pack'>,
  userName: string,
  accountIds: ReadonlyMap<string, string>,
): Actor | undefined {
  const account = pack.accounts.find((one) => one.userName === userName)
  if (!account) return undefined
  const { displayName, role, agency } = account
  const accountId = accountIds.get(userName) ?? userName
  return { ...systemActor, accountId, displayName, role: role as Role, agencyId: agency }
}
