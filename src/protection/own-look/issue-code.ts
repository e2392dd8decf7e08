import type { z } from 'zod'
import { type Actor, type Context, readAs, recordAudit, rightsOf } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { resolvePerson } from '../../register/index.ts'
import { hashOf, makeCode } from './code.ts'
import type { CodeMade, codeInput } from './contract.ts'
import { cancelCodes, insertCode } from './store.ts'

const validDays = 7

/**
 * A code for a person whom the desk has identified; an open one of before is cancelled. It never opens more than its maker
 * may see. Throws Problem 404 for a person the actor does not see, 403 when the actor sees no assistance, or no sensitive
 * category though the slip shall show them.
 */
export async function issueCode(
  context: Context,
  actor: Actor,
  { personId, givenTo, identityProof, showsSensitive }: z.infer<typeof codeInput>,
): Promise<CodeMade> {
  const { categories, fieldGroups } = rightsOf(actor)
  const mayShow = fieldGroups.includes('welfare') && (!showsSensitive || categories.length > 0)
  if (!mayShow) throw new Problem('protection.slip-shows-more', 403)
  return readAs(context, actor, async (staff, app) => {
    const livingId = await resolvePerson(staff, personId)
    if (livingId === null) throw new Problem('register.person-unknown', 404)
    const now = context.clock.now()
    const expiresAt = new Date(now.getTime() + validDays * 86_400_000).toISOString()
    const code = makeCode()
    const cancelled = await cancelCodes(app, livingId, now.toISOString())
    const id = await insertCode(app, {
      codeHash: hashOf(code),
      personId: livingId,
      categories: showsSensitive ? categories : [],
      givenTo,
      identityProof,
      madeBy: actor.accountId,
      madeAt: now.toISOString(),
      expiresAt,
    })
    await recordAudit(app, context.clock, actor, {
      action: 'protection.own-code.issued',
      subjectKind: 'person',
      subjectId: livingId,
      purpose: 'request',
      details: { slip: id, givenTo, showsSensitive, cancelled },
    })
    return { id, code, expiresAt, timeZone: context.pack.settings.timeZone, showsSensitive }
  })
}

/** Cancels the open code of a person, e.g. when the slip was lost. Throws Problem 404 for a person the actor does not see. */
export async function cancelCode(
  context: Context,
  actor: Actor,
  personId: number,
): Promise<{ cancelled: number }> {
  return readAs(context, actor, async (staff, app) => {
    const livingId = await resolvePerson(staff, personId)
    if (livingId === null) throw new Problem('register.person-unknown', 404)
    const cancelled = await cancelCodes(app, livingId, context.clock.now().toISOString())
    await recordAudit(app, context.clock, actor, {
      action: 'protection.own-code.cancelled',
      subjectKind: 'person',
      subjectId: livingId,
      purpose: 'request',
      details: { cancelled },
    })
    return { cancelled }
  })
}
