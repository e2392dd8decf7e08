import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/access/verify-audit.ts'
import type { Database, Reader } from '../../src/kernel/ports.ts'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { Random } from '../../tools/synthetic/random.ts'
import { allSteps, openDemoSystem } from '../demo-system.ts'

/**
 * Goal: `kill -9` at any moment of the demo job loses nothing and doubles nothing.
 * Method: a city whose demo was left alone. The same demo as a process of its own is killed at random moments inside steps
 * and right after others, and started again every time. In the end both databases must say the same.
 */
/** In a smaller city the release takes longer: nearly all of its numbers are hidden. */
const people = 1_500
/** Each run kills once at every step: inside it, at another moment each time, or right after it. KILLS=20, for a long night: 20 times inside, and after. */
const killsInsideStep = process.env.KILLS === undefined ? null : Number(process.env.KILLS)
/** Migrating and reading the pack, before the first step: killed as well. */
const startMs = 3_000
const root = fileURLToPath(new URL('../..', import.meta.url))
const seed = Number(process.env.KILL_SEED ?? process.pid)

let folder: string
let calm: Awaited<ReturnType<typeof openDemoSystem>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-kill-'))
  calm = await openDemoSystem('packs/jember', people, allSteps)
}, 600_000)
afterAll(async () => {
  await calm.drop()
  await rm(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly exitCode: number | null
  readonly errors: string
}

/** Runs the demo job in a process of its own. `onStep` hears the number of each step that is done (0 = process started). */
async function runDemo(
  dataDir: string,
  onStep: (step: number, child: ChildProcess) => void = () => {},
): Promise<Outcome> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    DEMO: 'yes',
    DEMO_PEOPLE: String(people),
    PACK: 'packs/jember',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, ['src/main.ts', 'demo'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  onStep(0, child)
  for await (const line of createInterface({ input: child.stdout })) {
    const [, step = ''] = /^\[(\d)\/\d\].*: [\d.]+ s$/.exec(line) ?? []
    if (step !== '') onStep(Number(step), child)
  }
  return { exitCode: await exited, errors }
}

const counts = `select
  (select count(*) from intake.source_file) as files,
  (select jsonb_object_agg(status, n) from (select status, count(*) as n from intake.batch group by 1) s) as batches,
  (select jsonb_object_agg(verdict, n) from (select verdict, count(*) as n from intake.record group by 1) s) as records,
  (select count(*) from linkage.decision where recorded_to is null) as decisions,
  (select count(*) from linkage.review_pair where status = 'open') as pairs,
  (select count(*) from register.person where merged_into is null) as persons,
  (select count(*) from register.family) as families,
  (select count(*) from register.membership where recorded_to is null) as memberships,
  (select count(*) from register.person_state where recorded_to is null) as states,
  (select jsonb_object_agg(kind, n) from (select kind, count(*) as n from register.claim where recorded_to is null group by 1) s) as claims,
  (select count(*) from open_data.release) as releases,
  (select count(*) from open_data.dataset) as datasets,
  (select count(*) from open_data.value) as "values",
  (select count(*) from access.account) as accounts,
  (select count(*) from planning.entry_revision) as "planEntries",
  (select count(*) from planning.commitment_signature) as signatures,
  (select count(*) from planning.training_attendance) as attendance,
  (select count(*) from open_data.plan_edition) as editions,
  (select count(*) from platform.job where state in ('waiting', 'running', 'failed')) as "openJobs"`

/** What is known of every person, without the numbers that a rolled back transaction skips. */
const persons = `select md5(string_agg(concat_ws('|', nik, name, birth_date, sex, village_code, vital_status, records), E'\\n'
    order by nik, name, birth_date, sex, village_code, vital_status, records)) as persons
  from register.person_state s cross join lateral (
    select count(*) as records from register.membership m where m.person_id = s.person_id and m.recorded_to is null) m
  where s.recorded_to is null`

/** The newest measurement of everything. A month measured twice is no fault: readers take the newest. */
const measured = `select md5(string_agg(to_jsonb(v)::text, E'\\n' order by m.measure_id, m.as_of, v.area_code)) as measured, count(*) as "valuesMeasured"
  from (select distinct on (measure_id, as_of) id, measure_id, as_of from programmes.measurement order by measure_id, as_of, id desc) m
  cross join lateral (select area_code, entitled, reached, missed, wrongly_reached, cannot_tell, amount
    from programmes.measured_value where measurement_id = m.id) v`

const published = `select md5(string_agg(concat_ws('|', dataset_id, area_code, measure, value, status), E'\\n'
    order by dataset_id, area_code, measure, value, status)) as published from open_data.value`

const summary = (database: Database): Promise<Record<string, unknown>> =>
  database.read(async (reader: Reader) => ({
    ...(await reader.first(counts)),
    ...(await reader.first(persons)),
    ...(await reader.first(measured)),
    ...(await reader.first(published)),
    auditFaults: (await verifyAudit(reader)).faults,
  }))

test('a demo job killed everywhere ends like one that was left alone', { timeout: 900_000 }, async () => {
  console.log(`KILL_SEED=${seed}`)
  const random = new Random(seed)
  const killed = join(folder, 'killed')
  const kill = (child: ChildProcess) => child.kill('SIGKILL')
  for (const [before, name] of allSteps.entries()) {
    const step = before + 1
    const isInside = random.next() < 0.5
    const kills = killsInsideStep ?? Number(isInside)
    for (let attempt = 0; attempt < kills; attempt++) {
      const delayMs = random.next() * ((step === 1 ? startMs : 50) + calm.took.get(name)!)
      await runDemo(killed, (done, child) => void (done === before && setTimeout(kill, delayMs, child)))
    }
    const after = killsInsideStep !== null || !isInside ? [step] : []
    for (const last of after) await runDemo(killed, (done, child) => void (done === last && kill(child)))
  }
  const last = await runDemo(killed)
  expect(last).toMatchObject({ exitCode: 0, errors: '' })

  const database = await openEmbedded(join(killed, 'database'))
  expect(await summary(database).finally(database.close)).toEqual(await summary(calm.system.database))
})
