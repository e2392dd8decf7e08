import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorkbook } from '../../../test/fixtures/make-workbook.ts'
import type { RawRow } from '../model.ts'
import { openList } from './index.ts'
import type { Source } from './source.ts'
import { createSplitter, findEncoding } from './text.ts'
import { isDateFormat } from './workbook.ts'
import { createXmlScanner } from './xml.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function read(bytes: Uint8Array | string): Promise<RawRow[]> {
  const path = join(folder, `file-${files++}`)
  await writeFile(path, bytes)
  const rows: RawRow[] = []
  await using list = await openList(path)
  for (const sheet of list.sheets) for await (const batch of sheet.rows()) rows.push(...batch)
  return rows
}
const cellsOf = async (bytes: Uint8Array | string) => (await read(bytes)).map((row) => row.cells)
const sheet = (xml: string, parts: Record<string, string> = {}) =>
  makeWorkbook([], {
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="/xl/worksheets/a.xml"/></Relationships>',
    'xl/worksheets/a.xml': xml,
    ...parts,
  })

/** An OLE container whose directory knows these streams. */
const ole = (...names: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...names.map((name) => Buffer.concat([Buffer.from(name, 'utf16le')], 128)),
  ])

describe('files that are no list: content, problem', () => {
  test.each([
    ['PDF', Buffer.from('%PDF-1.7 ...'), 'intake.file-pdf'],
    ['PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'intake.file-image'],
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'intake.file-image'],
    ['old Excel cut off before its directory', ole(), 'intake.file-damaged'],
    ['old Excel cut off after its directory', ole('Workbook'), 'intake.file-damaged'],
    ['old Word', ole('WordDocument'), 'intake.file-document'],
    ['protected workbook', ole('EncryptedPackage'), 'intake.file-encrypted'],
    ['Word', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'intake.file-document'],
    ['a text of LibreOffice', zipSync({ 'content.xml': strToU8('<w/>') }), 'intake.file-document'],
    [
      'binary workbook without sheets',
      zipSync({ 'xl/workbook.bin': new Uint8Array() }),
      'intake.file-damaged',
    ],
    ['archive of another kind', Buffer.from('526172211a0700', 'hex'), 'intake.file-archive'],
    ['cut off', makeWorkbook([{ name: 'A', rows: [['NAMA']] }]).slice(0, 300), 'intake.file-damaged'],
    [
      'web page',
      Buffer.from('\ufeff <html><table><tr><td>NAMA</td></tr></table></html>'),
      'intake.file-html',
    ],
    ['empty', Buffer.alloc(0), 'intake.file-empty'],
    ['zero bytes in text', Buffer.from('nama;nik\nSITI\0;1\n'), 'intake.file-binary'],
    ['quote never closed', Buffer.from('nama;nik\n"SITI;1\nBUDI;2\n'), 'intake.file-open-quote'],
    ['400 columns', Buffer.from(`${'a;'.repeat(400)}\n`), 'intake.too-many-columns'],
    [
      '400 columns in a workbook',
      makeWorkbook([{ name: 'A', rows: [Array.from({ length: 400 }, () => 'x')] }]),
      'intake.too-many-columns',
    ],
    ['XML entity bomb', sheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'), 'intake.file-damaged'],
    ['zip bomb', sheet(`<worksheet>${' '.repeat(30_000_000)}</worksheet>`), 'intake.file-bomb'],
    ['no sheet inside', makeWorkbook([], {}), 'intake.file-damaged'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code })
  })

  test('a workbook whose bytes were changed', async () => {
    const bytes = makeWorkbook([
      { name: 'A', rows: Array.from({ length: 300 }, (_, index) => [`NAMA ${index * 7919}`]) },
    ])
    const at = Buffer.from(bytes).indexOf('sheet1.xml') + 40
    bytes[at] = bytes[at]! ^ 255
    await expect(read(bytes)).rejects.toMatchObject({ code: 'intake.file-damaged' })
  })
})

describe('workbooks', () => {
  test('texts, numbers with all digits, dates, and the saved value of formulas', async () => {
    const rows = await read(
      makeWorkbook([
        {
          name: 'A',
          rows: [
            ['a & <b>', 3.509111204800001e15, { serial: 34703 }, { formula: 'SYSTEM("rm")', value: 'saved' }],
          ],
        },
      ]),
    )
    expect(rows).toEqual([
      {
        number: 1,
        cells: ['a & <b>', '3509111204800001', '1995-01-04', 'saved'],
        numeric: [false, true, false, false],
      },
    ])
  })

  test('inline strings, rich text without phonetics, gaps between cells, row numbers as written', async () => {
    const xml =
      '<x:worksheet><x:sheetData><x:row r="7"><x:c r="C7" t="inlineStr"><x:is><x:r><x:t>SI</x:t></x:r><x:r><x:t>TI</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await read(sheet(xml))).toMatchObject([{ number: 7, cells: ['', '', 'SITI'] }])
  })

  test('signs written by their numbers, in shared, own and computed texts', async () => {
    const xml = (type: string, value: string) => `<c t="${type}">${value}</c>`
    const text = 'a_x000D_b _x005F_x000D_ _x12'
    const cells = await cellsOf(
      sheet(
        `<worksheet><row>${xml('s', '<v>0</v>')}${xml('inlineStr', `<is><t>${text}</t></is>`)}${xml('str', `<v>${text}</v>`)}</row></worksheet>`,
        { 'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>` },
      ),
    )
    expect(cells).toEqual([Array(3).fill('a\rb _x000D_ _x12')])
  })

  test('an unknown entity stays text and fetches nothing', async () => {
    expect(
      await cellsOf(sheet('<worksheet><row><c t="str"><v>&xxe; &#65;</v></c></row></worksheet>')),
    ).toEqual([['&xxe; A']])
  })

  test('a cell of 10 MB is cut', async () => {
    const huge = Array.from({ length: 1_000_000 }, (_, index) => `${index * 7919} x`).join('')
    const [cells] = await cellsOf(sheet(`<worksheet><row><c t="str"><v>${huge}</v></c></row></worksheet>`))
    expect(cells![0]).toHaveLength(2001)
  })

  test.each([
    ['dd/mm/yyyy', true],
    ['[$-421]dd mmmm yyyy', true],
    ['General', false],
    ['0', false],
    ['#,##0 "hari"', false],
    ['mm:ss', false],
    ['[Red]0.00', false],
  ])('format %s is a date: %s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected)
  })
})

