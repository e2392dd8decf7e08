import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { writeEntry } from '../entries/save-entry.ts'
import { lockPlan } from '../entries/store.ts'
import type { CarryAnswer, CarryInput } from './contract.ts'
import { type Carry, type Prepared, planWith, prepareCarry } from './prepare-carry.ts'
import { findUnmet } from './rules/choose-things.ts'

/**
 * Carries things of the term before into this one, all or nothing, as first revisions that name the term they come from.
 * Nothing of the term before changes. What was carried already is left as it is. Throws Problem: something changed
 * meanwhile or is there by itself 409; a thing leans on one that is not chosen, or cannot stand in this term 422.
 */
export async function carryOver(context: Context, actor: Actor, input: CarryInput): Promise<CarryAnswer> {
  if (actor.role !== 'system' && !may(actor.role, 'planning.edit')) throw new Problem('http.not-found', 404)
  requireInTerm(context, input.dueOn)
  return context.database.write(async (writer) => {
    await lockPlan(writer, context.pack.term.id)
    const carry = await prepareCarry(context, actor, writer, input.dueOn)
    if (carry?.old.id !== input.from) throw new Problem('planning.carry-changed', 409)
    const { chosen, already } = choose(carry, input)
    const entries = chosen.flatMap((thing) => thing.entries)
    const plan = planWith(context, carry.there, entries)
    for (const { kind, id, content, reason, asItWas } of entries) {
      const carried = { from: carry.old.id, asItWas }
      await writeEntry(writer, context, actor, plan, kind, { id, revision: 0, content, reason, carried })
    }
    if (chosen.length > 0)
      await recordAudit(writer, context.clock, actor, {
        action: 'planning.term.carried',
        subjectKind: 'term',
        subjectId: context.pack.term.id,
        details: { from: carry.old.id, things: chosen.length, entries: entries.length },
      })
    return { carried: chosen.length, entries: entries.length, already }
  })
}

function requireInTerm({ pack }: Context, dueOn: string): void {
  const { from, to } = pack.term
  if (dueOn < from || dueOn > to)
    throw new Problem('planning.carry-due-outside', 422, { date: dueOn, from, to })
}

function choose({ things }: Carry, input: CarryInput): { chosen: Prepared[]; already: number } {
  const byKey = new Map(things.map((thing) => [thing.key, thing]))
  const asked = new Set(
    input.things.map(({ kind, id, seen }) => requireSeen(byKey.get(`${kind} ${id}`), seen)),
  )
  const chosen = things.filter((thing) => asked.has(thing) && thing.state === 'open')
  const unmet = findUnmet(things, new Set(chosen.map(({ key }) => key)))[0]
  if (unmet)
    throw new Problem('planning.carry-needs', 422, {
      title: byKey.get(unmet.key)!.title.id,
      needs: byKey.get(unmet.needs)!.title.id,
    })
  return { chosen, already: asked.size - chosen.length }
}

/** The thing as the planner saw it, or one that was carried before. */
function requireSeen(thing: Prepared | undefined, seen: string): Prepared {
  if (!thing) throw new Problem('planning.carry-changed', 409)
  if (thing.state === 'carried') return thing
  const title = { title: thing.title.id }
  if (thing.seen !== seen) throw new Problem('planning.carry-changed', 409)
  if (thing.state === 'there') throw new Problem('planning.carry-there', 409, title)
  if (thing.state === 'unfit') throw new Problem('planning.carry-unfit', 422, title)
  return thing
}
