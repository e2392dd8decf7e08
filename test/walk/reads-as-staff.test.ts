import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, systemActor } from '../../src/access/index.ts'
import { allRoutes } from '../../src/http/routes.ts'
import type { Database, Reader, Row, Value, Writer } from '../../src/kernel/ports.ts'
import { hiddenPersons, personIndex } from '../../src/register/person-index.ts'
import { createTestRegister } from '../register-example.ts'
import { peopleTables } from './evaluator.ts'
import { fill } from './random-register.ts'

// No route of lists, register or programmes that only reads gets a row of people other than as welas_staff.

/** Routes that change something. What they read, they read to do it; what they show, the reading routes show. */
const acts = [
  'POST /api/intake/batches',
  'POST /api/intake/batches/:id/columns',
  'POST /api/intake/batches/:id/layout',
  'POST /api/intake/batches/:id/approve',
  'POST /api/intake/batches/:id/discard',
  'POST /api/intake/batches/:id/cancel',
  'POST /api/intake/batches/:id/check',
  'POST /api/intake/uploads',
  'POST /api/intake/uploads/:id/parts',
  'POST /api/intake/uploads/:id/finish',
  'POST /api/intake/uploads/:id/abandon',
  'POST /api/intake/batches/:id/place',
  'POST /api/intake/batches/:id/preview',
  'POST /api/register/review/:id',
  'POST /api/register/alike/:pattern/sample',
  'POST /api/register/alike-decisions/:id',
  'POST /api/register/alike-decisions/:id/undo',
  'POST /api/register/batches/:id/undo',
  'POST /api/programmes/promises/:id/evidence',
  'POST /api/programmes/documents',
]
/** The program works out with all that is known who was missed; of its answer only the ids go on. */
const works = ['POST /api/programmes/:id/exports', 'POST /api/programmes/exports/:id/fetch']

let walked: Database
const caught: string[] = []
const { database, context, drop } = await createTestRegister()
beforeAll(async () => {
  const row = { person: 0, village: '35.09.01.2001', category: ['pmks-08'], hasCard: true, isRejected: false }
  await fill(context, {
    lists: [
      { kind: 'penduduk', waits: false, rows: [row, { ...row, person: 1 }] },
      { kind: 'ppks', waits: false, rows: [row] },
    ],
    questions: [{ a: 0, b: 1, same: false }],
  })
  walked = watched(database, caught)
  // The table of the search is the program's own; what is shown of a hit is asked as staff.
  await personIndex({ database: walked })
  await hiddenPersons({ database: walked }, { categories: ['pmks-14', 'pmks-18'], lists: ['odha'] })
})
afterAll(() => drop())

const aboutPeople = new RegExp(
  `\\b(${[...peopleTables, 'register.person_shown', 'intake.record_shown', 'intake.picture_row'].join('|')})\\b`,
)
/** Counts over the whole register, and which batches there are, are no people. */
const tellsNobody = /^select count\(\*\)|from intake\.batch\b(?!.*\bintake\.record)/s

/** A database that notes what gave rows about people without being asked as staff. */
function watched(base: Database, caught: string[]): Database {
  const watch = <T extends Reader>(reader: T): T => {
    const note = (sql: string, rows: readonly Row[]) => {
      const isCaught = rows.length > 0 && aboutPeople.test(sql) && !tellsNobody.test(sql.trim())
      caught.push(...(isCaught ? [sql.trim().slice(0, 120)] : []))
    }
    return {
      ...reader,
      async query(sql: string, values?: readonly Value[]) {
        const rows = await reader.query<Row>(sql, values)
        note(sql, rows)
        return rows
      },
      async first(sql: string, values?: readonly Value[]) {
        const row = await reader.first<Row>(sql, values)
        note(sql, row ? [row] : [])
        return row
      },
      async *readLines(sql: string) {
        for await (const line of reader.readLines(sql)) {
          note(sql, [{}])
          yield line
        }
      },
    } as T
  }
  return {
    ...base,
    read: (work, role) => base.read((reader) => work(watch(reader)), role),
    write: (work) => base.write((writer) => work(watch<Writer>(writer))),
    readAs: (rights, work) => base.readAs(rights, (staff, app) => work(staff, watch<Writer>(app))),
  }
}

const domains = /^\/api\/(intake|register|programmes)\//
const named = allRoutes().map((route) => ({ route, name: `${route.method} ${route.path}` }))
const reading = named.filter(
  ({ route, name }) => domains.test(route.path) && !acts.includes(name) && !works.includes(name),
)

test('the list of acting routes names routes that exist', () => {
  const names = named.map(({ name }) => name)
  expect([...acts, ...works].filter((name) => !names.includes(name))).toEqual([])
})

const inputs: Readonly<Record<string, object>> = {
  'POST /api/register/people': { q: 'siti', page: 1 },
  'GET /api/register/people/:id': { purpose: 'audit' },
}
const walidata: Actor = { ...systemActor, accountId: 'walker', role: 'walidata', agencyId: 'diskominfo' }

test.each(reading.map(({ route, name }) => [name, route] as const))('%s', async (name, route) => {
  caught.length = 0
  const call = {
    context: { ...context, database: walked },
    actor: walidata,
    language: 'id' as const,
    parameters: { id: '1', pattern: 'uncertain~ppks+penduduk~name.equal', evidence: '1' },
    input: { page: 1, ...inputs[name] },
    body: null,
    headers: {},
  }
  const answer = await route.handle(call).catch(() => null)
  await drain(answer !== null && 'stream' in answer ? answer.stream : [])
  expect(caught).toEqual([])
})

async function drain(stream: AsyncIterable<unknown> | Iterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

test('the watch sees what it should: a person read by the program itself is caught', async () => {
  caught.length = 0
  await walked.read((reader) => reader.query('select name from register.person_state'))
  expect(caught).toEqual(['select name from register.person_state'])
})
