import type { IsoDate } from '../../../kernel/dates.ts'

/** One promise of a joint commitment: who does what until when. */
export interface CommitmentLine {
  readonly id: string
  readonly text: string
  readonly agencyId: string
  readonly dueOn: IsoDate
  /** The action of the plan that carries it out. */
  readonly actionId: string | null
}

/** Who signs, for which office, and from when to when that person holds it. */
export interface Signatory {
  readonly agencyId: string
  readonly userName: string
  readonly office: string
  readonly termFrom: IsoDate
  readonly termTo: IsoDate
}

export interface CommitmentText {
  readonly title: string
  readonly preamble: string
  readonly place: string
  readonly lines: readonly CommitmentLine[]
  readonly signatories: readonly Signatory[]
}
