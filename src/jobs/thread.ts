import { once } from 'node:events'
import type { MessagePort, Worker } from 'node:worker_threads'
import type { Context } from '../access/index.ts'
import { attemptsMax, type JobProgress, type JobRunner } from './runner.ts'
import { failInterrupted } from './store.ts'

/** What the thread of the jobs is told. */
type Order = { readonly stop: true } | { readonly cancel: Pick<JobProgress, 'kind' | 'subjectId'> }
/** What it tells: `started` once, then where the running job is, null when none runs. */
type Report = { readonly started: true } | { readonly progress: JobProgress | null }

/** Steps are told at most so often. */
const reportMs = 200
/** A thread that ended by itself is started again after this. */
const restartMs = 2_000

/**
 * Runs the queue in a thread of its own, so that pages are answered while a million rows are linked. A thread that ends by itself
 * (no memory left) costs its job an attempt and is started again: the server stays. `own` drains the queue in this thread, as
 * commands do, and takes waiting jobs out.
 */
export function createThreadRunner(
  { database, log }: Pick<Context, 'database' | 'log'>,
  own: JobRunner,
  openThread: () => Worker,
): JobRunner {
  let thread: Worker | null = null
  let progress: JobProgress | null = null
  let isUp = false
  let stopping = false
  let ended: Promise<void> = Promise.resolve()

  async function start(): Promise<void> {
    const worker = openThread()
    thread = worker
    worker.on('error', (error) => log.error('jobs.thread.failed', error))
    worker.on('message', (report: Report) => {
      if ('progress' in report) progress = report.progress
    })
    ended = new Promise((resolve) => worker.once('exit', resolve)).then(() => {
      const wasUp = isUp
      thread = progress = null
      isUp = false
      if (wasUp && !stopping) restart()
    })
    await Promise.race([once(worker, 'message'), ended.then(refuseEnded)])
    isUp = true
  }

  function restart(): void {
    setTimeout(() => {
      if (stopping) return
      database
        .write((writer) => failInterrupted(writer, 'job.unexpected', attemptsMax))
        .then(start)
        .catch((error: unknown) => {
          log.error('jobs.thread.failed', error)
          restart()
        })
    }, restartMs).unref()
  }

  const isRunning = (kind: string, subjectId: string) =>
    progress?.kind === kind && progress.subjectId === subjectId
  const tell = (order: Order) => thread?.postMessage(order)

  return {
    drain: own.drain,
    start() {
      stopping = false
      return start()
    },
    async stop() {
      stopping = true
      tell({ stop: true })
      await ended
    },
    progressOf: (kind, subjectId) => (isRunning(kind, subjectId) ? progress : null),
    async cancel(kind, subjectId) {
      if (!isRunning(kind, subjectId)) return own.cancel(kind, subjectId)
      tell({ cancel: { kind, subjectId } })
      return true
    },
    alive: () => isUp && !stopping,
  }
}

function refuseEnded(): never {
  throw new Error('The thread of the jobs ended before it started')
}

/** The other side: runs the queue with `runner` and listens to `port` until it is told to stop; then closes what it holds. */
export async function workInThread(
  port: MessagePort,
  runner: JobRunner,
  close: () => Promise<void>,
): Promise<void> {
  let toldAt = 0
  let told: string | null = null
  await runner.start((progress) => {
    const job = progress && `${progress.kind} ${progress.subjectId}`
    const now = performance.now()
    if (job === told && (job === null || now - toldAt < reportMs)) return
    told = job
    toldAt = now
    port.postMessage({ progress } satisfies Report)
  })
  port.postMessage({ started: true } satisfies Report)
  port.on('message', async (order: Order) => {
    if ('cancel' in order) await runner.cancel(order.cancel.kind, order.cancel.subjectId)
    else {
      await runner.stop()
      await close()
      port.close()
    }
  })
}
