import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import type { Desk, Headers } from './desk.ts'
import { countRecoveryCodes } from './store-factors.ts'
import { deleteSession, deleteSessions, listSessions } from './store-sessions.ts'
import { getVisit } from './visit.ts'

/** The own account: what it may, its second factor and where it is signed in. */
export async function describeOwnAccount(desk: Desk, headers: Headers) {
  const { account, sessionId } = await getVisit(desk, headers, 'open')
  const { idleMinutes, sessionHours } = desk.context.pack.settings.access
  const now = desk.now().toISOString()
  const { sessions, codesLeft } = await desk.context.database.read(async (reader) => ({
    sessions: await listSessions(reader, account.id, now),
    codesLeft: await countRecoveryCodes(reader, account.id),
  }))
  return {
    userName: account.userName,
    validTo: account.validTo,
    hasPassword: account.hasPassword,
    hasFactor: account.hasFactor,
    mustHaveFactor: desk.mustHaveFactor(account),
    codesLeft,
    idleMinutes,
    sessionHours,
    timeZone: desk.context.pack.settings.timeZone,
    sessions: sessions.map(({ id, createdAt, usedAt }) => ({
      id,
      createdAt,
      usedAt,
      isThis: id === sessionId,
    })),
  }
}

/** Ends one of the own sessions, or all but the one of the request. Throws Problem 404 when there is none such. */
export async function endSessions(desk: Desk, headers: Headers, which: { id: string } | 'others') {
  const { account, actor, sessionId } = await getVisit(desk, headers, 'open')
  const { database, clock } = desk.context
  await database.write(async (writer) => {
    const ended =
      which === 'others'
        ? await deleteSessions(writer, account.id, sessionId)
        : Number(await deleteSession(writer, account.id, which.id))
    if (which !== 'others' && ended === 0) throw new Problem('http.not-found', 404)
    await recordAudit(writer, clock, actor, { action: 'access.session.ended', details: { ended } })
  })
}
