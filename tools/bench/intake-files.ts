/** Files for the benchmarks of reading: the same synthetic rows in every format, as spreadsheet programs write them. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type CellObject, write } from '@e965/xlsx'
import { Zip, ZipDeflate } from 'fflate'

export const headers = [
  'Nomor KK',
  'NIK',
  'Nama Lengkap',
  'Tempat Lahir',
  'Tanggal Lahir',
  'Jenis Kelamin',
  'SHDK',
  'Kecamatan',
  'Desa/Kel',
  'Alamat',
  'RT',
  'RW',
  'Nama Ibu',
  'Pekerjaan',
  'Status Kawin',
]
const first = [
  'SITI',
  'AHMAD',
  'MISNATI',
  'BURI',
  'HOLIFAH',
  'SUMIATI',
  'TOLAK',
  'NIHWARI',
  'SATUNI',
  'MOH.',
  'DEWI',
  'AGUS',
]
const second = ['AMINAH', 'FAUZI', '', 'HASAN', 'RAHAYU', 'SUSANTO', 'WAHYUNI', 'ROMLI', 'ZAINAB', '']
const places = [
  ['SILO', 'SEMPOLAN'],
  ['AMBULU', 'SABRANG'],
  ['KALIWATES', 'MANGLI'],
  ['PUGER', 'GRENDEN'],
  ['TANGGUL', 'PATEMON'],
] as const
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!
const two = (value: number) => String(value).padStart(2, '0')

function row(index: number): string[] {
  const [day, month, year] = [1 + (index % 28), 1 + (index % 12), 1940 + (index % 80)]
  const isWoman = index % 2 === 1
  const [district, village] = pick(places, index)
  const date = `${two(day)}-${two(month)}-${year}`
  const nik = `3509${two(1 + (index % 31))}${two(isWoman ? day + 40 : day)}${two(month)}${two(year % 100)}${String(1 + (index % 9999)).padStart(4, '0')}`
  return [
    `3509${two(1 + (index % 31))}010120${String(index % 10_000).padStart(4, '0')}`,
    nik,
    `${pick(first, index)} ${pick(second, index * 7)}`.trim(),
    'JEMBER',
    date,
    isWoman ? 'P' : 'L',
    pick(['KEPALA KELUARGA', 'ISTRI', 'ANAK'], index),
    district,
    village,
    `DUSUN KRAJAN RT ${index % 40} BLOK ${index % 9973}`,
    `${1 + (index % 40)}`,
    `${1 + (index % 12)}`,
    `${pick(first, index * 5)} ${pick(second, index * 3)}`.trim(),
    'PETANI/PEKEBUN',
    'KAWIN',
  ]
}

export async function makeCsv(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  let text = `${headers.join(';')}\n`
  for (let index = 0; index < rows; index++) {
    text += `${row(index).join(';')}\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await new Promise((resolve) => file.once('drain', resolve))
    text = ''
  }
  file.write(text)
  await ended(file)
}

export async function makeWorkbook(path: string, rows: number): Promise<void> {
  const { known, numberOf } = numbering()
  await writeZip(path, [
    packageRelations('xml'),
    contentTypes('xml', 'vnd.openxmlformats-officedocument.spreadsheetml', 'sheet.main+xml'),
    [
      'xl/workbook.xml',
      [
        `<workbook xmlns="${mainSpace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    ],
    workbookRelations('xml'),
    [
      'xl/styles.xml',
      [
        `<styleSheet xmlns="${mainSpace}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
      ],
    ],
    ['xl/worksheets/sheet1.xml', sheetPieces(rows, numberOf)],
    ['xl/sharedStrings.xml', stringPieces(known)],
  ])
}

/** Others ask for it. */
const contentTypes = (extension: string, kind: string, main: string): [string, string[]] => {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.${extension}" ContentType="application/${type}"/>`
  const ending = extension === 'xml' ? '+xml' : ''
  return [
    '[Content_Types].xml',
    [
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', `${kind}.${main}`)}${part('worksheets/sheet1', `${kind}.worksheet${ending}`)}${part('sharedStrings', `${kind}.sharedStrings${ending}`)}${part('styles', `${kind}.styles${ending}`)}</Types>`,
    ],
  ]
}

const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packageRelations = (extension: string): [string, string[]] => [
  '_rels/.rels',
  [relations(['officeDocument', `xl/workbook.${extension}`])],
]
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...parts: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relationSpace}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
const workbookRelations = (extension: string): [string, string[]] => [
  `xl/_rels/workbook.${extension}.rels`,
  [
    relations(
      ['worksheet', `worksheets/sheet1.${extension}`],
      ['sharedStrings', `sharedStrings.${extension}`],
      ['styles', `styles.${extension}`],
    ),
  ],
]

/** Shared strings: each text once, by number. */
function numbering() {
  const known = new Map<string, number>()
  const numberOf = (text: string) => {
    const number = known.get(text)
    if (number !== undefined) return number
    known.set(text, known.size)
    return known.size - 1
  }
  return { known, numberOf }
}

