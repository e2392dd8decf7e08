import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterEach, expect } from 'vitest'
import { type Accounts, createAccounts } from '../../src/access/accounts.ts'
import { openSession } from '../../src/access/desk.ts'
import {
  type Actor,
  type Context,
  defaultCategories,
  defaultFieldGroups,
  type Role,
  systemActor,
} from '../../src/access/index.ts'
import { inviteAccount } from '../../src/access/manage-accounts.ts'
import { findAccount } from '../../src/access/store-accounts.ts'
import { createApp, routes, type WebHandler } from '../../src/http/index.ts'
import { approveBatch, receiveSheet } from '../../src/intake/index.ts'
import { createRunner, jobs } from '../../src/jobs/index.ts'
import { type Pack, readPack } from '../../src/pack/index.ts'
import { describeError } from '../../src/platform/log.ts'
import { measureMonths } from '../../src/programmes/index.ts'
import { findCity } from '../kept-city.ts'
import { copyContext, createTestContext, testClock } from '../system.ts'

/** Accounts of the city: an attacker each. Agency, and where it may look; what is not said is what the role usually has. */
const staff = {
  'operator-dinsos': ['operator', 'dinsos'],
  'operator-dukcapil': ['operator', 'dispendukcapil'],
  'operator-dinkes': ['operator', 'dinkes'],
  'kasus-jombang': ['caseworker', 'dinsos', '35.09.01'],
  'kasus-terbuka': ['caseworker', 'dinsos'],
  'kasus-dinsos': ['caseworker', 'dinsos'],
  walidata: ['walidata', 'diskominfo'],
  'walidata-kencong': ['walidata', 'diskominfo', '35.09.02'],
  pemeriksa: ['reviewer', 'diskominfo'],
  bappeda: ['planner', 'bappeda'],
  'penilai-1': ['assessor', 'bappeda'],
  'kepala-dinsos': ['head', 'dinsos'],
  'kepala-dinkes': ['head', 'dinkes'],
  bupati: ['leader', 'setda'],
  inspektorat: ['inspector', 'setda'],
  admin: ['administrator', 'diskominfo'],
  'admin-dinsos': ['administrator', 'dinsos'],
} as const satisfies Readonly<Record<string, readonly [Role, string, string?]>>
export type UserName = keyof typeof staff
export const userNames = Object.keys(staff) as UserName[]

/** One of each role who meets no border of an agency or area, for what an own permission does not stop. */
export const oneOfRole: Readonly<Record<Role, UserName>> = {
  operator: 'operator-dinsos',
  caseworker: 'kasus-dinsos',
  reviewer: 'pemeriksa',
  walidata: 'walidata',
  planner: 'bappeda',
  assessor: 'penilai-1',
  head: 'kepala-dinsos',
  leader: 'bupati',
  inspector: 'inspektorat',
  administrator: 'admin',
}

/**
 * Invented people. Their names hold a word of their own to look for in answers; Rahasia stands in a list of sensitive
 * rows only, Kencong lives in the other district, Jombang is open to whoever may open people there.
 */
