import type { Context } from '../access/index.ts'
import { enqueueRegularJob, type Job } from '../kernel/job.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import {
  cancelWaiting,
  failJob,
  finishJob,
  type JobRow,
  requeueInterrupted,
  returnJob,
  takeJob,
} from './store.ts'

export interface JobProgress {
  readonly kind: string
  readonly subjectId: string
  readonly step: string
  readonly done: number
  readonly total: number
}

/** Runs the queue of one process: one job at a time, first in first out. */
export interface JobRunner {
  /** Works until the queue is empty (command line, tests). */
  drain(listener?: DrainListener): Promise<void>
  /**
   * Works in the background until `stop`, and does regular work in its time. What a killed process left running waits again first.
   * `onProgress` hears every step of the running job, and null at its end.
   */
  start(onProgress?: (progress: JobProgress | null) => void): Promise<void>
  /** The running job stops at its next step, after its transaction, and waits for the next start. */
  stop(): Promise<void>
  /** Where the running job of this kind and subject is; null when it does not run. */
  progressOf(kind: string, subjectId: string): JobProgress | null
  /** Takes a waiting job out, or makes the running one stop at its next step. False when there is none. */
  cancel(kind: string, subjectId: string): Promise<boolean>
  alive(): boolean
}

/** Hears every step of a job, and its end. */
export interface DrainListener {
  onStep?(progress: JobProgress): void
  onDone?(kind: string, subjectId: string): Promise<void>
}

/** A job that fails so often is not tried again. */
export const attemptsMax = 3
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 250).unref())

interface Running {
  readonly row: JobRow
  progress: JobProgress
  stopCode: 'job.cancelled' | 'job.stopped' | null
}

const begin = (row: JobRow): Running => ({
  row,
  progress: { kind: row.kind, subjectId: row.subjectId, step: '', done: 0, total: 0 },
  stopCode: null,
})

export function createRunner(context: Context, jobs: readonly Job<Context>[]): JobRunner {
  const jobByKind = new Map(jobs.map((job) => [job.kind, job]))
  let running: Running | null = null
  let loop: Promise<void> | null = null
  let stopping = false
  const orderRegular = createRegularOrders(context, jobs)

  /** Runs the oldest waiting job and returns it; undefined when the queue is empty. */
  async function runNext(onStep: (progress: JobProgress) => void = () => {}): Promise<JobRow | undefined> {
    const row = await context.database.write(takeJob)
    if (!row) return undefined
    const current = begin(row)
    running = current
    onStep(current.progress)
    try {
      await runJob(context, jobByKind.get(row.kind), row, progressInto(current, onStep))
    } finally {
      running = null
    }
    return row
  }

  async function work(onProgress: (progress: JobProgress | null) => void): Promise<void> {
    const next = () => orderRegular().then(() => runNext(onProgress))
    while (!stopping) {
      const worked = await next().catch((error: unknown) => {
        context.log.error('jobs.queue.failed', error)
        return undefined
      })
      onProgress(null)
      if (worked) context.log.info('jobs.job.ended', { kind: worked.kind, jobId: worked.id })
      else if (!stopping) await pause()
    }
  }

  return {
    async drain(listener = {}) {
      await context.database.write(requeueInterrupted)
      for (;;) {
        const row = await runNext(listener.onStep)
        if (!row) return
        await listener.onDone?.(row.kind, row.subjectId)
      }
    },
    async start(onProgress = () => {}) {
      const interrupted = await context.database.write(requeueInterrupted)
      if (interrupted > 0) context.log.info('jobs.job.resumed', { count: interrupted })
      stopping = false
      loop = work(onProgress)
    },
    async stop() {
      stopping = true
      if (running) running.stopCode = 'job.stopped'
      await loop
      loop = null
    },
    progressOf: (kind, subjectId) =>
      running?.row.kind === kind && running.row.subjectId === subjectId ? running.progress : null,
    async cancel(kind, subjectId) {
      if (running?.row.kind === kind && running.row.subjectId === subjectId) {
        running.stopCode = 'job.cancelled'
        return true
      }
      return context.database.write((writer) => cancelWaiting(writer, kind, subjectId))
    },
    alive: () => loop !== null && !stopping,
  }
}

/**
 * Orders the regular work whose time has come, each time it is called. Two processes order the same once, or do it twice,
 * which changes nothing.
 */
function createRegularOrders(
  { clock, database }: Context,
  jobs: readonly Job<Context>[],
): () => Promise<void> {
  const orderedAt = new Map<string, number>()
  return async () => {
    const now = clock.now().getTime()
    const due = jobs.filter(
      ({ kind, everyMinutes }) => everyMinutes && now - (orderedAt.get(kind) ?? 0) >= everyMinutes * 60_000,
    )
    if (due.length === 0) return
    await database.write(async (writer) => {
      for (const { kind } of due) await enqueueRegularJob(writer, kind)
    })
    for (const { kind } of due) orderedAt.set(kind, now)
  }
}

function progressInto(running: Running, onStep: (progress: JobProgress) => void): Progress {
  return {
    step(name, done, total) {
      running.progress = { ...running.progress, step: name, done, total }
      onStep(running.progress)
      if (running.stopCode) throw new Problem(running.stopCode, 409)
    },
  }
}

async function runJob(
  context: Context,
  job: Job<Context> | undefined,
  row: JobRow,
  progress: Progress,
): Promise<void> {
  const { database, log } = context
  try {
    if (!job) throw new Problem('job.unknown', 422, { kind: row.kind })
    await job.run(context, row.subjectId, progress)
    await database.write((writer) => finishJob(writer, row.id, 'done'))
  } catch (error) {
    const code = error instanceof Problem ? error.code : 'job.unexpected'
    log.error('jobs.job.failed', error, { kind: row.kind, jobId: row.id, problem: code })
    await database.write((writer) => {
      if (code === 'job.cancelled') return finishJob(writer, row.id, 'cancelled')
      if (code === 'job.stopped') return returnJob(writer, row.id)
      // A Problem is a reasoned refusal: the same input gives the same answer, so it is not tried again.
      return failJob(writer, row.id, code, error instanceof Problem && error.status !== 503 ? 1 : attemptsMax)
    })
  }
}
