import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { checkBatch } from './check-batch.ts'
import { removeStaleUploads } from './uploads.ts'

export const jobs: Job<Context>[] = [
  {
    kind: 'intake.check-batch',
    run: (context, subjectId, progress) => checkBatch(context, Number(subjectId), progress),
  },
  { kind: 'intake.remove-uploads', everyMinutes: 60, run: removeStaleUploads },
]
