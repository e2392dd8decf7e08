import { z } from 'zod'
import { claimState } from '../evidence/contract.ts'

const entryId = z.string().min(1).max(120)
const shortId = z.string().min(1).max(60)
const day = z.iso.date()

/** An option: something small of an action that shows within a year. Chosen ones are a promise with a day. */
export const quickWin = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** The problem it answers, in a sentence. */
  problem: z.string().trim().min(1).max(1000),
  actionId: entryId,
  agencyId: shortId,
  startsOn: day,
  dueOn: day,
  /** What will be seen when it is done. */
  result: z.string().trim().min(1).max(1000),
  chosen: z.boolean().default(false),
  /** The day its owner says it was done; null = not yet. */
  reportedDone: day.nullable().default(null),
})
export type QuickWin = z.infer<typeof quickWin>

/** Scores of one person for one option, 1 to the pack's scoreMax per criterion; id = `${quickWinId}.${account}`. */
export const quickWinScore = z.strictObject({
  quickWinId: entryId,
  scores: z.record(shortId, z.number().int().min(1).max(100)),
})
export type QuickWinScore = z.infer<typeof quickWinScore>

const text = z.object({ id: z.string(), en: z.string() })

export const shownCriterion = z.object({
  id: z.string(),
  name: text,
  question: text,
  weight: z.number(),
  /** Weight over the sum of weights, 0 to 1. */
  share: z.number(),
})

/** One option in the ranking. Numbers are on the scale 1 to scoreMax. */
export const shownQuickWin = z.object({
  id: z.string(),
  revision: z.number(),
  content: quickWin,
  agency: z.string(),
  carriedBy: z.object({ id: z.string(), name: z.string() }),
  actionTitle: z.string(),
  /** 1 = best; equal scores share a rank; null = nobody has scored it completely. */
  rank: z.number().nullable(),
  score: z.number().nullable(),
  scorers: z.number(),
  incomplete: z.number(),
  /** Per criterion in the pack's order: mean over scorers, lowest, highest, and what it adds to the score. */
  parts: z.array(
    z.object({
      criterionId: z.string(),
      mean: z.number(),
      lowest: z.number(),
      highest: z.number(),
      adds: z.number(),
    }),
  ),
  /** Standard deviation of the scorers' own weighted scores (population); null for fewer than two. */
  spread: z.number().nullable(),
  reason: text,
  state: claimState.nullable(),
  evidenceCount: z.number(),
})
export type ShownQuickWin = z.infer<typeof shownQuickWin>

/** Change 0 = equal today, and parted by any change. */
const turn = z.object({
  weight: z.number(),
  change: z.number(),
  leaves: z.array(z.string()),
  enters: z.array(z.string()),
})

/** How the ranking answers to the weight of one criterion while the others keep theirs. */
export const criterionSensitivity = z.object({
  criterionId: z.string(),
  weight: z.number(),
  /** Weight nearest to today's beyond which others are first; null = never, however it moves. */
  winner: turn.nullable(),
  /** The same for the set of the first k. */
  topK: turn.nullable(),
  /** Share of the weights from -50 % to +50 % at which the winner, and the first k, stay; 0 to 1. */
  winnerStays: z.number(),
  topKStays: z.number(),
  /** Who is first from half to one and a half of today's weight, from left to right. */
  ranges: z.array(z.object({ from: z.number(), to: z.number(), first: z.array(z.string()) })),
})
export type CriterionSensitivity = z.infer<typeof criterionSensitivity>

export const quickWins = z.object({
  today: day,
  version: z.string(),
  source: z.string(),
  monthsMax: z.number(),
  scoreMax: z.number(),
  criteria: z.array(shownCriterion),
  /** By rank, then those nobody has scored. */
  quickWins: z.array(shownQuickWin),
  /** k of `topK`: how many are chosen, at least 1; null with fewer than two ranked. */
  topK: z.number().nullable(),
  sensitivity: z.array(criterionSensitivity),
})
export type QuickWins = z.infer<typeof quickWins>

export const ownScore = z.object({
  id: z.string(),
  revision: z.number(),
  scores: z.record(z.string(), z.number()),
})
export const quickWinsPage = quickWins.extend({
  /** What the reader scored, by quick win. */
  own: z.record(z.string(), ownScore),
  choices: z.object({
    actions: z.array(z.object({ id: z.string(), title: z.string() })),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})
export type QuickWinsPage = z.infer<typeof quickWinsPage>

export const quickWinPage = z.object({
  today: day,
  scoreMax: z.number(),
  monthsMax: z.number(),
  criteria: z.array(shownCriterion),
  quickWin: shownQuickWin,
  ranked: z.number(),
  evidence: z.array(
    z.object({
      id: z.string(),
      revision: z.number(),
      title: z.string(),
      happenedOn: z.string(),
      source: z.string(),
      ownerAgency: z.string(),
      hasDocument: z.boolean(),
    }),
  ),
  /** The reader's own scores, to fill the form, and where to write them. */
  own: z.record(z.string(), z.number()).nullable(),
  ownRevision: z.number(),
  ownId: z.string(),
  choices: z.object({
    actions: z.array(z.object({ id: z.string(), title: z.string() })),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})
export type QuickWinPage = z.infer<typeof quickWinPage>
