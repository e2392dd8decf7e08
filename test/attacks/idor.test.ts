import { afterAll, beforeAll, expect, test } from 'vitest'
import { startUpload } from '../../src/intake/uploads.ts'
import { ask } from '../register-example.ts'
import { asOwner, stateOf } from './effects.ts'
import { openIncident, openRequest } from './matters.ts'
import {
  actorOf,
  countRequests,
  createTestWorld,
  expectRefused,
  expectSilent,
  type UserName,
  type World,
  withoutNumber,
} from './world.ts'

// Somebody who may use a route asks it for what belongs to another agency, area or person. What is foreign and what does
// not exist must be one answer, byte for byte, and nothing may have been written.

let world: World
/** Numbers of things by the name a row below uses. */
const things: Record<string, string | number> = {}
const nobody = 987

beforeAll(async () => {
  world = await createTestWorld()
  const { context, persons, batches, ids } = world
  const records = await asOwner<{ id: number; name: string; batch: number }>(
    context,
    'select id, name, batch_id as batch from intake.record order by id',
  )
  const recordOf = (word: string, batch: number) =>
    records.find((one) => one.name.includes(word) && one.batch === batch)!.id
  const pairOf = (word: string) =>
    ask(
      context.database,
      batches.ppks!,
      recordOf(word, batches.ppks!),
      recordOf(word, batches['penduduk-siak']!),
    )
  const dinsos = await actorOf(world, 'operator-dinsos')
  const request = await openRequest(world, dinsos, 'Pemohon MERPATIKENCONG')
  const incident = await openIncident(
    world,
    dinsos,
    'Berkas tertinggal di angkutan',
    'Daftar KENARIKENCONG tertinggal',
  )
  const session = await asOwner<{ id: string }>(
    context,
    `select id from access.session where account_id = '${ids.walidata}'`,
  )
  const upload = await startUpload(context, await actorOf(world, 'operator-dinkes'), {
    fileName: 'KENARIKENCONG.csv',
    bytes: 10,
    startSha256: '0'.repeat(64),
    agencyId: 'dinkes',
    listKindId: 'ibu-hamil',
    period: '2026-10-31',
  })
  Object.assign(things, {
    upload: upload.id,
    waiting: batches.waiting!,
    penduduk: batches['penduduk-siak']!,
    ppks: batches.ppks!,
    kencong: persons.KENARIKENCONG!,
    merpati: persons.MERPATIKENCONG!,
    rahasia: persons.CENDANARAHASIA!,
    pair: await pairOf('ANGGREKJOMBANG'),
    request: request.id,
    incident: incident.id,
    session: session[0]!.id,
    ...ids,
  })
  world.log.length = 0
})
afterAll(() => world.drop())
countRequests()

type Attempt = readonly [
  who: UserName,
  what: string,
  method: 'GET' | 'POST',
  path: string,
  thing: string,
  body?: object,
]

const choices = { choices: [{ header: 'NIK', field: 'name' }] }
const scope = {
  displayName: 'Bajakan',
  role: 'operator',
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: ['identity'],
  validFrom: null,
  validTo: null,
  directoryName: null,
}
const incidentBody = {
  title: 'Ditutup orang lain',
  what: 'tidak terjadi apa-apa',
  agencyId: 'dinkes',
  data: 'tidak ada data',
  state: 'closed',
  untoldReason: 'tidak perlu',
  revision: 1,
}

