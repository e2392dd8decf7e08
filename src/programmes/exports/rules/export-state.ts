export const stepKinds = ['approved', 'refused', 'fetched', 'ended'] as const
export type StepKind = (typeof stepKinds)[number]

export const exportStates = ['waiting', 'open', 'refused', 'ended', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

/** What was asked for, and what became of it. Times are ISO instants. */
export interface ExportCourse {
  readonly needsApproval: boolean
  readonly daysValid: number
  readonly askedAt: string
  readonly steps: readonly { readonly kind: StepKind; readonly at: string }[]
}

const dayMs = 86_400_000

/** Until when a list may be fetched and copies kept; a request nobody decides lapses after as many days. */
export function validUntil({ daysValid, askedAt, steps }: ExportCourse): string {
  const approved = steps.find(({ kind }) => kind === 'approved')
  return new Date(Date.parse(approved?.at ?? askedAt) + daysValid * dayMs).toISOString()
}

export function stateOf(course: ExportCourse, now: string): ExportState {
  const has = (kind: StepKind) => course.steps.some((step) => step.kind === kind)
  if (has('ended')) return 'ended'
  if (has('refused')) return 'refused'
  if (Date.parse(validUntil(course)) <= Date.parse(now)) return 'expired'
  return course.needsApproval && !has('approved') ? 'waiting' : 'open'
}

/** The policy of the pack (`exports` of pack.yaml). */
export interface ExportPolicy {
  readonly daysValid: number
  readonly approvalFrom: number
}

/** Long lists and those of a sensitive programme need a second person. */
export function needsApproval(policy: ExportPolicy, people: number, sensitive: boolean): boolean {
  return sensitive || people >= policy.approvalFrom
}

/** A tenth more than was asked for is the change of a few days; beyond that it is another list. */
export function hasGrown(askedFor: number, now: number): boolean {
  return 10 * now > 11 * askedFor
}
