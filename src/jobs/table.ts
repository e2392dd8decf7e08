import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'

/** Every kind of job there is. A domain adds one line here: `...<domain>Jobs`. */
export const jobs: readonly Job<Context>[] = []
