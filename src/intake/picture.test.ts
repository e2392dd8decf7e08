import { afterAll, beforeAll, expect, test } from 'vitest'
import { nik } from '../../test/fixtures/ugly-lists.ts'
import { handInList, openIntake, operator, stranger, walidata } from '../../test/intake-example.ts'
import type { Context } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { approveBatch, discardBatch } from './change-batch.ts'
import { checkBatch } from './check-batch.ts'
import { describeBatch, readRows } from './describe-batch.ts'
import { describeQuality } from './describe-quality.ts'
import { pointLayout } from './point-layout.ts'
import { readPicture } from './read-picture.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await openIntake())
}, 60_000)
afterAll(() => drop())

/** Hands in rows of text and checks them. Kind of list and period make another list of the same rows. */
async function check(rows: readonly string[], period = '2026-01-31', listKindId = 'lansia-telantar') {
  const bytes = new TextEncoder().encode(rows.join('\n'))
  const { batchId } = await handInList(context, bytes, { listKindId, period })
  await checkBatch(context, batchId, silent)
  return batchId
}
const again = (batchId: number) => checkBatch(context, batchId, silent)
const sheetOf = async (batchId: number, actor = operator) =>
  (await readPicture(context, actor, batchId)).sheets[0]!
const kindsOf = async (batchId: number) => (await sheetOf(batchId)).rows.map(({ kind }) => kind)
const fieldsOf = async (batchId: number) => (await sheetOf(batchId)).columns.map(({ used }) => used)

const person = (name: string, serial: number, more = '') => `1;${name};${nik(serial)};35.09.01.2001${more}`
const head = 'No;NAMA;NIK;KODE DESA'
const list = [
  'DAFTAR LANSIA TELANTAR;;;',
  head,
  '(1);(2);(3);(4)',
  person('SITI AMINAH', 1),
  person('BURI', 2),
  'JUMLAH;2;;',
  ';;;Jember, 31 Januari 2026',
  ';;;Kepala Dinas Sosial',
]

test('the picture says of every row what it was taken for', async () => {
  const batchId = await check(list)
  expect(await kindsOf(batchId)).toEqual([
    'title',
    'header',
    'number-row',
    'data',
    'data',
    'total',
    'footer',
    'footer',
  ])
  const sheet = await sheetOf(batchId)
  expect(sheet.rows[4]).toMatchObject({
    rowNumber: 5,
    cells: ['1', 'BURI', expect.any(String), '35.09.01.2001'],
  })
  expect(sheet.columns.map(({ header, used }) => [header, used])).toEqual([
    ['No', 'rowNumber'],
    ['NAMA', 'name'],
    ['NIK', 'nik'],
    ['KODE DESA', expect.anything()],
  ])
})

