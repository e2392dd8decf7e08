import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { measureMonth } from './measure-month.ts'

/** Subject: the month end YYYY-MM-DD. */
export const jobs: Job<Context>[] = [
  {
    kind: 'programmes.measure',
    run: (context, subjectId, progress) => measureMonth(context, subjectId, progress),
  },
]
