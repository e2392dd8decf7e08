import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { demoSteps } from '../../src/cli/demo.ts'
import type { System } from '../../src/cli/system.ts'
import type { Command, CommandCall } from '../../src/kernel/command.ts'
import { judgeLinks, readTruth, type Verdict } from '../../src/linkage/judge-links.ts'
import { verdictLines } from '../truth/commands.ts'
import { judgePromises, type PromiseVerdict } from '../truth/judge-promises.ts'
import { type Cost, measureStep } from './measure-step.ts'
import { benchMonths } from './months.ts'
import { benchPauses } from './pauses.ts'

interface StepCost extends Cost {
  readonly name: string
  readonly rows: number
  readonly rowsPerSecond: number
}
/** One run of the whole job, as kept in docs/benchmarks/results. */
interface JobResult {
  readonly people: number
  readonly rows: number
  readonly day: string
  readonly machine: string
  readonly steps: readonly StepCost[]
  readonly total: Cost
  readonly databaseMb: number
  readonly filesMb: number
  readonly linkage: Verdict | null
  readonly promises: PromiseVerdict | null
}

export const commands: readonly Command<System>[] = [
  {
    name: 'bench',
    summary:
      'Measure the whole job on a fresh DATA_DIR, from synthetic lists of DEMO_PEOPLE people to the release; or the months after it, or how long the queue keeps a server from answering',
    usage: 'bench job [--out DIR] [--no-judge] | bench months [--months N] | bench pauses',
    options: ['out', 'months'],
    needs: 'context',
    run: (call) => (benches[call.words[0] ?? ''] ?? benchJob)(call),
  },
]

const benches: Readonly<Record<string, Command<System>['run']>> = { months: benchMonths, pauses: benchPauses }

async function benchJob({ context, words, options, print }: CommandCall<System>): Promise<void> {
  if (words[0] !== 'job' || !context.demo)
    return print('Usage: DATA_DIR=… DEMO_PEOPLE=N welas bench job [--out DIR] | months | pauses')
  const steps = await runSteps(context, print)
  const { demo, dataDir, database, clock } = context
  const files = join(dataDir, 'demo', 'files')
  const truth = join(files, 'truth')
  const asOf = clock.now().toISOString().slice(0, 10)
  const result: JobResult = {
    people: demo.people,
    rows: steps[0]!.rows,
    day: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, database ${database.kind}`,
    steps,
    total: sum(steps),
    databaseMb: await sizeOfDatabase(context),
    filesMb: await folderMb(files),
    linkage: null,
    promises: null,
  }
  const folder = typeof options.out === 'string' ? options.out : 'docs/benchmarks/results'
  await mkdir(folder, { recursive: true })
  const keep = (known: JobResult) =>
    writeFile(join(folder, `job-${demo.people}.json`), `${JSON.stringify(known, null, 2)}\n`)
  // Kept before it is judged: the truth of a whole regency takes more memory than the job itself.
  await keep(result)
  if (options['no-judge'] !== undefined) return printAll(result, print)
  const people = await readTruth(truth)
  const judged: JobResult = {
    ...result,
    linkage: await database.read((reader) => judgeLinks(reader, people)),
    promises: await judgePromises(context, truth, asOf),
  }
  await keep(judged)
  printAll(judged, print)
}

function printAll(result: JobResult, print: (line: string) => void): void {
  for (const line of resultLines(result)) print(line)
}

async function runSteps(system: System, print: (line: string) => void): Promise<StepCost[]> {
  const steps: StepCost[] = []
  let rows = 0
  for (const step of demoSteps) {
    const cost = await measureStep(() => step.run(system, system.demo!, () => {}))
    if (step.name === 'synth') rows = await countRows(system.dataDir)
    steps.push({ name: step.name, ...cost, rows, rowsPerSecond: Math.round(rows / cost.seconds) })
    print(stepLine(steps.at(-1)!))
  }
  return steps
}

/** Rows about people or things in the files handed in. */
async function countRows(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'demo', 'files', 'manifest.json'), 'utf8')
  const { files } = JSON.parse(text) as { files: { rows: number }[] }
  return files.reduce((total, file) => total + file.rows, 0)
}

function sum(steps: readonly Cost[]): Cost {
  const of = (field: 'seconds' | 'cpuSeconds') =>
    Math.round(steps.reduce((total, step) => total + step[field], 0) * 10) / 10
  const peaks = steps.flatMap((step) => (step.peakMb === null ? [] : [step.peakMb]))
  return {
    seconds: of('seconds'),
    cpuSeconds: of('cpuSeconds'),
    peakMb: peaks.length > 0 ? Math.max(...peaks) : null,
  }
}

/** The embedded database with its write-ahead log, which is in the same folder; of a server only the database itself. */
async function sizeOfDatabase({ database, dataDir }: System): Promise<number> {
  if (database.kind === 'embedded') return folderMb(join(dataDir, 'database'))
  const row = await database.read((reader) =>
    reader.first<{ bytes: number }>('select pg_database_size(current_database()) as bytes'),
  )
  return Math.round(row!.bytes / 1e6)
}

async function folderMb(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries)
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  return Math.round(bytes / 1e6)
}

function* resultLines({
  people,
  rows,
  steps,
  total,
  databaseMb,
  filesMb,
  linkage,
  promises,
}: JobResult): Generator<string> {
  yield `\n${people} people, ${rows} rows`
  yield '| step | seconds | CPU seconds | peak MB | rows per second |'
  yield '|---|---|---|---|---|'
  for (const step of steps) yield stepLine(step)
  yield `| all | ${total.seconds} | ${total.cpuSeconds} | ${total.peakMb ?? '-'} | ${Math.round(rows / total.seconds)} |`
  yield `files ${filesMb} MB, database ${databaseMb} MB`
  if (linkage)
    yield `linkage: precision ${linkage.precision}, recall ${linkage.recall}, with review ${linkage.recallWithReview}`
  if (promises) yield* verdictLines(promises)
}

const stepLine = ({ name, seconds, cpuSeconds, peakMb, rowsPerSecond }: StepCost) =>
  `| ${name} | ${seconds} | ${cpuSeconds} | ${peakMb ?? '-'} | ${rowsPerSecond} |`
