import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOpenDocument } from '../../../test/fixtures/make-opendocument.ts'
import { makeWorkbook } from '../../../test/fixtures/make-workbook.ts'
import { say } from '../../kernel/messages.ts'
import type { Problem } from '../../kernel/problem.ts'
import { messages } from '../messages.ts'
import { openList } from './index.ts'

let folder: string
let aside: string
const usualFolder = process.env.TMPDIR
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-archive-'))
  aside = join(folder, 'aside')
  await mkdir(aside)
  process.env.TMPDIR = aside
})
afterAll(async () => {
  process.env.TMPDIR = usualFolder ?? '/tmp'
  await rm(folder, { recursive: true })
})

const workbook = makeWorkbook([
  { name: 'Januari', rows: [['NAMA'], ['SITI']] },
  { name: 'Februari', rows: [['NAMA'], ['BUDI']] },
])
const oldWorkbook = () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['NAMA'], ['MISNATI']]), 'Lama')
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
}
type Files = Readonly<Record<string, Uint8Array>>

async function read(files: Files) {
  const path = join(folder, 'list.zip')
  await writeFile(path, zipSync(files))
  await using list = await openList(path)
  const sheets: [string, string[][]][] = []
  for (const sheet of list.sheets) {
    const rows: string[][] = []
    for await (const batch of sheet.rows()) {
      rows.push(...batch.map((row) => [...row.cells]))
      // Also while it is read, nobody finds what was unpacked.
      expect(await readdir(aside)).toEqual([])
    }
    sheets.push([sheet.name, rows])
  }
  return { format: list.format, sheets }
}

test('the sheets of all files, in their order, named by file and sheet', async () => {
  const read1 = await read({
    'Dinsos/daftar.xlsx': workbook,
    'Dinsos/': new Uint8Array(),
    'lama.xls': oldWorkbook(),
    'desa.ods': makeOpenDocument([{ name: 'Silo', rows: [['NAMA'], ['BURI']] }]),
    'bansos.csv': strToU8('NAMA;NIK\nAGUS;1\n'),
    '__MACOSX/Dinsos/._daftar.xlsx': strToU8('rubbish'),
    'Dinsos/.DS_Store': strToU8('rubbish'),
    'Thumbs.db': strToU8('rubbish'),
  })
  expect(read1).toEqual({
    format: 'zip',
    sheets: [
      ['Dinsos/daftar.xlsx: Januari', [['NAMA'], ['SITI']]],
      ['Dinsos/daftar.xlsx: Februari', [['NAMA'], ['BUDI']]],
      ['lama.xls: Lama', [['NAMA'], ['MISNATI']]],
      ['desa.ods: Silo', [['NAMA'], ['BURI']]],
      [
        'bansos.csv',
        [
          ['NAMA', 'NIK'],
          ['AGUS', '1'],
        ],
      ],
    ],
  })
})

test('names are made harmless, short enough to ask for, and different', async () => {
  const { sheets } = await read({
    '../../etc/passwd\u202e\u0007.csv': strToU8('a;b\n'),
    [`${'x'.repeat(90)}/${'y'.repeat(90)}.csv`]: strToU8('a;b\n'),
    [`z${'x'.repeat(90)}/${'y'.repeat(90)}.csv`]: strToU8('a;b\n'),
  })
  const names = sheets.map(([name]) => name)
  expect(names[0]).toBe('../../etc/passwd.csv')
  expect(names.map((name) => name.length <= 100)).toEqual([true, true, true])
  expect(new Set(names).size).toBe(3)
})

test.each<[string, Files, string, string?, string?]>([
  ['nothing but rubbish', { '__MACOSX/a': strToU8('x'), 'b/': new Uint8Array() }, 'intake.archive-empty'],
  [
    'too many files',
    Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`${index}.csv`, strToU8('a;b\n')])),
    'intake.archive-too-many',
  ],
  [
    'a zip within',
    { 'a.csv': strToU8('a;b\n'), 'b.zip': zipSync({ 'c.csv': strToU8('a;b\n') }) },
    'intake.archive-member',
    'b.zip',
    'intake.archive-nested',
  ],
  [
    'a PDF',
    { 'a.csv': strToU8('a;b\n'), 'surat.pdf': strToU8('%PDF-1.7') },
    'intake.archive-member',
    'surat.pdf',
    'intake.file-pdf',
  ],
  [
    'an empty file',
    { 'a/kosong.csv': new Uint8Array() },
    'intake.archive-member',
    'a/kosong.csv',
    'intake.file-empty',
  ],
  [
    'half a workbook',
    { 'a.xlsx': workbook.slice(0, 300) },
    'intake.archive-member',
    'a.xlsx',
    'intake.file-damaged',
  ],
  [
    'a bomb',
    { 'a.csv': new Uint8Array(30_000_000).fill(65) },
    'intake.archive-member',
    'a.csv',
    'intake.file-bomb',
  ],
  [
    'a sheet that is damaged further down',
    { 'a.csv': strToU8(`a;b\n${'1;2\n'.repeat(9)}`), 'b.csv': strToU8('nama;nik\n"SITI;1\n') },
    'intake.archive-member',
    'b.csv',
    'intake.file-open-quote',
  ],
])('refused as a whole, by name: %s', async (_, files, code, file, reason) => {
  const problem = (await read(files).catch((error: unknown) => error)) as Problem
  expect(problem).toMatchObject({ code, params: file ? { file, reason } : {} })
  const sentence = say(messages, 'id', problem.code, problem.params)
  expect(sentence).toContain(file ?? 'zip')
  expect(sentence).not.toMatch(/[{}]|intake\./)
  expect(await readdir(aside)).toEqual([])
})

test('a changed byte in a member is seen', async () => {
  const bytes = zipSync({ 'a.csv': strToU8('NAMA;NIK\nSITI;1\n') }, { level: 0 })
  const at = Buffer.from(bytes).indexOf('SITI')
  bytes[at] = 65
  await writeFile(join(folder, 'changed.zip'), bytes)
  await expect(openList(join(folder, 'changed.zip'))).rejects.toMatchObject({
    code: 'intake.archive-member',
    params: { file: 'a.csv', reason: 'intake.file-damaged' },
  })
})