test('who may not see every row of the list sees kinds and headers, no cell of a person; a stranger sees no list', async () => {
  const batchId = await check(list)
  const rows = (await sheetOf(batchId, walidata)).rows
  expect(rows.map(({ kind }) => kind)).toEqual(await kindsOf(batchId))
  expect(rows.map(({ cells }) => cells !== null)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  const local = { ...operator, areaCode: '35.09.01' }
  expect((await sheetOf(batchId, local)).rows[3]!.cells).toBeNull()
  await expect(readPicture(context, stranger, batchId)).rejects.toMatchObject({ status: 404 })
  await expect(describeQuality(context, stranger, batchId)).rejects.toMatchObject({ status: 404 })
  const look = { sheetNumber: 0, headerRows: { first: 1, last: 1 } }
  await expect(pointLayout(context, stranger, batchId, look)).rejects.toMatchObject({ status: 404 })
  const seen = await context.database.read((reader) =>
    reader.query(
      `select actor_id as who, purpose, details -> 'rows' as rows from access.audit_event
       where action = 'intake.picture.read' and subject_id = $1 order by id desc limit 3`,
      [String(batchId)],
    ),
  )
  expect(seen).toEqual([
    { who: 'ani', purpose: 'memeriksa daftar', rows: 3 },
    { who: 'ani', purpose: 'memeriksa daftar', rows: 8 },
    { who: 'wali', purpose: 'memeriksa daftar', rows: 3 },
  ])
})

const strange = ['DATA BANTUAN;;', 'xx;yy;zz', `SITI AMINAH;${nik(1)};Jl. Mawar`, `BURI;${nik(2)};-`]

test('a file without a header has a picture to point at; what was pointed at is remembered wherever it stands next', async () => {
  const batchId = await check(strange, '2026-01-31', 'ppks')
  expect((await describeBatch(context, operator, batchId)).refusal?.code).toBe('intake.no-header')
  expect(await kindsOf(batchId)).toEqual(['no-header', 'no-header', 'no-header', 'no-header'])
  for (const rows of [
    { first: 3, last: 2 },
    { first: 2, last: 9 },
    { first: 90, last: 90 },
  ])
    await expect(
      pointLayout(context, operator, batchId, { sheetNumber: 0, headerRows: rows }),
    ).rejects.toMatchObject({ code: 'intake.pointed-nowhere' })
  await pointLayout(context, operator, batchId, { sheetNumber: 0, headerRows: { first: 2, last: 2 } })
  await again(batchId)
  expect(await kindsOf(batchId)).toEqual(['title', 'header', 'data', 'data'])
  await pointLayout(context, operator, batchId, {
    sheetNumber: 0,
    columns: [
      { column: 0, field: 'name' },
      { column: 1, field: 'nik' },
      { column: 2, field: null },
    ],
  })
  await again(batchId)
  expect(await fieldsOf(batchId)).toEqual(['name', 'nik', null])
  const next = await check(['BULAN BERIKUTNYA;;', ';;', ...strange], '2026-02-28', 'ppks')
  expect(await kindsOf(next)).toEqual(['title', 'blank', 'title', 'header', 'data', 'data'])
  expect(await fieldsOf(next)).toEqual(['name', 'nik', null])
  expect((await describeQuality(context, operator, next)).layoutChange).toBeNull()
})

test('pointing anew replaces what was pointed at before, and it can be forgotten', async () => {
  const rows = ['aa;bb', ...strange.map((row) => row.split(';').slice(0, 2).join(';'))]
  const batchId = await check(rows, '2026-03-31')
  const found = (await sheetOf(batchId)).layout?.headerRow ?? null
  const point = async (headerRows: { first: number; last: number } | null) => {
    await pointLayout(context, operator, batchId, { sheetNumber: 0, headerRows })
    await again(batchId)
    return (await sheetOf(batchId)).layout?.headerRow ?? null
  }
  expect(await point({ first: 1, last: 1 })).toBe(1)
  expect(await point({ first: 1, last: 2 })).toBe(2)
  expect(await point(null)).toBe(found)
})

test('a list without a header keeps its first row, uses nothing before a person confirms, and is known again', async () => {
  const names = ['SITI AMINAH', 'BURI', 'TOLAK', 'SUMIATI', 'MISNATI', 'SARI']
  const rows = (day: string) =>
    names.map((name, at) => `${at + 1};${name};${nik(at + 1)};${at % 2 ? 'L' : 'P'};${day}`)
  const batchId = await check(['DATA BANTUAN;;;;', ...rows('x')], '2026-10-31', 'lansia-telantar')
  expect(await kindsOf(batchId)).toEqual(['title', ...names.map(() => 'data')])
  expect(await fieldsOf(batchId)).toEqual([null, null, null, null, null])
  const seen = async (of: number) =>
    (await sheetOf(of)).columns.map(({ field, certainty }) => `${field} ${certainty}`)
  expect(await seen(batchId)).toEqual(['null likely', 'name ask', 'null likely', 'sex ask', 'null likely'])
  await expect(approveBatch(context, operator, batchId)).rejects.toMatchObject({
    code: 'intake.columns-unconfirmed',
  })
  const confirmed = [
    { column: 1, field: 'name' as const },
    { column: 2, field: 'nik' as const },
    { column: 3, field: 'sex' as const },
  ]
  await pointLayout(context, operator, batchId, { sheetNumber: 0, columns: confirmed })
  await again(batchId)
  expect(await fieldsOf(batchId)).toEqual([null, 'name', 'nik', 'sex', null])
  const next = await check(rows('y'), '2026-11-30', 'lansia-telantar')
  expect(await fieldsOf(next)).toEqual([null, 'name', 'nik', 'sex', null])
  const kept = (await readRows(context, operator, next, { order: 'file' })).rows
  expect(kept.map(({ name }) => name)).toEqual(names)
})

test('of tables side by side the header and the columns of each are pointed at together, and remembered', async () => {
  const beside = [
    'DATA DUA DUSUN;;;;;;',
    'urut;sebutan;kunci;;urut;sebutan;kunci;catatan',
    `1;SITI AMINAH;${nik(1)};;3;TOLAK;${nik(3)};x`,
    `2;BURI;${nik(2)};;4;SUMIATI;${nik(4)};y`,
  ]
  const batchId = await check(beside, '2026-10-31', 'ppks')
  const pointing = { sheetNumber: 0, headerRows: { first: 2, last: 2 } }
  await expect(
    pointLayout(context, operator, batchId, {
      ...pointing,
      tables: [
        { first: 0, last: 4 },
        { first: 4, last: 7 },
      ],
    }),
  ).rejects.toMatchObject({ code: 'intake.tables-overlap' })
  const tables = [
    { first: 0, last: 2 },
    { first: 4, last: 7 },
  ]
  await pointLayout(context, operator, batchId, { ...pointing, tables })
  await again(batchId)
  const shown = async (of: number) =>
    (await readPicture(context, operator, of)).sheets.map((sheet) => [
      sheet.columns.map(({ letter }) => letter).join(''),
      sheet.tables,
      sheet.rows.at(-1)!.cells![1],
    ])
  expect(await shown(batchId)).toEqual([
    ['123', tables, 'BURI'],
    ['5678', tables, 'SUMIATI'],
  ])
  const next = await check(['BULAN LALU', ...beside], '2026-11-30', 'ppks')
  expect(await shown(next)).toEqual(await shown(batchId))
  // Seen from the second table, one table again.
  const one = { sheetNumber: 1, headerRows: { first: 3, last: 3 }, tables: [{ first: 0, last: 7 }] }
  await pointLayout(context, operator, next, one)
  await again(next)
  expect(await shown(next)).toEqual([['12345678', [], 'BURI']])
})

test('a column without a name of its own is remembered for this layout only', async () => {
  const rows = [head.replace('NAMA', ''), person('SITI AMINAH', 1), person('BURI', 2)]
  const batchId = await check(rows, '2026-04-30')
  await pointLayout(context, operator, batchId, { sheetNumber: 0, columns: [{ column: 1, field: 'name' }] })
  await again(batchId)
  expect((await fieldsOf(batchId))[1]).toBe('name')
  const other = await check(
    ['No;;NIK;KODE DESA;RT', ...rows.slice(1).map((row) => `${row};001`)],
    '2026-05-31',
  )
  expect((await sheetOf(other)).columns[1]!.reason).not.toBe('choice')
})

test('changed columns are noticed, and lists of before stand beside', async () => {
  const first = await check(list, '2026-06-30', 'disabilitas')
  const rows = list.map((row, index) => (index === 1 ? 'No;NAMA;NIK;ALAMAT LENGKAP' : row))
  const second = await check(rows, '2026-07-31', 'disabilitas')
  const quality = await describeQuality(context, operator, second)
  expect(quality.layoutChange).toMatchObject({
    id: first,
    period: '2026-06-30',
    lost: [{ header: 'KODE DESA' }],
    added: [{ header: 'ALAMAT LENGKAP' }],
  })
  expect(quality.history.map(({ id, counts }) => [id, counts.rows])).toEqual([
    [first, 2],
    [second, 2],
  ])
})

test('the worst is said first: findings by how bad they are, columns by trouble, rows rejected before warned before good', async () => {
  const rows = [
    head,
    person('SITI AMINAH', 1),
    '2;;;',
    '3;BURI;123;Sukorejo',
    `4;TOLAK;${nik(5)};`,
    '5;;99;x',
  ]
  const batchId = await check(rows, '2026-08-31')
  const { findings } = await describeQuality(context, operator, batchId)
  const severities = findings.map(({ severity }) => severity)
  expect(severities).toEqual([...severities].sort((a, b) => 'rwn'.indexOf(a[0]!) - 'rwn'.indexOf(b[0]!)))
  const inFile = (await readRows(context, operator, batchId, {})).rows
  const order = ['rejected', 'warned', 'accepted']
  const expected = inFile
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map(({ id }) => id)
  const seen: number[] = []
  let after: number | null = 0
  while (after !== null) {
    const page: Awaited<ReturnType<typeof readRows>> = await readRows(context, operator, batchId, {
      order: 'worst',
      limit: 2,
      after,
    })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(seen).toEqual(expected)
})

test('what is thrown away has no picture any more', async () => {
  const batchId = await check(list, '2026-09-30')
  await discardBatch(context, operator, batchId)
  expect((await readPicture(context, operator, batchId)).sheets).toEqual([])
})
