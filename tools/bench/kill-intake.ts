/**
 * node tools/bench/kill-intake.ts [rows] [kills] [folder]: a list is handed in and checked once in peace, and once by a process that
 * is ended with `kill -9` again and again, at moments spread over the whole of it. Both databases must say the same.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { makeCsv } from './intake-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [rows = 1_000_000, kills = 8] = process.argv.slice(2, 4).map(Number)
const folder = process.argv[4] ?? 'kill-intake'
const list = join(folder, 'list.csv')

function handIn(dataDir: string): ChildProcess {
  const words = [
    'intake',
    list,
    '--agency',
    'dispendukcapil',
    '--list',
    'penduduk-siak',
    '--period',
    '2026-01-31',
  ]
  return spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', PACK: 'packs/jember', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

/** What was kept: rows, a sum over what they say, and batches by state. */
async function readKept(dataDir: string): Promise<unknown> {
  const database = await openEmbedded(join(dataDir, 'database'))
  try {
    return await database.read(async (reader) => ({
      records: await reader.query(
        'select count(*)::int as rows, count(distinct row_number)::int as numbers, sum(hashtextextended(r.row_number || r.verdict || r.cells::text || r.facts::text, 1))::text as says from intake.record r',
      ),
      batches: await reader.query('select status, counts from intake.batch order by id'),
      files: await reader.query('select count(*)::int as files from intake.source_file'),
    }))
  } finally {
    await database.close()
  }
}

await mkdir(folder, { recursive: true })
await makeCsv(list, rows)
const calm = join(folder, 'calm')
const started = performance.now()
if ((await ended(handIn(calm))) !== 0) throw new Error('the calm run did not end well')
const calmMs = performance.now() - started

const killed = join(folder, 'killed')
const moments: number[] = []
for (let kill = 0; kill < kills; kill++) {
  const child = handIn(killed)
  const moment = Math.round((calmMs * (kill + 0.5)) / kills)
  const first = await Promise.race([wait(moment, 'time'), ended(child)])
  if (first !== 'time') break
  const end = ended(child)
  child.kill('SIGKILL')
  await end
  moments.push(moment)
}
if ((await ended(handIn(killed))) !== 0) throw new Error('the run after the kills did not end well')

const [peace, after] = [JSON.stringify(await readKept(calm)), JSON.stringify(await readKept(killed))]
const result = {
  rows,
  calmSeconds: Math.round(calmMs / 1000),
  killedAtMs: moments,
  isSame: peace === after,
  kept: JSON.parse(peace),
}
await writeFile(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify({ ...result, kept: undefined }))
if (peace !== after) throw new Error(`not the same: ${after}`)
