import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import { embeddedFolder, type Place } from '../../src/platform/backup/owner.ts'
import { checkBackup } from '../../src/platform/backup/restore-backup.ts'
import { Random } from '../../tools/synthetic/random.ts'
import { emptyTemplate } from '../database.ts'
import { contentOf, type Ground, key, openGround, startWelas, welas, withOwner } from './city.ts'

/**
 * `kill -9` at random moments of a backup and of a restore, and a backup taken while batches are applied. Whatever
 * happens: a file with the name of a backup is whole, a database serves only what is whole, and doing it again ends well.
 */
/** Each run kills at other moments; KILLS=50 for a long night. */
const kills = Number(process.env.KILLS ?? 1)
const seed = Number(process.env.KILL_SEED ?? process.pid)
const random = new Random(seed)
const { signal } = new AbortController()

let ground: Ground
let city: Place
let backup: string
let original: Record<string, unknown>
let calmMs: number

beforeAll(async () => {
  console.log(`KILL_SEED=${seed}`)
  ground = await openGround()
  city = await ground.city()
  backup = join(ground.folder, 'city.backup')
  const startedAt = performance.now()
  expect(await welas(city, 'backup', '--to', backup)).toMatchObject({ exitCode: 0, errors: '' })
  calmMs = performance.now() - startedAt
  original = await contentOf(city)
}, 300_000)
afterAll(() => ground.clear())

/** Runs a command and kills it somewhere on its way. */
async function killed(place: Place, words: readonly string[], withinMs: number): Promise<void> {
  const running = startWelas(place, words)
  setTimeout(running.kill, random.next() * withinMs, 'SIGKILL')
  await running.ended
}

test('a killed backup leaves no file that looks like one and is not', { timeout: 300_000 }, async () => {
  const folder = join(ground.folder, 'killed')
  for (let kill = 0; kill < kills; kill++) await killed(city, ['backup', '--to', `${folder}/`], calmMs)
  expect(await welas(city, 'backup', '--to', `${folder}/`)).toMatchObject({ exitCode: 0, errors: '' })
  const whole = (await readdir(folder)).filter((name) => name.endsWith('.backup'))
  expect(whole.length).toBeGreaterThan(0)
  for (const name of whole) await checkBackup({ path: join(folder, name), key, signal })
  expect(await contentOf(city)).toEqual(original)
})

test('a backup that is told to stop takes its half file away', { timeout: 120_000 }, async () => {
  const folder = join(ground.folder, 'stopped')
  const running = startWelas(city, ['backup', '--to', `${folder}/`])
  await untilTrue(async () => (await readdir(folder).catch(() => [])).length > 0)
  running.kill('SIGTERM')
  expect(await running.ended).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/^Dihentikan/) })
  expect(await readdir(folder)).toEqual([])
})

test('embedded: a killed restore serves nothing, and a second one ends well', {
  timeout: 600_000,
}, async () => {
  const place = ground.embedded()
  for (let kill = 0; kill < kills; kill++) {
    await killed(place, ['restore', backup, '--overwrite'], 2 * calmMs)
    await untilAlone(place)
    expect(await stateOf(place)).toMatch(/^(nothing|marked|whole)$/)
  }
  expect(await welas(place, 'restore', backup, '--overwrite')).toMatchObject({ exitCode: 0, errors: '' })
  expect(await contentOf(place)).toEqual(original)
})

test('server: a restore killed over a living city leaves that city or the new one', {
  timeout: 600_000,
}, async () => {
  const place = await ground.server()
  expect(await welas(place, 'restore', backup)).toMatchObject({ exitCode: 0, errors: '' })
  await withOwner(place, ({ run }) => run(`update access.account set display_name = 'before'`))
  const before = await contentOf(place)
  for (let kill = 0; kill < kills; kill++) {
    await killed(place, ['restore', backup, '--overwrite'], 1.5 * calmMs)
    await untilAlone(place)
    expect([before, original]).toContainEqual(await contentOf(place))
  }
})

