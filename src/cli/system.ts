import type { Accounts, Context } from '../access/index.ts'
import type { JobRunner } from '../jobs/index.ts'

/** What a command may need: the context of the use cases and the frame around them. wire.ts wires it once. */
export interface System extends Context {
  readonly runner: JobRunner
  readonly accounts: Accounts
  readonly dataDir: string
  /** null = this is no demo. */
  readonly demo: Demo | null
  readonly publicUrl: string
  /** Listens on HOST and PORT until the process is told to stop. `address` is where to open the browser. */
  serve(): Promise<{ readonly address: string; readonly closed: Promise<void> }>
}

export interface Demo {
  /** How many synthetic people the city gets. */
  readonly people: number
  /** One password for all sample accounts, made on the first start. */
  readonly password: string
}
