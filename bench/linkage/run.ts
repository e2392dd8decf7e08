/**
 * Runs engines in turn on a set, each as its own process, judges them alike and keeps the raw result:
 * node bench/linkage/run.ts --set DIR [--engines welas,splink] [--python PATH] [--work DIR] [--results DIR]
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type JudgeReport, judgeClusters } from '../../src/linkage/judge/judge-clusters.ts'
import { type Engine, runEngine, splink, type Used, welas } from './engines.ts'

interface Result {
  readonly engine: string
  readonly used: Used
  readonly report: unknown
  readonly judged: JudgeReport
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    engines: { type: 'string', default: 'welas,splink' },
    python: { type: 'string', default: 'python3' },
    work: { type: 'string' },
    results: { type: 'string', default: join(root, 'docs/benchmarks/results') },
  },
})
if (values.set === undefined)
  throw new Error('Usage: node bench/linkage/run.ts --set DIR [--engines welas,splink]')
const set = resolve(values.set)
const about = JSON.parse(readFileSync(join(set, 'set.json'), 'utf8')) as { name: string }
const work = values.work ?? join(tmpdir(), 'welas-bench', about.name)
const known: readonly Engine[] = [welas(), splink(values.python)]

async function measureEngine(engine: Engine): Promise<Result> {
  const out = join(work, engine.name)
  const used = await runEngine(engine, set, out)
  const judged = await judgeClusters({
    clusters: join(out, 'clusters.csv'),
    pairs: join(out, 'pairs.csv'),
    truth: join(set, 'truth.csv'),
  })
  return {
    engine: engine.name,
    used,
    report: JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')),
    judged,
  }
}

function rowOf({ engine, used, judged }: Result): string {
  const best = judged.curves?.connected.best
  const share = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(4))
  const cells = [
    engine,
    used.seconds,
    used.cpuSeconds ?? '-',
    used.peakMb ?? '-',
    share(judged.pairs.precision),
    share(judged.pairs.recall),
    share(judged.pairs.f1),
    share(judged.b3.f1),
    best ? `${share(best.f1)} at ${share(best.threshold)}` : '-',
    share(judged.review?.recallWhenAnswered),
    share(judged.review?.shareOfRows),
  ]
  return `| ${cells.join(' | ')} |`
}

/** The commit that is measured; "+" after it = files were changed since. */
function commitOf(): string {
  const git = (...words: string[]) =>
    spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`
}

const loadBefore = loadavg()[0]
const [results, missing]: [Result[], { engine: string; why: string }[]] = [[], []]
for (const name of values.engines.split(',')) {
  const engine = known.find((candidate) => candidate.name === name)
  if (!engine)
    throw new Error(`No engine ${name}; known: ${known.map((candidate) => candidate.name).join(', ')}`)
  const why = engine.whyMissing()
  if (why === null) results.push(await measureEngine(engine))
  else missing.push({ engine: name, why })
}
for (const { engine, why } of missing) console.log(`${engine} left out: ${why}`)
console.log(
  '| engine | seconds | CPU seconds | peak MB | precision | recall | F1 | B3 F1 | best F1, connected pairs | recall, questions answered | questions, share of rows |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
for (const result of results) console.log(rowOf(result))
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  commit: commitOf(),
  loadBefore,
}
mkdirSync(values.results, { recursive: true })
const path = join(values.results, `linkage-${about.name}.json`)
writeFileSync(path, `${JSON.stringify({ set: about, machine, missing, results }, null, 1)}\n`)
console.log(`Raw result: ${path}`)
