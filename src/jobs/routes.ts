import { z } from 'zod'
import { type Context, type Route, route } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { JobRunner } from './runner.ts'
import { findJob } from './store.ts'

const output = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  errorCode: z.string().nullable(),
  step: z.string().nullable(),
  done: z.number(),
  total: z.number(),
})

/** Progress lives in the process, so these routes are made with the runner of the process. */
export function jobRoutes(runner: Pick<JobRunner, 'progressOf' | 'cancel'>): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/jobs/:kind/:subjectId',
      // Of whose batch it is, the queue knows nothing: only who sees those of all agencies may ask it.
      permission: 'intake.approve',
      summary: 'State and progress of the latest job of a kind for a subject (batch number, month)',
      output,
      handle: async ({ context, parameters }) => {
        const { kind, subjectId } = parameters as { kind: string; subjectId: string }
        const row = await findOrRefuse(context, kind, subjectId)
        const progress = runner.progressOf(kind, subjectId)
        return {
          json: {
            state: row.state,
            errorCode: row.errorCode,
            step: progress?.step ?? null,
            done: progress?.done ?? 0,
            total: progress?.total ?? 0,
          },
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/jobs/:kind/:subjectId/cancel',
      permission: 'intake.approve',
      summary: 'Take a waiting job out of the queue, or stop a running one at its next step',
      handle: async ({ parameters }) => {
        const { kind, subjectId } = parameters as { kind: string; subjectId: string }
        return { json: { cancelled: await runner.cancel(kind, subjectId) } }
      },
    }),
  ]
}

async function findOrRefuse(context: Context, kind: string, subjectId: string) {
  const row = await context.database.read((reader) => findJob(reader, kind, subjectId))
  if (!row) throw new Problem('job.not-found', 404)
  return row
}
