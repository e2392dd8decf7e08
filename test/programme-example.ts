import type { Context } from '../src/access/index.ts'
import type { Database, FileStore, Writer } from '../src/kernel/ports.ts'
import { emptyPlan, emptyProtection, loadPack, type Pack, type Programme } from '../src/pack/index.ts'

/** A small regency for tests of programmes and catalogue: 3 districts of 4 villages, one sensitive category. */
const name = (text: string) => ({ id: text, en: text })
const districts = ['01', '02', '03']
export const villageCodes = districts.flatMap((district) =>
  [1, 2, 3, 4].map((number) => `35.99.${district}.200${number}`),
)

const programme = (
  id: string,
  unit: 'person' | 'family',
  rule: string,
  excludes: string[] = [],
): Programme => ({
  id,
  name: name(id),
  agency: 'dinsos',
  unit,
  rule,
  ruleVersion: '2026.1',
  ruleSource: 'test',
  windowMonths: 3,
  excludes,
})
type ListKind = Pack['listKinds'][number]
const listKind = (id: string, subject: ListKind['subject'], claims: ListKind['claims']): ListKind => ({
  id,
  name: name(id),
  agency: 'dinsos',
  subject,
  required: [],
  headers: {},
  uniquePersons: false,
  issuesNumbers: false,
  complete: true,
  basis: 'test',
  purpose: name('test'),
  claims,
})
const indicator = (id: string, programmeId: string, value: 'reached' | 'coverage') => ({
  id,
  name: name(id),
  unit: name('orang'),
  polarity: 'maximal' as const,
  baseline: null,
  targets: [{ year: 2026, value: value === 'coverage' ? 100 : 300 }],
  measure: { kind: 'programme' as const, programme: programmeId, value },
})
const promise = (id: string, number: number, indicators: Pack['term']['promises'][number]['indicators']) => ({
  id,
  number,
  name: name(id),
  summary: name(id),
  shape: 'people' as const,
  origin: 'example' as const,
  source: 'test',
  agency: 'dinsos',
  indicators,
})

export const examplePack: Pack = {
  folder: '',
  columns: {},
  precedence: {},
  accounts: [],
  plan: emptyPlan,
  protection: emptyProtection,
  settings: {
    id: 'example',
    name: name('Contoh'),
    regencyCode: '35.99',
    population: 3000,
    populationSource: 'test',
    timeZone: 'Asia/Jakarta',
    demoToday: '2026-03-31',
    disclosure: { decision: 'SK 1/2026', threshold: 5, sensitiveThreshold: 11, version: '1' },
    contact: { office: 'Dinsos', channel: '-' },
    exports: { daysValid: 7, approvalFrom: 200 },
    access: { agency: 'bappeda', secondFactorRoles: [], idleMinutes: 60, sessionHours: 12 },
  },
  areas: [
    { code: '35.99', name: 'Contoh', level: 'regency', parentCode: null, tileColumn: null, tileRow: null },
    ...districts.map((code, index) => ({
      code: `35.99.${code}`,
      name: `Kecamatan ${code}`,
      level: 'district' as const,
      parentCode: '35.99',
      tileColumn: index,
      tileRow: 0,
    })),
    ...villageCodes.map((code, index) => ({
      code,
      name: `Desa ${code.slice(6)}`,
      level: 'village' as const,
      parentCode: code.slice(0, 8),
      tileColumn: index % 4,
      tileRow: 0,
    })),
  ],
  agencies: [
    {
      id: 'dinsos',
      name: 'Dinas Sosial',
      shortName: 'Dinsos',
      validFrom: '2016-01-01',
      validTo: null,
      successor: null,
      areaCode: null,
      source: 'test',
    },
  ],
  categories: [
    {
      id: 'old',
      number: 1,
      name: name('old'),
      unit: 'person',
      sensitive: false,
      sex: null,
      ageFrom: null,
      ageTo: null,
      legacyNames: [],
      source: 'test',
    },
    {
      id: 'ill',
      number: 2,
      name: name('ill'),
      unit: 'person',
      sensitive: true,
      sex: null,
      ageFrom: null,
      ageTo: null,
      legacyNames: [],
      source: 'test',
    },
  ],
  listKinds: [
    listKind('social', 'person', [
      { kind: 'category', whatField: 'category' },
      { kind: 'attribute', what: 'teacher' },
      { kind: 'rank', what: 'desil', valueField: 'desil' },
    ]),
    listKind('delivered', 'person', [{ kind: 'assistance', whatField: 'programme' }]),
    listKind('teachers', 'person', [{ kind: 'attribute', what: 'teacher' }]),
    listKind('residents', 'person', [{ kind: 'vital', what: 'vital', value: 'alive' }]),
    listKind('cars', 'area', [{ kind: 'output', what: 'ambulance', amountField: 'outputCount' }]),
  ],
  programmes: [
    programme('cash', 'family', "desil <= 4 and family(age < 7 or age >= 60 or category('ill'))"),
    programme('pay', 'person', "attribute('teacher') and not receives('cash')"),
    programme('food', 'person', "category('old') and age >= 60", ['cash']),
    programme('care', 'person', "category('ill')"),
    programme('home', 'family', "family(category('old')) or desil <= 2"),
    programme('kin', 'person', "category('old') and family(age < 7)"),
  ],
  term: {
    id: 'term',
    name: name('Masa jabatan'),
    from: '2025-02-20',
    to: '2030-02-20',
    note: name('contoh'),
    status: { version: '1', source: 'test', kept: 100, onTrack: 90, behind: 50 },
    promises: [
      promise('teachers', 1, [
        indicator('teachers-paid', 'pay', 'reached'),
        indicator('teachers-share', 'pay', 'coverage'),
      ]),
      promise('elderly', 2, [indicator('elderly-fed', 'food', 'coverage')]),
      promise('ill-cared', 3, [indicator('ill-share', 'care', 'coverage')]),
      {
        ...promise('ambulances', 4, [
          {
            ...indicator('ambulances', 'x', 'reached'),
            targets: [{ year: 2026, value: 12 }],
            measure: { kind: 'output', output: 'ambulance', perArea: 'areas-with-one' },
          },
        ]),
        shape: 'count',
      },
      {
        ...promise('school', 5, [
          {
            ...indicator('school-rule', 'x', 'reached'),
            targets: [{ year: 2026, value: 1 }],
            measure: { kind: 'evidence' },
          },
        ]),
        shape: 'policy',
      },
    ],
  },
}

