import { type Context, systemActor } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { anchorAudit } from './anchor-audit.ts'

export const verifyAuditJob = 'oversight.verify-audit'

/** Subject: whatever tells one order from another, e.g. the day. */
export const jobs: Job<Context>[] = [
  {
    kind: verifyAuditJob,
    async run(context, _subjectId, progress) {
      progress.step('verify', 0, 1)
      await anchorAudit(context, systemActor)
      progress.step('verify', 1, 1)
    },
  },
]
