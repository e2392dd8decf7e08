import { type Actor, type Context, recordAudit, systemActor } from '../../access/index.ts'
import type { Language } from '../../kernel/messages.ts'
import type { Database } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { readOwnEntries } from '../../register/index.ts'
import { hashOf } from './code.ts'
import type { OwnLookAnswer } from './contract.ts'
import { Limiter } from './rules/limiter.ts'
import { takeCode } from './store.ts'

/** Stands in the trace for the person at the other end of a slip. */
const somebodyWithSlip: Actor = { ...systemActor, accountId: 'own-look', displayName: 'Pemegang lembar kode' }

/**
 * What the lists say of the holder of a code, once. Wrong, used, expired and cancelled codes are one: the same Problem 404
 * after the same work, and nothing is written. Throws Problem 429 while too many try, whatever they type.
 */
export async function lookAtOwn(
  context: Context,
  typed: string,
  address: string | null,
  language: Language,
): Promise<OwnLookAnswer> {
  const now = context.clock.now()
  const waitMs = limiterOf(context.database).take(address, now.getTime())
  if (waitMs > 0) throw new Problem('protection.own-look-waits', 429, { minutes: Math.ceil(waitMs / 60_000) })
  const code = await consume(context, hashOf(typed), now.toISOString())
  if (!code) throw new Problem('protection.code-refused', 404)
  const { personId, categories } = code
  const rights = {
    people: true,
    listsOf: null,
    areaCode: null,
    categories,
    fieldGroups: ['welfare'],
  }
  return context.database.readAs(rights, async (staff, app) => {
    const entries = await readOwnEntries(context, staff, personId, language)
    await recordAudit(app, context.clock, somebodyWithSlip, {
      action: 'protection.own-look.read',
      subjectKind: 'person',
      subjectId: personId,
      purpose: 'request',
      details: { slip: code.id, lists: entries.lists.length },
    })
    const office = context.pack.protection.office[language]
    return { ...entries, showsSensitive: categories.length > 0, office }
  })
}

/** Used means used, also when what follows fails: nobody can try again in the dark. */
async function consume(context: Context, codeHash: string, at: string) {
  return context.database.write(async (writer) => {
    const code = await takeCode(writer, codeHash, at)
    if (!code) return null
    await recordAudit(writer, context.clock, somebodyWithSlip, {
      action: 'protection.own-code.used',
      subjectKind: 'person',
      subjectId: code.personId,
      purpose: 'request',
      details: { slip: code.id },
    })
    return code
  })
}

/** One counter for each open database: a restart forgets it, which nobody outside can bring about. */
const limiters = new WeakMap<Database, Limiter>()

function limiterOf(database: Database): Limiter {
  const known = limiters.get(database) ?? new Limiter()
  limiters.set(database, known)
  return known
}