const header = 'NIK;No KK;Nama;JK;Tgl Lahir;Kecamatan;Desa;RT/RW;Alamat;Pekerjaan'
const residents = [
  '3509014101500001;3509010101120001;SITI ANGGREKJOMBANG;P;01/01/1950;JOMBANG;KETING;1/2;JL MAWAR 1;PETANI',
  '3509010202480002;3509010101120002;BUDI TERATAIJOMBANG;L;02/02/1948;JOMBANG;PADOMASAN;1/2;JL MAWAR 2;BURUH',
  '3509024303520003;3509020101120003;SRI KENARIKENCONG;P;03/03/1952;KENCONG;CAKRU;3/4;JL MELATI 3;PETANI',
  '3509020404700004;3509020101120004;AGUS MERPATIKENCONG;L;04/04/1970;KENCONG;PASEBAN;3/4;JL MELATI 4;NELAYAN',
  ...Array.from(
    { length: 30 },
    (_, n) =>
      `35090105058500${10 + n};35090101011205${10 + n};WARGA ${'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF'[n]}${'LMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQ'[n]}RANI;L;05/05/1985;JOMBANG;SARIMULYO;5/6;JL DAHLIA ${n};GURU`,
  ),
]
const social = [
  '3509014101500001;;SITI ANGGREKJOMBANG;JOMBANG;KETING;Lanjut usia telantar',
  '3509024303520003;;SRI KENARIKENCONG;KENCONG;CAKRU;Lanjut usia telantar',
  '3509016606900066;;DEWI CENDANARAHASIA;JOMBANG;KETING;Orang dengan HIV/AIDS',
  '3509020404700004;;AGUS MERPATIKENCONG;KENCONG;PASEBAN;Orang dengan HIV/AIDS',
]
const lists = [
  ['dispendukcapil', 'penduduk-siak', [header, ...residents]],
  ['dinsos', 'ppks', ['NIK;No KK;Nama;Kecamatan;Desa;Jenis PPKS', ...social]],
  [
    'dinsos',
    'dtsen',
    [
      'NIK;No KK;Nama;Kecamatan;Desa;Desil',
      ...residents
        .slice(0, 4)
        .map((row) => `${row.split(';').slice(0, 3).join(';')};${row.split(';')[5]};${row.split(';')[6]};1`),
    ],
  ],
] as const
/** Words that stand for people nobody below may see; and numbers. */
export const canaries = {
  kencong: ['KENARIKENCONG', 'MERPATIKENCONG', '3509024303520003', '3509020404700004'],
  secret: ['CENDANARAHASIA', '3509016606900066'],
  jombang: ['ANGGREKJOMBANG', 'TERATAIJOMBANG', '3509014101500001', '3509010202480002'],
} as const
export const everyCanary = Object.values(canaries).flat()

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}
export interface World {
  readonly context: Context
  readonly accounts: Accounts
  readonly app: ReturnType<typeof createApp>
  /** Cookie header of each account's open session. */
  readonly cookies: Readonly<Record<UserName, string>>
  readonly ids: Readonly<Record<UserName, string>>
  /** Person ids by the word in their name. */
  readonly persons: Readonly<Record<string, number>>
  /** Batch ids by list kind; 'waiting' of dispendukcapil is checked and not approved. */
  readonly batches: Readonly<Record<string, number>>
  /** What was written to the log, as it is written in service. */
  readonly log: string[]
  /** One request in the name of an account, or of nobody. */
  send(
    who: UserName | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** Works until the queue is empty. */
  drain(): Promise<void>
  /** One more open session of an account. */
  session(userName: UserName): Promise<string>
  /** Moves the clock of the office. */
  later(days: number): void
  drop(): Promise<void>
}

type Filled = Pick<World, 'ids' | 'batches'>

export const publicUrl = 'http://localhost'
let cityPack: Promise<Pack> | undefined

/** The pack of the city, without the duty of second factors: tokens.test.ts has an office of its own for them. */
export async function readCity(): Promise<Pack> {
  cityPack ??= readPack('packs/jember')
  const pack = await cityPack
  return {
    ...pack,
    settings: { ...pack.settings, access: { ...pack.settings.access, secondFactorRoles: [] } },
  }
}

/** A small city, its people through reception, check and register as in life. Pages only with a handler for them. */
export async function createTestWorld(web?: WebHandler): Promise<World> {
  const { kept, keep } = await findCity('attacked')
  const made = await createTestContext(await readCity(), kept ?? undefined)
  const log: string[] = []
  let nowMs = testClock.now().getTime()
  const context: Context = {
    ...made.context,
    clock: { now: () => new Date(nowMs) },
    log: {
      info: (event, fields) => void log.push(JSON.stringify({ event, ...fields })),
      error: (event, error, fields) =>
        void log.push(JSON.stringify({ event, ...fields, ...describeError(error) })),
    },
  }
  const accounts = createAccounts(context, 's'.repeat(32), publicUrl)
  const runner = createRunner(context, jobs)
  const { ids, batches }: Filled = kept
    ? JSON.parse(await readFile(`${kept}/filled.json`, 'utf8'))
    : { ids: await addStaff(accounts), batches: await fillRegister(context, () => runner.drain()) }
  if (!kept)
    await keep(async (folder) => {
      await copyContext(context, made.folders, folder)
      await writeFile(`${folder}/filled.json`, JSON.stringify({ ids, batches }))
    })
  const parts = { context, accounts, runner, routes, publicUrl, version: 'test' }
  const app = createApp(web ? { ...parts, web } : parts)
  const session = async (userName: UserName) => openSessionOf(accounts, ids[userName])
  const cookies = Object.fromEntries(
    await Promise.all(userNames.map(async (name) => [name, await session(name)] as const)),
  ) as Record<UserName, string>
  log.length = 0
  return {
    context,
    accounts,
    app,
    cookies,
    ids,
    persons: await personsOf(context),
    batches,
    log,
    send: (who, method, path, body, headers = {}) =>
      sendTo(app, who === null ? '' : cookies[who], method, path, body, headers),
    drain: () => runner.drain(),
    session,
    later: (days) => {
      nowMs += days * 86_400_000
    },
    drop: made.drop,
  }
}

async function addStaff(accounts: Accounts): Promise<Record<UserName, string>> {
  const { pack } = accounts.desk.context
  const ids: [UserName, string][] = []
  for (const userName of userNames) {
    const [role, agencyId, areaCode = null] = staff[userName] as readonly [Role, string, string?]
    const categories = userName === 'kasus-terbuka' ? [] : defaultCategories(role, pack.categories)
    const scope = {
      displayName: userName,
      role,
      agencyId,
      areaCode,
      categories,
      fieldGroups: [...defaultFieldGroups[role]],
      validFrom: null,
      validTo: null,
      directoryName: null,
    }
    ids.push([userName, (await inviteAccount(accounts.desk, systemActor, userName, scope)).id])
  }
  return Object.fromEntries(ids) as Record<UserName, string>
}

/** As sign-in does once it is sure who it is; the work of a password is left out. */
export async function openSessionOf({ desk }: Accounts, accountId: string): Promise<string> {
  const account = await desk.context.database.read((reader) => findAccount(reader, accountId))
  const { setCookies } = await openSession(desk, account!, 'open', 'test')
  return setCookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

async function fillRegister(context: Context, drain: () => Promise<void>): Promise<Record<string, number>> {
  const handIn = async (agencyId: string, listKindId: string, rows: readonly string[], period: string) => {
    const bytes = Readable.from([new TextEncoder().encode(rows.join('\n'))])
    const given = { bytes, fileName: `${listKindId}.csv`, agencyId, listKindId, period }
    const { batchId } = await receiveSheet(context, systemActor, given)
    await drain()
    return batchId
  }
  const batches: Record<string, number> = {}
  for (const [agency, kind, rows] of lists) {
    const batchId = await handIn(agency, kind, rows, '2026-10-01')
    await approveBatch(context, systemActor, batchId)
    await drain()
    batches[kind] = batchId
  }
  batches.waiting = await handIn(
    'dispendukcapil',
    'penduduk-siak',
    [header, ...residents.slice(2, 4)],
    '2026-10-15',
  )
  await measureMonths(context, ['2026-10-31'], { step() {} })
  return batches
}

async function personsOf({ database }: Context): Promise<Record<string, number>> {
  const rows = await database.read((reader) =>
    reader.query<{ id: number; name: string }>(
      'select person_id as id, name from register.person_state where recorded_to is null',
    ),
  )
  return Object.fromEntries(rows.map(({ id, name }) => [name.split(' ').at(-1)!, id]))
}

let sent = 0
async function sendTo(
  app: World['app'],
  cookie: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  sent++
  const isJson = body !== undefined && !(body instanceof Uint8Array) && typeof body !== 'string'
  const answer = await app.request(path, {
    method,
    headers: { cookie, ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
  })
  return { status: answer.status, headers: answer.headers, body: await bytesOf(answer) }
}

/** Bytes as letters, one each, so that a workbook can be looked through as well. */
async function bytesOf(answer: Response): Promise<string> {
  const text = Buffer.from(await answer.arrayBuffer())
  return answer.headers.get('content-type')?.match(/json|text/)
    ? text.toString('utf8')
    : text.toString('latin1')
}

/** Writes beside each attempt how many requests it took, for docs/security/attacks.md. Call once in a test file. */
export function countRequests(): void {
  afterEach(({ task }) => {
    Object.assign(task.meta, { requests: sent })
    sent = 0
  })
}

/** For requests that do not go through `send`. */
export function countSent(more: number): void {
  sent += more
}

/** What an answer that refuses may look like: never an error of ours, never a person. */
export function expectRefused(answer: Answer, ...statuses: readonly number[]): void {
  expect(statuses.length > 0 ? statuses : [401, 403, 404, 409, 413, 415, 422, 429], answer.body).toContain(
    answer.status,
  )
  expectSilent(answer.body)
}

/** No person that is foreign to the attacker is in these bytes. */
export function expectSilent(bytes: string, words: readonly string[] = everyCanary): void {
  expect(words.filter((word) => bytes.includes(word))).toEqual([])
}

export const actorOf = (world: World, userName: UserName): Promise<Actor> =>
  world.accounts.readSession({ cookie: world.cookies[userName] }).then((actor) => actor!)

/** Some answers name the number that was asked for; what else they say must be the same. */
export const withoutNumber = (text: string, asked: unknown): string =>
  text.replaceAll(new RegExp(`(?<!\\d)${asked}(?!\\d)`, 'g'), '#')
