import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Actor, type Context, systemActor } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { readPlan } from '../entries/read-plan.ts'
import { trainingKind } from './kinds.ts'
import { recordAttendance } from './record-attendance.ts'
import { findScores } from './store.ts'

/** Invented people of the demo: training id, then the columns of a pasted attendance list. */
const fileName = 'plan/sample-attendance.csv'

/**
 * Fills the attendance of an empty demo from the pack, training by training, by the same rules as a pasted list and as the
 * planner would have recorded it the day after. Give it the sample plan first. Does nothing where there is no file or some
 * attendance already; returns rows recorded. Throws Problem 422 naming the training whose rows do not fit.
 */
export async function loadSampleAttendance(context: Context): Promise<number> {
  const text = await readFile(join(context.pack.folder, fileName), 'utf8').catch(() => '')
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const { plan, isEmpty } = await context.database.read(async (reader) => ({
    plan: await readPlan(reader, context.pack.term.id),
    isEmpty: (await findScores(reader, context.pack.term.id)).length === 0,
  }))
  if (!isEmpty) return 0
  let recorded = 0
  for (const trainingId of new Set(lines.map((line) => line.split(';')[0]!))) {
    const training = plan.find(trainingKind, trainingId)
    if (!training) throw new Problem('planning.sample-wrong', 422, wrong(trainingId, 'no such training'))
    const rows = lines.filter((line) => line.startsWith(`${trainingId};`))
    const table = rows.map((line) => line.slice(trainingId.length + 1)).join('\n')
    const clock = { now: () => new Date(`${training.content.heldOn}T11:00:00Z`) }
    const answer = await recordAttendance({ ...context, clock }, recorder(context), trainingId, table, 'id')
    const fault = answer.faults[0]
    if (fault) throw new Problem('planning.sample-wrong', 422, wrong(trainingId, fault.text))
    recorded += answer.recorded
  }
  return recorded
}

function recorder(context: Context): Actor {
  const account = context.pack.accounts.find((one) => one.role === 'planner')
  return { ...systemActor, agencyId: account?.agency ?? null }
}

function wrong(id: string, reason: string) {
  return { kind: 'attendance', id, reason }
}
