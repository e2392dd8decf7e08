import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { judgeClusters } from '../judge/judge-clusters.ts'
import { readTable } from '../judge/read-table.ts'
import { runSplinkCommand } from './command.ts'
import { checkModel } from './read-model.ts'
import { probabilityOf } from './rules/score.ts'
import { runSplink, type SplinkRun } from './run-splink.ts'

const fixture = fileURLToPath(new URL('fixture', import.meta.url))
const modelFile = join(fixture, 'model.json')

async function rowsOf(file: string, columns: readonly string[]): Promise<string[][]> {
  const rows: string[][] = []
  await readTable(file, { required: columns, optional: [] }, (cells) => {
    rows.push([...cells])
  })
  return rows
}

/** Weight of each pair by its ids, left before right. */
function weightsOf({ pairs, rows }: SplinkRun): Map<string, number> {
  return new Map(
    Array.from({ length: pairs.count }, (_, pair) => [
      `${rows.ids[pairs.lefts[pair]!]} ${rows.ids[pairs.rights[pair]!]}`,
      pairs.weights[pair]!,
    ]),
  )
}

/** Clusters as sorted lists of ids. */
function clustersOf(rows: readonly (readonly [id: string, cluster: string])[]): string[] {
  return [...Map.groupBy(rows, ([, cluster]) => cluster).values()]
    .map((members) =>
      members
        .map(([id]) => id)
        .sort()
        .join(' '),
    )
    .sort()
}

test('every form of level weighs what Splink weighs, and joins the same rows', async () => {
  const run = await runSplink({
    settings: modelFile,
    files: [join(fixture, 'people.csv')],
    id: undefined,
    threshold: 0.9,
    reviewFrom: 1e-9,
  })
  const theirs = await rowsOf(join(fixture, 'splink-pairs.csv'), ['left_id', 'right_id', 'match_weight'])
  const ours = weightsOf(run)
  expect([...ours.keys()].sort()).toEqual(theirs.map(([left, right]) => `${left} ${right}`).sort())
  for (const [left, right, weight] of theirs)
    expect(ours.get(`${left} ${right}`)).toBeCloseTo(Number(weight), 10)
  const clusters = await rowsOf(join(fixture, 'splink-clusters.csv'), ['id', 'cluster'])
  expect(clustersOf(run.rows.ids.map((id, row) => [id, String(run.clusters.root(row))]))).toEqual(
    clustersOf(clusters.map(([id, cluster]) => [id!, cluster!])),
  )
  // Two levels have no probabilities in the model.
  expect(run.model.untrained).toHaveLength(2)
})

const exact = (column: string, m: number, u: number, more: object = {}) => ({
  output_column_name: column,
  comparison_levels: [
    { sql_condition: `${column}_l IS NULL OR ${column}_r IS NULL`, is_null_level: true },
    {
      sql_condition: `"${column}_l" = "${column}_r"`,
      label_for_charts: 'same',
      m_probability: m,
      u_probability: u,
      ...more,
    },
    { sql_condition: 'ELSE', label_for_charts: 'other', m_probability: 1 - m, u_probability: 1 - u },
  ],
})
const small = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.5,
  blocking_rules_to_generate_predictions: ['l.name = r.name'],
  comparisons: [exact('name', 0.8, 0.1), exact('town', 0.5, 0.25)],
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-splink-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function run(model: object, files: Readonly<Record<string, string>>): Promise<SplinkRun> {
  const folder = await folderWith({ ...files, 'model.json': JSON.stringify(model) })
  return runSplink({
    settings: join(folder, 'model.json'),
    files: Object.keys(files).map((name) => join(folder, name)),
    id: undefined,
    threshold: 0.9,
    reviewFrom: 1e-9,
  })
}

async function linked(model: object, files: Readonly<Record<string, string>>): Promise<Map<string, number>> {
  return weightsOf(await run(model, files))
}

test('a weight is the prior, plus log2(m/u) of each level, nothing for what is missing', async () => {
  const weights = await linked(small, {
    'people.csv': 'unique_id,name,town\n1,ann,x\n2,ann,x\n3,ann,\n4,bo,x\n',
  })
  expect([...weights]).toEqual([
    ['1 2', Math.log2(0.8 / 0.1) + 1],
    ['1 3', 3],
    ['2 3', 3],
  ])
})

test('a rare value adds, a common one takes away, with weight and minimum', async () => {
  const frequency = { tf_adjustment_column: 'name', tf_adjustment_weight: 0.5, tf_minimum_u_value: 0.3 }
  const model = { ...small, comparisons: [exact('name', 0.8, 0.1, frequency)] }
  const csv = `unique_id,name\n${['ann', 'ann', 'ann', 'bo', 'bo', 'cy', 'dy', ''].map((name, row) => `${row},${name}`).join('\n')}`
  const weights = await linked(model, { 'people.csv': csv })
  expect(weights.get('0 1')).toBeCloseTo(3 + 0.5 * (Math.log2(0.1) - Math.log2(3 / 7)), 12)
  // Two of seven are fewer than the minimum.
  expect(weights.get('3 4')).toBeCloseTo(3 + 0.5 * (Math.log2(0.1) - Math.log2(0.3)), 12)
})

test('two files: only pairs across them, unless rows of one may be one person too; ids may repeat between files', async () => {
  const files = { 'b.csv': 'unique_id,name,town\n1,ann,\n2,ann,\n', 'a.csv': 'UNIQUE_ID,name,town\n1,ann,\n' }
  const across = await run({ ...small, link_type: 'link_only' }, files)
  const all = await run({ ...small, link_type: 'link_and_dedupe' }, files)
  expect([across.pairs.count, all.pairs.count]).toEqual([2, 3])
})

