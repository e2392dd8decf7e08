import { z } from 'zod'
import { actorOf, type Route, route } from '../../access/index.ts'
import type { Kind } from './model.ts'
import { saveEntry, withdrawEntry } from './save-entry.ts'

const entryId = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,119}$/)
const revision = z.number().int().min(0).default(0)
const reason = z.string().trim().max(300).default('')
export const savedAnswer = z.object({ id: z.string(), revision: z.number() })

/** The two routes every kind has: write it, and take it out. What is read comes with the page of its part. */
export function entryRoutes<T>(kind: Kind<T>): Route[] {
  const path = `/api/planning/entries/${kind.name}`
  return [
    route({
      method: 'POST',
      path,
      permission: kind.permission,
      summary: `Write an entry of the plan: ${kind.name}. 409 when somebody changed the same field since the revision it names`,
      input: z.strictObject({
        id: entryId.optional(),
        revision,
        shown: revision.optional(),
        reason,
        content: kind.content,
      }),
      output: savedAnswer,
      handle: async (call) => ({
        json: await saveEntry(call.context, actorOf(call), kind, call.input),
        status: 201,
      }),
    }),
    route({
      method: 'POST',
      path: `${path}/withdraw`,
      permission: kind.permission,
      summary: `Take an entry out of the plan: ${kind.name}. Its revisions stay`,
      input: z.strictObject({ id: entryId, revision, reason }),
      output: savedAnswer,
      handle: async (call) => ({ json: await withdrawEntry(call.context, actorOf(call), kind, call.input) }),
    }),
  ]
}
