import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { officeDay } from '../kernel/dates.ts'
import type { ChainAnswer, UnusualAnswer } from './contract.ts'
import { agencyName } from './find-looks.ts'
import { findUnusual, limits } from './rules/find-unusual.ts'
import { findAccounts, findAnchors, findDays, findHead } from './store.ts'

/** Days shown, and days before them from which an account's usual day is taken. */
const shownDays = 30
const knownDays = 90

/** Days of the last month on which an account did something with data of people that is worth asking about. */
export async function listUnusual(context: Context, actor: Actor): Promise<UnusualAnswer> {
  const { timeZone } = context.pack.settings
  const to = officeDay(context.clock.now(), timeZone)
  const from = daysBefore(to, shownDays)
  const { nightFrom, nightTo } = limits
  return context.database.write(async (writer) => {
    const days = await findDays(writer, { from: daysBefore(to, knownDays), timeZone, nightFrom, nightTo })
    const accounts = new Map((await findAccounts(writer)).map((one) => [one.accountId, one]))
    const found = findUnusual(days, from).map((one) => {
      const account = accounts.get(one.accountId)
      return {
        ...one,
        signs: one.signs.map((sign) => ({ ...sign })),
        account: account?.account ?? null,
        role: account?.role ?? null,
        agency: agencyName(context.pack, account?.agencyId ?? null),
      }
    })
    await recordAudit(writer, context.clock, actor, {
      action: 'oversight.unusual.read',
      details: { days: found.length },
    })
    return { from, to, days: found, limits }
  })
}

/** How long the chain is, when it was last recomputed, and whose acts can be asked for. */
export async function describeChain(context: Context): Promise<ChainAnswer> {
  return context.database.read(async (reader) => {
    const head = await findHead(reader)
    const accounts = await findAccounts(reader)
    return {
      timeZone: context.pack.settings.timeZone,
      entries: head?.entries ?? 0,
      hash: head?.hash ?? '',
      anchors: await findAnchors(reader, 12),
      accounts: accounts.map(({ agencyId, ...one }) => ({
        ...one,
        agency: agencyName(context.pack, agencyId) ?? '',
      })),
    }
  })
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