test('ids that are whole numbers are ordered as numbers, others as text', async () => {
  const ordered = await linked(small, { 'people.csv': 'unique_id,name,town\n10,ann,\n9,ann,\n' })
  const asText = await linked(small, { 'people.csv': 'unique_id,name,town\nx10,ann,\nx9,ann,\n' })
  expect([[...ordered.keys()], [...asText.keys()]]).toEqual([['9 10'], ['x10 x9']])
})

test('a pair for which a comparison has no level is left out, as in Splink', async () => {
  const gap = exact('town', 0.5, 0.25)
  const model = {
    ...small,
    comparisons: [exact('name', 0.8, 0.1), { ...gap, comparison_levels: gap.comparison_levels.slice(0, 2) }],
  }
  const weights = await linked(model, { 'people.csv': 'unique_id,name,town\n1,ann,x\n2,ann,y\n3,ann,x\n' })
  expect([...weights.keys()]).toEqual(['1 3'])
})

test('the command writes what link judge reads', async () => {
  const folder = await folderWith({
    'people.csv': 'unique_id,name,town\n1,ann,x\n2,ann,x\n3,ann,"y, z"\n',
    'model.json': JSON.stringify(small),
    'truth.csv': 'source,id,entity\npeople,1,A\npeople,2,A\npeople,3,B\n',
  })
  const lines: string[] = []
  const out = join(folder, 'out')
  await runSplinkCommand(
    [],
    { settings: join(folder, 'model.json'), input: join(folder, 'people.csv'), out, threshold: '0.9' },
    (line) => lines.push(line),
  )
  expect(lines[0]).toBe('3 rows, 3 pairs compared, 3 of probability 0.01 and more')
  expect(await readFile(join(out, 'pairs.csv'), 'utf8')).toBe(
    `left_source,left_id,right_source,right_id,probability,outcome,match_weight,name_level,town_level
people,1,people,2,${probabilityOf(4).toFixed(6)},join,4,same,same
people,1,people,3,${probabilityOf(3 + Math.log2(0.5 / 0.75)).toFixed(6)},review,${3 + Math.log2(0.5 / 0.75)},same,other
people,2,people,3,${probabilityOf(3 + Math.log2(0.5 / 0.75)).toFixed(6)},review,${3 + Math.log2(0.5 / 0.75)},same,other
`,
  )
  const files = {
    clusters: join(out, 'clusters.csv'),
    pairs: join(out, 'pairs.csv'),
    truth: join(folder, 'truth.csv'),
  }
  const verdict = await judgeClusters(files)
  expect([verdict.pairs.precision, verdict.pairs.recall, verdict.review?.questions]).toEqual([1, 1, 1])
})

test.each<[string, object, Readonly<Record<string, string>>, string]>([
  [
    'two files for one',
    small,
    { 'a.csv': 'unique_id\n', 'b.csv': 'unique_id\n' },
    'linkage.splink.file-count',
  ],
  ['a column that is not there', small, { 'a.csv': 'unique_id,name\n1,x\n' }, 'linkage.run.missing-column'],
  ['an id twice', small, { 'a.csv': 'unique_id,name,town\n1,x,\n1,y,\n' }, 'linkage.run.repeated-id'],
  ['no id', small, { 'a.csv': 'unique_id,name,town\n,x,\n' }, 'linkage.run.no-id'],
  ['an open quote', small, { 'a.csv': 'unique_id,name,town\n1,"x,\n' }, 'linkage.run.endless-record'],
  [
    'a cell that is no number',
    { ...small, blocking_rules_to_generate_predictions: ['abs(l.town - r.town) < 2'] },
    { 'a.csv': 'unique_id,name,town\n1,x,many\n' },
    'linkage.splink.bad-cell',
  ],
  [
    'a value that cannot be cast',
    { ...small, blocking_rules_to_generate_predictions: ['cast(l.town as int) = cast(r.town as int)'] },
    { 'a.csv': 'unique_id,name,town\n1,x,many\n' },
    'linkage.splink.sql-value',
  ],
])('%s is a problem', async (_, model, files, code) => {
  await expect(linked(model, files)).rejects.toMatchObject({ code })
})

test.each<[string, object, object]>([
  ['another dialect', { ...small, sql_dialect: 'spark' }, { code: 'linkage.splink.dialect' }],
  [
    'a rule that unpacks arrays',
    {
      ...small,
      blocking_rules_to_generate_predictions: [{ blocking_rule: 'l.a = r.a', arrays_to_explode: ['a'] }],
    },
    { code: 'linkage.splink.arrays' },
  ],
  ['no comparisons', { ...small, comparisons: [] }, { code: 'linkage.splink.bad-model' }],
  [
    'a frequency without an exact match',
    {
      ...small,
      comparisons: [
        exact('name', 0.8, 0.1, {
          sql_condition: 'lower(name_l) = lower(name_r)',
          tf_adjustment_column: 'name',
        }),
      ],
    },
    { code: 'linkage.splink.no-exact-match' },
  ],
  [
    'a function that is not known',
    { ...small, comparisons: [exact('name', 0.8, 0.1, { sql_condition: 'name_l = name_r and a_l ~ 1' })] },
    {
      code: 'linkage.splink.sql-unexpected',
      params: { where: 'comparisons.0.comparison_levels.1 (same)', at: 25, near: '~ 1', word: '~' },
    },
  ],
])('%s is a problem that names its place', (_, model, problem) => {
  expect(() => checkModel(model, 'model.json')).toThrow(expect.objectContaining(problem))
})
