import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../src/access/index.ts'
import { commands } from '../../src/intake/commands.ts'
import {
  approveBatch,
  checkBatch,
  describeBatch,
  discardBatch,
  returnedWorkbook,
} from '../../src/intake/index.ts'
import { describeDifference } from '../../src/intake/life/describe-difference.ts'
import { previewAgain } from '../../src/intake/life/preview-again.ts'
import { openList } from '../../src/intake/read/index.ts'
import { silent } from '../../src/kernel/ports.ts'
import { applyBatch, previewBatch, undoBatch } from '../../src/register/index.ts'
import { makeWorkbook } from '../fixtures/make-workbook.ts'
import { nik } from '../fixtures/ugly-lists.ts'
import { handInList, inOnePiece, openIntake, operator, stranger, walidata } from '../intake-example.ts'

// A list is handed in with mistakes, comes back as its own workbook with the reasons, is corrected in it and handed in again.

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ context, drop } = await openIntake())
}, 60_000)
afterAll(() => drop())

async function handIn(bytes: Uint8Array, period = '2026-01-31') {
  const { batchId } = await handInList(context, bytes, { period })
  await checkBatch(context, batchId, silent)
  await previewBatch(context, batchId, silent)
  return batchId
}
async function enter(batchId: number) {
  await approveBatch(context, walidata, batchId)
  await applyBatch(context, batchId, silent)
}
async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const totalsOf = async (batchId: number) =>
  (await describeDifference(context, operator, batchId, 'id')).difference?.totals
const counted = async (sql: string) =>
  (await context.database.read((reader) => reader.first<{ n: number }>(sql)))!.n
const memberships = () => counted('select count(*)::int as n from register.membership')

const standing = () =>
  context.database.read((reader) =>
    reader.query('select record_id, person_id from register.membership where recorded_to is null order by 1'),
  )

/** A workbook of an office: titles, merged cells, widths, a second sheet, formulas, and things that lead outside. */
function officeWorkbook(rows: readonly (readonly string[])[]): Uint8Array {
  const sheets = [
    {
      name: 'PPKS Januari',
      rows: [
        ['DAFTAR PPKS KABUPATEN CONTOH'],
        [],
        ['No', 'Nama', 'NIK', 'Jenis PPKS', 'Umur'],
        ...rows.map((row, index) => [
          String(index + 1),
          ...row,
          { formula: 'YEAR(NOW())-1960', value: '66' },
        ]),
        [null, 'JUMLAH', null, null, { formula: 'WEBSERVICE("http://contoh.id")', value: '3' }],
      ],
      merges: ['A1:E1'],
    },
    {
      name: 'Petunjuk',
      rows: [['Isi dengan huruf besar'], [{ formula: "CMD|'/C calc'!A0", value: 'aman' }]],
    },
  ]
  const plain = partsOf(makeWorkbook(sheets))
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
  return makeWorkbook(sheets, {
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': plain['xl/worksheets/sheet1.xml']!.replace(
      '<sheetData>',
      '<cols><col min="2" max="2" width="33" customWidth="1"/><col min="3" max="16384" width="9"/></cols><sheetData>',
    ).replace(
      '</worksheet>',
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>WEBSERVICE("x")</formula></cfRule></conditionalFormatting><hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks><legacyDrawing r:id="rId8"/></worksheet>',
    ),
    'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    'xl/vbaProject.bin': 'macro',
    'xl/worksheets/_rels/sheet1.xml.rels': '<Relationships/>',
  })
}
const people = [
  ['SITI AMINAH', nik(1, true), 'Pemulung'],
  ['BUDI HARTONO', '123', 'Pengemis'],
  ['WAGIMAN', nik(3), 'Pengemiss besar'],
] as const

