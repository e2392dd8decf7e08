import { ZodError } from 'zod'
import type { Context } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { SamplePlanEntry } from '../pack/index.ts'
import { readPlan, readPlanToWrite } from './entries/read-plan.ts'
import { writeEntry } from './entries/save-entry.ts'
import { findAccountIds, hasEntries } from './entries/store.ts'
import { kindOf, kinds } from './kinds.ts'
import { sampleActor } from './sample-actor.ts'

/**
 * Fills the plan of an empty demo from the pack's sample, all or nothing, each entry by its sample account and by the same
 * rules as a person's. Does nothing where the term has a plan. Throws Problem 422 naming the entry that does not fit.
 */
export async function loadSamplePlan(
  context: Context,
  tell: (done: number, total: number) => void,
): Promise<number> {
  const { sample } = context.pack.plan
  const order = kinds.map((kind) => kind.name)
  const sorted = [...sample].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return context.database.write(async (writer) => {
    if (sample.length === 0 || (await hasEntries(writer, context.pack.term.id))) return 0
    const accountIds = await findAccountIds(writer)
    let plan = await readPlanToWrite(writer, context.pack.term.id)
    for (const [index, entry] of sorted.entries()) {
      const kind = kindOf(entry.kind)
      if (!kind) throw wrong(entry, 'unknown kind')
      // Entries lean on kinds before theirs, some on their own.
      const leansOnOwn = kind
        .references?.(kind.content.parse(entry.content))
        .some((one) => one.kind === kind.name)
      if (leansOnOwn || sorted[index - 1]?.kind !== entry.kind)
        plan = await readPlan(writer, context.pack.term.id)
      const actor = sampleActor(context, entry.by, accountIds)
      if (!actor) throw wrong(entry, `no sample account ${entry.by}`)
      const at = entry.on ? { clock: { now: () => new Date(`${entry.on}T03:00:00Z`) } } : {}
      const given = { id: entry.id, revision: 0, content: entry.content }
      await writeEntry(writer, { ...context, ...at }, actor, plan, kind, given).catch((error: unknown) => {
        throw wrong(entry, reasonOf(error))
      })
      tell(index + 1, sorted.length)
    }
    return sorted.length
  })
}

function wrong({ kind, id }: SamplePlanEntry, reason: string): Problem {
  return new Problem('planning.sample-wrong', 422, { kind, id, reason })
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem) return `${error.code} ${JSON.stringify(error.params)}`
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw error
}
