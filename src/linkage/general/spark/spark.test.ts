import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runLinkCommand } from '../command.ts'
import { checkConfig } from '../config.ts'
import type { Ground, ScoredPairs } from '../link-table.ts'
import { randomFrom } from '../rules/random.ts'
import { type Edges, floorFor } from '../rules/score.ts'
import { runLink } from '../run-link.ts'
import { bytesOf } from './array-files.ts'
import { type Plan, readPlan, writePlan } from './plan.ts'
import { readEdges } from './read-edges.ts'
import { onSpark } from './run-spark.ts'

// What link.py does with the tables, on a few rows and without Spark. bench/linkage/spark compares the real thing.

const newFolder = () => mkdtempSync(join(tmpdir(), 'welas-spark-'))

/**
 * Two lists of the same people; every fifth has one name, date and number: a block that is oversized. Some rows lack the date and
 * more, so that a rule for such rows is worth having.
 */
function writeLists(): string[] {
  const random = randomFrom(11)
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  const syllables = ['ba', 'di', 'su', 'wi', 'ra', 'ni', 'to', 'ma', 'ja', 'ko', 'le', 'ha']
  const word = () => pick(syllables) + pick(syllables) + pick(syllables)
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
  const people = Array.from({ length: 500 }, (_, person) => {
    const date = `19${40 + (person % 60)}-${two(12)}-${two(28)}`
    const own = `3509${two(30)}${date.slice(8)}${date.slice(5, 7)}${date.slice(2, 4)}${String(person).padStart(4, '0')}`
    const isUsual = person % 5 === 0
    return [
      isUsual ? '3509200101700001' : own,
      isUsual ? 'siti aminah' : `${word()} ${word()}`,
      isUsual ? '1970-01-01' : date,
      `desa ${word()}`,
    ]
  })
  const slips = people.map(([nik, name, date, village], at) => {
    const withoutDate = ['', name!.slice(0, -2), '', village]
    return [['', name, date, village], [nik, '', date, village], withoutDate, [nik, name, date, '']][at % 4]!
  })
  return [people, slips].map((rows) => {
    const file = join(newFolder(), 'people.csv')
    const lines = rows.map((row, at) => [`p${at}`, ...row].join(','))
    writeFileSync(file, ['id,nik,name,date,village', ...lines, ''].join('\n'))
    return file
  })
}

const fields = [
  { name: 'nik', kind: 'national-id', columns: 'nik' },
  { name: 'name', kind: 'person-name', columns: 'name' },
  { name: 'date', kind: 'date', columns: 'date' },
  { name: 'village', kind: 'place', columns: 'village' },
]

const configOf = (unique: boolean) =>
  checkConfig(
    { inputs: writeLists().map((file, at) => ({ name: `list-${at}`, file, id: 'id', unique })), fields },
    'c.json',
  )

const linesOf = (folder: string, file: string) =>
  readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')

/** Pairs of the blocks in keys.csv, each with the first rule that brings it. */
function pairsOf(folder: string, { blockMax, oversizedReach }: Plan): number[][] {
  const entries = linesOf(folder, 'keys.csv').map((line) => line.split(',').map(Number))
  const blocks = Map.groupBy(entries, ([rule, key]) => `${rule} ${key}`)
  const found = new Map<string, number[]>()
  for (const block of blocks.values()) {
    block.sort((x, y) => x[3]! - y[3]! || x[2]! - y[2]!)
    const reach = block.length > blockMax ? oversizedReach : block.length
    block.forEach(([rule, , row, , apart, asks], at) => {
      for (const [, , other, , otherApart, otherAsks] of block.slice(at + 1, at + 1 + reach)) {
        const [a, b] = [Math.min(row!, other!), Math.max(row!, other!)]
        const isLowAsking = (row === a ? asks : otherAsks) === 1
        const pair = `${a} ${b} ${isLowAsking}`
        const isKnown = (found.get(pair)?.[2] ?? rule!) < rule!
        const isPossible = a !== b && (apart === 0 || apart !== otherApart) && asks! + otherAsks! > 0
        if (isPossible && !isKnown) found.set(pair, isLowAsking ? [a, b, rule!] : [b, a, rule!])
      }
    })
  }
  return [...found.values()]
}

