/**
 * node tools/bench/kill-intake.ts [rows] [kills] [folder] [server [list]]: a list is handed in and checked once in peace, and once by
 * processes that are ended with `kill -9`, each command as often as asked, at moments spread over the whole of it. Both databases must say the
 * same. With `server` the list also enters the register, on a PostgreSQL server that is made for it; then it should
 * be one of a synthetic city (`welas synth`), because the rows that are made here have few names.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openDatabase } from '../../src/platform/database.ts'
import { startOwnServer } from '../../test/own-server.ts'
import { makeCsv } from './intake-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [rows = 1_000_000, kills = 8] = process.argv.slice(2, 4).map(Number)
const folder = process.argv[4] ?? 'kill-intake'
const given = process.argv[6]
const list = given ?? join(folder, 'list.csv')
const server = process.argv[5] === 'server' ? await startOwnServer() : null

interface City {
  readonly dataDir: string
  readonly databaseUrl: string
}
async function makeCity(name: string): Promise<City> {
  const dataDir = join(folder, name)
  if (!server) return { dataDir, databaseUrl: '' }
  const admin = new pg.Client(server.url)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  return { dataDir, databaseUrl: server.url.replace(/\/postgres$/, `/${name}`) }
}

function run({ dataDir, databaseUrl }: City, words: readonly string[]): ChildProcess {
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PACK: 'packs/jember', LOG_LEVEL: 'error' }
  return spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

const handIn = `intake ${list} --agency dispendukcapil --list penduduk-siak --period 2026-01-31`.split(' ')
const commands = server
  ? [
      [...handIn, '--approve'],
      ['job', 'drain'],
    ]
  : [handIn]

/** One command; killed after `ms`, it answers false. */
async function work(city: City, words: readonly string[], ms = Number.POSITIVE_INFINITY): Promise<boolean> {
  const child = run(city, words)
  const end = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const first = await Promise.race([end, ...(ms < Number.POSITIVE_INFINITY ? [wait(ms, 'time')] : [])])
  if (first === 'time') {
    child.kill('SIGKILL')
    await end
    return false
  }
  if (first !== 0) throw new Error(`${words[0]} ended with ${first}`)
  return true
}

/** What was kept: rows and a sum over what they say, batches, files, and what entered the register. */
async function readKept({ dataDir, databaseUrl }: City): Promise<string> {
  const database = await openDatabase({ dataDir, databaseUrl })
  try {
    return await database.read(async (reader) => {
      const all = (sql: string) => reader.query(sql)
      return JSON.stringify([
        await all(
          'select count(*)::int as rows, count(distinct row_number)::int as numbers, sum(hashtextextended(r.row_number || r.verdict || r.cells::text || r.facts::text, 1))::text as says from intake.record r',
        ),
        await all('select status, counts from intake.batch order by id'),
        await all('select count(*)::int as files from intake.source_file'),
        await all(
          'select count(*)::int as memberships, count(distinct record_id)::int as records, count(distinct person_id)::int as persons from register.membership where recorded_to is null',
        ),
        await all(
          'select count(*)::int as states, sum(hashtextextended(concat_ws(chr(31), nik, name, birth_date, sex, village_code, address), 1))::text as says from register.person_state where recorded_to is null',
        ),
        await all(
          'select kind, what, count(*)::int as claims from register.claim where recorded_to is null group by 1, 2 order by 1, 2',
        ),
      ])
    })
  } finally {
    await database.close()
  }
}

const seconds = (ms: number) => Math.round(ms / 1000)
await mkdir(folder, { recursive: true })
if (!given) await makeCsv(list, rows)
const calm = await makeCity('calm')
const calmMs: number[] = []
for (const words of commands) {
  const started = performance.now()
  await work(calm, words)
  calmMs.push(performance.now() - started)
}
const killed = await makeCity('killed')
const moments: number[][] = []
for (const [place, words] of commands.entries()) {
  const own: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    // From the start of the command each time: what it finished before is not done again.
    const moment = Math.round((calmMs[place]! * (kill + 0.5)) / kills)
    if (await work(killed, words, moment)) break
    own.push(moment)
    console.error(`${words[0]} killed after ${seconds(moment)} s of ${seconds(calmMs[place]!)}`)
  }
  moments.push(own)
  await work(killed, words)
}
const [peace, after] = [await readKept(calm), await readKept(killed)]
const isSame = peace === after
const result = {
  rows,
  calmSeconds: calmMs.map(seconds),
  killedAtMs: moments,
  isSame,
  kept: JSON.parse(peace),
}
await writeFile(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify({ ...result, kept: undefined }))
await server?.stop()
if (!isSame) throw new Error(`not the same: ${after}`)
