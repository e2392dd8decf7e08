import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { checkBatch } from './check-batch.ts'

export const jobs: Job<Context>[] = [
  {
    kind: 'intake.check-batch',
    run: (context, subjectId, progress) => checkBatch(context, Number(subjectId), progress),
  },
]
