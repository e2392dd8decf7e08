import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A cluster on this machine for the tests: two executors, each a process of its own, that shuffle through files and sockets. */
const settings = (events: string) => ({
  'spark.master': 'local-cluster[2,1,2048]',
  'spark.driver.memory': '1g',
  'spark.executor.memory': '2g',
  'spark.sql.shuffle.partitions': '16',
  // Small tables would be sent whole to every executor; large ones are not, and that is what is tested.
  'spark.sql.autoBroadcastJoinThreshold': '-1',
  'spark.ui.enabled': 'false',
  'spark.eventLog.enabled': 'true',
  'spark.eventLog.compress': 'false',
  'spark.eventLog.rolling.enabled': 'false',
  'spark.eventLog.dir': `file://${events}`,
})

/** Writes a file of settings; the events of what runs with it come into the folder `events` beside it. */
export function writeProperties(folder: string): { properties: string; events: string } {
  const events = join(folder, 'events')
  rmSync(events, { recursive: true, force: true })
  mkdirSync(events, { recursive: true })
  const properties = join(folder, 'spark.properties')
  const lines = Object.entries(settings(events)).map(([name, value]) => `${name} ${value}\n`)
  writeFileSync(properties, lines.join(''))
  return { properties, events }
}

/** What Spark itself wrote down of a run. Bytes and seconds are sums over tasks. */
export interface Events {
  readonly executors: number
  readonly tasksByExecutor: Readonly<Record<string, number>>
  readonly shuffleWriteBytes: number
  readonly shuffleReadLocalBytes: number
  readonly shuffleReadRemoteBytes: number
  readonly spilledBytes: number
  readonly taskSeconds: number
}

interface Event {
  readonly Event: string
  readonly 'Task Info'?: { readonly 'Executor ID': string }
  readonly 'Task Metrics'?: {
    readonly 'Executor Run Time': number
    readonly 'Disk Bytes Spilled': number
    readonly 'Shuffle Write Metrics': { readonly 'Shuffle Bytes Written': number }
    readonly 'Shuffle Read Metrics': {
      readonly 'Local Bytes Read': number
      readonly 'Remote Bytes Read': number
    }
  }
}

export function readEvents(folder: string): Events {
  const events = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event)
  const tasks = events.filter((event) => event.Event === 'SparkListenerTaskEnd')
  const metrics = tasks.flatMap((task) => task['Task Metrics'] ?? [])
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    executors: events.filter((event) => event.Event === 'SparkListenerExecutorAdded').length,
    tasksByExecutor: Object.fromEntries(
      [...Map.groupBy(tasks, (task) => task['Task Info']!['Executor ID'])].map(([id, list]) => [
        id,
        list.length,
      ]),
    ),
    shuffleWriteBytes: sum(metrics.map((task) => task['Shuffle Write Metrics']['Shuffle Bytes Written'])),
    shuffleReadLocalBytes: sum(metrics.map((task) => task['Shuffle Read Metrics']['Local Bytes Read'])),
    shuffleReadRemoteBytes: sum(metrics.map((task) => task['Shuffle Read Metrics']['Remote Bytes Read'])),
    spilledBytes: sum(metrics.map((task) => task['Disk Bytes Spilled'])),
    taskSeconds: sum(metrics.map((task) => task['Executor Run Time'])) / 1000,
  }
}

/** What a command and all processes it started used; Linux only. Memory is the most that all had at once. */
export interface Used {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
}

/** Runs a command of Welas in a session of its own, whose processes are looked at ten times a second. @throws Error when it fails */
export async function runWelas(words: readonly string[]): Promise<Used> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...words], {
    stdio: 'inherit',
    detached: true,
  })
  const ticks = new Map<number, number>()
  let peakKb = 0
  const look = () => {
    let kb = 0
    for (const [pid, used, resident] of processesOf(child.pid!)) {
      ticks.set(pid, used)
      kb += resident
    }
    peakKb = Math.max(peakKb, kb)
  }
  const watch = setInterval(look, 100)
  const code = await new Promise<number | null>((done) => child.on('exit', done)).finally(() =>
    clearInterval(watch),
  )
  if (code !== 0) throw new Error(`welas ${words.join(' ')} ended with ${code}`)
  return {
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
    // Linux counts a hundred ticks a second.
    cpuSeconds: Math.round([...ticks.values()].reduce((sum, used) => sum + used, 0)) / 100,
    peakMb: Math.round(peakKb / 1024),
  }
}

/** Number, ticks used and resident KB of each process of a session. */
function processesOf(session: number): [pid: number, ticks: number, kb: number][] {
  return readdirSync('/proc').flatMap((name): [number, number, number][] => {
    try {
      if (!/^\d+$/.test(name)) return []
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      if (Number(fields[3]) !== session) return []
      return [[Number(name), Number(fields[11]) + Number(fields[12]), Number(fields[21]) * 4]]
    } catch {
      // Gone meanwhile.
      return []
    }
  })
}

/** Where and on what something was measured. */
export const machineOf = (submit: string) => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  load: loadavg()[0],
  node: process.version,
  spark:
    /version ([\d.]+)/.exec(spawnSync(submit, ['--version'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? null,
  commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout?.trim(),
  settings: settings('(events)'),
})

/** @throws Error when the program is not there */
export function checkSubmit(submit: string | undefined): string {
  if (submit === undefined || !existsSync(submit))
    throw new Error('Say where spark-submit is with --spark-submit PATH (bench/linkage/spark/README.md)')
  return submit
}