describe('text files', () => {
  const expected = [
    ['NAMA', 'NIK'],
    ['JOSÉ', '1'],
  ]
  test.each([
    ['UTF-8', Buffer.from('NAMA;NIK\r\nJOSÉ;1\r\n')],
    ['UTF-8 with mark', Buffer.from('\ufeffNAMA;NIK\nJOSÉ;1')],
    ['Windows-1252', Buffer.from('NAMA;NIK\nJOSÉ;1\n', 'latin1')],
    ['UTF-16 with mark', Buffer.from('\ufeffNAMA;NIK\nJOSÉ;1\n', 'utf16le')],
    ['UTF-16 without mark', Buffer.from('NAMA;NIK\nJOSÉ;1\n', 'utf16le')],
    ['comma', Buffer.from('NAMA,NIK\nJOSÉ,1\n')],
    ['pipe', Buffer.from('NAMA|NIK\nJOSÉ|1\n')],
    ['tab', Buffer.from('NAMA\tNIK\nJOSÉ\t1\n')],
    ['quotes', Buffer.from('"NAMA";"NIK"\n"JOSÉ";1\n')],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(expected)
  })

  test('sep= line, quoted line breaks, doubled quotes, quotes in the middle, ragged rows', async () => {
    expect(await cellsOf('sep=;\na;"b\nc";"d ""e"""\n5" pipa;x\n')).toEqual([
      ['a', 'b\nc', 'd "e"'],
      ['5" pipa', 'x'],
    ])
  })

  test('the encoding is found however the file comes in pieces', async () => {
    const kind = fc.constantFrom<[string, BufferEncoding]>(['utf-8', 'utf8'], ['windows-1252', 'latin1'])
    await fc.assert(
      fc.asyncProperty(kind, fc.integer({ min: 1, max: 9 }), async ([expected, encoding], size) => {
        const bytes = Buffer.from('NAMA;JOSÉ;ÑÜ;', encoding)
        const whole = Buffer.concat([bytes, Buffer.from(encoding === 'utf8' ? 'ꦗ👩‍🌾' : '')])
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
          whole.subarray(index * size, (index + 1) * size),
        )
        const source = { stream: () => Readable.from(pieces) } as unknown as Source
        expect(await findEncoding(source)).toBe(expected)
      }),
    )
  })

  test('what is printed is read again, however it is cut in pieces', () => {
    const cell = fc.string().map((text) => text.replaceAll('\r', ''))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const text = rows
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(';'))
            .join('\n')
          const splitter = createSplitter(';')
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
            text.slice(index * size, (index + 1) * size),
          )
          expect([...pieces.flatMap((piece) => splitter.write(piece)), ...splitter.end()]).toEqual(rows)
        },
      ),
    )
  })

  test('random bytes give rows or a Problem, never another error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await read(bytes).catch((error: unknown) => error)
        expect(Array.isArray(answer) || (answer as Error).name === 'Problem').toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

/** The general parser is the witness for ours. */
test('the scanner hears what a general XML parser hears, however the text is cut', () => {
  const name = fc.constantFrom('c', 'row', 'v', 'is', 't')
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '1', '<', '>', '&', '"', 'é') })
  const escaped = text.map((value) =>
    value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll(']]>', ']]&gt;'),
  )
  const node = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      escaped,
      fc.constant('<!-- a > b -->'),
      fc
        .tuple(name, fc.constantFrom('r=', 'r = '), escaped, fc.array(tie('node'), { maxLength: 3 }))
        .map(([tag, r, value, inner]) => `<${tag} ${r}"${value}">${inner.join('')}</${tag}>`),
    ),
  })).node
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (nodes, size) => {
      const xml = `<a>${nodes.join('')}</a>`
      const heard: string[] = []
      const scanner = createXmlScanner({
        open: (tag) => heard.push(`<${tag}`),
        close: (tag) => heard.push(`>${tag}`),
        text: (piece) => heard.push(piece),
      })
      for (let at = 0; at < xml.length; at += size) scanner.write(xml.slice(at, at + size))
      scanner.end()
      const witness: string[] = []
      const parser = new SaxesParser()
      parser.on('opentag', (tag) => witness.push(`<${tag.name}`))
      parser.on('closetag', (tag) => witness.push(`>${tag.name}`))
      parser.on('text', (piece) => witness.push(piece))
      parser.write(xml).close()
      expect(heard.join('')).toBe(witness.join(''))
    }),
  )
})
