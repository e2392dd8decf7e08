import type { IsoDate } from '../../../kernel/dates.ts'

/**
 * What everybody may know of a plan: the shape of an edition, and what the books are made of. Numbers about people come from
 * a public release only; no person is in it, no account, no single assessor, no count that was not released. contract.ts has
 * the same shape as a strict contract, and everything is parsed through it before it is stored.
 */
export interface PlanContent {
  readonly format: 1
  /** The day the plan stood like this. */
  readonly drawnOn: IsoDate
  readonly region: {
    readonly name: string
    readonly code: string
    readonly districts: number
    readonly villages: number
    readonly population: number
    readonly populationSource: string
  }
  readonly term: {
    readonly id: string
    readonly name: string
    readonly from: IsoDate
    readonly to: IsoDate
    readonly note: string
  }
  /** The public release that numbers about people come from; null = none yet. */
  readonly release: { readonly id: string; readonly asOf: IsoDate } | null
  readonly dimensions: {
    readonly name: string
    readonly source: string
    readonly list: readonly NamedDimension[]
  } | null
  readonly people: readonly PeopleFigure[]
  readonly indicators: readonly PublishedIndicator[]
  readonly gaps: readonly { readonly id: string; readonly name: string; readonly why: string }[]
  readonly promises: readonly PlanPromise[]
  readonly vision: string | null
  readonly missions: readonly { readonly id: string; readonly text: string }[]
  readonly goals: readonly PlanGoal[]
  readonly scale: { readonly importanceMax: number; readonly ratingMax: number; readonly source: string }
  readonly factors: readonly PlanFactor[]
  /** Sums of scores; null while nothing is rated. x = strengths − weaknesses, y = opportunities − threats. */
  readonly position: PlanPosition | null
  readonly strategies: readonly PlanStrategy[]
  readonly readiness: PlanReadiness
  readonly actions: readonly PlanAction[]
  readonly quickWins: PlanQuickWins
  readonly commitments: readonly PlanCommitment[]
  readonly competence: PlanCompetence
  readonly welfareIndex: PlanIndex | null
}

export interface NamedDimension {
  readonly id: string
  readonly name: string
  readonly subDimensions: readonly { readonly id: string; readonly name: string }[]
}
/** hidden = the release does not tell it, to protect people; missing = not measured. */
export const figureStates = ['shown', 'hidden', 'missing'] as const
export type FigureState = (typeof figureStates)[number]
export interface PeopleFigure {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly value: number | null
  readonly state: FigureState
}
export interface PublishedIndicator {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly source: string
  /** Oldest first. */
  readonly values: readonly { readonly asOf: IsoDate; readonly value: number }[]
}
export const promiseStates = [
  'kept',
  'on-track',
  'behind',
  'far-behind',
  'no-target',
  'claimed',
  'hidden',
  'unpublished',
] as const
export type PromiseState = (typeof promiseStates)[number]
export interface PlanPromise {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly agency: string
  /** Computed by the release; unpublished = no release yet. */
  readonly state: PromiseState
}
export interface PlanGoal {
  readonly id: string
  readonly text: string
  readonly promiseIds: readonly string[]
}
export const factorSides = ['strength', 'weakness', 'opportunity', 'threat'] as const
export type FactorSide = (typeof factorSides)[number]
export interface PlanFactor {
  readonly id: string
  readonly side: FactorSide
  readonly text: string
  readonly dimension: string | null
  readonly source: FactorSource
  /** How many assessors rated it; means of theirs. `spread` = standard deviation of their ratings. */
  readonly raters: number
  readonly importance: number | null
  readonly rating: number | null
  readonly spread: number | null
  readonly weight: number | null
  readonly score: number | null
  readonly evidence: readonly PlanEvidence[]
}
export type FactorSource =
  | {
      readonly kind: 'indicator'
      readonly name: string
      readonly unit: string
      readonly value: number | null
      readonly asOf: IsoDate | null
      readonly source: string
    }
  | { readonly kind: 'document'; readonly title: string; readonly date: IsoDate }
  /** A finding of the register, with the number that the public release gives. */
  | {
      readonly kind: 'finding'
      readonly programme: string
      readonly measure: string
      readonly areas: readonly string[]
      readonly unit: string
      readonly value: number | null
      readonly state: FigureState
    }
export interface PlanPosition {
  readonly strength: number
  readonly weakness: number
  readonly opportunity: number
  readonly threat: number
  readonly x: number
  readonly y: number
  /** null: on an axis. */
  readonly quadrant: 'I' | 'II' | 'III' | 'IV' | null
}
export const planCrossings = ['SO', 'WO', 'ST', 'WT'] as const
export interface PlanStrategy {
  readonly id: string
  readonly crossing: (typeof planCrossings)[number]
  readonly text: string
  readonly factorIds: readonly string[]
  readonly goalId: string | null
}
export interface PlanEvidence {
  readonly title: string
  readonly date: IsoDate
  readonly source: string
  readonly agency: string
}

export const readinessPillars = ['structure', 'infrastructure', 'superstructure'] as const
export const readinessStates = ['proven', 'claimed', 'none', 'open'] as const
/** Percents of the highest level; null = nothing assessed. `proven` counts an item without evidence as the lowest level. */
export interface ReadinessFigures {
  readonly claimed: number | null
  readonly proven: number | null
  readonly assessor: number | null
}
export interface PlanReadiness {
  readonly version: string
  readonly source: string
  /** Half year, e.g. 2026-S2; null = nothing assessed yet. */
  readonly period: string | null
  readonly total: ReadinessFigures
  readonly pillars: readonly (ReadinessFigures & {
    readonly id: (typeof readinessPillars)[number]
    readonly components: readonly (ReadinessFigures & { readonly id: string })[]
  })[]
  readonly items: readonly {
    readonly id: string
    readonly component: string
    readonly name: string
    /** Place in the levels, worst = 0; null = not assessed. */
    readonly level: number | null
    readonly levelText: string | null
    readonly assessorLevel: number | null
    readonly top: number
    readonly state: (typeof readinessStates)[number]
    readonly evidence: readonly PlanEvidence[]
  }[]
  /** Oldest first. */
  readonly periods: readonly (ReadinessFigures & { readonly period: string })[]
}

