import type { CommandOptions } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { runSplink } from './run-splink.ts'
import { writeSplink } from './write-splink.ts'

const usage =
  'Usage: welas link run-splink --settings MODEL.json --input FILE.csv [FILE2.csv …] [--id unique_id] [--out DIR] [--threshold 0.9]'

/** Pairs of this probability are written, as questions for people. */
const reviewFrom = 0.01

/**
 * `welas link run-splink`: links files with a saved Splink model; writes its results into a folder (default: link-result).
 * Further files stand as words after the options.
 */
export async function runSplinkCommand(
  words: readonly string[],
  options: CommandOptions,
  print: (line: string) => void,
): Promise<void> {
  const { settings, input, id, out } = options
  if (typeof settings !== 'string' || typeof input !== 'string') return print(usage)
  const threshold = Number(options.threshold ?? 0.9)
  if (!(threshold > 0 && threshold <= 1)) throw new Problem('linkage.splink.bad-threshold', 422)
  const run = await runSplink({
    settings,
    files: [input, ...words],
    id: typeof id === 'string' ? id : undefined,
    threshold,
    reviewFrom,
  })
  if (run.rows.ids.length === 0) throw new Problem('linkage.run.no-rows', 422)
  const folder = typeof out === 'string' ? out : 'link-result'
  await writeSplink(run, folder)
  for (const level of run.model.untrained) print(`not trained, weighed as Splink does then: ${level}`)
  print(
    `${run.rows.ids.length} rows, ${run.compared} pairs compared, ${run.pairs.count} of probability ${run.reviewFrom} and more`,
  )
  print(`joined from probability ${threshold}; written to ${folder}`)
}
