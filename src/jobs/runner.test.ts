import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import type { Context } from '../access/index.ts'
import { enqueueJob, enqueueJobAnew, type Job } from '../kernel/job.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { createRunner, type JobRunner } from './runner.ts'
import { findJob } from './store.ts'

let context: Context
let drop: () => Promise<void>
let runner: JobRunner
let done: string[]
let failuresLeft: number
/** What comes in while test.read runs, one per run. */
let requests: ((writer: Writer, kind: string, subjectId: string) => Promise<void>)[] = []

const jobs: Job<Context>[] = [
  { kind: 'test.note', run: async (_, subjectId) => void done.push(subjectId) },
  {
    kind: 'test.follow',
    run: async ({ database }, subjectId) => {
      done.push(subjectId)
      await database.write((writer) => enqueueJob(writer, 'test.note', `${subjectId}-next`))
    },
  },
  {
    kind: 'test.read',
    run: async ({ database }, subjectId) => {
      done.push(subjectId)
      const ask = requests.shift() ?? (() => Promise.resolve())
      await database.write((writer) => ask(writer, 'test.read', subjectId))
    },
  },
  {
    kind: 'test.flaky',
    run: async () => {
      if (failuresLeft-- > 0) throw new Error('no')
      done.push('flaky')
    },
  },
  { kind: 'test.refuse', run: async () => Promise.reject(new Problem('intake.no-header', 422)) },
  {
    kind: 'test.long',
    run: async (_, subjectId, progress) => {
      for (let step = 0; step < 1000; step++) {
        progress.step('counting', step, 1000)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      done.push(subjectId)
    },
  },
]

beforeAll(async () => {
  ;({ context, drop } = await createTestContext(tinyPack))
})
afterAll(() => drop())
beforeEach(async () => {
  done = []
  failuresLeft = 0
  runner = createRunner(context, jobs)
  await context.database.write((writer) => writer.execute('delete from platform.job'))
})

const enqueue = (kind: string, ...subjects: string[]) =>
  context.database.write(async (writer) => {
    for (const subject of subjects) await enqueueJob(writer, kind, subject)
  })
const stateOf = async (kind: string, subject: string) =>
  context.database.read((reader) => findJob(reader, kind, subject))
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('work that is asked for while it runs is taken as done, unless it is asked for anew', async () => {
  requests = [enqueueJob]
  await enqueue('test.read', 'once')
  await runner.drain()
  requests = [enqueueJobAnew, enqueueJobAnew]
  await enqueue('test.read', 'anew')
  await runner.drain()
  expect(done).toEqual(['once', 'anew', 'anew', 'anew'])
  expect((await stateOf('test.read', 'anew'))?.state).toBe('done')
})

test('works in the order of arrival, until nothing waits', async () => {
  await enqueue('test.follow', 'a')
  await enqueue('test.note', 'b', 'c')
  await runner.drain()
  expect(done).toEqual(['a', 'b', 'c', 'a-next'])
})

test('the same work waits once', async () => {
  await enqueue('test.note', 'a', 'a', 'a')
  await runner.drain()
  expect(done).toEqual(['a'])
})

test.each([
  // failures, tries counted, end
  [0, 0, 'done'],
  [2, 2, 'done'],
  [3, 3, 'failed'],
  [9, 3, 'failed'],
])('work that fails %i times: %i counted, %s', async (failures, attempts, state) => {
  failuresLeft = failures
  await enqueue('test.flaky', 'x')
  await runner.drain()
  expect(await stateOf('test.flaky', 'x')).toMatchObject({ state, attempts })
})

test('a reasoned refusal is not tried again, and unknown work fails with its reason', async () => {
  await enqueue('test.refuse', 'x')
  await enqueue('test.nobody', 'x')
  await runner.drain()
  expect(await stateOf('test.refuse', 'x')).toMatchObject({
    state: 'failed',
    attempts: 1,
    errorCode: 'intake.no-header',
  })
  expect(await stateOf('test.nobody', 'x')).toMatchObject({ state: 'failed', errorCode: 'job.unknown' })
})

test('a running server does regular work when it starts and each time its hour has passed', async () => {
  const minutes = 60_000
  let now = Date.parse('2026-10-31T05:00:00Z')
  let hours = 0
  const hourly: Job<Context> = { kind: 'test.hourly', everyMinutes: 60, run: async () => void hours++ }
  runner = createRunner({ ...context, clock: { now: () => new Date(now) } }, [...jobs, hourly])
  /** Between two notes the clock is looked at, and what is due is done after them at the latest. */
  const settle = async (subject: string) => {
    for (const note of [`${subject}, first`, `${subject}, then`, `${subject}, last`]) {
      await enqueue('test.note', note)
      await until(() => done.includes(note))
    }
  }
  await runner.drain()
  expect(hours, 'the command line does only what waits').toBe(0)
  await runner.start()
  await until(() => hours === 1)
  now += 59 * minutes
  await settle('a minute before')
  expect(hours).toBe(1)
  now += minutes
  await until(() => hours === 2)
  now += 24 * 60 * minutes
  await until(() => hours === 3)
  await settle('a day later')
  await runner.stop()
  expect(hours, 'missed hours are not made up for').toBe(3)
  const rows = await context.database.read((reader) =>
    reader.query(`select subject_id as subject, state from platform.job where kind = 'test.hourly'`),
  )
  expect(rows).toEqual([{ subject: 'clock', state: 'done' }])
})

test('what a killed process left running is done by the next', async () => {
  await enqueue('test.note', 'a')
  await context.database.write((writer) => writer.execute(`update platform.job set state = 'running'`))
  await runner.start()
  await until(() => done.length === 1)
  await runner.stop()
  expect(await stateOf('test.note', 'a')).toMatchObject({ state: 'done', attempts: 0 })
})

test('running work tells its progress and stops when cancelled', async () => {
  await enqueue('test.long', 'a')
  await runner.start()
  await until(() => (runner.progressOf('test.long', 'a')?.done ?? 0) > 3)
  expect(runner.progressOf('test.long', 'a')).toMatchObject({ step: 'counting', total: 1000 })
  expect(await runner.cancel('test.long', 'a')).toBe(true)
  await until(() => runner.progressOf('test.long', 'a') === null)
  await runner.stop()
  expect(await stateOf('test.long', 'a')).toMatchObject({ state: 'cancelled' })
  expect(done).toEqual([])
})

test('waiting work can be cancelled; what is not there cannot', async () => {
  await enqueue('test.note', 'a')
  expect(await runner.cancel('test.note', 'a')).toBe(true)
  expect(await runner.cancel('test.note', 'a')).toBe(false)
  await runner.drain()
  expect(done).toEqual([])
})

test('a stopped runner leaves its work waiting, without a failed attempt', async () => {
  await enqueue('test.long', 'a')
  await runner.start()
  await until(() => runner.progressOf('test.long', 'a') !== null)
  await runner.stop()
  expect(runner.alive()).toBe(false)
  expect(await stateOf('test.long', 'a')).toMatchObject({ state: 'waiting', attempts: 0 })
})
