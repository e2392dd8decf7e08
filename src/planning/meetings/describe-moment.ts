import { type Actor, type Context, may } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import type { Plan } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import type { Brief, BriefNumbers, ShownDecision } from './contract.ts'
import { decisionsBefore, describeMeetings, type Sitting } from './describe-meetings.ts'
import { findOverdue } from './find-overdue.ts'
import { readNumbers } from './read-numbers.ts'
import { type BriefFacts, proposeQuestions } from './rules/propose-questions.ts'
import { wordQuestion } from './word-question.ts'

/** What a brief tells of one moment. */
export type Moment = Pick<
  Brief,
  'numbers' | 'numbersMissing' | 'actions' | 'lines' | 'quickWins' | 'proposed'
>

/** What the brief of a meeting tells now. Numbers of promises only for who may steer them. */
export async function describeMoment(
  context: Context,
  actor: Actor,
  reader: Reader,
  plan: Plan,
  meeting: Sitting,
  knownAt: string | null = null,
): Promise<Moment> {
  const mayNumbers = actor.role === 'system' || may(actor.role, 'programmes.steer')
  const numbers = mayNumbers ? await readNumbers(context, actor, reader, knownAt) : null
  const overdue = findOverdue(context, plan)
  const { earlier } = decisionsBefore(meeting, describeMeetings(context, plan).meetings)
  const sources = {
    numbers,
    overdue: [...overdue.actions, ...overdue.lines, ...overdue.quickWins],
    decisions: earlier,
  }
  const questions = proposeQuestions(factsOf(numbers, overdue, earlier))
  return {
    numbers,
    numbersMissing: numbers ? null : mayNumbers ? 'not-measured' : 'not-allowed',
    ...overdue,
    proposed: questions.map((question) => wordQuestion(question, sources)),
  }
}

/** The same at a moment of the past (ISO time): the plan, the numbers and the calendar as they were then. */
export async function describeMomentAt(
  context: Context,
  actor: Actor,
  reader: Reader,
  meeting: Sitting,
  at: string,
): Promise<Moment> {
  const then = { ...context, clock: { now: () => new Date(at) } }
  const plan = await readPlan(reader, context.pack.term.id, at)
  return describeMoment(then, actor, reader, plan, meeting, at)
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
