import type { CommandOptions } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { readConfig } from './config.ts'
import { runLink, sumOf } from './run-link.ts'
import { writeResults } from './write-results.ts'

export const usage = 'Usage: welas link run --config FILE.json [--out DIR] [--threads N] [--explain-steps]'
export const linkRunOptions = {
  config: { type: 'string' },
  out: { type: 'string' },
  threads: { type: 'string' },
  'explain-steps': { type: 'boolean' },
} as const

/** `welas link run`: links the files a configuration names; writes its results into a folder (default: link-result). */
export async function runLinkCommand(options: CommandOptions, print: (line: string) => void): Promise<void> {
  if (typeof options.config !== 'string') return print(usage)
  const config = await readConfig(options.config)
  const threads = options.threads === undefined ? undefined : Number(options.threads)
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0)) return print(usage)
  const run = await runLink(config, options['explain-steps'] === true ? print : () => {}, threads)
  if (run.table.count === 0) throw new Problem('linkage.run.no-rows', 422)
  const folder = typeof options.out === 'string' ? options.out : 'link-result'
  await writeResults(config, run, folder)
  const { table, pairsByRule, resolution, thresholds } = run
  print(
    `${table.count} rows, ${sumOf(pairsByRule)} pairs compared, ${resolution.joined.length} joins, ${table.count - resolution.joined.length} clusters`,
  )
  print(
    `join from probability ${thresholds.join.toFixed(3)}, review from ${thresholds.review.toFixed(3)}; written to ${folder}`,
  )
}