test('the workbook comes back as it was, with reasons, notes and a summary, and without a formula', async () => {
  const batchId = await handIn(officeWorkbook(people))
  const { stream } = await returnedWorkbook(context, operator, batchId, 'id')
  const bytes = await bytesOf(stream)
  const parts = partsOf(bytes)
  expect(Object.keys(parts).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/comments1.xml',
    'xl/drawings/vmlDrawing1.vml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/_rels/sheet1.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
    'xl/worksheets/sheet3.xml',
  ])
  for (const [name, part] of Object.entries(parts))
    expect(part, name).not.toMatch(/<f\b|<formula|WEBSERVICE|CMD\||rId9|vbaProject/)
  const sheet = parts['xl/worksheets/sheet1.xml']!
  expect(sheet).toContain('<mergeCell ref="A1:E1"/>')
  expect(sheet).toContain(
    '<col min="2" width="33" customWidth="1" max="2"/><col min="3" width="9" max="5"/><col min="6"',
  )
  expect(sheet).toContain('t="str"><v>66</v>')
  expect(parts['xl/comments1.xml']).toContain('ref="C5"')
  const stored = await context.files.put(inOnePiece(bytes), 1e7)
  const list = await openList(await context.files.path(stored.sha256))
  expect(list.sheets.map((one) => one.name)).toEqual(['PPKS Januari', 'Petunjuk', 'Ringkasan Welas'])
  const rows = []
  for await (const batch of list.sheets[0]!.rows()) rows.push(...batch)
  expect(rows[2]!.cells).toEqual([
    'No',
    'Nama',
    'NIK',
    'Jenis PPKS',
    'Umur',
    'Status Welas',
    'Keterangan Welas',
  ])
  expect(rows[3]!.cells[5]).toBe('diterima dengan catatan')
  expect(rows[4]!.cells[6]).toContain('3 angka, seharusnya 16')
  expect(rows[6]!.cells).toEqual(['', 'JUMLAH', '', '', '3'])
})

test('corrected in the returned workbook and handed in again, only what changed enters; undone, all is as before', async () => {
  const [first] = await context.database.read((reader) =>
    reader.query<{ id: number }>('select max(id) as id from intake.batch'),
  )
  await enter(first!.id)
  const [before, stood] = [await memberships(), await standing()]
  const { stream } = await returnedWorkbook(context, operator, first!.id, 'id')
  const parts = unzipSync(await bytesOf(stream))
  const strings = strFromU8(parts['xl/sharedStrings.xml']!)
  parts['xl/sharedStrings.xml'] = new TextEncoder().encode(strings.replace('>123<', `>${nik(2)}<`))
  const corrected = await handIn(zipSync(parts))
  expect(await describeBatch(context, operator, corrected)).toMatchObject({
    corrects: first!.id,
    counts: {
      rows: 3,
      rejected: 1,
      preview: { unchanged: 1, new: 0, known: 1, changed: 1, rejected: 1, ended: 0 },
    },
  })
  expect((await describeBatch(context, operator, corrected)).layout!.sheets[0]!.headers).toEqual([
    'No',
    'Nama',
    'NIK',
    'Jenis PPKS',
    'Umur',
  ])
  const told = await totalsOf(corrected)
  await enter(corrected)
  expect(await totalsOf(corrected)).toEqual(told)
  expect(await memberships()).toBe(before + 1)
  expect(await describeBatch(context, operator, first!.id)).toMatchObject({ replacedBy: corrected })
  // Returned again, the columns and the summary of the first return are replaced, not doubled.
  const again = partsOf(await bytesOf((await returnedWorkbook(context, operator, corrected, 'id')).stream))
  expect(again['xl/workbook.xml']!.match(/Ringkasan Welas/g)).toHaveLength(1)
  expect(again['xl/worksheets/sheet1.xml']!.match(/Keterangan Welas/g)).toHaveLength(1)
  expect(Object.values(again).join('')).toContain(`welas:daftar:${corrected}`)
  await undoBatch(context, walidata, corrected)
  expect(await standing()).toEqual(stood)
})

