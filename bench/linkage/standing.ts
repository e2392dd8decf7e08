/**
 * Measures lists that meet a register, on a set of make.ts with one file:
 * node bench/linkage/standing.ts --set DIR [--list 1000000] [--few 10000] [--swapped true] [--results FILE]
 * The last `list` rows of the set are the list, the rest is the register; `--swapped true`: also the other way round.
 * Work files go to DIR/standing.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { LinkConfig } from '../../src/linkage/general/config.ts'
import { readConfig } from '../../src/linkage/general/config.ts'
import { openRegister } from '../../src/linkage/general/register/find.ts'
import { judgeClusters } from '../../src/linkage/judge/judge-clusters.ts'
import { runEngine, type Used } from './engines.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    list: { type: 'string', default: '1000000' },
    few: { type: 'string', default: '10000' },
    swapped: { type: 'string', default: 'false' },
    results: { type: 'string', default: 'docs/benchmarks/results/linkage-standing.json' },
  },
})
if (values.set === undefined)
  throw new Error('Usage: node bench/linkage/standing.ts --set DIR [--list N] [--few N]')
const set = values.set
const work = join(set, 'standing')
/** Few rows take so little time that what else the machine does shows: the middle one of so many runs counts. */
const rounds = 5
const root = fileURLToPath(new URL('../..', import.meta.url))
const config = await readConfig(join(set, 'config.json'))
const truth = join(set, 'truth.csv')

/** Lines of the set's file, the header first. */
const lines = readFileSync(config.inputs[0]!.file, 'utf8').trimEnd().split('\n')

/** Writes some rows and a configuration that names them; all parts bear the name of the one input, as the truth does. */
function cut(name: string, rows: readonly string[]): string {
  const file = join(work, `${name}.csv`)
  const handle = openSync(file, 'w')
  writeSync(handle, `${lines[0]}\n`)
  for (let from = 0; from < rows.length; from += 100_000)
    writeSync(handle, `${rows.slice(from, from + 100_000).join('\n')}\n`)
  closeSync(handle)
  const path = join(work, `${name}.json`)
  writeFileSync(
    path,
    JSON.stringify({ ...config, inputs: [{ ...config.inputs[0]!, file }] } satisfies LinkConfig),
  )
  return path
}

/** One run of the command as its own process; with `isAll` it writes the persons of all rows, which is how they are judged. */
async function link(
  name: string,
  configuration: string,
  register?: string,
  isAll = false,
): Promise<Used & { out: string }> {
  const out = join(work, `out-${name}`)
  const words = ['link', 'run', '--config', configuration, '--out', out]
  if (register !== undefined) words.push('--register', join(work, register))
  if (isAll) words.push('--all')
  const engine = {
    name,
    whyMissing: () => null,
    commandLine: () => [process.execPath, join(root, 'src/main.ts'), ...words],
  }
  return { ...(await runEngine(engine, work, out)), out }
}

function used({ out, ...measure }: Used & { out: string }) {
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Record<string, unknown>
  const { register, refused, pairsCompared, seconds } = report
  return { ...measure, register, refused, pairsCompared, steps: seconds }
}

async function judged(run: Used & { out: string }) {
  const { pairs, b3 } = await judgeClusters({ clusters: join(run.out, 'clusters.csv'), truth })
  return { ...used(run), pairs, b3 }
}

/** Pairs that are one person in either file of clusters, and the share of them that are so in both. */
function agreement(one: string, other: string) {
  const clusterOf = new Map<string, string>()
  const each = (path: string, take: (row: string, cluster: string) => void) => {
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n')
    for (const line of rows.slice(1)) {
      const comma = line.lastIndexOf(',')
      take(line.slice(0, comma), line.slice(comma + 1))
    }
  }
  const [ones, others, both] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  each(one, (row, cluster) => {
    clusterOf.set(row, cluster)
    count(ones, cluster)
  })
  each(other, (row, cluster) => {
    count(others, cluster)
    count(both, `${clusterOf.get(row)} ${cluster}`)
  })
  const pairsOf = (counts: Map<string, number>) => {
    let pairs = 0
    for (const size of counts.values()) pairs += (size * (size - 1)) / 2
    return pairs
  }
  const same = pairsOf(both)
  const all = pairsOf(ones) + pairsOf(others) - same
  return { pairs: all, same, share: same / all }
}

