/**
 * Our readers of lists beside others on the same files in one run:
 *   mkdir /tmp/readers && cd /tmp/readers && npm install @e965/xlsx@0.20.3 hucre@1.0.0 exceljs@4.4.0 xls-reader@0.7.0 @duckdb/node-api@1.5.6-r.1
 *   node tools/bench/intake-readers.ts /tmp/readers [rows] [pairs]
 * The others are installed outside of the package; none is a dependency. Each reading is a process of its own; in every pair
 * ours and the other run one after the other. Writes docs/benchmarks/results/ and docs/benchmarks/intake.md.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { openList } from '../../src/intake/read/index.ts'
import {
  makeBinaryWorkbook,
  makeCsv,
  makeOldWorkbook,
  makeOpenDocument,
  makeWorkbook,
} from './intake-files.ts'
import { type Compared, keepResults, writePage } from './intake-page.ts'

/** The library that writes old workbooks needs a minute for more. */
const oldRowsMax = 16_000

const formats = [
  { format: 'xlsx', make: makeWorkbook, others: ['@e965/xlsx', 'hucre', 'exceljs'] },
  { format: 'xlsb', make: makeBinaryWorkbook, others: ['@e965/xlsx', 'hucre'] },
  { format: 'xls', make: makeOldWorkbook, others: ['hucre', 'xls-reader'] },
  { format: 'ods', make: makeOpenDocument, others: ['@e965/xlsx', 'hucre'] },
  { format: 'csv', make: makeCsv, others: ['duckdb'] },
] as const

/** Reads the first sheet; gives how many cells are filled. */
type Reader = (path: string, folder: string) => Promise<number>
const readers: Readonly<Record<string, Reader>> = {
  welas: async (path) => {
    await using list = await openList(path)
    let cells = 0
    for await (const batch of list.sheets[0]!.rows())
      for (const row of batch) for (const cell of row.cells) if (cell !== '') cells++
    return cells
  },
  '@e965/xlsx': async (path, folder) => {
    const { read } = await load(folder, '@e965/xlsx')
    const book = read(await readFile(path), {
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    })
    return filled(
      book.Sheets[book.SheetNames[0]]['!data'].map((row: { v: unknown }[]) => row.map((cell) => cell?.v)),
    )
  },
  hucre: async (path, folder) => {
    const { read } = await load(folder, 'hucre')
    return filled((await read(await readFile(path))).sheets[0].rows)
  },
  'xls-reader': async (path, folder) => {
    const { readXls } = await load(folder, 'xls-reader')
    return filled(readXls(await readFile(path)).sheets[0].rows)
  },
  exceljs: async (path, folder) => {
    const { stream } = (await load(folder, 'exceljs')).default
    let cells = 0
    const book = new stream.xlsx.WorkbookReader(path, {
      sharedStrings: 'cache',
      styles: 'cache',
      worksheets: 'emit',
    })
    for await (const sheet of book) for await (const row of sheet) cells += row.actualCellCount
    return cells
  },
  duckdb: async (path, folder) => {
    const { DuckDBInstance } = await load(folder, '@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const counted = await connection.runAndReadAll(
      `select sum(n) from (select ${Array.from({ length: 15 }, (_, column) => `(#${column + 1} <> '')::int`).join(' + ')} as n from read_csv('${path}', all_varchar = true, header = false, delim = ';'))`.replaceAll(
        /#(\d+)/g,
        (_, column) => `column${String(Number(column) - 1).padStart(2, '0')}`,
      ),
    )
    return Number(counted.getRows()[0][0])
  },
}

// biome-ignore lint/suspicious/noExplicitAny: packages that are not installed here have no types
const load = async (folder: string, name: string): Promise<any> =>
  import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href)

const filled = (rows: readonly (readonly unknown[] | undefined)[]) =>
  rows.reduce(
    (sum, row) =>
      sum + (row ?? []).filter((cell) => cell !== undefined && cell !== null && cell !== '').length,
    0,
  )

/** Runs in a process of its own; prints one JSON line. */
async function measure(name: string, path: string, folder: string): Promise<void> {
  const startedAt = performance.now()
  const cells = await readers[name]!(path, folder)
  const usage = process.resourceUsage()
  console.log(
    JSON.stringify({
      cells,
      seconds: (performance.now() - startedAt) / 1000,
      cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
      // What the kernel calls the largest size of a process is, for a child, at least that of its parent when it began.
      megabytes: Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024,
    }),
  )
  process.exit()
}

interface Measured {
  readonly cells: number
  readonly seconds: number
  readonly cpu: number
  readonly megabytes: number
}
const run = (name: string, path: string, folder: string): Measured => {
  const output = execFileSync(
    process.execPath,
    ['--max-old-space-size=8000', fileURLToPath(import.meta.url), 'measure', name, path, folder],
    { encoding: 'utf8', timeout: 280_000 },
  )
  return JSON.parse(output.trim().split('\n').at(-1)!)
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function compare(readersFolder: string, rows: number, pairs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-bench-'))
  const compared: Compared[] = []
  try {
    for (const { format, make, others } of formats) {
      const path = join(folder, `list.${format}`)
      const rowsHere = format === 'xls' ? Math.min(rows, oldRowsMax) : rows
      await make(path, rowsHere)
      for (const other of others) {
        const runs = Array.from({ length: pairs }, () => ({
          ours: run('welas', path, readersFolder),
          theirs: run(other, path, readersFolder),
        }))
        const of = (pick: (run: Measured) => number) => ({
          ours: middle(runs.map(({ ours }) => pick(ours))),
          theirs: middle(runs.map(({ theirs }) => pick(theirs))),
        })
        compared.push({
          format,
          other,
          rows: rowsHere,
          pairs,
          seconds: of((one) => one.seconds),
          cpu: of((one) => one.cpu),
          megabytes: of((one) => one.megabytes),
          cells: of((one) => one.cells),
          ratio: middle(runs.map(({ ours, theirs }) => ours.cpu / theirs.cpu)),
        })
        console.log(JSON.stringify(compared.at(-1)))
      }
      await rm(path)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  await keepResults(`intake-readers-${rows}`, compared)
  await writePage()
}

const [first, second, third, fourth] = process.argv.slice(2)
if (first === 'measure') await measure(second!, third!, fourth!)
else await compare(first!, Number(second ?? 100_000), Number(third ?? 3))
