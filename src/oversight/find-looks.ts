import type { z } from 'zod'
import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import { findIdentities } from '../register/index.ts'
import type { accountLooksInput, Look, LooksAnswer, personLooksInput } from './contract.ts'
import { findActsOfAccount, findLooksAtPersons, findRefusals, type StoredLook } from './store.ts'

const pageRows = 50
const shownRefusals = 50

/**
 * Who looked at a person, under every number the person has had. Nothing of the person is answered, and a NIK that nobody has
 * answers like a person nobody looked at. The look of the inspector is an act too. Throws Problem 422 without number and NIK.
 */
export async function findLooksAtPerson(
  context: Context,
  actor: Actor,
  asked: z.infer<typeof personLooksInput>,
): Promise<LooksAnswer> {
  if (asked.personId === null && asked.nik === null) throw new Problem('oversight.nobody-named', 422)
  return context.database.write(async (writer) => {
    const ids = await findIdentities(writer, asked)
    const found = await findLooksAtPersons(writer, ids, sliceOf(asked.page))
    await recordAudit(writer, context.clock, actor, {
      action: 'oversight.person.traced',
      purpose: asked.reason,
      details: { found: found.looks.length },
      people: ids,
    })
    return answer(context, { ...found, refused: [] }, asked.page)
  })
}

/** What an account did between two days of the office's calendar, and what it was refused. */
export async function findLooksOfAccount(
  context: Context,
  actor: Actor,
  asked: z.infer<typeof accountLooksInput>,
): Promise<LooksAnswer> {
  const { accountId, from, to, reason, page } = asked
  const { timeZone } = context.pack.settings
  return context.database.write(async (writer) => {
    const found = await findActsOfAccount(writer, { accountId, from, to, timeZone }, sliceOf(page))
    const refused = await findRefusals(writer, { accountId, from, to }, shownRefusals)
    await recordAudit(writer, context.clock, actor, {
      action: 'oversight.account.traced',
      subjectKind: 'account',
      subjectId: accountId,
      purpose: reason,
      details: { found: found.looks.length },
    })
    return answer(context, { ...found, refused }, page)
  })
}

const sliceOf = (page: number) => ({ offset: (page - 1) * pageRows, limit: pageRows })

function answer(
  context: Context,
  found: { readonly looks: readonly StoredLook[] } & Pick<LooksAnswer, 'byAccount' | 'refused'>,
  page: number,
): LooksAnswer {
  const total = found.byAccount.reduce((sum, { count }) => sum + count, 0)
  return {
    looks: found.looks.map((one) => toLook(context, one)),
    total,
    timeZone: context.pack.settings.timeZone,
    page,
    pages: Math.max(1, Math.ceil(total / pageRows)),
    byAccount: [...found.byAccount],
    refused: found.refused,
  }
}

function toLook({ pack }: Context, { agencyId, ...one }: StoredLook): Look {
  return { ...one, agency: agencyName(pack, agencyId), via: viaOf(one) }
}

export function agencyName(pack: Context['pack'], agencyId: string | null): string | null {
  return pack.agencies.find((agency) => agency.id === agencyId)?.shortName ?? agencyId
}

/** A person stood on an own page, in a list, or something was changed that concerns the person. */
function viaOf({ action, people }: Pick<StoredLook, 'action' | 'people'>): Look['via'] {
  if (people > 0) return 'list'
  return action.endsWith('.read') ? 'page' : 'change'
}
