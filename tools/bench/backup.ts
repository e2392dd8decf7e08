import { spawnSync } from 'node:child_process'
import { stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { takeOff } from '../../src/platform/backup/catalog.ts'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import { openOwner, type Place } from '../../src/platform/backup/owner.ts'
import { checkBackup, restoreBackup } from '../../src/platform/backup/restore-backup.ts'

/**
 * Backup and restore at full size on a real server: `node tools/bench/backup.ts DEMO_URL TIMES EMPTY_URL` makes TIMES copies of the people
 * of a demo city in its database, backs it up, checks the file, restores it into EMPTY_URL. Writes docs/benchmarks/backup.md.
 */
const [demoUrl = '', times = '', emptyUrl = '', part = ''] = process.argv.slice(2)
const file = join(tmpdir(), 'welas-bench.backup')
const key = 'a key of the benchmark, nothing depends on it'
const { signal } = new AbortController()
const placeOf = (databaseUrl: string): Place => ({
  databaseUrl,
  dataDir: join(tmpdir(), 'welas-bench'),
  fileStoreDir: join(tmpdir(), 'welas-bench', 'files'),
})

interface Cost {
  readonly seconds: number
  readonly peakMb: number
}

const steps: Record<string, () => Promise<unknown>> = {
  backup: () =>
    makeBackup({
      ...{
        place: placeOf(demoUrl),
        to: file,
        key,
        program: 'bench',
        sessionSecret: null,
        now: new Date(),
        signal,
      },
      tell: console.error,
      trace: async () => {},
    }),
  check: () => checkBackup({ path: file, key, signal }),
  restore: () =>
    restoreBackup({
      ...{ path: file, key, into: placeOf(emptyUrl), overwrite: false, signal },
      tell: console.error,
      finish: async () => {},
    }),
}

/** People, and everything that hangs on them, again and again under other numbers, one copy after the other. */
async function multiply(): Promise<void> {
  const { run, close } = await openOwner(placeOf(demoUrl))
  const columnsOf = new Map<string, string[]>()
  for (const row of await run(`select table_schema || '.' || table_name as table, column_name as name
      from information_schema.columns where is_generated = 'NEVER' order by ordinal_position`))
    columnsOf.set(String(row.table), [...(columnsOf.get(String(row.table)) ?? []), String(row.name)])
  await run('begin')
  const putBack = await takeOff(run)
  for (let copy = 1; copy < Number(times); copy++)
    for (const [table, changes] of Object.entries(changesOf(copy))) {
      const columns = columnsOf.get(table)!
      const values = columns.map((name) => changes[name] ?? name)
      const first = `${'id' in changes ? 'id' : 'person_id'} < ${step}`
      await run(`insert into ${table} (${columns.join(', ')}) overriding system value
        select ${values.join(', ')} from ${table} where ${first}`)
    }
  for (const statement of putBack) await run(statement)
  await run('commit')
  await run('vacuum analyze')
  await close()
}

/** More than any number of a demo city. */
const step = 10_000_000

function changesOf(copy: number): Record<string, Record<string, string>> {
  const moved = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, `${name} + ${copy * step}`]))
  const nik = { nik: `left(nik, 12) || to_char((right(nik, 4)::int + ${copy * 97}) % 10000, 'FM0000')` }
  return {
    'intake.record': { ...moved('id'), ...nik },
    'register.person': moved('id', 'merged_into'),
    'register.family': { ...moved('id'), kk: `'k${copy}-' || kk` },
    'register.person_state': { ...moved('person_id', 'family_id'), ...nik },
    'register.membership': moved('id', 'record_id', 'person_id', 'decision_id'),
    'register.claim': moved('id', 'person_id', 'record_id'),
    'linkage.decision': moved('id', 'record_id', 'other_record_id'),
  }
}

function measured(name: string): Cost {
  const { stdout, status } = spawnSync(process.execPath, [...process.argv.slice(1, 5), name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${name} failed`)
  return JSON.parse(stdout) as Cost
}

async function report(): Promise<void> {
  await multiply()
  const [backup, check, restore] = [measured('backup'), measured('check'), measured('restore')]
  const { about, manifest } = await checkBackup({ path: file, key, signal })
  const owner = await openOwner(placeOf(demoUrl))
  const [size] = await owner.run('select pg_database_size(current_database()) as bytes, version() as version')
  const [people] = await owner.run('select count(*) as count from register.person where merged_into is null')
  await owner.close()
  const databaseMb = Number(size?.bytes) / 1e6
  const fileMb = (await stat(file)).size / 1e6
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
  const line = (what: string, { seconds, peakMb }: Cost) =>
    `| ${what} | ${seconds.toFixed(0)} | ${(databaseMb / seconds).toFixed(0)} | ${Math.round(rows / seconds).toLocaleString('en')} | ${peakMb.toFixed(0)} |`
  const page = `# Backup and restore

${Number(people?.count).toLocaleString('en')} people in ${about.tables.length} tables, ${rows.toLocaleString('en')} rows, ${databaseMb.toFixed(0)} MB of database with indexes: a synthetic demo city whose
people, records, memberships, claims and decisions stand in it ${times} times under other numbers. Files hardly weigh in it (a year of lists adds some GB, at the speed of the disk).
Memory is the largest resident size of the Welas process, without PostgreSQL's own.

Machine: ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${String(size?.version).split(',')[0]} on the same machine with fsync off
(as \`scripts/test-server.mjs\` starts it), shared with other work. Command: \`node tools/bench/backup.ts DEMO_URL ${times} EMPTY_URL\` (writes this file).

| work | seconds | MB of database per second | rows per second | MB resident |
|---|---|---|---|---|
${line('backup: sums, rows, packing, sealing', backup)}
${line('check: opening, unpacking, counting', check)}
${line('restore: rows, keys, sums, statistics', restore)}

The file: ${fileMb.toFixed(0)} MB, one ${(databaseMb / fileMb).toFixed(0)}th of the database.

| largest tables | rows |
|---|---|
${[...manifest.tables]
  .sort((one, two) => two.rows - one.rows)
  .slice(0, 6)
  .map(({ name, rows }) => `| ${name} | ${rows.toLocaleString('en')} |`)
  .join('\n')}
`
  await writeFile(new URL('../../docs/benchmarks/backup.md', import.meta.url), page)
}

if (part === '') await report()
else {
  const startedAt = performance.now()
  await steps[part]!()
  const seconds = (performance.now() - startedAt) / 1000
  console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1000 }))
}
