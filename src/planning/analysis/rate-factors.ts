import type { z } from 'zod'
import type { Actor, Context } from '../../access/index.ts'
import { readPlanToWrite } from '../entries/read-plan.ts'
import { writeEntry } from '../entries/save-entry.ts'
import type { ratingsInput } from './contract.ts'
import { assessorKeys, factorRatingKind, ratingId } from './kinds.ts'

/**
 * Keeps what one assessor thinks of factors, all or nothing; what did not change is not written again. Throws Problem: a
 * value outside the scale or an unknown factor 422, changed meanwhile in another window 409.
 */
export async function rateFactors(
  context: Context,
  actor: Actor,
  input: z.infer<typeof ratingsInput>,
): Promise<{ saved: number }> {
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, context.pack.term.id)
    const own = new Map(
      plan
        .of(factorRatingKind)
        .filter((one) => one.recordedBy === actor.accountId)
        .map((one) => [one.content.factorId, one]),
    )
    const changed = input.ratings.filter(({ factorId, importance, rating }) => {
      const before = own.get(factorId)?.content
      return before?.importance !== importance || before?.rating !== rating
    })
    for (const { revision, ...content } of changed) {
      const id = own.get(content.factorId)?.id ?? ratingId(content.factorId, assessorKeys(context, actor)[0]!)
      await writeEntry(writer, context, actor, plan, factorRatingKind, { id, revision, content })
    }
    return { saved: changed.length }
  })
}