/** People of the list typed in one by one, in this process. */
async function findPeople(rows: readonly string[]) {
  const header = lines[0]!.split(',')
  const started = performance.now()
  const register = await openRegister(join(work, 'register'))
  const openSeconds = (performance.now() - started) / 1000
  const times: number[] = []
  let candidates = 0
  for (const row of rows) {
    const cells = row.split(',')
    if (cells.length !== header.length) continue
    const typed = Object.fromEntries(
      config.fields.map(({ name, columns }) => [name, cells[header.indexOf([columns].flat()[0]!)]!]),
    )
    const asked = performance.now()
    candidates += register.find(typed).length
    times.push(performance.now() - asked)
  }
  const sorted = times.sort((x, y) => x - y)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return {
    people: sorted.length,
    candidates,
    openSeconds,
    milliseconds: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
    memoryMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }
}

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
}).stdout.trim()
rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })
const first = lines.length - Number(values.list)
const [registerRows, listRows] = [lines.slice(1, first), lines.slice(first)]
const configs = {
  register: cut('register', registerRows),
  list: cut('list', listRows),
  few: cut('few', listRows.slice(0, Number(values.few))),
}
const loads: number[] = []
const measured = async (name: string, part: keyof typeof configs, folder: string) => {
  loads.push(loadavg()[0]!)
  return link(name, configs[part], folder)
}
/** A copy of the register, on the disk: a register that lists come to was written long ago. */
const copyTo = (folder: string) => {
  rmSync(join(work, folder), { recursive: true, force: true })
  cpSync(join(work, 'register'), join(work, folder), { recursive: true })
  spawnSync('sync')
}
const made = await measured('register', 'register', 'register')
const fewRuns = []
for (let round = 0; round < rounds; round++) {
  copyTo('with-few')
  fewRuns.push(used(await measured('few', 'few', 'with-few')))
}
const few = fewRuns.toSorted((x, y) => x.seconds - y.seconds)[Math.floor(rounds / 2)]!
copyTo('with-list')
const list = await measured('list', 'list', 'with-list')
const again = await measured('again', 'list', 'with-list')
const whole = await link('whole', configs.list, 'with-list', true)
const typed = await findPeople(listRows.slice(0, 5000))
loads.push(loadavg()[0]!)
const atOnce = await link('at-once', join(set, 'config.json'))
const clustersOf = ({ out }: { out: string }) => join(out, 'clusters.csv')
const swapped = async () => {
  await link('swapped-list', configs.list, 'swapped')
  const last = await link('swapped', configs.register, 'swapped', true)
  return {
    ...(await judged(last)),
    sameAsAtOnce: agreement(clustersOf(last), clustersOf(atOnce)),
    sameAsUsualOrder: agreement(clustersOf(last), clustersOf(whole)),
  }
}
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
}
const result = {
  about: JSON.parse(readFileSync(join(set, 'set.json'), 'utf8')) as unknown,
  machine: { ...machine, node: process.version, commit, loads },
  register: { rows: registerRows.length, ...used(made) },
  few: { rows: Number(values.few), all: fewRuns.map(({ seconds }) => seconds), ...few },
  list: { rows: listRows.length, ...used(list) },
  whole: await judged(whole),
  again: {
    rows: listRows.length,
    ...used(again),
    isSame: agreement(clustersOf(again), clustersOf(list)).share === 1,
  },
  typed,
  atOnce: { ...(await judged(atOnce)), sameAsLists: agreement(clustersOf(whole), clustersOf(atOnce)) },
  ...(values.swapped === 'true' && { swapped: await swapped() }),
}
writeFileSync(values.results, `${JSON.stringify(result, null, 1)}\n`)
console.log(JSON.stringify(result, null, 1))
