import { z } from 'zod'
import { decisionStates } from './rules/decision-state.ts'

const entryId = z.string().min(1).max(120)
const day = z.iso.date()

export const questionLettersMax = 300
/** A steering meeting of the regent; questions are those the planner wants asked. */
export const meeting = z.strictObject({
  heldOn: day,
  title: z.string().trim().min(1).max(200),
  questions: z.array(z.string().trim().min(1).max(questionLettersMax)).max(20).default([]),
})
export type Meeting = z.infer<typeof meeting>

export const decision = z.strictObject({
  meetingId: entryId,
  text: z.string().trim().min(1).max(500),
  agencyId: z.string().min(1).max(60),
  dueOn: day,
  /** The day the planner says it was done; then `note` says how. */
  doneOn: day.nullable().default(null),
  note: z.string().trim().max(500).default(''),
})
export type Decision = z.infer<typeof decision>

/** What its agency says of a decision, with a note; id of the entry = the decision's. */
export const decisionReport = z.strictObject({
  decisionId: entryId,
  state: z.enum(['open', 'done']).default('done'),
  on: day,
  note: z.string().trim().min(1).max(500),
})
export type DecisionReport = z.infer<typeof decisionReport>

const text = z.object({ id: z.string(), en: z.string() })

export const shownDecision = decision.extend({
  id: z.string(),
  revision: z.number(),
  agency: z.string(),
  /** Who carries the agency's duties today. */
  holder: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(decisionStates),
  /** Days since it was due; 0 = not late. */
  daysLate: z.number(),
  /** What the agency said last. */
  report: z.object({ state: z.enum(['open', 'done']), on: z.string(), note: z.string() }).nullable(),
  /** Done on and how, as the planner says or else the agency. */
  done: z.object({ on: z.string(), note: z.string(), by: z.enum(['planner', 'agency']) }).nullable(),
  reportRevision: z.number(),
})
export type ShownDecision = z.infer<typeof shownDecision>

export const shownMeeting = meeting.extend({
  id: z.string(),
  revision: z.number(),
  decisions: z.array(shownDecision),
})
export type ShownMeeting = z.infer<typeof shownMeeting>

/** Meetings, newest first. */
export const meetingList = z.object({ today: z.string(), meetings: z.array(shownMeeting) })
export type MeetingList = z.infer<typeof meetingList>

/** Statuses of programmes/contract.ts. */
const status = z.enum(['kept', 'on-track', 'behind', 'far-behind', 'no-target', 'claimed'])
export type PromiseStatus = z.infer<typeof status>

const monthValue = z.object({ asOf: z.string(), value: z.number().nullable() })
export const briefNumbers = z.object({
  /** The newest measured month. */
  asOf: z.string(),
  /** How many promises were in each status, month by month. */
  months: z.array(z.object({ asOf: z.string(), counts: z.record(status, z.number()) })),
  promises: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      name: text,
      agency: z.string(),
      status,
      /** A month before; null = not measured then. */
      before: status.nullable(),
    }),
  ),
  /** Percent of the entitled who are reached, by programme, most missed first. */
  coverage: z.array(
    z.object({
      programmeId: z.string(),
      name: text,
      unit: z.enum(['person', 'family']),
      entitled: z.number(),
      missed: z.number(),
      months: z.array(monthValue),
      /** The fall that the newest month ends. */
      fellFrom: z.object({ asOf: z.string(), value: z.number() }).nullable(),
    }),
  ),
  /** Of the programmes that miss most, the villages that miss most. */
  villages: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      district: z.string(),
      programmeId: z.string(),
      programme: text,
      unit: z.enum(['person', 'family']),
      missed: z.number(),
      entitled: z.number(),
    }),
  ),
})
export type BriefNumbers = z.infer<typeof briefNumbers>

const overdue = z.object({
  id: z.string(),
  title: z.string(),
  agency: z.string(),
  dueOn: z.string(),
  days: z.number(),
  href: z.string(),
})
export type Overdue = z.infer<typeof overdue>

/** held = as things stood when it was held, where it was held; now = as they stand, whenever it is held. */
export const briefQuery = z.object({ state: z.enum(['held', 'now']).default('held') })
export type BriefState = z.infer<typeof briefQuery>['state']

export const brief = z.object({
  today: z.string(),
  meeting: shownMeeting,
  /** At the end of which day numbers, what is overdue and proposed questions stood like this; null = now. Decisions are today's. */
  asOf: z.string().nullable(),
  /** Null where the reader may not see numbers of promises, or nothing was measured: `numbersMissing` says which. */
  numbers: briefNumbers.nullable(),
  numbersMissing: z.enum(['not-allowed', 'not-measured']).nullable(),
  actions: z.array(overdue),
  lines: z.array(overdue),
  quickWins: z.array(overdue),
  /** Decisions of the meeting before, and older ones that are not done. */
  last: z.object({ id: z.string(), title: z.string(), heldOn: z.string() }).nullable(),
  earlier: z.array(shownDecision),
  proposed: z.array(z.object({ kind: z.string(), text })),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Brief = z.infer<typeof brief>
