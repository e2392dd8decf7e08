import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { functionNames } from './rules/functions.ts'
import { parseSql } from './rules/parse.ts'
import { eachNode, type Node, type Place, SqlFault } from './rules/syntax.ts'
import { type Level, type LevelWeight, levelWeights } from './rules/weights.ts'

const probability = z.number().min(0).max(1)

const levelShape = z.object({
  sql_condition: z.string().min(1),
  label_for_charts: z.string().nullish(),
  is_null_level: z.boolean().default(false),
  // A text stands there where training never saw the level.
  m_probability: z.union([probability, z.string()]).nullish(),
  u_probability: z.union([probability, z.string()]).nullish(),
  tf_adjustment_column: z.string().nullish(),
  tf_adjustment_weight: z.number().nullish(),
  tf_minimum_u_value: z.number().nullish(),
  disable_tf_exact_match_detection: z.boolean().nullish(),
})

const comparisonShape = z.object({
  output_column_name: z.string().min(1).nullish(),
  comparison_levels: z.array(levelShape).min(2).max(100),
})

const ruleShape = z.union([
  z.string().min(1),
  z.object({
    blocking_rule: z.string().min(1),
    sql_dialect: z.string().nullish(),
    arrays_to_explode: z.array(z.string()).nullish(),
  }),
])

const modelShape = z.object({
  link_type: z.enum(['dedupe_only', 'link_only', 'link_and_dedupe']),
  probability_two_random_records_match: probability.default(0.0001),
  blocking_rules_to_generate_predictions: z.array(ruleShape).max(500).default([]),
  comparisons: z.array(comparisonShape).min(1).max(200),
  sql_dialect: z.string().nullish(),
  unique_id_column_name: z.string().min(1).nullish(),
  source_dataset_column_name: z.string().min(1).nullish(),
})

export interface SplinkComparison {
  readonly name: string
  readonly levels: readonly Level[]
  readonly weights: readonly LevelWeight[]
}

/** A saved Splink model, its expressions parsed and its weights reckoned. */
export interface SplinkModel {
  readonly linkType: 'dedupe_only' | 'link_only' | 'link_and_dedupe'
  /** Probability that two rows taken at random are one person. */
  readonly prior: number
  readonly rules: readonly { readonly sql: string; readonly condition: Node }[]
  readonly comparisons: readonly SplinkComparison[]
  readonly idColumn: string
  readonly sourceColumn: string
  /** Levels that the model was not trained for; they weigh what Splink then takes. */
  readonly untrained: readonly string[]
}

/** Reads and checks a model. @throws Problem that names the comparison, the level and the place in its expression */
export async function readModel(path: string): Promise<SplinkModel> {
  const file = basename(path)
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Problem('linkage.splink.unreadable-model', 422, { file, reason: String(error) })
  }
  return checkModel(value, file)
}

/** Checks a model that has been read. @throws Problem, see readModel */
export function checkModel(value: unknown, file: string): SplinkModel {
  const parsed = modelShape.safeParse(value)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new Problem('linkage.splink.bad-model', 422, {
      file,
      path: path.join('.') || '(file)',
      reason: message,
    })
  }
  const model = parsed.data
  expectDuckDb(model.sql_dialect)
  const comparisons = model.comparisons.map(readComparison)
  return {
    linkType: model.link_type,
    prior: model.probability_two_random_records_match,
    rules: model.blocking_rules_to_generate_predictions.map(readRule),
    comparisons,
    idColumn: model.unique_id_column_name ?? 'unique_id',
    sourceColumn: (model.source_dataset_column_name ?? 'source_dataset').toLowerCase(),
    untrained: comparisons.flatMap(({ name, levels }) =>
      levels.flatMap(({ isNull, m, u, label }) =>
        isNull || (m !== undefined && u !== undefined) ? [] : [`${name}: ${label}`],
      ),
    ),
  }
}

