import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOwnServer } from '../../test/own-server.ts'

let server: Awaited<ReturnType<typeof startOwnServer>>
let watcher: pg.Client
beforeAll(async () => {
  server = await startOwnServer()
  watcher = new pg.Client(server.url)
  await watcher.connect()
  await watcher.query('create role welas_app')
})
afterAll(async () => {
  await watcher.end()
  await server.stop()
})

const opened = fileURLToPath(new URL('./database-server.ts', import.meta.url))
/** Runs for hours, as the linking of a list might. */
const long = `select count(*) from generate_series(1, 1e6::int) a, generate_series(1, 1e6::int) b`

async function isRunning(): Promise<boolean> {
  const { rows } = await watcher.query(
    `select from pg_stat_activity where state = 'active' and query = '${long}'`,
  )
  return rows.length > 0
}

test('kill -9 ends the statement of a process on a PostgreSQL server too: its locks are free again', async () => {
  const work = `import { openServer } from '${opened}'
    await (await openServer('${server.url}')).read((reader) => reader.query('${long}'))`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', work], { stdio: 'ignore' })
  await expect.poll(isRunning, { interval: 200 }).toBe(true)
  killed.kill('SIGKILL')
  await expect.poll(isRunning, { interval: 200, timeout: 40_000 }).toBe(false)
})
