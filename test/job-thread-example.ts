import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { Context } from '../src/access/index.ts'
import { createRunner, workInThread } from '../src/jobs/index.ts'
import type { Job } from '../src/kernel/job.ts'
import { openServer } from '../src/platform/database-server.ts'
import { silentLog, testClock, tinyPack } from './system.ts'

/** Jobs that take long, hold their thread or end it, in a thread on the server at `url`. */
const { url } = workerData as { url: string }
const jobs: Job<Context>[] = [
  { kind: 'test.note', run: async () => {} },
  {
    kind: 'test.long',
    run: async (_, _subjectId, progress) => {
      for (let step = 0; step < 10_000; step++) {
        progress.step('counting', step, 10_000)
        await pause(1)
      }
    },
  },
  {
    kind: 'test.hold',
    run: async () => {
      const end = performance.now() + 1_500
      while (performance.now() < end);
    },
  },
  { kind: 'test.die', run: async () => process.exit(7) },
  {
    kind: 'test.fill',
    run: async () => {
      for (const kept: string[][] = []; ; ) kept.push(Array.from({ length: 100_000 }, (_, at) => `${at}`))
    },
  },
]
const database = await openServer(url)
const context = { database, pack: tinyPack, clock: testClock, log: silentLog, files: {} as Context['files'] }
await workInThread(parentPort!, createRunner(context, jobs), () => database.close())
