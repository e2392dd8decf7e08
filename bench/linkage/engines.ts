import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinned } from '../../scripts/pinned.mjs'

/** How to run an engine on a set; it writes clusters.csv, pairs.csv and report.json to `out`. */
export interface Engine {
  readonly name: string
  /** Why it cannot run here, or null. */
  whyMissing(): string | null
  commandLine(set: string, out: string): readonly string[]
}

/** What a process used, read from outside, so that all engines are measured alike. */
export interface Used {
  readonly seconds: number
  /** User and system time; null where the system cannot tell (not Linux). */
  readonly cpuSeconds: number | null
  readonly peakMb: number | null
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export function welas(): Engine {
  return {
    name: 'welas',
    whyMissing: () => {
      const help = spawnSync(process.execPath, [join(root, 'src/main.ts'), 'help', 'link'], {
        encoding: 'utf8',
      })
      return help.stdout.includes('link run') ? null : 'this copy of Welas has no command "link run"'
    },
    commandLine: (set, out) => [
      process.execPath,
      join(root, 'src/main.ts'),
      ...['link', 'run', '--config', join(set, 'config.json'), '--out', out],
    ],
  }
}

/** `python` is an interpreter with the packages of splink/requirements.txt. */
export function splink(python: string): Engine {
  return {
    name: 'splink',
    whyMissing: () =>
      spawnSync(python, ['-c', 'import splink, duckdb']).status === 0
        ? null
        : 'Python has no Splink: install bench/linkage/splink/requirements.txt and name the interpreter with --python',
    commandLine: (set, out) => [
      python,
      '-B',
      join(root, 'bench/linkage/splink/run.py'),
      '--set',
      set,
      '--out',
      out,
    ],
  }
}

/**
 * Runs an engine as its own process. What it prints goes to `out`/log.txt.
 * @throws Error when it fails or writes no clusters
 */
export async function runEngine(engine: Engine, set: string, out: string): Promise<Used> {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const log = openSync(join(out, 'log.txt'), 'w')
  const [program = '', ...words] = engine.commandLine(set, out)
  const startedAt = performance.now()
  // As `npm run welas` starts it; the same for every engine.
  const child = spawn(program, words, { cwd: root, env: pinned(root), stdio: ['ignore', log, log] })
  const usage = { ticks: 0, peakKb: 0 }
  const watch = setInterval(() => readUsage(child.pid!, usage), 20)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  }).finally(() => clearInterval(watch))
  const seconds = (performance.now() - startedAt) / 1000
  if (code !== 0 || !existsSync(join(out, 'clusters.csv')))
    throw new Error(`${engine.name} ended with ${code}; see ${join(out, 'log.txt')}`)
  return {
    seconds: round(seconds),
    // Linux counts a hundred ticks a second.
    cpuSeconds: usage.ticks > 0 ? round(usage.ticks / 100) : null,
    peakMb: usage.peakKb > 0 ? Math.round(usage.peakKb / 1024) : null,
  }
}

/** The last values before the process ends are kept: at most a fiftieth of a second is missed. */
function readUsage(pid: number, usage: { ticks: number; peakKb: number }): void {
  try {
    // After the name in brackets, which may hold blanks, user and system time are fields 12 and 13.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    usage.ticks = Math.max(usage.ticks, Number(fields[11]) + Number(fields[12]))
    const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    usage.peakKb = Math.max(usage.peakKb, Number(peak ?? 0))
  } catch {
    // No such system, or the process is gone.
  }
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