export function exampleContext(database: Database): Context {
  const never = () => {
    throw new Error('no files in this test')
  }
  const files: FileStore = {
    put: never,
    path: never,
    read: never,
    has: async () => false,
    remove: never,
    drafts: {} as FileStore['drafts'],
  }
  return {
    database,
    files,
    pack: examplePack,
    clock: { now: () => new Date('2026-04-02T03:00:00Z') },
    log: { info() {}, error() {} },
  }
}

/** A person of the example: what the register knows. Days are YYYY-MM-DD. */
export interface ExamplePerson {
  readonly family: number | null
  readonly village: string | null
  readonly birth: string | null
  /** Absent: a woman. */
  readonly sex?: 'F' | 'M' | null
  readonly leftOn: string | null
  readonly desil: readonly { readonly value: number; readonly on: string }[]
  readonly categories: readonly { readonly id: string; readonly on: string }[]
  readonly teacher: boolean
  readonly help: readonly { readonly id: string; readonly on: string }[]
}

/** Somebody old, alone and alive, of whom nothing else is known. */
export const nobody: ExamplePerson = {
  family: null,
  village: villageCodes[0]!,
  birth: '1950-05-05',
  leftOn: null,
  desil: [],
  categories: [],
  teacher: false,
  help: [],
}

/** A pair of the review queue: a record of each of two people (numbers from 0) and the list kinds they come from. */
export interface ExamplePair {
  readonly people: readonly [number, number]
  readonly lists: readonly [string, string]
  readonly status: 'open' | 'same' | 'different' | 'withdrawn'
  /** Whom the first record was thought to be of before; null = nobody else. */
  readonly before: number | null
}

/** Fills reference.area and the register; person ids are 1 … n in order. With pairs also their records' lists and persons. */
export async function fillExample(
  database: Database,
  people: readonly ExamplePerson[],
  pairs: readonly ExamplePair[] = [],
): Promise<void> {
  await database.write(async (writer) => {
    await writer.execute(
      `reset role; delete from register.person_state; delete from register.claim;
       delete from linkage.review_pair; delete from register.membership; delete from intake.batch; delete from intake.source_file; set local role welas_app`,
    )
    await loadPack(writer, examplePack)
    await writer.copy(
      'register.person_state',
      [
        'person_id',
        'family_id',
        'name',
        'birth_date',
        'sex',
        'village_code',
        'district_code',
        'vital_status',
        'sources',
        'recorded_from',
      ],
      people.map((one, index) => [
        index + 1,
        one.family,
        `Orang ${index + 1}`,
        one.birth,
        one.sex === undefined ? 'F' : one.sex,
        one.village,
        one.village?.slice(0, 8) ?? '35.99.01',
        one.leftOn ? 'dead' : 'alive',
        '{}',
        '2026-01-01T00:00:00Z',
      ]),
    )
    await writer.copy(
      'register.claim',
      ['person_id', 'kind', 'what', 'value', 'valid_from', 'record_id', 'batch_id', 'recorded_from'],
      claimsOf(people),
    )
    if (pairs.length > 0) await fillPairs(writer, pairs)
  })
}

