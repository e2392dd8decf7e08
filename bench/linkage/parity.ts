import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readTable } from '../../src/linkage/judge/read-table.ts'
import { type Engine, runEngine, type Used } from './engines.ts'

/**
 * Same model, same links? Trains a Splink model on a set, predicts and clusters with it in Splink and in `welas link run-splink`,
 * each as its own process over the same cleaned files, and compares pairs, weights and clusters.
 * node bench/linkage/parity.ts --set DIR --python VENV/bin/python --work DIR [--threshold 0.95] [--again] [--out FILE]
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    python: { type: 'string' },
    work: { type: 'string' },
    threshold: { type: 'string', default: '0.95' },
    again: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const { set = '', python = 'python3', work = '', threshold } = values
const script = join(root, 'bench/linkage/splink/parity.py')

// A model that is there already is used again where asked for: training takes long.
if (!values.again) {
  const trained = spawnSync(python, ['-B', script, 'train', '--set', set, '--work', work], {
    encoding: 'utf8',
  })
  if (trained.status !== 0) throw new Error(trained.stderr)
}
const files = (JSON.parse(readFileSync(join(work, 'files.json'), 'utf8')) as { file: string }[]).map(
  ({ file }) => join(work, file),
)
const engines: readonly Engine[] = [
  {
    name: 'splink',
    whyMissing: () => null,
    commandLine: (_, out) => [
      ...[python, '-B', script, 'predict', '--work', work, '--out', out, '--threshold', threshold],
    ],
  },
  {
    name: 'welas',
    whyMissing: () => null,
    commandLine: (_, out) => [
      ...[process.execPath, join(root, 'src/main.ts'), 'link', 'run-splink'],
      ...['--settings', join(work, 'model.json'), '--input', ...files],
      ...['--out', out, '--threshold', threshold],
    ],
  },
]
const used: Record<string, Used> = {}
for (const engine of engines) used[engine.name] = await runEngine(engine, set, join(work, engine.name))
const description = JSON.parse(readFileSync(join(set, 'set.json'), 'utf8')) as { name: string }
const { version, duckdb } = JSON.parse(readFileSync(join(work, 'splink', 'report.json'), 'utf8'))
const result = {
  set: description.name,
  splink: version,
  duckdb,
  node: process.version,
  threshold: Number(threshold),
  used,
  ...(await comparePairs(join(work, 'splink'), join(work, 'welas'))),
  clusters: await compareClusters(join(work, 'splink'), join(work, 'welas')),
}
const text = `${JSON.stringify(result, null, 2)}\n`
process.stdout.write(text)
if (values.out) {
  mkdirSync(dirname(values.out), { recursive: true })
  writeFileSync(values.out, text)
}

/** Pairs of both engines by their ids in the order of left and right, with weight and outcome. */
async function comparePairs(splink: string, welas: string) {
  const theirs = new Map<string, { weight: number; joins: boolean }>()
  const columns = {
    required: ['left_source', 'left_id', 'right_source', 'right_id', 'outcome', 'match_weight'],
    optional: [],
  }
  const keyOf = (cells: readonly string[]) => cells.slice(0, 4).join('\t')
  await readTable(join(splink, 'pairs.csv'), columns, (cells) => {
    theirs.set(keyOf(cells), { weight: Number(cells[5]), joins: cells[4] === 'join' })
  })
  const counts = { onlyWelas: 0, joinsWelas: 0, joinsBoth: 0, joinsSplink: 0, written: 0 }
  let [largest, both, differing] = [0, 0, 0]
  for (const { joins } of theirs.values()) if (joins) counts.joinsSplink++
  await readTable(join(welas, 'pairs.csv'), columns, (cells) => {
    counts.written++
    const joins = cells[4] === 'join'
    if (joins) counts.joinsWelas++
    const other = theirs.get(keyOf(cells))
    if (!other) {
      counts.onlyWelas++
      return
    }
    both++
    if (joins && other.joins) counts.joinsBoth++
    const difference = Math.abs(Number(cells[5]) - other.weight)
    largest = Math.max(largest, difference)
    if (difference > 1e-9) differing++
  })
  const joinsEither = counts.joinsSplink + counts.joinsWelas - counts.joinsBoth
  return {
    pairsFrom001: { splink: theirs.size, welas: counts.written, both },
    joins: { splink: counts.joinsSplink, welas: counts.joinsWelas, both: counts.joinsBoth },
    identicalJoins: joinsEither === 0 ? 1 : counts.joinsBoth / joinsEither,
    identicalPairs: both / (theirs.size + counts.onlyWelas),
    largestWeightDifference: largest,
    weightsThatDifferOver1e9: differing,
  }
}

/** Clusters as the rows in them: how many each engine has, and how many are the same in both. */
async function compareClusters(splink: string, welas: string) {
  const membersOf = async (folder: string) => {
    const clusters = new Map<string, string[]>()
    await readTable(
      join(folder, 'clusters.csv'),
      { required: ['source', 'id', 'cluster'], optional: [] },
      ([source, id, cluster]) => {
        const members = clusters.get(cluster!)
        if (members) members.push(`${source}\t${id}`)
        else clusters.set(cluster!, [`${source}\t${id}`])
      },
    )
    return new Set([...clusters.values()].map((members) => members.sort().join('\n')))
  }
  const [theirs, ours] = [await membersOf(splink), await membersOf(welas)]
  let same = 0
  for (const members of ours) if (theirs.has(members)) same++
  return { splink: theirs.size, welas: ours.size, same }
}
