/** What the benchmarks of reading found, kept as results, and the page made of it. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'

const results = new URL('../../docs/benchmarks/results/', import.meta.url)

/** One row of the page: a list read by us. */
export interface Timed {
  readonly format: string
  readonly fileMb: number
  readonly work: 'reading' | 'reading and checking every row'
  readonly rows: number
  readonly seconds: number
  readonly cpu: number
  readonly megabytes: number
}
interface Both {
  readonly ours: number
  readonly theirs: number
}
/** The same file read by us and by another, middle of the pairs; `ratio` is our time of a core by theirs. */
export interface Compared {
  readonly format: string
  readonly other: string
  readonly rows: number
  readonly pairs: number
  readonly seconds: Both
  readonly cpu: Both
  readonly megabytes: Both
  readonly cells: Both
  readonly ratio: number
}

export async function keepResults(name: string, rows: readonly Timed[] | readonly Compared[]): Promise<void> {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  await writeFile(new URL(`${name}.json`, results), `${JSON.stringify({ machine, rows }, null, 1)}\n`)
}

async function kept<T>(prefix: string): Promise<{ machine: string; rows: T[] }[]> {
  const names = (await readdir(results)).filter((name) => name.startsWith(prefix) && /\d\.json$/.test(name))
  return Promise.all(
    names.toSorted().map(async (name) => JSON.parse(await readFile(new URL(name, results), 'utf8'))),
  )
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** Makes docs/benchmarks/intake.md of all results that are kept. */
export async function writePage(): Promise<void> {
  const timed = (await kept<Timed>('intake-lists-')).flatMap(({ rows }) => rows)
  const readers = await kept<Compared>('intake-readers-')
  const compared = readers.flatMap(({ rows }) => rows)
  await writeFile(
    new URL('../../docs/benchmarks/intake.md', import.meta.url),
    `# Reading lists

Synthetic rows of 15 columns, no database. Workbooks hold shared strings, as spreadsheet programs write them. Memory is the largest resident
size of the process. Targets for reading 1,000,000 rows: workbook <= 60 s and <= 512 MB, CSV <= 5 s.

The machine is shared with other work, so seconds of a core (CPU) say more than seconds on the clock. Machine: ${readers[0]?.machine ?? ''}.

## Our readers

Command: \`node tools/bench/intake.ts [rows]\`

${table(
  ['rows', 'file', 'MB', 'work', 'seconds', 'CPU seconds', 'MB resident'],
  timed.map((one) => [
    whole(one.rows),
    one.format,
    whole(one.fileMb),
    one.work,
    one.seconds.toFixed(1),
    one.cpu.toFixed(1),
    whole(one.megabytes),
  ]),
)}

## Beside others, the same file in one run

Ratio: our CPU seconds by theirs, middle of the pairs; below 1 we are faster. Every reader gives the text of every cell, each in a process of
its own, its start counted. Cells: filled cells found, which tells whether both read the same. Command: \`node tools/bench/intake-readers.ts FOLDER [rows] [pairs]\`;
the others are installed in a folder outside of the package, as the head of the tool says. Old workbooks are read by \`@e965/xlsx\` in a thread
(decision 0023), so it does not stand beside itself there.

${table(
  ['file', 'rows', 'beside', 'pairs', 'ratio', 'CPU seconds', 'seconds', 'MB resident', 'cells'],
  compared.map((one) => [
    one.format,
    whole(one.rows),
    `\`${one.other}\``,
    String(one.pairs),
    one.ratio.toFixed(2),
    `${one.cpu.ours.toFixed(2)} : ${one.cpu.theirs.toFixed(2)}`,
    `${one.seconds.ours.toFixed(2)} : ${one.seconds.theirs.toFixed(2)}`,
    one.megabytes.ours > 0 ? `${whole(one.megabytes.ours)} : ${whole(one.megabytes.theirs)}` : 'not measured',
    one.cells.ours === one.cells.theirs ? 'same' : `${whole(one.cells.ours)} : ${whole(one.cells.theirs)}`,
  ]),
)}
`,
  )
}
