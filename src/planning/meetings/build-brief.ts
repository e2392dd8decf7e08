import { type Actor, type Context, may } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import type { Brief, BriefNumbers, ShownDecision, ShownMeeting } from './contract.ts'
import { listMeetings } from './describe-meetings.ts'
import { findOverdue } from './find-overdue.ts'
import { readNumbers } from './read-numbers.ts'
import { type BriefFacts, proposeQuestions } from './rules/propose-questions.ts'
import { wordQuestion } from './word-question.ts'

/**
 * The brief of a meeting as things stand now: trend of promises and coverage, villages that miss most, what is overdue, what
 * was decided before, and questions that follow. Numbers of promises only for who may steer them. Throws Problem 404.
 */
export async function buildBrief(context: Context, actor: Actor, meetingId: string): Promise<Brief> {
  const mayNumbers = actor.role === 'system' || may(actor.role, 'programmes.steer')
  return context.database.read(async (reader) => {
    const plan = await readPlan(reader, context.pack.term.id)
    const { today, meetings } = listMeetings(context, plan)
    const meeting = meetings.find((one) => one.id === meetingId)
    if (!meeting) throw new Problem('http.not-found', 404)
    const numbers = mayNumbers ? await readNumbers(context, actor, reader) : null
    const overdue = findOverdue(context, plan)
    const { last, earlier } = before(meeting, meetings)
    const sources = {
      numbers,
      overdue: [...overdue.actions, ...overdue.lines, ...overdue.quickWins],
      decisions: earlier,
    }
    const questions = proposeQuestions(factsOf(numbers, overdue, earlier))
    const { agencies } = context.pack
    return {
      today,
      meeting,
      numbers,
      numbersMissing: numbers ? null : mayNumbers ? 'not-measured' : 'not-allowed',
      ...overdue,
      last: last ? { id: last.id, title: last.title, heldOn: last.heldOn } : null,
      earlier,
      proposed: questions.map((question) => wordQuestion(question, sources)),
      agencies: agencies
        .filter(({ id }) => agencyOn(agencies, id, today)?.id === id)
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

/** Decisions of the meeting before this one, then older ones that are not done, latest due first. */
function before(
  meeting: ShownMeeting,
  newestFirst: readonly ShownMeeting[],
): { last: ShownMeeting | undefined; earlier: ShownDecision[] } {
  const [last, ...older] = newestFirst.slice(newestFirst.indexOf(meeting) + 1)
  const open = older.flatMap((one) => one.decisions).filter((one) => one.state !== 'done')
  return { last, earlier: [...(last?.decisions ?? []), ...open.sort((a, b) => b.daysLate - a.daysLate)] }
}

function factsOf(
  numbers: BriefNumbers | null,
  overdue: ReturnType<typeof findOverdue>,
  earlier: readonly ShownDecision[],
): BriefFacts {
  const late = (what: BriefFacts['late'][number]['what'], list: readonly { id: string; days: number }[]) =>
    list.map(({ id, days }) => ({ what, id, days }))
  const lateDecisions = earlier.filter((one) => one.state === 'late')
  return {
    falls: (numbers?.coverage ?? []).flatMap(({ programmeId, fellFrom, months }) => {
      const newest = months.at(-1)
      return fellFrom && newest?.value != null
        ? [{ programmeId, fall: { from: fellFrom, to: { asOf: newest.asOf, value: newest.value } } }]
        : []
    }),
    promises: numbers?.promises ?? [],
    villages: (numbers?.villages ?? []).map(({ code, programmeId, missed, entitled }) => ({
      areaCode: code,
      programmeId,
      missed,
      entitled,
    })),
    late: [
      ...late(
        'decision',
        lateDecisions.map(({ id, daysLate }) => ({ id, days: daysLate })),
      ),
      ...late('line', overdue.lines),
      ...late('action', overdue.actions),
      ...late('quick-win', overdue.quickWins),
    ],
  }
}
