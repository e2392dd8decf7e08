import { z } from 'zod'
import { budgetReasons } from './rules/match-budget.ts'
import { actionStates, actionStatuses } from './rules/model.ts'
import { numberFaults } from './rules/read-rupiah.ts'

const entryId = z.string().min(1).max(120)
const shortId = z.string().min(1).max(60)
const day = z.iso.date()

/** Something one agency does in the term, placed in a dimension and in time. */
export const action = z.strictObject({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000).default(''),
  /** A promise of the pack's term. */
  promiseId: shortId.nullable().default(null),
  strategyIds: z.array(entryId).max(20).default([]),
  dimensionId: shortId,
  subDimensionId: shortId.nullable().default(null),
  agencyId: shortId,
  startsOn: day,
  endsOn: day,
  /** Actions that must end before this one can start. */
  dependsOn: z.array(entryId).max(30).default([]),
})
export type PlannedAction = z.infer<typeof action>

/** What its agency says of an action; id = the action's. */
export const actionReport = z.strictObject({
  actionId: entryId,
  state: z.enum(actionStates),
  on: day,
  note: z.string().trim().max(1000).default(''),
})
export type ActionReport = z.infer<typeof actionReport>

/** Rupiah, to the cent, at most ten thousand billion: sums of them stay exact. */
export const rupiahMax = 1e13
export const rupiah = z
  .number()
  .min(0)
  .max(rupiahMax)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 0.01, 'must not be finer than a cent')

/** Money of an action in one year; id = `${actionId}.${year}`. */
export const actionBudget = z.strictObject({
  actionId: entryId,
  year: z.number().int().min(2000).max(2100),
  plan: rupiah,
  /** After the revised budget (APBD Perubahan). */
  revised: rupiah.nullable().default(null),
  realised: rupiah.nullable().default(null),
  source: z.string().trim().min(1).max(200),
})
export type ActionBudget = z.infer<typeof actionBudget>

const text = z.object({ id: z.string(), en: z.string() })
const money = z.object({
  plan: z.number(),
  revised: z.number().nullable(),
  realised: z.number().nullable(),
})

/** `starts-early`: begins before `other` ends; `start-passed`: its start has passed and nobody said it began. */
export const actionWarning = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('starts-early'),
    otherId: z.string(),
    otherTitle: z.string(),
    otherEndsOn: day,
  }),
  z.object({ kind: z.literal('start-passed'), startsOn: day }),
  z.object({ kind: z.literal('waits-for-late'), otherId: z.string(), otherTitle: z.string() }),
])
export type ActionWarning = z.infer<typeof actionWarning>

export const shownAction = z.object({
  id: z.string(),
  revision: z.number(),
  content: action,
  promise: z.object({ id: z.string(), number: z.number(), name: text }).nullable(),
  dimension: text,
  subDimension: text.nullable(),
  agency: z.string(),
  /** The agency that carries it today, when a merger moved it. */
  carriedBy: z.object({ id: z.string(), name: z.string() }),
  status: z.enum(actionStatuses),
  reportedOn: day.nullable(),
  evidenceCount: z.number(),
  /** Over all years; null = no budget entered. */
  budget: money.nullable(),
  warnings: z.array(actionWarning),
})
export type ShownAction = z.infer<typeof shownAction>

const named = z.object({ id: z.string(), name: text })
const agency = z.object({ id: z.string(), name: z.string() })

/** Sums of the budget. `group` is a dimension or an agency; year null = all years. */
export const budgetSum = money.extend({ groupId: z.string(), name: text, actions: z.number() })
export type BudgetSum = z.infer<typeof budgetSum>

export const roadmap = z.object({
  today: day,
  term: z.object({ name: text, from: day, to: day }),
  dimensionSet: z.object({ name: text, source: z.string() }).nullable(),
  dimensions: z.array(named.extend({ subDimensions: z.array(named) })),
  /** Agencies that carry actions, for the filter. */
  agencies: z.array(agency),
  /** Every action of the plan by start, whatever filter a page applies. */
  actions: z.array(shownAction),
  promisesWithoutAction: z.array(
    z.object({ id: z.string(), number: z.number(), name: text, agency: z.string() }),
  ),
  budget: z.object({
    total: money.nullable(),
    byYear: z.array(money.extend({ year: z.number(), actions: z.number() })),
    byDimension: z.array(budgetSum),
    byAgency: z.array(budgetSum),
    actionsWithout: z.number(),
  }),
})
export type Roadmap = z.infer<typeof roadmap>

/** What a form of an action offers. */
export const actionChoices = z.object({
  promises: z.array(z.object({ id: z.string(), number: z.number(), name: text })),
  agencies: z.array(agency),
  strategies: z.array(z.object({ id: z.string(), title: z.string() })),
})
export const roadmapPage = roadmap.extend({ choices: actionChoices })
export type RoadmapPage = z.infer<typeof roadmapPage>

const neighbour = z.object({
  id: z.string(),
  title: z.string(),
  startsOn: day,
  endsOn: day,
  status: z.enum(actionStatuses),
})
export const actionPage = z.object({
  today: day,
  action: shownAction,
  strategies: z.array(z.object({ id: z.string(), title: z.string() })),
  report: actionReport.extend({ revision: z.number() }).nullable(),
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
  budgets: z.array(actionBudget.extend({ id: z.string(), revision: z.number() })),
  /** Last revision of the report (id of the action) and of each budget (`action.year`), withdrawn ones too. */
  revisions: z.record(z.string(), z.number()),
  dependsOn: z.array(neighbour),
  waiting: z.array(neighbour),
  others: z.array(z.object({ id: z.string(), title: z.string() })),
  years: z.array(z.number()),
  dimensions: z.array(named.extend({ subDimensions: z.array(named) })),
  choices: actionChoices,
})
export type ActionPage = z.infer<typeof actionPage>

export const budgetImportQuery = z.object({
  /** preview = read and compare only; confirm = write the rows that match, whatever others are; all = only if all is well. */
  mode: z.enum(['preview', 'all', 'confirm']).default('preview'),
  name: z.string().trim().max(200).default(''),
  /** `token` of the preview: what is written is what was seen, or nothing. */
  token: z.string().max(64).optional(),
  /** The year of every row, where the sheet has no column of the year. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
})
export const budgetImport = z.object({
  mode: z.enum(['preview', 'all', 'confirm']),
  written: z.boolean(),
  /** Names exactly these changes; all and confirm must give it back. */
  token: z.string(),
  rowsRead: z.number(),
  rowsMatched: z.number(),
  /** Budgets that are new or differ from what the plan holds. */
  changes: z.array(
    z.object({
      actionId: z.string(),
      title: z.string(),
      year: z.number(),
      before: money.nullable(),
      after: money,
    }),
  ),
  unchanged: z.number(),
  notMatched: z.array(
    z.object({
      sheet: z.string(),
      row: z.number(),
      name: z.string(),
      reason: z.enum(budgetReasons),
      sentence: z.string(),
    }),
  ),
  wrongNumbers: z.array(
    z.object({
      sheet: z.string(),
      row: z.number(),
      column: z.string(),
      written: z.string(),
      reason: z.enum(numberFaults),
      sentence: z.string(),
    }),
  ),
})
export type BudgetImport = z.infer<typeof budgetImport>

/** Forms read amounts by the same rule as imports. */
export { readRupiah } from './rules/read-rupiah.ts'
/** Public pages sum what an edition tells by the same rule. */
export { sumMoney } from './rules/sum-money.ts'
