import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyAudit } from '../../src/access/verify-audit.ts'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import type { Place } from '../../src/platform/backup/owner.ts'
import { checkBackup, restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { seal } from '../../src/platform/backup/seal.ts'
import { tarEnd, tarHeader, tarPadding } from '../../src/platform/backup/tar.ts'
import { emptyTemplate, migratedTemplate } from '../database.ts'
import { contentOf, type Ground, key, openGround, startWelas, welas, withOwner } from './city.ts'

/**
 * The drill: a small city on the embedded database is backed up, restored elsewhere (embedded and on a real server),
 * backed up there and brought home again. Everything a city needs must be there each time.
 */
vi.setConfig({ testTimeout: 300_000 })

let ground: Ground
let city: Place
let backup: string
let original: Record<string, unknown>
/** The places the city was restored into, by name. */
const restored: Record<string, Place> = {}

beforeAll(async () => {
  ground = await openGround()
  city = await ground.city()
  backup = join(ground.folder, 'city.backup')
  expect(await welas(city, 'backup', '--to', backup)).toMatchObject({ exitCode: 0, errors: '' })
  original = await contentOf(city)
  restored.embedded = ground.embedded()
  restored.server = await ground.server()
  restored.home = await ground.embeddedCopy(await emptyTemplate())
  for (const place of [restored.embedded, restored.server])
    expect(await welas(place, 'restore', backup)).toMatchObject({ exitCode: 0, errors: '' })
  const there = join(ground.folder, 'there.backup')
  expect(await welas(restored.server, 'backup', '--to', there)).toMatchObject({ exitCode: 0, errors: '' })
  expect(await welas(restored.home, 'restore', there)).toMatchObject({ exitCode: 0, errors: '' })
}, 600_000)
afterAll(() => ground.clear())

const places = ['embedded', 'server', 'home']
/** Home is embedded again: what hangs on the kind of database is the same there. */
const kinds = ['embedded', 'server']
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const signal = new AbortController().signal
const quiet = { signal, tell: () => {}, finish: async () => {} }

test.each(places)('%s: every row, key, index, policy and grant is there', async (name) => {
  expect(await contentOf(restored[name]!)).toEqual(original)
})

test.each(places)('%s: every file is there, under its hash', async (name) => {
  const filesOf = async ({ fileStoreDir }: Place) =>
    (await readdir(fileStoreDir, { recursive: true })).filter((path) => !path.startsWith('incoming')).sort()
  expect(await filesOf(restored[name]!)).toEqual(await filesOf(city))
})

test.each(places)('%s: the audit is whole and knows of the restore', async (name) => {
  await withOwner(restored[name]!, async ({ run, writer }) => {
    expect((await verifyAudit(writer)).faults).toEqual([])
    const [trace] = await run(
      `select actor_id from access.audit_event where action = 'platform.backup.restored' order by id desc limit 1`,
    )
    expect(trace).toEqual({ actor_id: 'system' })
  })
})

test.each(kinds)('%s: sequences go on behind the rows', async (name) => {
  await withOwner(restored[name]!, async ({ run }) => {
    const columns = await run(`select format('%I.%I', table_schema, table_name) as table, column_name as name
      from information_schema.columns where is_identity = 'YES' order by 1`)
    expect(columns.length).toBeGreaterThan(10)
    for (const column of columns) {
      const [row] =
        await run(`begin; select nextval(pg_get_serial_sequence('${column.table}', '${column.name}')) as next,
        coalesce(max(${column.name}), 0) as last from ${column.table}`)
      await run('rollback')
      expect(Number(row?.next), String(column.table)).toBeGreaterThan(Number(row?.last))
    }
  })
})

test.each(kinds)('%s: the public role reads what is public and nobody in the register', async (name) => {
  await withOwner(restored[name]!, async ({ run }) => {
    const asked = async (role: string, sql: string) => {
      await run(`begin; set local role ${role}`)
      const answer = await run(sql).then(
        () => 'answered',
        (error: Error) => error.message,
      )
      await run('rollback')
      return answer
    }
    expect(await asked('welas_public', 'select * from open_data.value limit 1')).toBe('answered')
    for (const table of ['register.person', 'register.person_state', 'intake.record', 'access.credential'])
      expect(await asked('welas_public', `select * from ${table}`)).toContain('permission denied')
    expect(await asked('welas_app', 'delete from access.audit_event')).toContain('permission denied')
  })
})

test('nobody is signed in after a restore', async () => {
  await withOwner(restored.embedded!, async ({ run }) => {
    expect(await run('select count(*)::int as sessions from access.session')).toEqual([{ sessions: 0 }])
  })
})

test('server: the program serves, as the demo it was, and its accounts sign in', async () => {
  const place = restored.server!
  const server = startWelas(place, ['start'], { PORT: '0', PUBLIC_URL: 'http://localhost' })
  const { address, password } = await new Promise<{ address: string; password: string }>((resolve) =>
    server.onPrinted((printed) => {
      const found =
        /Staff: (http:\/\/localhost:\d+)\/kerja\/masuk, password of all sample accounts: (\S+)/.exec(printed)
      found && resolve({ address: found[1]!, password: found[2]! })
    }),
  )
  const health: unknown = await (await fetch(`${address}/health`)).json()
  const signedIn = await fetch(`${address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'perencana', password }),
  })
  server.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ exitCode: 0, errors: '' })
  expect(health).toMatchObject({ status: 'ok' })
  expect(signedIn.status).toBe(200)
})

test('a place that holds a city is refused, and replaced when told so', async () => {
  const place = restored.embedded!
  await withOwner(place, ({ run }) => run(`update access.account set display_name = 'changed'`))
  const refused = await welas(place, 'restore', backup)
  expect(refused).toMatchObject({ exitCode: 1 })
  expect(refused.errors).toContain('--overwrite')
  expect(await welas(place, 'restore', backup, '--overwrite')).toMatchObject({ exitCode: 0, errors: '' })
  expect(await contentOf(place)).toEqual(original)
})

test('a database that somebody works in is refused', async () => {
  const refused = await withOwner(restored.server!, () =>
    welas(restored.server!, 'restore', backup, '--overwrite'),
  )
  expect(refused).toMatchObject({ exitCode: 1 })
  expect(refused.errors).toContain('1 sambungan lain')
})

test('a data folder that a process works in is neither backed up nor restored into', async () => {
  await writeFile(join(city.dataDir, 'lock'), String(process.pid))
  for (const words of [['backup'], ['restore', backup, '--overwrite']])
    expect(await welas(city, ...words)).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/^Another Welas/),
    })
  await rm(join(city.dataDir, 'lock'))
})

/** A small but real backup: seal work is low so that hundreds can be opened. */
async function smallBackup(): Promise<Buffer> {
  const place = await ground.embeddedCopy(await migratedTemplate())
  const to = join(ground.folder, 'small.backup')
  const trace = async () => {}
  const parts = { place, to, key, program: '1', sessionSecret: null, now: new Date(), sealWork: 1, trace }
  await makeBackup({ ...parts, signal, tell: () => {} })
  return readFile(to)
}

test('a backup with one byte changed, or cut off, is refused wherever it happens', {
  timeout: 300_000,
}, async () => {
  const bytes = await smallBackup()
  const path = join(ground.folder, 'broken.backup')
  const checked = async (changed: Uint8Array) => {
    await writeFile(path, changed)
    return codeOf(checkBackup({ path, key, signal }))
  }
  expect(await checked(bytes)).toBe('done')
  const refused = /^backup\.(damaged|not-a-backup|newer-format|wrong-key)$/
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(bytes)
      changed[at]! ^= change
      expect(await checked(changed)).toMatch(refused)
      expect(await checked(bytes.subarray(0, at))).toMatch(refused)
    }),
    { numRuns: 25 },
  )
})

const newer = {
  backupId: 'x',
  program: '9.0.0',
  madeAt: '2030-01-01T00:00:00Z',
  kind: 'server',
  tables: [],
  demo: null,
}
const tarOf = (name: string, text: string) => {
  const body = Buffer.from(text)
  return Buffer.concat([tarHeader(name, body.length), body, tarPadding(body.length), tarEnd])
}

test.each([
  [
    'of a newer program',
    key,
    tarOf('about.json', JSON.stringify({ ...newer, migrations: ['9999-x.sql'], sessionSecret: null })),
    'backup.newer-program',
  ],
  ['that says things we do not know', key, tarOf('about.json', '{"format": 9}'), 'backup.newer-program'],
  [
    'without its end',
    key,
    tarOf('about.json', JSON.stringify({ ...newer, migrations: [], sessionSecret: null })),
    'backup.damaged',
  ],
  ['of something else', key, tarOf('photo.jpg', 'x'), 'backup.damaged'],
  [
    'under another key',
    'some other key that is also long enough',
    tarOf('about.json', '{}'),
    'backup.wrong-key',
  ],
])('a backup %s is refused and nothing is made', async (_, sealedWith, archive, code) => {
  const path = join(ground.folder, 'odd.backup')
  await writeFile(
    path,
    seal(
      (async function* () {
        yield zstdCompressSync(archive)
      })(),
      sealedWith,
      1,
    ),
  )
  const into = ground.embedded()
  expect(await codeOf(checkBackup({ path, key, signal }))).toBe(code)
  expect(await codeOf(restoreBackup({ path, key, into, overwrite: false, ...quiet }))).toBe(code)
})

test('a real city must name a key; a demo makes one', async () => {
  const to = join(ground.folder, 'keyless.backup')
  const demo = await startWelas(city, ['backup', '--to', to], { BACKUP_KEY: '' }).ended
  expect(demo).toMatchObject({ exitCode: 0, errors: '' })
  await rm(join(restored.home!.dataDir, 'demo-start'))
  const real = await startWelas(restored.home!, ['backup', '--to', `${to}2`], { BACKUP_KEY: '' }).ended
  expect(real).toMatchObject({ exitCode: 1, errors: expect.stringContaining('new-key') })
})

test('the secret of the sessions goes along only when asked for', async () => {
  const to = join(ground.folder, 'secret.backup')
  expect(await welas(city, 'backup', '--with-secret', '--to', to)).toMatchObject({ exitCode: 0, errors: '' })
  const secretIn = async (path: string) => (await checkBackup({ path, key, signal })).about.sessionSecret
  expect(await secretIn(to)).toBe(await readFile(join(city.dataDir, 'session-secret'), 'utf8'))
  expect(await secretIn(backup)).toBe(null)
})

test('a file that is lost or rotten is named by the backup, and the rest is restored', async () => {
  const from = restored.home!
  const [lost, rotten] = await withOwner(from, ({ run }) =>
    run('select sha256 from intake.source_file order by sha256 limit 2'),
  )
  const pathOf = (sha256: unknown) =>
    join(from.fileStoreDir, String(sha256).slice(0, 2), String(sha256).slice(2))
  await rm(pathOf(lost?.sha256))
  await writeFile(pathOf(rotten?.sha256), 'not what it was')
  const to = join(ground.folder, 'gaps.backup')
  const made = await welas(from, 'backup', '--to', to)
  expect(made).toMatchObject({ exitCode: 0, errors: '' })
  const named = [...made.printed.matchAll(/MISSING .*: ([0-9a-f]{64})/g)].map((match) => match[1])
  expect(named).toEqual([lost?.sha256, rotten?.sha256])
  const into = await ground.embeddedCopy(await emptyTemplate())
  expect(await welas(into, 'restore', to)).toMatchObject({ exitCode: 0, errors: '' })
  expect(await contentOf(into)).toEqual(await contentOf(from))
})