const batchAttempts: Attempt[] = (['operator-dinsos', 'kasus-dinsos', 'operator-dinkes'] as const).flatMap(
  (who) =>
    (['waiting', 'penduduk'] as const).flatMap((thing): Attempt[] => [
      [who, 'opens a batch of another agency', 'GET', '/api/intake/batches/#', thing],
      [who, 'reads rows of another agency', 'GET', '/api/intake/batches/#/rows', thing],
      [who, 'takes the workbook of another agency', 'GET', '/api/intake/batches/#/workbook', thing],
      [who, 'reads sample values of another agency', 'GET', '/api/intake/batches/#/samples', thing],
      [
        who,
        'says what columns of another agency mean',
        'POST',
        '/api/intake/batches/#/columns',
        thing,
        choices,
      ],
      [who, 'looks at the picture of another agency', 'GET', '/api/intake/batches/#/picture', thing],
      [who, 'reads how good a list of another agency is', 'GET', '/api/intake/batches/#/quality', thing],
      [who, 'reads what a list of another agency changes', 'GET', '/api/intake/batches/#/difference', thing],
      [
        who,
        'points at the header of another agency',
        'POST',
        '/api/intake/batches/#/layout',
        thing,
        { sheetNumber: 0, headerRows: { first: 1, last: 1 } },
      ],
      [
        who,
        'calls a list of another agency a part',
        'POST',
        '/api/intake/batches/#/place',
        thing,
        { isPart: true },
      ],
      [who, 'has the forecast of another agency worked out', 'POST', '/api/intake/batches/#/preview', thing],
      [who, 'throws away a batch of another agency', 'POST', '/api/intake/batches/#/discard', thing],
      [who, 'stops the check of another agency', 'POST', '/api/intake/batches/#/cancel', thing],
      [who, 'checks a batch of another agency again', 'POST', '/api/intake/batches/#/check', thing],
    ]),
)
const uploadAttempts: Attempt[] = (['operator-dinsos', 'walidata'] as const).flatMap((who): Attempt[] => [
  [who, 'asks how much of the file of another has come', 'GET', '/api/intake/uploads/#', 'upload'],
  [who, 'hands in the file of another', 'POST', '/api/intake/uploads/#/finish', 'upload'],
  [who, 'throws away the file of another', 'POST', '/api/intake/uploads/#/abandon', 'upload'],
])
const unlawful: Attempt[] = [
  ['operator-dinsos', 'approves a batch', 'POST', '/api/intake/batches/#/approve', 'waiting'],
  ['operator-dinsos', 'takes a batch out of the register', 'POST', '/api/register/batches/#/undo', 'ppks'],
  [
    'operator-dinsos',
    'asks the queue for a batch of another agency',
    'GET',
    '/api/jobs/intake.check-batch/#',
    'waiting',
  ],
  ['bappeda', 'asks the queue for a batch', 'GET', '/api/jobs/intake.check-batch/#', 'waiting'],
  [
    'operator-dinsos',
    'stops work of another agency',
    'POST',
    '/api/jobs/intake.check-batch/#/cancel',
    'waiting',
  ],
]
const personAttempts: Attempt[] = (
  [
    ['kasus-jombang', 'kencong', 'of another district'],
    ['kasus-jombang', 'merpati', 'of another district'],
    ['kasus-terbuka', 'rahasia', 'who stands in closed rows only'],
    ['walidata', 'rahasia', 'who stands in closed rows only'],
    ['walidata-kencong', 'rahasia', 'of another district and closed'],
  ] as const
).flatMap(([who, thing, whose]): Attempt[] => [
  [who, `opens a person ${whose}`, 'GET', '/api/register/people/#?purpose=audit', thing],
  [
    who,
    `prints a slip for a person ${whose}`,
    'POST',
    '/api/protection/own-codes',
    thing,
    { personId: '#', givenTo: 'self', identityProof: 'KTP dilihat' },
  ],
  [
    who,
    `cancels the slip of a person ${whose}`,
    'POST',
    '/api/protection/own-codes/cancel',
    thing,
    { personId: '#' },
  ],
  [
    who,
    `keeps consent for a person ${whose}`,
    'POST',
    '/api/protection/consents',
    thing,
    {
      personId: '#',
      processing: 'foto-penerima',
      kind: 'given',
      onDay: '2026-10-01',
      proof: 'surat bermeterai',
    },
  ],
])
const answer = { outcome: 'same', note: '' }
const others: Attempt[] = [
  [
    'walidata',
    'has a request name a person who is closed',
    'POST',
    '/api/protection/requests/1',
    'rahasia',
    { step: 'named', personId: '#' },
  ],
  ['walidata-kencong', 'opens a pair of another district', 'GET', '/api/register/review/#', 'pair'],
  [
    'walidata-kencong',
    'decides a pair of another district',
    'POST',
    '/api/register/review/#',
    'pair',
    answer,
  ],
  ['operator-dukcapil', 'opens a request of another agency', 'GET', '/api/protection/requests/#', 'request'],
  [
    'operator-dukcapil',
    'answers a request of another agency',
    'POST',
    '/api/protection/requests/#',
    'request',
    { step: 'answered', note: 'sudah dijawab', proof: 'surat jawaban' },
  ],
  [
    'operator-dukcapil',
    'passes on a request of another agency',
    'POST',
    '/api/protection/requests/#',
    'request',
    { step: 'passed', agencyId: 'dispendukcapil', note: 'ambil alih' },
  ],
  [
    'operator-dukcapil',
    'withdraws a request of another agency',
    'POST',
    '/api/protection/requests/#',
    'request',
    { step: 'withdrawn', note: 'ditarik orang lain' },
  ],
  ['kepala-dinkes', 'opens an incident of another agency', 'GET', '/api/protection/incidents/#', 'incident'],
  [
    'kepala-dinkes',
    'closes an incident of another agency',
    'POST',
    '/api/protection/incidents/#',
    'incident',
    incidentBody,
  ],
  [
    'kepala-dinkes',
    'closes a list of another agency',
    'POST',
    '/api/protection/retention/#',
    'ppks',
    { decision: 'close', reason: 'tidak perlu lagi' },
  ],
  [
    'kepala-dinkes',
    'has a file of another agency destroyed',
    'POST',
    '/api/protection/retention/#',
    'ppks',
    { decision: 'destroy', reason: 'tidak perlu lagi' },
  ],
  [
    'kasus-dinsos',
    'opens a person by the number of nobody',
    'GET',
    '/api/register/people/#?purpose=audit',
    'nobody',
  ],
  [
    'bappeda',
    'ends the session of another account',
    'POST',
    '/api/access/own-account/sessions/end',
    'session',
    { id: '#' },
  ],
]
const accountAttempts: Attempt[] = (
  ['walidata', 'operator-dukcapil', 'admin', 'admin-dinsos', 'inspektorat'] as const
).flatMap((thing): Attempt[] => [
  ['admin-dinsos', `changes the account ${thing}`, 'POST', '/api/access/accounts/#', thing, scope],
  ['admin-dinsos', `closes the account ${thing}`, 'POST', '/api/access/accounts/#/close', thing],
  ['admin-dinsos', `opens the account ${thing} again`, 'POST', '/api/access/accounts/#/reopen', thing],
  [
    'admin-dinsos',
    `resets the password of ${thing}`,
    'POST',
    '/api/access/accounts/#/reset',
    thing,
    { kind: 'password' },
  ],
])
const attempts = [
  ...batchAttempts,
  ...uploadAttempts,
  ...unlawful,
  ...personAttempts,
  ...others,
  ...accountAttempts,
].map(([who, what, method, path, thing, body]) => [who, what, method, path, thing, body] as const)

test.each(attempts)('%s %s: %s %s (%s)', async (who, _what, method, path, thing, body) => {
  const put = (id: string | number) =>
    [
      path.replace('#', String(id)),
      body && JSON.parse(JSON.stringify(body).replace('"#"', JSON.stringify(id))),
    ] as const
  const before = await stateOf(world.context)
  const foreign = await world.send(who, method, ...put(things[thing] ?? nobody))
  expectRefused(foreign, 404)
  const unknown = await world.send(
    who,
    method,
    ...put(typeof things[thing] === 'string' ? 'f'.repeat(32) : nobody),
  )
  const said = ({ status, headers, body: text }: typeof foreign, id: unknown) => [
    status,
    [...headers],
    withoutNumber(text, id),
  ]
  expect(said(foreign, things[thing])).toEqual(said(unknown, nobody))
  expect(await stateOf(world.context)).toEqual(before)
  expectSilent(world.log.join())
})