async function writeZip(
  path: string,
  parts: readonly (readonly [name: string, pieces: Iterable<string | Uint8Array>])[],
): Promise<void> {
  const file = createWriteStream(path)
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    file.write(chunk)
  })
  for (const [name, pieces] of parts) {
    const entry = new ZipDeflate(name, { level: 3 })
    zip.add(entry)
    for (const piece of pieces) {
      entry.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
      if (file.writableNeedDrain) await new Promise((resolve) => file.once('drain', resolve))
    }
    entry.push(new Uint8Array(0), true)
  }
  zip.end()
  await ended(file)
}

const ended = (file: WriteStream) => new Promise((resolve) => file.end(() => resolve(null)))

function* sheetPieces(rows: number, numberOf: (text: string) => number): Generator<string> {
  let text = `<worksheet xmlns="${mainSpace}"><sheetData>`
  for (let index = -1; index < rows; index++) {
    const cells = (index < 0 ? headers : row(index)).map(
      (value, column) =>
        `<c r="${String.fromCharCode(65 + column)}${index + 2}" s="1" t="s"><v>${numberOf(value)}</v></c>`,
    )
    text += `<row r="${index + 2}" spans="1:15">${cells.join('')}</row>`
    if (text.length < 500_000) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

function* stringPieces(known: ReadonlyMap<string, number>): Generator<string> {
  let text = `<sst xmlns="${mainSpace}">`
  for (const value of known.keys()) {
    text += `<si><t>${value}</t></si>`
    if (text.length < 500_000) continue
    yield text
    text = ''
  }
  yield `${text}</sst>`
}

/** A binary workbook (MS-XLSB) with shared strings. */
export async function makeBinaryWorkbook(path: string, rows: number): Promise<void> {
  const { known, numberOf } = numbering()
  await writeZip(path, [
    packageRelations('bin'),
    contentTypes('bin', 'vnd.ms-excel', 'sheet.binary.macroEnabled.main'),
    ['xl/workbook.bin', [record(156, Buffer.concat([uint32(0, 1), wide('rId1'), wide('Data')]))]],
    workbookRelations('bin'),
    [
      'xl/styles.bin',
      [
        record(278, Buffer.alloc(0)),
        record(617, uint32(1)),
        record(47, Buffer.alloc(16)),
        record(618, Buffer.alloc(0)),
        record(279, Buffer.alloc(0)),
      ],
    ],
    ['xl/worksheets/sheet1.bin', binaryPieces(rows, numberOf)],
    ['xl/sharedStrings.bin', binaryStrings(known)],
  ])
}

function* binaryPieces(rows: number, numberOf: (text: string) => number): Generator<Buffer> {
  yield record(129, Buffer.alloc(0))
  yield record(145, Buffer.alloc(0))
  for (let index = -1; index < rows; index++) {
    const cells = (index < 0 ? headers : row(index)).map((value, column) =>
      record(7, uint32(column, 0, numberOf(value))),
    )
    const head = Buffer.alloc(17)
    head.writeUInt32LE(index + 1)
    yield Buffer.concat([record(0, head), ...cells])
  }
  yield record(146, Buffer.alloc(0))
  yield record(130, Buffer.alloc(0))
}

function* binaryStrings(known: ReadonlyMap<string, number>): Generator<Buffer> {
  yield record(159, uint32(known.size, known.size))
  for (const text of known.keys()) yield record(19, Buffer.concat([Buffer.from([0]), wide(text)]))
  yield record(160, Buffer.alloc(0))
}

/** Bodies here are shorter than 16,384 bytes. */
const record = (type: number, body: Buffer) =>
  Buffer.concat([
    Buffer.from([
      ...(type < 128 ? [type] : [(type & 127) | 128, type >> 7]),
      ...(body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7]),
    ]),
    body,
  ])
const uint32 = (...numbers: readonly number[]) => Buffer.from(Uint32Array.from(numbers).buffer)
const wide = (text: string) => Buffer.concat([uint32(text.length), Buffer.from(text, 'utf16le')])

export async function makeOpenDocument(path: string, rows: number): Promise<void> {
  await writeZip(path, [
    ['mimetype', ['application/vnd.oasis.opendocument.spreadsheet']],
    ['styles.xml', ['<office:document-styles/>']],
    ['content.xml', openPieces(rows)],
    [
      'META-INF/manifest.xml',
      ['<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'],
    ],
  ])
}

function* openPieces(rows: number): Generator<string> {
  const name = 'urn:oasis:names:tc:opendocument:xmlns'
  yield `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="${name}:office:1.0" xmlns:table="${name}:table:1.0" xmlns:text="${name}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">`
  for (let index = -1; index < rows; index++)
    yield `<table:table-row>${(index < 0 ? headers : row(index))
      .map(
        (value) =>
          `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`,
      )
      .join('')}</table:table-row>`
  yield '</table:table></office:spreadsheet></office:body></office:document-content>'
}

/** An old workbook; no more rows than one can hold. */
export async function makeOldWorkbook(path: string, rows: number): Promise<void> {
  const data: CellObject[][] = [headers.map(textCell)]
  for (let index = 0; index < rows; index++) data.push(row(index).map(textCell))
  const sheet = { '!ref': `A1:O${rows + 1}`, '!data': data } as never
  const book = { SheetNames: ['Data'], Sheets: { Data: sheet } }
  await writeFile(path, write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
}
const textCell = (v: string): CellObject => ({ t: 's', v })
