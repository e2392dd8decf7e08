import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { jobs as terms } from './raise-terms.ts'
import { jobs as retention } from './retention/review-retention.ts'

export const jobs: Job<Context>[] = [...terms, ...retention]
