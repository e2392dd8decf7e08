import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod'
import { languages } from '../../kernel/messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { fieldKinds, fieldsMax } from './rules/fields.ts'

const probability = z.number().gt(0).lt(1)

const inputShape = z.strictObject({
  name: z.string().min(1),
  /** Relative to the configuration file. */
  file: z.string().min(1),
  /** The column that names a row; unique within the file. */
  id: z.string().min(1),
  delimiter: z.string().length(1).optional(),
  /** The day the list speaks of: an age in a date field counts back from it; without it ages are not read. */
  asOf: z.iso.date().optional(),
  /** True when no two rows of the file are one person. */
  unique: z.boolean().default(false),
  /** The file's own column names, by field, where they differ from those of `fields`. */
  columns: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
})

const fieldShape = z.strictObject({
  name: z.string().regex(/^[\w .-]+$/),
  kind: z.enum(fieldKinds),
  columns: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  dayFirst: z.boolean().default(true),
  weight: z.number().min(0).max(10).default(1),
})

const configShape = z.strictObject({
  inputs: z.array(inputShape).min(1).max(200),
  fields: z.array(fieldShape).min(1).max(fieldsMax),
  thresholds: z
    .union([z.enum(['auto', 'balanced']), z.strictObject({ join: probability, review: probability })])
    .default('auto'),
  /** What to do where one person would hold two valid national numbers: ask somebody, or weigh it with all other evidence. */
  twoNumbers: z.enum(['weigh', 'ask']).default('weigh'),
  /** A model that `welas link train` wrote, relative to the configuration file; without one the rows teach it. */
  model: z.string().min(1).optional(),
  /** What people answered about pairs (answers.ts): CSV files, relative to the configuration file. */
  answers: z.array(z.string().min(1)).default([]),
  /** The language in which pairs.csv says why; without one it does not. */
  explanations: z.enum(languages).optional(),
  seed: z.int().default(1),
})

/** What is linked and how. `file` is absolute; `columns` is always a list. */
export type LinkConfig = z.infer<typeof configShape>

/**
 * Reads and checks the configuration.
 * @throws Problem that names the place in the file (inputs.0.id) and what is wrong there
 */
export async function readConfig(path: string): Promise<LinkConfig> {
  const file = basename(path)
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Problem('linkage.run.unreadable-config', 422, { file, reason: String(error) })
  }
  const config = checkConfig(value, file)
  const folder = dirname(resolve(path))
  return {
    ...config,
    inputs: config.inputs.map((input) => ({ ...input, file: resolve(folder, input.file) })),
    answers: config.answers.map((answers) => resolve(folder, answers)),
    ...(config.model !== undefined && { model: resolve(folder, config.model) }),
  }
}

/** Checks a configuration that has been read. @throws Problem, see readConfig */
export function checkConfig(value: unknown, file: string): LinkConfig {
  const config = checkShape(configShape, value, file)
  const { inputs, fields, thresholds, answers } = config
  const repeated = (names: readonly string[]) =>
    names.findIndex((name, index) => names.indexOf(name) !== index)
  const input = repeated(inputs.map(({ name }) => name))
  if (input >= 0) throw faultAt(file, `inputs.${input}.name`, 'is there twice')
  const field = repeated(fields.map(({ name }) => name))
  if (field >= 0) throw faultAt(file, `fields.${field}.name`, 'is there twice')
  const refuseWorkbook = (place: string, path: string) => {
    if (/\.(xls[xbm]?|ods)$/i.test(path))
      throw faultAt(file, place, 'is a workbook: export it as CSV (UTF-8) first')
  }
  for (const [index, input] of inputs.entries()) refuseWorkbook(`inputs.${index}.file`, input.file)
  for (const [index, path] of answers.entries()) refuseWorkbook(`answers.${index}`, path)
  if (typeof thresholds !== 'string' && thresholds.review > thresholds.join)
    throw faultAt(file, 'thresholds.review', 'must not be above thresholds.join')
  return config
}

/** The value as the shape says. @throws Problem that names the first place in the file where it is not */
export function checkShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  file: string,
): z.infer<Shape> {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw faultAt(file, path.join('.') || '(file)', message)
}

export const faultAt = (file: string, path: string, reason: string) =>
  new Problem('linkage.run.bad-config', 422, { file, path, reason })
