import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorkbook } from '../../test/fixtures/make-workbook.ts'
import { nik, uglyLists } from '../../test/fixtures/ugly-lists.ts'
import { handInList, openIntake, operator, stranger, walidata } from '../../test/intake-example.ts'
import { type Actor, type Context, systemActor } from '../access/index.ts'
import { type Progress, silent } from '../kernel/ports.ts'
import {
  approveBatch,
  cancelCheck,
  chooseColumns,
  discardBatch,
  markApplied,
  markUndone,
} from './change-batch.ts'
import { checkBatch } from './check-batch.ts'
import { describeBatch, listBatches, readRows, readSamples } from './describe-batch.ts'
import { openList } from './read/index.ts'
import { returnedWorkbook } from './return-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await openIntake())
}, 60_000)
afterAll(() => drop())

const handIn = (bytes: Uint8Array, listKindId = 'ppks', actor = operator, period = '2026-01-31') =>
  handInList(context, bytes, { actor, listKindId, period })
const jobsOf = (batchId: number) =>
  context.database.read((reader) =>
    reader.query<{ kind: string; state: string }>(
      'select kind, state from platform.job where subject_id = $1 order by id',
      [String(batchId)],
    ),
  )
const rowCount = async (batchId: number) =>
  (await context.database.read((reader) =>
    reader.first<{ count: number }>('select count(*) from intake.record where batch_id = $1', [batchId]),
  ))!.count
const ppks = uglyLists[0]!.bytes
const listOf = (people: number) =>
  makeWorkbook([
    {
      name: 'A',
      rows: [
        ['Nama', 'NIK', 'Jenis PPKS'],
        ...Array.from({ length: people }, (_, index) => ['BUDI', nik(index + 1), 'Pengemis']),
      ],
    },
  ])

test('a list is received once, checked, described, returned and approved', async () => {
  const { batchId, already } = await handIn(ppks)
  expect(already).toBe(false)
  expect(await handIn(ppks)).toEqual({ batchId, already: true })
  expect(await handIn(ppks, 'ppks', operator, '2026-02-28')).not.toMatchObject({ batchId })
  await checkBatch(context, batchId, silent)
  const batch = await describeBatch(context, operator, batchId)
  expect(batch).toMatchObject({
    status: 'checked',
    fileName: 'daftar.xlsx',
    counts: { rows: 3, accepted: 2, warned: 0, rejected: 1 },
    refusal: null,
  })
  expect(batch.counts!.skipped).toEqual(uglyLists[0]!.skipped)
  const before = await readRows(context, operator, batchId, {})
  await checkBatch(context, batchId, silent)
  expect(await handIn(ppks)).toEqual({ batchId, already: true })
  expect(await readRows(context, operator, batchId, {})).toEqual(before)
  expect(before.rows[2]).toMatchObject({ verdict: 'rejected', sheet: 'Sheet1', rowNumber: 9, name: 'BURI' })
  expect(await readRows(context, operator, batchId, { verdict: 'accepted', limit: 1 })).toMatchObject({
    rows: [{ name: 'SITI AMINAH' }],
    next: expect.any(Number),
  })
  expect((await readRows(context, operator, batchId, { code: 'category-unknown' })).rows).toHaveLength(1)
  expect(JSON.stringify(batch.layout)).not.toContain('AMINAH')
  expect((await readSamples(context, operator, batchId))[0]![1]).toEqual(['SITI AMINAH', 'MISNATI', 'BURI'])
  await approveBatch(context, walidata, batchId)
  await expect(approveBatch(context, walidata, batchId)).rejects.toMatchObject({
    code: 'intake.batch-wrong-state',
  })
  expect((await jobsOf(batchId)).map((job) => job.kind)).toEqual([
    'intake.check-batch',
    'register.preview-batch',
    'register.apply-batch',
  ])
  await context.database.write((writer) => markApplied(writer, batchId, '2026-10-31T05:00:00.000Z'))
  expect(await describeBatch(context, walidata, batchId)).toMatchObject({
    status: 'applied',
    appliedAt: expect.stringContaining('2026-10-31'),
  })
  await context.database.write((writer) =>
    markUndone(writer, walidata, batchId, context.clock.now().toISOString()),
  )
  expect(await handIn(ppks)).toMatchObject({ already: false })
})