test('an unfinished restore does not start', { timeout: 120_000 }, async () => {
  const place = await ground.embeddedCopy(await emptyTemplate())
  await withOwner(place, ({ run }) => run('create table public.restore_unfinished (started_at timestamptz)'))
  for (const words of [['demo'], ['account', 'list'], ['backup', '--to', join(ground.folder, 'no.backup')]]) {
    const refused = await welas(place, ...words)
    expect(refused).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/^Pemulihan .* belum selesai/),
    })
  }
  expect(await welas(place, 'restore', backup)).toMatchObject({ exitCode: 0, errors: '' })
})

/** Of each batch whether it is applied, and whether people came of it: all of them or none. */
const halfBatches = `select b.id, b.status from intake.batch b where (b.status = 'applied') <> exists (
  select from register.membership m join intake.record r on r.id = m.record_id where r.batch_id = b.id)`

test('a backup taken while batches are applied is of one moment, and the city goes on from it', {
  timeout: 600_000,
}, async () => {
  const busy = await ground.server()
  // Large enough that lists still wait while the backup is taken.
  const large = { DEMO_PEOPLE: '4000' }
  const demo = startWelas(busy, ['demo'], large)
  const applied = async () => {
    const [row] = await withOwner(busy, ({ run }) =>
      run(
        `select count(*) filter (where status = 'applied')::int as done, count(*)::int as total from intake.batch`,
      ),
    )
    return Number(row?.done) / Number(row?.total)
  }
  await untilTrue(async () => (await applied().catch(() => 0)) > 0.2)
  const to = join(ground.folder, 'busy.backup')
  const parts = { place: busy, to, key, program: '1', sessionSecret: null, now: new Date(), sealWork: 10 }
  await makeBackup({ ...parts, signal, tell: () => {}, trace: async () => {} })
  expect(await demo.ended).toMatchObject({ exitCode: 0, errors: '' })

  const elsewhere = await ground.server()
  expect(await welas(elsewhere, 'restore', to)).toMatchObject({ exitCode: 0, errors: '' })
  await withOwner(elsewhere, async ({ run }) => {
    const states = await run('select distinct status from intake.batch order by 1')
    expect(states).toEqual([{ status: 'applied' }, { status: 'approved' }])
    expect(await run(halfBatches)).toEqual([])
  })
  expect(await startWelas(elsewhere, ['demo'], large).ended).toMatchObject({ exitCode: 0, errors: '' })
  expect(await countsOf(elsewhere)).toEqual(await countsOf(busy))
})

function countsOf(place: Place) {
  return withOwner(place, ({ run }) =>
    run(`select (select count(*)::int from register.person where merged_into is null) as persons,
      (select count(*)::int from register.membership where recorded_to is null) as memberships,
      (select count(*)::int from register.claim where recorded_to is null) as claims,
      (select count(*)::int from open_data.value) as values`),
  )
}

async function stateOf(place: Place): Promise<string> {
  if (!place.databaseUrl && !existsSync(embeddedFolder(place))) return 'nothing'
  const state = await withOwner(place, async ({ run }) => {
    const [row] = await run(`select to_regclass('public.restore_unfinished') is not null as marked,
      to_regclass('public.migration') is not null as used`)
    return row?.marked ? 'marked' : row?.used ? 'used' : 'nothing'
  })
  return state === 'used' && isEqual(await contentOf(place), original) ? 'whole' : state
}

function isEqual(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}

/** A server goes on for a moment with what a killed process asked for. */
async function untilAlone(place: Place): Promise<void> {
  await untilTrue(async () => !place.databaseUrl || (await othersIn(place)) === 0)
}

async function othersIn(place: Place): Promise<number> {
  const [row] = await withOwner(place, ({ run }) =>
    run(`select count(*)::int as count from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and backend_type = 'client backend'`),
  )
  return Number(row?.count)
}

async function untilTrue(isTrue: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + 120_000
  while (!(await isTrue())) {
    expect(performance.now()).toBeLessThan(endsAt)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
