import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CommandOptions } from '../../kernel/command.ts'
import { readConfig } from './config.ts'
import { writeModel } from './model-file.ts'
import { trainModel } from './run-link.ts'

export const trainUsage =
  'Usage: welas link train --config FILE.json --out MODEL.json [--threads N] [--explain-steps]'

/**
 * `welas link train`: learns a model from the files that a configuration names, and links nothing. A configuration that names the
 * model links by it.
 */
export async function trainCommand(options: CommandOptions, print: (line: string) => void): Promise<void> {
  const { config: path, out } = options
  const threads = options.threads === undefined ? undefined : Number(options.threads)
  const isThreads = threads === undefined || (Number.isInteger(threads) && threads > 0)
  if (typeof path !== 'string' || typeof out !== 'string' || !isThreads) return print(trainUsage)
  // What these rows teach, not what an earlier model says.
  const { model: _, ...config } = await readConfig(path)
  await mkdir(dirname(out), { recursive: true })
  const explain = options['explain-steps'] === true ? print : undefined
  const trained = await trainModel(config, explain, threads)
  writeModel(out, config.fields, trained, {
    made: 'welas link train',
    on: new Date().toISOString().slice(0, 10),
    inputs: config.inputs.map(({ name }) => name),
    seed: config.seed,
  })
  const { sessions } = trained.model
  const taught = sessions.filter((session) => session.taught.length > 0)
  print(`${trained.rows} rows; ${taught.length} of ${sessions.length} rules taught; written to ${out}`)
}