test('the returned workbook has every column, the reasons in words, and no formulas', async () => {
  const bytes = makeWorkbook([
    {
      name: 'Data',
      rows: [
        ['Nama', 'NIK', 'Jenis PPKS', 'Lain'],
        ['BUDI', '123', 'Pengemis', '=1+1'],
        ['SITI', nik(5, true), 'Pemulung', '@x'],
      ],
    },
  ])
  const { batchId } = await handIn(bytes)
  await checkBatch(context, batchId, silent)
  const { fileName, stream } = await returnedWorkbook(context, operator, batchId, 'id')
  expect(fileName).toBe('daftar - diperiksa.xlsx')
  const stored = await context.files.put(stream, 1e6)
  const list = await openList(await context.files.path(stored.sha256))
  const rows = []
  for await (const batch of list.sheets[0]!.rows()) rows.push(...batch)
  expect(list.sheets[0]!.name).toBe('Data')
  expect(rows.map((row) => row.cells)).toEqual([
    ['Nama', 'NIK', 'Jenis PPKS', 'Lain', 'Status Welas', 'Keterangan Welas'],
    [
      'BUDI',
      '123',
      'Pengemis',
      '=1+1',
      'ditolak',
      'NIK: 3 angka, seharusnya 16; NIK tidak dipakai; NIK: orang tidak dapat dikenali: selain nama, perlu NIK, tanggal lahir, umur, atau nomor KK yang benar',
    ],
    ['SITI', nik(5, true), 'Pemulung', '@x', 'diterima'],
  ])
})

test('a zip of lists is one batch with the sheets of all its files; one that cannot be read refuses it by name', async () => {
  const files = {
    'silo/ppks.xlsx': listOf(3),
    'ambulu.csv': Buffer.from(`Nama;NIK;Jenis PPKS\nSITI;${nik(9, true)};Pemulung\n`),
  }
  const { batchId } = await handIn(zipSync(files), 'ppks', operator, '2026-05-31')
  await checkBatch(context, batchId, silent)
  const batch = await describeBatch(context, operator, batchId)
  expect([batch.status, batch.layout?.format, batch.counts?.rows]).toEqual(['checked', 'zip', 4])
  expect(batch.layout?.sheets.map(({ sheet }) => sheet)).toEqual(['silo/ppks.xlsx: A', 'ambulu.csv'])

  const other = await handIn(
    zipSync({ ...files, 'surat.pdf': Buffer.from('%PDF-1.7') }),
    'ppks',
    operator,
    '2026-05-31',
  )
  await checkBatch(context, other.batchId, silent)
  expect(await describeBatch(context, operator, other.batchId)).toMatchObject({
    status: 'refused',
    refusal: { code: 'intake.archive-member', params: { file: 'surat.pdf', reason: 'intake.file-pdf' } },
  })
  expect(await rowCount(other.batchId)).toBe(0)
})

describe('refusals', () => {
  test.each([
    ['no header', Buffer.from('a;b\n1;2\n'), 'intake.no-header'],
    ['no rows', Buffer.from('Nama;NIK\n'), 'intake.no-rows'],
    [
      'NIK that lost their last digit',
      makeWorkbook([
        {
          name: 'A',
          rows: [
            ['Nama', 'NIK', 'Jenis PPKS'],
            ...Array.from({ length: 30 }, (_, index) => ['BUDI', Number(nik((index + 1) * 10)), 'Pengemis']),
          ],
        },
      ]),
      'intake.nik-digits-lost',
    ],
  ])('%s', async (_, bytes, code) => {
    const { batchId } = await handIn(bytes)
    await checkBatch(context, batchId, silent)
    expect(await describeBatch(context, operator, batchId)).toMatchObject({
      status: 'refused',
      refusal: { code },
    })
    expect(await rowCount(batchId)).toBe(0)
    expect(await handIn(bytes)).toMatchObject({ already: false })
  })

  test('what is no list, or of another agency, is not even received', async () => {
    await expect(handIn(Buffer.from('%PDF-1.4'))).rejects.toMatchObject({ code: 'intake.file-pdf' })
    await expect(handIn(ppks, 'ppks', stranger)).rejects.toMatchObject({ code: 'intake.other-agency' })
    await expect(handIn(ppks, 'karangan')).rejects.toMatchObject({ code: 'intake.list-kind-unknown' })
    await expect(handIn(ppks, 'ppks', operator, '2026-02-30')).rejects.toMatchObject({
      code: 'intake.period-wrong',
    })
  })
})

test('a list of another agency looks like one that does not exist', async () => {
  const { batchId } = await handIn(listOf(1))
  for (const look of [
    describeBatch,
    (...call: [Context, Actor, number]) => readRows(...call, {}),
    discardBatch,
    cancelCheck,
  ] as const) {
    await expect(look(context, stranger, batchId)).rejects.toMatchObject({
      code: 'intake.batch-not-found',
      status: 404,
    })
  }
  expect((await listBatches(context, stranger, { agencyId: 'dinsos' })).total).toBe(0)
  expect((await listBatches(context, walidata, { agencyId: 'dinsos' })).batches[0]).toMatchObject({
    id: batchId,
  })
})

test('a cancelled check leaves the batch received and no rows; it can be checked later', async () => {
  const { batchId } = await handIn(listOf(40_000))
  let asked: Promise<unknown> | undefined
  const cancelling: Progress = {
    step: () => {
      asked ??= cancelCheck(context, operator, batchId)
    },
  }
  await expect(checkBatch(context, batchId, cancelling)).rejects.toMatchObject({ code: 'job.cancelled' })
  await asked
  expect(await describeBatch(context, operator, batchId)).toMatchObject({ status: 'received' })
  expect(await rowCount(batchId)).toBe(0)
  await checkBatch(context, batchId, silent)
  expect(await rowCount(batchId)).toBe(40_000)
})