/** Hands pairs to score-pairs.ts as an executor does, a hundred at a time, and writes its answers as an executor does. */
function scoreAsExecutor(folder: string): void {
  const plan = readPlan(folder)
  const pairs = pairsOf(folder, plan)
  const records = linesOf(folder, 'rows.csv').map((line) => Buffer.from(line.split(',')[1]!, 'base64'))
  const ints = (values: readonly number[]) => bytesOf(Int32Array.from(values))
  const batches = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) =>
    pairs.slice(at * 100, at * 100 + 100),
  )
  const input = batches.flatMap((batch) => [
    ints([batch.length]),
    ...[0, 1, 2].map((column) => ints(batch.map((pair) => pair[column]!))),
    ...[0, 1].flatMap((column) => batch.map((pair) => records[pair[column]!]!)),
  ])
  const script = fileURLToPath(new URL('score-pairs.ts', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [script, folder], {
    input: Buffer.concat([...input, ints([0])]),
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
  mkdirSync(join(folder, 'edges'))
  writeFileSync(join(folder, 'edges', 'part-0.csv'), csvOf(stdout, plan.columns.length))
}

function csvOf(answers: Buffer, columns: number): string {
  const lines: string[] = []
  for (let at = 0; at < answers.length; ) {
    const count = answers.readInt32LE(at)
    const levels = at + 4 + 12 * count
    for (let edge = 0; edge < count; edge++) {
      const numbers = [0, 1, 2].map((column) => answers.readInt32LE(at + 4 + 4 * (column * count + edge)))
      lines.push(
        `${numbers.join(',')},${answers.toString('latin1', levels + edge * columns, levels + (edge + 1) * columns)}`,
      )
    }
    at = levels + columns * count
  }
  return `${lines.join('\n')}\n`
}

function edgesOf({ a, b, weight, levels, count, columns }: Edges): string[] {
  return Array.from({ length: count }, (_, edge) => {
    const found = levels.subarray(edge * columns, (edge + 1) * columns)
    return `${a[edge]} ${b[edge]} ${weight[edge]} ${found.join('')}`
  }).sort()
}

test.each([
  ['lists with doubles', false],
  ['lists without doubles', true],
])(
  'the tables and the kernel on an executor give the edges and clusters of the kernel: %s',
  async (_, unique) => {
    const folder = newFolder()
    let ground: Ground | null = null
    let there: ScoredPairs | null = null
    const config = configOf(unique)
    const here = await runLink(config, () => {})
    const other = await runLink(
      config,
      () => {},
      1,
      async (given) => {
        ground = given
        writePlan(folder, given, floorFor(given.table.count))
        scoreAsExecutor(folder)
        there = readEdges(join(folder, 'edges'), given.table.columns.length, given.plan.rules.length)
        return there
      },
    )
    expect(ground!.indexes.some(({ sizes }) => sizes.oversizedRows > 0)).toBe(true)
    expect(
      ground!.plan.rules.some(({ lack }, rule) => lack !== null && ground!.indexes[rule]!.rows.length > 0),
    ).toBe(true)
    expect(here.edges.count).toBeGreaterThan(300)
    expect(edgesOf(other.edges)).toEqual(edgesOf(here.edges))
    expect(there!.pairsByRule).toEqual(here.pairsByRule)
    expect(other.priorBits).toBe(here.priorBits)
    expect(other.resolution.joined.length).toBe(here.resolution.joined.length)
    expect(Array.from(ground!.table.source, (_, row) => other.resolution.clusters.root(row))).toEqual(
      Array.from(ground!.table.source, (_, row) => here.resolution.clusters.root(row)),
    )
  },
)

test.each([
  ['a program that is not there', 'no-such-program', 'linkage.run.no-spark'],
  ['a program that fails', 'false', 'linkage.run.spark-failed'],
])('%s is told', async (_, submit, code) => {
  const run = runLink(configOf(false), () => {}, 1, onSpark({ folder: newFolder(), submit }))
  await expect(run).rejects.toMatchObject({ code })
})

test('an engine that is not known is told', async () => {
  const config = join(newFolder(), 'config.json')
  writeFileSync(config, JSON.stringify({ inputs: [{ name: 'a', file: 'a.csv', id: 'id' }], fields }))
  await expect(runLinkCommand({ config, engine: 'steam' }, () => {})).rejects.toMatchObject({
    code: 'linkage.run.unknown-engine',
  })
})