function expectDuckDb(dialect: string | null | undefined): void {
  if (dialect && dialect !== 'duckdb') throw new Problem('linkage.splink.dialect', 422, { dialect })
}

function readRule(rule: z.infer<typeof ruleShape>, index: number) {
  const { blocking_rule: sql, ...rest } = typeof rule === 'string' ? { blocking_rule: rule } : rule
  const where = `blocking_rules_to_generate_predictions.${index}`
  if ('sql_dialect' in rest) expectDuckDb(rest.sql_dialect)
  if ('arrays_to_explode' in rest && rest.arrays_to_explode && rest.arrays_to_explode.length > 0)
    throw new Problem('linkage.splink.arrays', 422, { where })
  return { sql, condition: parsedAt(where, sql) }
}

function readComparison(comparison: z.infer<typeof comparisonShape>, index: number): SplinkComparison {
  const levels = comparison.comparison_levels.map((level, at): Level => {
    const label = level.label_for_charts ?? level.sql_condition
    const isElse = level.sql_condition.trim().toLowerCase() === 'else'
    const numberOf = (value: string | number | null | undefined) =>
      typeof value === 'number' ? value : undefined
    const column = level.tf_adjustment_column
    return {
      label,
      condition: isElse ? null : parsedAt(levelPlace(index, at, label), level.sql_condition),
      isNull: level.is_null_level,
      m: numberOf(level.m_probability),
      u: numberOf(level.u_probability),
      frequency: column
        ? {
            column: column.replace(/^"(.*)"$/, '$1').toLowerCase(),
            weight: level.tf_adjustment_weight ?? 1,
            minimum: level.tf_minimum_u_value ?? 0,
            isOwnU: level.disable_tf_exact_match_detection ?? false,
          }
        : null,
    }
  })
  const name = comparison.output_column_name ?? `comparison_${index + 1}`
  const weights = levelWeights(levels)
  if (!weights)
    throw new Problem('linkage.splink.no-exact-match', 422, { where: `comparisons.${index} (${name})` })
  return { name, levels, weights }
}

function levelPlace(comparison: number, level: number, label: string): string {
  return `comparisons.${comparison}.comparison_levels.${level} (${label.replace(/\s+/g, ' ').slice(0, 60)})`
}

function parsedAt(where: string, sql: string): Node {
  try {
    return parseSql(sql)
  } catch (error) {
    throw error instanceof SqlFault ? faultAt(where, error) : error
  }
}

function faultAt(where: string, { what, place, word }: SqlFault): Problem {
  const known = functionNames.join(', ')
  const params = { where, at: place.at, near: place.near, word }
  return new Problem(`linkage.splink.sql-${what}`, 422, what === 'function' ? { ...params, known } : params)
}

/** Runs work on a model's expressions; a fault in one of them becomes a Problem that names where the expression stands. */
export function withPlaces<T>(model: SplinkModel, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof SqlFault ? faultAt(whereOf(model, error.place), error) : error
  }
}

function whereOf({ rules, comparisons }: SplinkModel, place: Place): string {
  const holds = (node: Node | null) => {
    let isThere = false
    if (node)
      eachNode(node, (part) => {
        if ('place' in part && part.place === place) isThere = true
      })
    return isThere
  }
  const rule = rules.findIndex(({ condition }) => holds(condition))
  if (rule >= 0) return `blocking_rules_to_generate_predictions.${rule}`
  for (const [index, { levels }] of comparisons.entries())
    for (const [at, { condition, label }] of levels.entries())
      if (holds(condition)) return levelPlace(index, at, label)
  return 'comparisons'
}

/** Every expression of the model. */
export function expressionsOf({ rules, comparisons }: SplinkModel): Node[] {
  const conditions = comparisons.flatMap(({ levels }) => levels.flatMap(({ condition }) => condition ?? []))
  return [...rules.map(({ condition }) => condition), ...conditions]
}
