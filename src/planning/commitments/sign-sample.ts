import type { Context } from '../../access/index.ts'
import { readPlanToWrite } from '../entries/read-plan.ts'
import { findAccountIds } from '../entries/store.ts'
import { sampleActor } from '../sample-actor.ts'
import { commitmentKind } from './kinds.ts'
import { refreshPublicCommitments } from './refresh-public.ts'
import { appendSignature } from './sign-commitment.ts'
import { findSignatures } from './store.ts'

/** Left for the ceremony to be tried in the demo. */
const leftUnsigned = 2

/**
 * Signs the opened commitments of the pack's sample plan for all but their last two signatories, by the same rules as a
 * person's and on the day of the sample entry, marked as method 'sample'. Only the demo calls it. Returns how many signed.
 */
export async function signSample(context: Context): Promise<number> {
  const { pack } = context
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, pack.term.id)
    const accountIds = await findAccountIds(writer)
    const done = new Set(
      (await findSignatures(writer, pack.term.id)).map((one) => `${one.commitmentId} ${one.accountId}`),
    )
    let count = 0
    for (const sample of pack.plan.sample) {
      const entry = sample.kind === commitmentKind.name ? plan.find(commitmentKind, sample.id) : undefined
      if (!entry?.content.opened) continue
      const on = sample.on ?? entry.recordedAt.slice(0, 10)
      for (const [index, { userName }] of entry.content.signatories.slice(0, -leftUnsigned).entries()) {
        const actor = accountIds.has(userName) ? sampleActor(context, userName, accountIds) : undefined
        if (!actor || done.has(`${entry.id} ${actor.accountId}`)) continue
        const at = new Date(`${on}T04:${String(index % 60).padStart(2, '0')}:00Z`)
        const then = { ...context, clock: { now: () => at } }
        await appendSignature(writer, then, actor, plan, entry.id, 'sample')
        count++
      }
    }
    if (count > 0) await refreshPublicCommitments(writer, context, plan)
    return count
  })
}
