import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../test/fixtures/make-workbook.ts'
import { nik, uglyLists } from '../../test/fixtures/ugly-lists.ts'
import { damagedWorkbook, hostileWorkbook } from '../../test/journeys/hostile-list.ts'
import type { Context } from '../access/index.ts'
import { fields } from '../kernel/fields.ts'
import { say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { readPack } from '../pack/index.ts'
import { commands } from './commands.ts'
import { messages } from './messages.ts'
import { remedies } from './remedies.ts'

// `welas intake check FILE --language id` says nothing in English, whatever is wrong with the file.

let context: Context
let folder: string
beforeAll(async () => {
  const pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
  context = { pack } as Context
  folder = await mkdtemp(join(tmpdir(), 'welas-check-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Of three letters and more: names of sheets and columns of the file (A, No) are no language, nor are {places}. */
const wordsOf = (texts: readonly string[]) =>
  new Set(
    texts.flatMap(
      (text) =>
        text
          .replace(/\{=?\w+\}/g, '')
          .toLowerCase()
          .match(/[a-z]{3,}/g) ?? [],
    ),
  )
const indonesian = wordsOf([...Object.values(messages.id), ...Object.values(remedies.id)])
/** Words that stand in English sentences and in no Indonesian one, and the program's own names of columns and states. */
const english = new Set(
  [
    ...wordsOf([...Object.values(messages.en), ...Object.values(remedies.en), ...fields, 'checked refused']),
  ].filter((word) => !indonesian.has(word)),
)
/** Names of the file's own stand in quotes. */
const foreignIn = (lines: readonly string[]) =>
  [...wordsOf(lines.map((line) => line.replace(/"[^"]*"/g, '')))].filter((word) => english.has(word))

/** What is printed, and the sentence of the refusal. */
async function check(
  listKindId: string,
  bytes: Uint8Array,
  json: boolean,
  language = 'id',
): Promise<string[]> {
  const path = join(folder, 'daftar')
  await writeFile(path, bytes)
  const lines: string[] = []
  const options = { list: listKindId, language, ...(json ? { json: true as const } : {}) }
  const call = { context, words: ['check', path], options, print: (line: string) => lines.push(line) }
  const refusal = await commands[0]!.run(call).catch((error: unknown) => error)
  if (refusal === undefined) return lines
  expect(refusal).toBeInstanceOf(Problem)
  const { code, params } = refusal as Problem
  return [...lines, say(messages, language as 'id', code, params)]
}

const broken = makeWorkbook([
  {
    name: 'Lembar',
    rows: [
      [
        'Nama',
        'NIK',
        'Jenis PPKS',
        'Tgl Lahir',
        'Umur',
        'Desa',
        'Kecamatan',
        'JK',
        'No KK',
        'RT',
        'Kolom aneh',
      ],
      ...Array.from({ length: 40 }, (_, row) => [
        '',
        nik(3),
        'karangan',
        '31-02-1980',
        'x',
        'Karangan',
        'Silo',
        'Q',
        '0',
        '?',
        row,
      ]),
      [
        'BUDI (ALM) alias TONO',
        '3,5E+15',
        'WRSE',
        '01-01-2090',
        '900',
        'Karangan',
        'Karangan',
        'L',
        nik(4),
        '45123',
        '',
      ],
    ],
  },
])
const text = (lines: string) => Buffer.from(lines)
test.each([
  ...uglyLists.map(({ title, listKindId, bytes }) => [title, listKindId, bytes] as const),
  ['a list of a print office', 'ppks', hostileWorkbook()],
  ['nothing right in any cell', 'ppks', broken],
  ['another kind of list than was said', 'bansos-pkh', broken],
  ['cut in the middle', 'ppks', damagedWorkbook()],
  ['no column names', 'ppks', text('a;b\n1;2\n')],
  ['no rows', 'ppks', text('Nama;NIK\n')],
  ['without the columns it needs', 'ppks', text('Nama;RT\nSITI;1\n')],
  ['no list but PDF', 'ppks', text('%PDF-1.7')],
  ['a zip with a PDF in it', 'ppks', zipSync({ 'surat.pdf': text('%PDF-1.7') })],
  ['a list kind nobody knows', 'karangan', text('Nama;NIK\nSITI;1\n')],
  ['empty', 'ppks', text('')],
] as const)('%s', async (_, listKindId, bytes) => {
  const printed = await check(listKindId, bytes, false)
  expect(printed.length).toBeGreaterThan(0)
  expect(foreignIn(printed), printed.join('\n')).toEqual([])
  expect(printed.filter((line) => /[{}]/.test(line))).toEqual([])
  // Names in JSON are for programs; its sentences are for people.
  const sentences = (await check(listKindId, bytes, true)).flatMap((line) =>
    [...line.matchAll(/"sentence":"([^"]*)"/g)].map(([, sentence]) => sentence!),
  )
  expect(foreignIn(sentences), sentences.join('\n')).toEqual([])
})

test('the measure sees English: no sentence was left untranslated, and the same lists in English are full of it', async () => {
  const telltale = ['the', 'and', 'are', 'not', 'with', 'accepted', 'rejected', 'rows', 'columns', 'used']
  expect(telltale.filter((word) => indonesian.has(word))).toEqual([])
  for (const [list, bytes] of [
    ['ppks', broken],
    ['ppks', text('a;b\n')],
  ] as const)
    expect(foreignIn(await check(list, bytes, false, 'en')).length).toBeGreaterThan(5)
})

test.each([
  ['that is not there', 'tidak-ada.csv'],
  ['that is a folder', ''],
])('a path %s is told with the path, in words', async (_, name) => {
  const path = join(folder, name)
  const call = { context, words: ['check', path], options: { list: 'ppks', language: 'id' }, print: () => {} }
  await expect(commands[0]!.run(call)).rejects.toMatchObject({
    code: 'intake.path-unreadable',
    params: { path },
  })
  expect(foreignIn([say(messages, 'id', 'intake.path-unreadable', { path: '' })])).toEqual([])
})
