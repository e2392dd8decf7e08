import { z } from 'zod'
import { claimState } from '../evidence/contract.ts'

const text = z.object({ id: z.string(), en: z.string() })

/** Kinds of things that may go along into a new term, in the order they are shown. */
export const carriedKinds = [
  'goal',
  'factor',
  'strategy',
  'action',
  'quick-win',
  'readiness-assessment',
  'role-holder',
  'maturity-assessment',
  'training',
] as const
export type CarriedKind = (typeof carriedKinds)[number]

/** open = may be carried; carried = was; there = the new term has its own; unfit = cannot, `why` says it. */
export const thingStates = ['open', 'carried', 'there', 'unfit'] as const

export const shownThing = z.object({
  id: z.string(),
  /** Names what was seen of it: carrying what has changed since is refused. */
  seen: z.string(),
  title: text,
  state: z.enum(thingStates),
  proposed: z.boolean(),
  why: text,
  /** What will be different from the term before, e.g. a new last day. */
  changes: z.array(text),
  /** What goes along with it. */
  brings: z.object({ reports: z.number(), budgets: z.number(), evidence: z.number() }),
  leansOn: z.array(z.object({ kind: z.enum(carriedKinds), id: z.string(), title: text })),
})
export type ShownThing = z.infer<typeof shownThing>

/** What the term before leaves to this one. `from` null = no term before has a plan. */
export const carryPage = z.object({
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
  to: z.object({ id: z.string(), name: text, from: z.string(), to: z.string() }),
  /** Proposed last day of what should have ended in the term before. */
  dueOn: z.string(),
  groups: z.array(z.object({ kind: z.enum(carriedKinds), things: z.array(shownThing) })),
  /** What stays in the term before whatever is ticked. */
  stays: z.array(z.object({ kind: z.string(), count: z.number(), titles: z.array(z.string()), why: text })),
  /** Lines of signed commitments that nobody has shown done: to be signed anew. */
  openLines: z.array(
    z.object({
      commitmentId: z.string(),
      commitment: z.string(),
      id: z.string(),
      text: z.string(),
      agency: z.string(),
      dueOn: z.string(),
      state: claimState,
    }),
  ),
})
export type CarryPage = z.infer<typeof carryPage>

export const carryInput = z.strictObject({
  from: z.string().min(1).max(120),
  dueOn: z.iso.date(),
  things: z
    .array(z.strictObject({ kind: z.enum(carriedKinds), id: z.string().max(120), seen: z.string().max(40) }))
    .min(1)
    .max(2000),
})
export type CarryInput = z.infer<typeof carryInput>

/** How many things and entries were carried now, and how many things already had been. */
export const carryAnswer = z.object({ carried: z.number(), entries: z.number(), already: z.number() })
export type CarryAnswer = z.infer<typeof carryAnswer>

export const carryPath = '/api/planning/carry-over'
