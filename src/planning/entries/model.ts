import type { z } from 'zod'
import type { Actor, Context, Permission } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'

/** Something an entry leans on: another entry of the plan. */
export interface Reference {
  readonly kind: string
  readonly id: string
}

/** One revision of an entry: the newest, unless said otherwise. */
export interface PlanEntry<T> {
  readonly id: string
  readonly revision: number
  readonly content: T
  readonly agencyId: string | null
  readonly recordedBy: string
  readonly recordedAt: string
  readonly reason: string
}

/**
 * A kind of entry: what it holds, who may write it and what must hold. One line per kind in kinds.ts; everything else
 * (revisions, concurrent editing, history, sample, editions) is the same for all.
 */
export interface Kind<T> {
  /** kebab-case; also the name in the database, e.g. `quick-win`. */
  readonly name: string
  readonly content: z.ZodType<T>
  readonly permission: Permission
  /** True where the content names persons: histories tell that it changed, not what it said. */
  readonly personal?: boolean
  /** Entries of the plan it leans on: they must be there, and cannot be withdrawn while it stands. */
  references?(content: T): readonly Reference[]
  /** The entry in a few words, for histories and lists. */
  title(content: T): string
  /** What a schema cannot see. Throws Problem with a code of planning's messages. `before` is null for a new entry. */
  check?(given: {
    readonly context: Context
    readonly actor: Actor
    readonly plan: Plan
    readonly id: string
    readonly content: T
    readonly before: T | null
  }): void
  /**
   * What is made of entries of this kind and shown elsewhere (a public copy). `refresh` runs in the transaction of every
   * writing that `concerns` says changes it, whatever kind was written, with the plan as it then stands: so evidence need
   * not know who shows it.
   */
  readonly derived?: {
    /** `content` is what was written or stood before; asked for both. */
    concerns(written: { readonly kind: string; readonly content: unknown }): boolean
    refresh(writer: Writer, context: Context, plan: Plan): Promise<void>
  }
}

/** The plan of one term as it stood at one moment. */
export interface Plan {
  readonly termId: string
  /** Entries of a kind that stand, in the order they were first written. */
  of<T>(kind: Kind<T>): readonly PlanEntry<T>[]
  find<T>(kind: Kind<T>, id: string): PlanEntry<T> | undefined
  has(reference: Reference): boolean
  /** Entries that lean on this one. */
  leaningOn(reference: Reference): readonly Reference[]
}