/** A row of the residents' list for each of the first people: somebody of whom no row speaks is shown to nobody. */
export async function fillRows(database: Database, people: number): Promise<void> {
  const first = 1_000
  await database.write(async (writer) => {
    await writer.execute(`
      insert into intake.source_file (sha256, bytes, media_type) values ('01', 1, 'text/csv') on conflict do nothing;
      insert into intake.batch (id, sha256, file_name, agency_id, list_kind_id, period, status, received_by, applied_at)
        overriding system value values (${first}, '01', 'warga.csv', 'dinsos', 'residents', '2025-01-01', 'applied', 'x', now());
      insert into intake.record (id, batch_id, sheet, row_number, cells, verdict, nik_status, village_code)
        overriding system value
        select ${first} + n, ${first}, 'A', n, '[]', 'accepted', 'missing', s.village_code
        from generate_series(1, ${people}) n join register.person_state s on s.person_id = n;
      insert into register.membership (record_id, person_id, batch_id, recorded_from)
        select ${first} + n, n, ${first}, now() from generate_series(1, ${people}) n`)
  })
}

/** Records 2n + 1 and 2n + 2 are those of pair n; the batch of a list kind is its place in the pack, from 1. */
async function fillPairs(writer: Writer, pairs: readonly ExamplePair[]): Promise<void> {
  const batchOf = (list: string) => examplePack.listKinds.findIndex((kind) => kind.id === list) + 1
  const known = '2026-01-01T00:00:00Z'
  await writer.copy('intake.source_file', ['sha256', 'bytes', 'media_type'], [['00', 1, 'text/csv']])
  await writer.copy(
    'intake.batch',
    ['id', 'sha256', 'file_name', 'agency_id', 'list_kind_id', 'period', 'status', 'received_by'],
    examplePack.listKinds.map(({ id }) => [
      batchOf(id),
      '00',
      'list.csv',
      'dinsos',
      id,
      '2026-01-01',
      'applied',
      'x',
    ]),
  )
  await writer.copy(
    'register.membership',
    ['record_id', 'person_id', 'batch_id', 'recorded_from', 'recorded_to'],
    pairs.flatMap(({ people: [first, second], lists, before }, index) => [
      [2 * index + 1, first + 1, batchOf(lists[0]), known, null],
      [2 * index + 2, second + 1, batchOf(lists[1]), known, null],
      ...(before === null ? [] : [[2 * index + 1, before + 1, batchOf(lists[0]), known, known]]),
    ]),
  )
  await writer.copy(
    'linkage.review_pair',
    [
      'record_id',
      'other_record_id',
      'weight',
      'probability',
      'evidence',
      'reason',
      'priority',
      'pattern',
      'status',
      'batch_id',
    ],
    pairs.map(({ status, lists }, index) => [
      2 * index + 1,
      2 * index + 2,
      1,
      0.5,
      '{}',
      'uncertain',
      1,
      'uncertain~ppks+penduduk~name.equal',
      status,
      batchOf(lists[0]),
    ]),
  )
}

function* claimsOf(people: readonly ExamplePerson[]): Generator<(string | number | null)[]> {
  for (const [index, one] of people.entries()) {
    const claim = (kind: string, what: string, value: string | null, on: string) => [
      index + 1,
      kind,
      what,
      value,
      on,
      1,
      1,
      '2026-01-01T00:00:00Z',
    ]
    for (const rank of one.desil) yield claim('rank', 'desil', String(rank.value), rank.on)
    for (const category of one.categories) yield claim('category', category.id, null, category.on)
    for (const help of one.help) yield claim('assistance', help.id, null, help.on)
    if (one.teacher) yield claim('attribute', 'teacher', null, '2026-01-05')
    if (one.leftOn) yield claim('vital', 'vital', 'dead', one.leftOn)
  }
}