test('a mark of another period means nothing, and who sees a part of the rows gets neither file nor mark', async () => {
  const batchId = await handIn(officeWorkbook(people), '2026-02-28')
  const { stream } = await returnedWorkbook(context, operator, batchId, 'id')
  const next = await handIn(await bytesOf(stream), '2026-03-31')
  expect(await describeBatch(context, operator, next)).toMatchObject({ corrects: null, counts: { rows: 3 } })
  for (const actor of [walidata, { ...operator, areaCode: '35.09.01' }]) {
    const parts = partsOf(await bytesOf((await returnedWorkbook(context, actor, batchId, 'id')).stream))
    expect(Object.values(parts).join('')).not.toMatch(/welas:daftar|Isi dengan huruf besar|DAFTAR PPKS/)
  }
})

test('a correction of a list that still waits takes it out of the queue when it is approved', async () => {
  const waiting = await handIn(officeWorkbook(people), '2026-04-30')
  const { stream } = await returnedWorkbook(context, operator, waiting, 'en')
  const correction = await handIn(await bytesOf(stream), '2026-04-30')
  await enter(correction)
  expect(await describeBatch(context, operator, waiting)).toMatchObject({ status: 'undone' })
})

test('a forecast of before other lists entered or left says so, and is worked out anew once, when it is asked for', async () => {
  const waiting = await handIn(officeWorkbook(people), '2026-06-30')
  const told = () => describeDifference(context, operator, waiting, 'id')
  const ask = (actor = operator) => previewAgain(context, actor, waiting)
  const work = () => previewBatch(context, waiting, silent)
  const open = () =>
    counted(
      `select count(*)::int as n from platform.job where kind = 'register.preview-batch' and state = 'waiting' and subject_id = '${waiting}'`,
    )
  const end = () =>
    context.database.write((writer) =>
      writer.execute(`update platform.job set state = 'done' where state = 'waiting'`),
    )
  await end()
  expect([await told(), await ask(), await open()]).toMatchObject([
    { listsSince: 0, difference: { totals: { unchanged: 0 } } },
    'fresh',
    0,
  ])
  // One that was thrown away never entered.
  await discardBatch(context, operator, await handIn(officeWorkbook(people.slice(0, 1)), '2026-06-30'))
  expect((await told()).listsSince).toBe(0)

  const other = await handIn(officeWorkbook(people.slice(0, 2)), '2026-06-30')
  await enter(other)
  await end()
  const old = await told()
  expect(old).toMatchObject({ listsSince: 1, difference: { totals: { unchanged: 0 } } })
  await expect(ask(stranger)).rejects.toMatchObject({ code: 'intake.batch-not-found', status: 404 })
  expect([await Promise.all([ask(), ask(walidata)]), await ask(), await open()]).toEqual([
    ['queued', 'working'],
    'working',
    1,
  ])
  expect(await told(), 'the old numbers stay until there are new ones').toEqual(old)
  await work()
  await end()
  expect(await told()).toMatchObject({ listsSince: 0, difference: { totals: { unchanged: 2 } } })

  await undoBatch(context, walidata, other)
  await end()
  const printed: string[] = []
  const call = {
    context,
    words: ['preview', String(waiting)],
    options: {},
    print: (line: string) => printed.push(line),
  }
  await commands[0]!.run(call)
  await commands[0]!.run(call)
  expect([(await told()).listsSince, ...printed]).toEqual([
    1,
    expect.stringContaining('queued'),
    expect.stringContaining('already'),
  ])
  await work()
  expect(await told()).toMatchObject({ listsSince: 0, difference: { totals: { unchanged: 0 } } })
  const asked = `select count(*)::int as n from access.audit_event where action = 'intake.batch.preview-asked'`
  expect(await counted(asked), 'who asked for it stands in the trace').toBe(2)

  await enter(waiting)
  expect((await told()).listsSince, 'numbers of what really happened do not grow old').toBe(0)
  await expect(ask()).rejects.toMatchObject({ code: 'intake.batch-wrong-state' })
})
