import { type Actor, type Context, systemActor } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { publishRelease } from './publish-release.ts'

/** Subject: YYYY-MM, or YYYY-MM:<account that asked>. */
export const jobs: Job<Context>[] = [
  {
    kind: 'catalogue.publish',
    async run(context, subjectId, progress) {
      const [month, accountId] = subjectId.split(':') as [string, string | undefined]
      const actor: Actor = accountId ? { ...systemActor, accountId } : systemActor
      progress.step('publish', 0, 1)
      await publishRelease(context, actor, `${month}-01`)
      progress.step('publish', 1, 1)
    },
  },
]
