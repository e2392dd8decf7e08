import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startOwnServer } from '../../test/own-server.ts'
import { silentLog, testClock, tinyPack } from '../../test/system.ts'
import type { Context } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Database } from '../kernel/ports.ts'
import { openServer } from '../platform/database-server.ts'
import { migrateServer } from '../platform/migrate.ts'
import { createRunner, type JobRunner } from './runner.ts'
import { findJob } from './store.ts'
import { createThreadRunner } from './thread.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = new URL('../../test/job-thread-example.ts', import.meta.url)
let server: Awaited<ReturnType<typeof startOwnServer>>
let database: Database
let context: Context
let runner: JobRunner
let opened: Worker[]

beforeAll(async () => {
  server = await startOwnServer()
  await migrateServer(server.url)
  database = await openServer(server.url)
}, 60_000)
afterAll(async () => {
  await database.close()
  await server.stop()
})
beforeEach(async () => {
  opened = []
  await database.write((writer) => writer.execute('delete from platform.job'))
  context = { database, pack: tinyPack, clock: testClock, log: silentLog, files: {} as never }
  runner = createThreadRunner(context, createRunner(context, []), () => {
    const resourceLimits = { maxOldGenerationSizeMb: 100 }
    opened.push(new Worker(entry, { workerData: { url: server.url }, resourceLimits }))
    return opened.at(-1)!
  })
})

const enqueue = (kind: string) => database.write((writer) => enqueueJob(writer, kind, '1'))
const jobOf = (kind: string) => database.read((reader) => findJob(reader, kind, '1'))
const slowly = { interval: 50, timeout: 30_000 }
const stateOf = async (kind: string) => (await jobOf(kind))?.state

test('this thread answers while a job holds the other', async () => {
  await enqueue('test.hold')
  await runner.start()
  await expect.poll(() => runner.progressOf('test.hold', '1'), slowly).toMatchObject({ subjectId: '1' })
  expect(await stateOf('test.hold')).toBe('running')
  await expect.poll(() => stateOf('test.hold'), slowly).toBe('done')
  await expect.poll(() => runner.progressOf('test.hold', '1'), slowly).toBeNull()
  await runner.stop()
})

test('steps are seen from here; a running job is cancelled from here, a waiting one taken out', async () => {
  await enqueue('test.long')
  await runner.start()
  await enqueue('test.note')
  await expect.poll(() => runner.progressOf('test.long', '1')?.done ?? 0, slowly).toBeGreaterThan(50)
  expect(runner.progressOf('test.long', '1')).toMatchObject({ step: 'counting', total: 10_000 })
  expect(runner.progressOf('test.note', '1')).toBeNull()
  expect(await runner.cancel('test.note', '1')).toBe(true)
  expect(await runner.cancel('test.long', '1')).toBe(true)
  await expect.poll(() => stateOf('test.long'), slowly).toBe('cancelled')
  expect(await stateOf('test.note')).toBe('cancelled')
  expect(await runner.cancel('test.long', '1')).toBe(false)
  await runner.stop()
})

test('told to stop, the thread leaves its job to the next start and ends', async () => {
  await enqueue('test.long')
  await runner.start()
  await expect.poll(() => runner.progressOf('test.long', '1')?.done ?? 0, slowly).toBeGreaterThan(0)
  expect(runner.alive()).toBe(true)
  await runner.stop()
  expect(runner.alive()).toBe(false)
  expect(await jobOf('test.long')).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(opened.map(({ threadId }) => threadId)).toEqual([-1])
})

test.each([
  ['ends its thread', 'test.die'],
  ['fills all memory', 'test.fill'],
])(
  'a job that %s fails after its attempts; the thread comes back and does the rest',
  async (_, kind) => {
    await enqueue(kind)
    await enqueue('test.note')
    await runner.start()
    await expect.poll(() => stateOf('test.note'), { ...slowly, timeout: 80_000 }).toBe('done')
    expect(await jobOf(kind)).toMatchObject({ state: 'failed', attempts: 3, errorCode: 'job.unexpected' })
    expect(opened).toHaveLength(4)
    await expect.poll(() => runner.alive(), slowly).toBe(true)
    await runner.stop()
  },
  110_000,
)

test('a thread that cannot begin is an error at the start', async () => {
  const broken = createThreadRunner(context, createRunner(context, []), () => {
    return new Worker('throw new Error("no memory")', { eval: true })
  })
  await expect(broken.start()).rejects.toThrow('no memory')
  expect(broken.alive()).toBe(false)
  await broken.stop()
})

test('the program itself: on a server it serves with a thread for its jobs, and ends when told to', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'welas-thread-'))
  const settings = { DATABASE_URL: server.url, DATA_DIR: dataDir, DEMO: 'no', PORT: '0', LOG_LEVEL: 'info' }
  const program = spawn(process.execPath, ['src/main.ts', 'start'], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    let [said, logged] = ['', '']
    program.stdout.on('data', (text) => {
      said += text
    })
    program.stderr.on('data', (text) => {
      logged += text
    })
    const address = () => /http:\/\/localhost:\d+/.exec(said)?.[0] ?? null
    await expect.poll(address, { interval: 50, timeout: 60_000 }).not.toBeNull()
    const health = await fetch(`${address()}/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', database: true, jobs: true })
    await enqueue('oversight.verify-audit')
    await expect.poll(() => stateOf('oversight.verify-audit'), slowly).toBe('done')
    const ended = once(program, 'exit')
    program.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(logged).toContain('jobs.job.ended')
    expect(logged).not.toContain('jobs.thread.failed')
  } finally {
    program.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  }
}, 90_000)
