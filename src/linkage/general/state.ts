import type { LinkConfig } from './config.ts'
import type { Comparer } from './rules/compare.ts'
import type { KeyIndex } from './rules/key-index.ts'
import type { KeyPlan } from './rules/key-rules.ts'
import type { PairScorer } from './rules/score-pair.ts'
import type { Table } from './rules/table.ts'
import type { Weigher } from './rules/weigh.ts'

/** What all threads know: large things are shared memory, small ones copies. It fills up step by step. */
export interface Shared {
  config: LinkConfig
  table: Table
  /** Parts of all rows; the plan that says what they are is made anew from the table by each thread. */
  parts: Int32Array
  /** Some blocks of each rule, to train and to choose rules by; then all blocks of those that are kept. */
  samples: readonly KeyIndex[]
  indexes: readonly KeyIndex[]
  weigher: Weigher
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
