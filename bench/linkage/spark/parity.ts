/**
 * Does Spark find what the kernel finds? Every pair, weight and level, and the files of both commands:
 * node bench/linkage/spark/parity.ts --spark-submit PATH --python PATH [--sets NAME,NAME] [--work DIR] [--results DIR]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../../src/linkage/general/config.ts'
import type { Ground, ScoredPairs } from '../../../src/linkage/general/link-table.ts'
import { Comparer } from '../../../src/linkage/general/rules/compare.ts'
import { indexedRule, Partners } from '../../../src/linkage/general/rules/partners.ts'
import { Edges, scoreRows } from '../../../src/linkage/general/rules/score.ts'
import { PairScorer } from '../../../src/linkage/general/rules/score-pair.ts'
import { runLink } from '../../../src/linkage/general/run-link.ts'
import { scoreOnSpark } from '../../../src/linkage/general/spark/run-spark.ts'
import { makeSet } from '../make-set.ts'
import { checkSubmit, machineOf, readEvents, root, runWelas, writeProperties } from './cluster.ts'
import { makeCrowd } from './make-crowd.ts'

const { values } = parseArgs({
  options: {
    'spark-submit': { type: 'string' },
    python: { type: 'string', default: 'python3' },
    sets: { type: 'string', default: 'typical,filthy,two-files,crowd' },
    work: { type: 'string', default: join(tmpdir(), 'welas-spark-parity') },
    results: { type: 'string', default: join(root, 'docs/benchmarks/results') },
  },
})
const submit = checkSubmit(values['spark-submit'])
const { python } = values
const rows = 20_000
const makers: Readonly<Record<string, (folder: string) => void>> = {
  typical: (folder) => makeSet({ rows, dirt: 'typical', seed: 21, folder, files: 1 }),
  filthy: (folder) => makeSet({ rows, dirt: 'filthy', seed: 21, folder, files: 1 }),
  'two-files': (folder) => makeSet({ rows, dirt: 'typical', seed: 21, folder, files: 2 }),
  crowd: makeCrowd,
}
/** Lower than any weight: all pairs come back, and nothing is weighed by half. */
const everything = -1000

/** All pairs of the kernel with their whole weights. */
function scoreHere({ table, plan, parts, indexes, weigher }: Ground): ScoredPairs {
  const rules = indexes.map((index, rule) => indexedRule(table, plan.rules[rule]!, [index]))
  const partners = new Partners(table, { parts, width: plan.parts.length, first: 0 }, rules)
  const scorer = {
    partners,
    pairs: new PairScorer(new Comparer(table), weigher),
    floor: everything,
  }
  const edges = new Edges(table.columns.length)
  scoreRows(scorer, 0, table.count, edges)
  return { edges, pairsByRule: partners.pairsByRule }
}

/** Pairs as lines that tell everything about them, in order. */
function linesOf({ a, b, weight, levels, count, columns }: Edges): string[] {
  const bits = new Int32Array(weight.buffer)
  return Array.from({ length: count }, (_, edge) => {
    const found = levels.subarray(edge * columns, (edge + 1) * columns).join('')
    return `${a[edge]} ${b[edge]} ${bits[edge]} ${found}`
  }).sort()
}

/** Lines of one list that the other lacks, and the other way; a line that is there twice counts twice. */
function differences(one: readonly string[], other: readonly string[]): { missing: number; surplus: number } {
  const counts = new Map<string, number>()
  const add = (lines: readonly string[], step: number) => {
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + step)
  }
  add(one, 1)
  add(other, -1)
  const sum = (sign: number) =>
    [...counts.values()].reduce((total, count) => total + Math.max(0, sign * count), 0)
  return { missing: sum(1), surplus: sum(-1) }
}

/** Compares pair by pair, below the run's own floor too. */
async function comparePairs(set: string, folder: string) {
  const { properties, events } = writeProperties(folder)
  const config = await readConfig(join(set, 'config.json'))
  let found: object = {}
  await runLink(
    config,
    () => {},
    undefined,
    async (ground) => {
      const here = scoreHere(ground)
      const plan = join(folder, 'plan')
      const there = await scoreOnSpark({ folder: plan, submit, python, properties }, ground, everything)
      const kept = ground.indexes.filter(({ rows }) => rows.length > 0)
      found = {
        rows: ground.table.count,
        rules: kept.length,
        rowsInOversizedBlocks: kept.reduce((sum, { sizes }) => sum + sizes.oversizedRows, 0),
        largestBlock: Math.max(...kept.map(({ sizes }) => sizes.largest)),
        pairs: here.edges.count,
        pairsOfSpark: there.edges.count,
        pairsWeightsLevels: differences(linesOf(here.edges), linesOf(there.edges)),
        isPairsByRuleEqual: here.pairsByRule.join() === there.pairsByRule.join(),
        spark: readEvents(events),
      }
      return here
    },
  )
  return found
}

/** Compares the files that the two commands write. */
async function compareFiles(set: string, folder: string) {
  const { properties } = writeProperties(folder)
  const words = ['link', 'run', '--config', join(set, 'config.json'), '--out']
  const [here, there] = [join(folder, 'kernel'), join(folder, 'spark')]
  await runWelas([...words, here])
  const engine = [
    '--engine',
    'spark',
    '--spark-submit',
    submit,
    '--spark-properties',
    properties,
    '--python',
    python,
  ]
  await runWelas([...words, there, ...engine])
  const isSame = (file: string) => readFileSync(join(here, file)).equals(readFileSync(join(there, file)))
  const report = (out: string) => {
    const { seconds, secondsTotal, peakMemoryMb, threads, ...rest } = JSON.parse(
      readFileSync(join(out, 'report.json'), 'utf8'),
    )
    return rest
  }
  return {
    joins: report(here).joins as number,
    clusters: report(here).clusters as number,
    isClustersFileEqual: isSame('clusters.csv'),
    isPairsFileEqual: isSame('pairs.csv'),
    isReportEqual: JSON.stringify(report(here)) === JSON.stringify(report(there)),
  }
}

const results: object[] = []
for (const name of values.sets.split(',')) {
  const make = makers[name]
  if (!make) throw new Error(`No set ${name}; known: ${Object.keys(makers).join(', ')}`)
  const set = join(values.work, name)
  mkdirSync(set, { recursive: true })
  make(set)
  const result = { set: name, ...(await comparePairs(set, set)), ...(await compareFiles(set, set)) }
  console.log(JSON.stringify(result, null, 1))
  results.push(result)
}
mkdirSync(values.results, { recursive: true })
const path = join(values.results, 'linkage-spark-parity.json')
writeFileSync(path, `${JSON.stringify({ machine: machineOf(submit), results }, null, 1)}\n`)
console.log(`Raw result: ${path}`)
