import { join } from 'node:path'
import type { CommandOptions } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { readConfig } from './config.ts'
import type { Engine } from './link-table.ts'
import type { Report } from './report.ts'
import { runLink, runOnRegister, sumOf } from './run-link.ts'
import { onSpark } from './spark/run-spark.ts'
import { writeResults } from './write-results.ts'

export const usage =
  'Usage: welas link run --config FILE.json [--register DIR [--all]] [--out DIR] [--threads N] [--explain-steps] [--engine spark [--work DIR] [--spark-submit PATH] [--spark-properties FILE] [--python PATH]]'
export const linkRunOptions = {
  config: { type: 'string' },
  register: { type: 'string' },
  all: { type: 'boolean' },
  out: { type: 'string' },
  threads: { type: 'string' },
  'explain-steps': { type: 'boolean' },
  engine: { type: 'string' },
  work: { type: 'string' },
  'spark-submit': { type: 'string' },
  'spark-properties': { type: 'string' },
  python: { type: 'string' },
} as const

/**
 * `welas link run`: links the files a configuration names, with each other or with a register; writes its results into a folder
 * (default: link-result).
 */
export async function runLinkCommand(options: CommandOptions, print: (line: string) => void): Promise<void> {
  if (typeof options.config !== 'string') return print(usage)
  const config = await readConfig(options.config)
  const threads = options.threads === undefined ? undefined : Number(options.threads)
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0)) return print(usage)
  const folder = textOf(options.out) ?? 'link-result'
  const explain = options['explain-steps'] === true ? print : undefined
  const { register } = options
  if (typeof register === 'string' && options.engine !== undefined)
    throw new Problem('linkage.run.register-without-engine', 422)
  const run =
    typeof register === 'string'
      ? await runOnRegister(config, register, explain, threads)
      : await runLink(config, explain, threads, engineOf(options, folder))
  if (run.table.count === 0) throw new Problem('linkage.run.no-rows', 422)
  const report = await writeResults(config, run, folder, options.all === true)
  const { table, pairsByRule, resolution, thresholds } = run
  const { same, different, withoutRow } = report.answers
  if (typeof register === 'string') print(registerLine(report.register))
  print(
    `${table.count} rows, ${sumOf(pairsByRule)} pairs compared, ${resolution.joined.length} joins, ${report.clusters} clusters, ${report.questions} questions`,
  )
  if (same + different + withoutRow > 0)
    print(
      `answers of people: ${same} same, ${different} different, ${withoutRow} about rows that are not there`,
    )
  print(
    `join from probability ${thresholds.join.toFixed(3)}, review from ${thresholds.review.toFixed(3)}; written to ${folder}`,
  )
}

function registerLine({ standing, new: added, known, changed, learntFrom }: Report['register']): string {
  return `register: ${standing} rows were there, ${added} are new, ${known} of the list were known, ${changed.length} of these say something else now; it links by what ${learntFrom} rows taught`
}

const textOf = (option: string | true | undefined) => (typeof option === 'string' ? option : undefined)

/** What finds and weighs the pairs: undefined for this process, which is the rule. */
function engineOf(options: CommandOptions, folder: string): Engine | undefined {
  if (options.engine === undefined) return undefined
  if (options.engine !== 'spark')
    throw new Problem('linkage.run.unknown-engine', 422, { engine: String(options.engine) })
  return onSpark({
    folder: textOf(options.work) ?? join(folder, 'plan'),
    submit: textOf(options['spark-submit']) ?? 'spark-submit',
    properties: textOf(options['spark-properties']),
    python: textOf(options.python),
  })
}
