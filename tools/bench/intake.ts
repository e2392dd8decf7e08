/**
 * How fast lists are read: node tools/bench/intake.ts [rows] writes docs/benchmarks/intake.md.
 * Makes a CSV and a workbook (shared strings, as spreadsheet programs write them) of synthetic rows in a temporary
 * folder, then reads each in a process of its own, so that its memory is measured alone.
 */
import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Zip, ZipDeflate } from 'fflate'
import { checkSettingsOf, layoutSettingsOf } from '../../src/intake/pack-rules.ts'
import { openList } from '../../src/intake/read/index.ts'
import { checkRows, readLayout } from '../../src/intake/read-list.ts'
import { createTally } from '../../src/intake/rules/count-rows.ts'
import { readPack } from '../../src/pack/index.ts'

const headers = [
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

async function makeCsv(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  let text = `${headers.join(';')}\n`
  for (let index = 0; index < rows; index++) {
    text += `${row(index).join(';')}\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await new Promise((resolve) => file.once('drain', resolve))
    text = ''
  }
  await new Promise((resolve) => file.end(text, () => resolve(null)))
}

async function makeWorkbook(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    file.write(chunk)
  })
  const part = async (name: string, pieces: Iterable<string>) => {
    const entry = new ZipDeflate(name, { level: 3 })
    zip.add(entry)
    for (const piece of pieces) {
      entry.push(new TextEncoder().encode(piece))
      if (file.writableNeedDrain) await new Promise((resolve) => file.once('drain', resolve))
    }
    entry.push(new Uint8Array(0), true)
  }
  const known = new Map<string, number>()
  const numberOf = (text: string) => {
    const number = known.get(text)
    if (number !== undefined) return number
    known.set(text, known.size)
    return known.size - 1
  }
  await part('xl/workbook.xml', [
    '<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ])
  await part('xl/_rels/workbook.xml.rels', [
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  ])
  await part('xl/worksheets/sheet1.xml', sheetPieces(rows, numberOf))
  await part('xl/sharedStrings.xml', stringPieces(known))
  zip.end()
  await new Promise((resolve) => file.end(() => resolve(null)))
}

function* sheetPieces(rows: number, numberOf: (text: string) => number): Generator<string> {
  let text = '<worksheet><sheetData>'
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
  let text = '<sst>'
  for (const value of known.keys()) {
    text += `<si><t>${value}</t></si>`
    if (text.length < 500_000) continue
    yield text
    text = ''
  }
  yield `${text}</sst>`
}

/** Runs in a process of its own; prints one JSON line. */
async function measure(path: string, mode: string): Promise<void> {
  const start = performance.now()
  const list = await openList(path)
  let rows = 0
  if (mode === 'read') {
    for (const sheet of list.sheets) for await (const batch of sheet.rows()) rows += batch.length
  } else {
    const pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
    const kind = pack.listKinds.find((candidate) => candidate.id === 'penduduk-siak')!
    const settings = layoutSettingsOf(pack, kind, new Map())
    const clock = { now: () => new Date('2026-10-31T05:00:00Z') }
    const layout = await readLayout(list, settings, kind.required)
    for await (const batch of checkRows(
      list,
      layout,
      settings,
      checkSettingsOf({ pack, clock }, kind, '2026-01-31'),
      createTally(),
    ))
      rows += batch.length
  }
  const usage = process.resourceUsage()
  console.log(
    JSON.stringify({
      rows,
      seconds: (performance.now() - start) / 1000,
      cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
      megabytes: usage.maxRSS / 1024,
    }),
  )
}

async function report(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-bench-'))
  const lines: string[] = []
  for (const [name, make] of [
    ['list.csv', makeCsv],
    ['list.xlsx', makeWorkbook],
  ] as const) {
    const path = join(folder, name)
    await make(path, rows)
    const { size } = await stat(path)
    for (const mode of ['read', 'check']) {
      const answer = JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'measure', path, mode], {
          encoding: 'utf8',
        }),
      ) as Record<'rows' | 'seconds' | 'cpu' | 'megabytes', number>
      lines.push(
        `| ${name.split('.')[1]} | ${(size / 1e6).toFixed(0)} | ${mode === 'read' ? 'reading' : 'reading and checking every row'} | ${answer.seconds.toFixed(1)} | ${answer.cpu.toFixed(1)} | ${answer.megabytes.toFixed(0)} |`,
      )
      console.log(lines.at(-1))
    }
  }
  await rm(folder, { recursive: true })
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  await writeFile(
    new URL('../../docs/benchmarks/intake.md', import.meta.url),
    `# Reading lists

${rows.toLocaleString('en-GB')} rows of ${headers.length} columns, synthetic. Workbooks hold shared strings, as spreadsheet programs write them.
Without the database. Memory is the largest resident size of the process. Targets: workbook <= 60 s and <= 512 MB, CSV <= 5 s, both for reading.

Machine: ${machine}, shared with other work. Command: \`node tools/bench/intake.ts ${rows}\` (writes this file).

| file | MB | work | seconds | CPU seconds | MB resident |
|---|---|---|---|---|---|
${lines.join('\n')}
`,
  )
}

const [mode, path, work] = process.argv.slice(2)
if (mode === 'measure') await measure(path!, work!)
else await report(Number(mode ?? 1_000_000))
