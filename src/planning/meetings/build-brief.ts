import type { Actor, Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import type { Brief, BriefState } from './contract.ts'
import { decisionsBefore, describeMeetings } from './describe-meetings.ts'
import { describeMoment, describeMomentAt } from './describe-moment.ts'

/**
 * The brief of a meeting: what to ask, what was decided before, what is overdue, trend of promises and coverage, villages that
 * miss most. Of a meeting to come as things stand now; of one that was held as they stood at the end of that day, unless
 * `state` is 'now'. Decisions and what became of them are always today's. Throws Problem 404.
 */
export async function buildBrief(
  context: Context,
  actor: Actor,
  meetingId: string,
  state: BriefState = 'held',
): Promise<Brief> {
  return context.database.read(async (reader) => {
    const plan = await readPlan(reader, context.pack.term.id)
    const { today, meetings } = describeMeetings(context, plan)
    const meeting = meetings.find((one) => one.id === meetingId)
    if (!meeting) throw new Problem('http.not-found', 404)
    const asOf = state === 'held' && meeting.heldOn < today ? meeting.heldOn : null
    const moment =
      asOf === null
        ? await describeMoment(context, actor, reader, plan, meeting)
        : await describeMomentAt(context, actor, reader, meeting, `${asOf}T23:59:59.999Z`)
    const { last, earlier } = decisionsBefore(meeting, meetings)
    const { agencies } = context.pack
    return {
      today,
      meeting,
      asOf,
      ...moment,
      last: last ? { id: last.id, title: last.title, heldOn: last.heldOn } : null,
      earlier,
      agencies: agencies
        .filter(({ id }) => agencyOn(agencies, id, today)?.id === id)
        .map(({ id, name }) => ({ id, name })),
    }
  })
}
