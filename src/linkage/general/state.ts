import type { LinkConfig } from './config.ts'
import type { KnownRows } from './read-columns.ts'
import type { Comparer } from './rules/compare.ts'
import type { KeyIndex, PartTable } from './rules/key-index.ts'
import type { KeyPlan } from './rules/key-rules.ts'
import type { Standing } from './rules/partners.ts'
import type { Joinable } from './rules/resolve.ts'
import type { PairScorer } from './rules/score-pair.ts'
import type { Table } from './rules/table.ts'
import type { Weigher } from './rules/weigh.ts'

/** What all threads know: large things are shared memory, small ones copies. It fills up step by step. */
export interface Shared {
  config: LinkConfig
  table: Table
  /** Parts of the rows that are indexed; the plan that says what they are is made anew from the table by each thread. */
  parts: PartTable
  /** Where a register takes up a list: what is known of its rows before, and the indexes of those that stay as they are. */
  known: KnownRows
  standing: StandingRows
  /** Some blocks of each rule, to train and to choose rules by; then all blocks of those that are kept. */
  samples: readonly KeyIndex[]
  indexes: readonly KeyIndex[]
  weigher: Weigher
  joinable: Joinable
}

/** Rows that the new ones meet, and the least weight of a pair worth keeping. */
export interface StandingRows extends Standing {
  /** Indexes by rule, for each range of rows that has its own. */
  readonly indexes: readonly (readonly KeyIndex[])[]
  readonly floor: number
}

/** What one thread keeps for itself between tasks. */
export interface Own {
  plan?: KeyPlan
  comparer?: Comparer
  scorer?: PairScorer
}

export interface ThreadState {
  readonly shared: Partial<Shared>
  readonly own: Own
}
