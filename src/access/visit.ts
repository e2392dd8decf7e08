import { actorOfAccount, type Desk, type Headers, mayAct, noSession } from './desk.ts'
import type { Actor } from './model.ts'
import { type Stage, stageAfterPassword } from './rules/stage.ts'
import type { StoredAccount } from './store-accounts.ts'
import { findSession, touchSession } from './store-sessions.ts'

/** A half-open session must get on. */
const halfOpenMinutes = 15
/** How exactly the last use is kept. */
const touchMinutes = 1

/** Who a request comes from, and how far the sign-in is. */
export interface Visit {
  readonly sessionId: string
  readonly stage: Stage
  readonly account: StoredAccount
  readonly actor: Actor
}

/**
 * The visit of a request by its cookie; null = nobody. Account, role, area and validity are read anew each time, so what
 * an administrator changed counts from the next request.
 */
export async function readVisit(desk: Desk, headers: Headers): Promise<Visit | null> {
  const { cookie } = headers
  if (!cookie?.includes('welas.session_token=')) return null
  const known = await desk.library.api.getSession({ headers: new globalThis.Headers({ cookie }) })
  if (!known) return null
  const found = await desk.context.database.read((reader) => findSession(reader, known.session.id))
  if (!found || !mayAct(desk, found.account)) return null
  const { session, account } = found
  const mustHaveFactor = desk.mustHaveFactor(account)
  const stage = stageOf(session.stage, { hasFactor: account.hasFactor, mustHaveFactor })
  const unusedMinutes = (desk.now().getTime() - Date.parse(session.usedAt)) / 60_000
  const limit = stage === 'open' ? desk.context.pack.settings.access.idleMinutes : halfOpenMinutes
  if (unusedMinutes > limit) return null
  if (unusedMinutes > touchMinutes && stage === 'open')
    await desk.context.database.write((writer) => touchSession(writer, session.id, desk.now().toISOString()))
  return { sessionId: session.id, stage, account, actor: actorOfAccount(account) }
}

/** An open session goes back to enrolment when its role now needs a second factor. */
function stageOf(kept: Stage, account: { hasFactor: boolean; mustHaveFactor: boolean }): Stage {
  if (kept !== 'open') return stageAfterPassword(account)
  return account.mustHaveFactor && !account.hasFactor ? 'enrol' : 'open'
}

/** The visit, when it is at one of these stages. Throws Problem 401 'http.no-session'. */
export async function getVisit(desk: Desk, headers: Headers, ...stages: readonly Stage[]): Promise<Visit> {
  const visit = await readVisit(desk, headers)
  if (!visit || !stages.includes(visit.stage)) throw noSession()
  return visit
}