test('a check that was killed half-way is repeated without doubling rows', async () => {
  const { batchId } = await handIn(listOf(11_000))
  let steps = 0
  const killed: Progress = {
    step: () => {
      if (++steps > 2) throw new Error('killed')
    },
  }
  await checkBatch(context, batchId, killed).catch(() => {})
  await checkBatch(context, batchId, silent)
  expect(await rowCount(batchId)).toBe(11_000)
})

test('a check stopped while a portion is on its way leaves no rows of it', async () => {
  const { batchId } = await handIn(listOf(14_000))
  let writes = 0
  const write: Context['database']['write'] = (work) => {
    writes++
    return context.database.write(work)
  }
  const watched = { ...context, database: { ...context.database, write } }
  // The first write takes away what an earlier check left, the second keeps the first portion.
  const stopping: Progress = {
    step: () => {
      if (writes > 1) throw new Error('stopped')
    },
  }
  await expect(checkBatch(watched, batchId, stopping)).rejects.toThrow('stopped')
  expect(await rowCount(batchId)).toBe(0)
})

test('columns that a person chose are remembered for the next list of the agency', async () => {
  const list = (name: string) => Buffer.from(`Nama;Nomor Unik;Jenis PPKS\n${name};${nik(7)};Pengemis\n`)
  const { batchId } = await handIn(list('BUDI'))
  await checkBatch(context, batchId, silent)
  expect(await describeBatch(context, operator, batchId)).toMatchObject({ counts: { rejected: 1 } })
  await chooseColumns(context, operator, batchId, [{ header: 'Nomor Unik', field: 'nik' }])
  await checkBatch(context, batchId, silent)
  expect(await describeBatch(context, operator, batchId)).toMatchObject({
    status: 'checked',
    counts: { accepted: 1, rejected: 0 },
  })
  const next = await handIn(list('AGUS'))
  await checkBatch(context, next.batchId, silent)
  expect(await describeBatch(context, operator, next.batchId)).toMatchObject({ counts: { accepted: 1 } })
  await discardBatch(context, operator, batchId)
  expect(await rowCount(batchId)).toBe(0)
})

test('zero characters and half surrogates in cells do not stop the database', async () => {
  const bytes = makeWorkbook([{ name: 'A', rows: [['Nama', 'NIK', 'Jenis PPKS']] }], {
    'xl/worksheets/sheet1.xml': `<worksheet><row><c t="str"><v>Nama</v></c><c t="str"><v>NIK</v></c><c t="str"><v>Jenis PPKS</v></c></row><row><c t="str"><v>BU&#0;DI&#xD800;</v></c><c t="str"><v>${nik(8)}</v></c><c t="str"><v>Pengemis</v></c></row></worksheet>`,
  })
  const { batchId } = await handIn(bytes)
  await checkBatch(context, batchId, silent)
  expect((await readRows(context, systemActor, batchId, {})).rows).toMatchObject([
    { name: 'BUDI', verdict: 'accepted' },
  ])
})

test.each(['intake.batch', 'intake.source_file', 'linkage.evidence', 'programmes.measurement'])(
  'the program itself cannot delete from %s, to which rows point without a foreign key',
  async (table) => {
    const attempt = context.database.write((writer) => writer.execute(`delete from ${table}`))
    await expect(attempt).rejects.toThrow(/permission denied/)
  },
)

test('every look at rows leaves a trace, without personal data', async () => {
  const events = await context.database.read((reader) =>
    reader.query<{ action: string; details: object }>('select action, details from access.audit_event'),
  )
  expect(new Set(events.map((event) => event.action))).toEqual(
    new Set([
      'intake.sheet.received',
      'intake.batch.checked',
      'intake.rows.read',
      'intake.samples.read',
      'intake.batch.approved',
      'intake.workbook.returned',
      'intake.columns.chosen',
      'intake.batch.discarded',
    ]),
  )
  expect(JSON.stringify(events)).not.toMatch(/BUDI|\d{16}/)
})

test('a workbook is written as a stream that our own reader reads back', async () => {
  async function* rows() {
    for (let index = 0; index < 3; index++)
      yield [`baris ${index}`, index, null, { value: '<&">', mark: 'bad' }] as const
  }
  const sheets = [
    { name: 'A/B', headers: ['a', 'b', 'c', 'd'], rows: rows() },
    { name: 'A B', headers: ['x'], rows: [] },
  ]
  const stored = await context.files.put(writeWorkbook(sheets), 1e6)
  const list = await openList(await context.files.path(stored.sha256))
  expect(list.sheets.map((sheet) => sheet.name)).toEqual(['A B', 'A B (2)'])
  const read = []
  for await (const batch of list.sheets[0]!.rows()) read.push(...batch)
  expect(read.map((row) => row.cells)).toEqual([
    ['a', 'b', 'c', 'd'],
    ['baris 0', '0', '', '<&">'],
    ['baris 1', '1', '', '<&">'],
    ['baris 2', '2', '', '<&">'],
  ])
})