export const planActionStates = ['proven', 'claimed', 'late', 'running', 'not-started', 'stopped'] as const
export type PlanActionState = (typeof planActionStates)[number]
export interface PlanAction {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly promiseId: string | null
  readonly strategyIds: readonly string[]
  readonly dimensionId: string
  readonly subDimension: string | null
  readonly agency: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly dependsOn: readonly string[]
  readonly state: PlanActionState
  readonly reportedOn: IsoDate | null
  readonly evidence: readonly PlanEvidence[]
  /** Rupiah per year. */
  readonly budget: readonly {
    readonly year: number
    readonly plan: number
    readonly revised: number | null
    readonly realised: number | null
    readonly source: string
  }[]
}

export const planClaimStates = ['proven', 'claimed', 'late', 'open'] as const
export type PlanClaimState = (typeof planClaimStates)[number]
export interface PlanQuickWins {
  readonly version: string
  readonly source: string
  readonly scoreMax: number
  readonly monthsMax: number
  /** `share` of the sum of weights, 0 to 1. */
  readonly criteria: readonly { readonly id: string; readonly name: string; readonly share: number }[]
  readonly list: readonly PlanQuickWin[]
  /** How the ranking answers to its weights. Missing in the first editions, as is every `?` of this file. */
  readonly sensitivity?: {
    /** How many are first together; null with fewer than two ranked. */
    readonly topK: number | null
    readonly criteria: readonly PlanSensitivity[]
  }
}
/** What happens when the weight of one criterion moves: where others come first, and who is first from half to 1.5 of it. */
export interface PlanSensitivity {
  readonly criterionId: string
  readonly weight: number
  readonly winner: PlanTurn | null
  readonly topK: PlanTurn | null
  readonly winnerStays: number
  readonly topKStays: number
  readonly ranges: readonly {
    readonly from: number
    readonly to: number
    readonly first: readonly string[]
  }[]
}
export interface PlanTurn {
  readonly weight: number
  readonly change: number
  readonly enters: readonly string[]
}
export interface PlanQuickWin {
  readonly id: string
  readonly title: string
  readonly problem: string
  readonly result: string
  readonly actionId: string
  readonly agency: string
  readonly startsOn: IsoDate
  readonly dueOn: IsoDate
  readonly chosen: boolean
  /** null while it is not chosen. */
  readonly state: PlanClaimState | null
  readonly rank: number | null
  readonly score: number | null
  readonly scorers: number
  /** Means over the scorers by criterion, and what each adds to the score; empty while nobody scored. */
  readonly parts?: readonly { readonly criterionId: string; readonly mean: number; readonly adds: number }[]
  readonly reason: string
  readonly evidence: readonly PlanEvidence[]
}
export interface PlanCommitment {
  readonly id: string
  readonly title: string
  readonly preamble: string
  readonly place: string
  readonly openedOn: IsoDate
  readonly sha256: string
  readonly lines: readonly {
    readonly id: string
    readonly text: string
    readonly agency: string
    /** Who answers for it today. */
    readonly holder: string
    readonly dueOn: IsoDate
    readonly state: PlanClaimState
    readonly evidence: readonly PlanEvidence[]
  }[]
  readonly offices: readonly {
    readonly agency: string
    readonly office: string
    /** Day of a signature that holds; null = not signed. */
    readonly signedOn: IsoDate | null
    /** Made for the demo, by nobody. */
    readonly sample: boolean
  }[]
}
export const trainingStates = ['planned', 'held', 'cancelled'] as const
export interface PlanCompetence {
  readonly source: string
  readonly instrument: {
    readonly version: string
    readonly source: string
    readonly targetLevel: number
  } | null
  readonly agencies: readonly {
    readonly id: string
    readonly name: string
    /** Roles with a vacancy, by name. */
    readonly openRoles: readonly string[]
    /** Posts needed and filled by role, for every role of the regency; posts, never the people in them. */
    readonly posts?: readonly { readonly role: string; readonly needed: number; readonly filled: number }[]
    /** Newest year with an answer; levels 1 to 5. */
    readonly maturity: {
      readonly year: number
      readonly said: number | null
      readonly proven: number | null
    } | null
  }[]
  /** Means over the agencies that answered. */
  readonly years: readonly { readonly year: number; readonly said: number; readonly proven: number }[]
  readonly trainings: readonly {
    readonly id: string
    readonly title: string
    readonly heldOn: IsoDate
    readonly hours: number
    readonly host: string
    readonly state: (typeof trainingStates)[number]
  }[]
  readonly proposals: readonly {
    readonly id: string
    readonly name: string
    readonly agencies: readonly string[]
    readonly hours: number
    readonly reason: string
  }[]
}
/** Percent. The index of the public release, never one of inside. */
export interface PlanIndex {
  readonly asOf: IsoDate
  readonly version: string
  readonly source: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly parts: readonly {
    readonly id: string
    readonly name: string
    readonly meaning: string
    readonly weight: number
    readonly value: number | null
  }[]
  readonly months: readonly { readonly asOf: IsoDate; readonly value: number | null }[]
  readonly raises: readonly {
    readonly programme: string
    readonly area: string
    readonly agency: string
    readonly gain: number
  }[]
}
