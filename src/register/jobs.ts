import type { Context } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { applyBatch } from './apply-batch.ts'
import { previewBatch } from './preview-batch.ts'

export const jobs: Job<Context>[] = [
  {
    kind: 'register.preview-batch',
    run: (context, subjectId, progress) => previewBatch(context, Number(subjectId), progress),
  },
  {
    kind: 'register.apply-batch',
    run: (context, subjectId, progress) => applyBatch(context, Number(subjectId), progress),
  },
]
