/**
 * Benchmark of the linkage core without a database: node tools/bench/linkage.ts [register] [list] [noise] [seed]
 * A register of clean rows is encoded and indexed; a noisy list about the same city is linked against it.
 * `register` 0 = the list is deduplicated within itself (a fifth of its people stand in it twice).
 */
import { buildIndex } from '../../src/linkage/rules/block.ts'
import { Clusters } from '../../src/linkage/rules/clusters.ts'
import { type LinkableRecord, Table } from '../../src/linkage/rules/encode.ts'
import { linkRows } from '../../src/linkage/rules/link-rows.ts'
import { scoreRows, startScoring } from '../../src/linkage/rules/score.ts'
import { loadModel, tokenBits } from '../../src/linkage/rules/weights.ts'
import { City } from '../../test/linkage-city.ts'

const [registerSize = 130_000, listSize = 130_000, noise = 1, seed = 1] = process.argv.slice(2).map(Number)
const city = new City(Math.max(registerSize, Math.round(listSize / 1.2)) * 1.1, seed)
const rows: LinkableRecord[] = []
const person: number[] = []
for (let index = 0; index < registerSize; index++) {
  rows.push(city.row(rows.length + 1, index, 1, 0.05))
  person.push(index)
}
for (let index = 0; index < listSize; index++) {
  const who =
    registerSize > 0
      ? Math.floor((index * city.people.length) / listSize)
      : index % Math.round(listSize / 1.2)
  rows.push(city.row(rows.length + 1, who, registerSize > 0 ? 2 : 0, noise))
  person.push(who)
}

const clock = () => performance.now() / 1000
const times: Record<string, number> = {}
const cpuSeconds: Record<string, number> = {}
const timed = <T>(name: string, work: () => T): T => {
  const [start, cpu] = [clock(), process.cpuUsage()]
  const result = work()
  const used = process.cpuUsage(cpu)
  times[name] = Math.round((clock() - start) * 1000) / 1000
  cpuSeconds[name] = Math.round((used.user + used.system) / 1000) / 1000
  return result
}
const cpuStart = process.cpuUsage()
const table = new Table()
const addAll = (some: readonly LinkableRecord[]) => {
  for (const row of some) table.add(row)
}
timed('encode register', () => addAll(rows.slice(0, registerSize)))
const standing = timed('index register', () => buildIndex(table, 0, table.count))
timed('encode list', () => addAll(rows.slice(registerSize)))
const own = timed('index list', () => buildIndex(table, registerSize, table.count))
const model = loadModel(2_600_000)
const clusters = Clusters.from(table.count)
const scoring = timed('prepare', () =>
  startScoring(table, model, tokenBits(table.dictionary, model), [standing, own], clusters),
)
timed('block, compare, score', () => scoreRows(scoring, registerSize, table.count))
const linked = timed('resolve, explain', () =>
  linkRows(scoring, registerSize, clusters, { same: [], different: new Map() }, []),
)
const cpu = process.cpuUsage(cpuStart)

const pairs = (size: number) => (size * (size - 1)) / 2
const tally = (key: (row: number) => string) => {
  const counts = new Map<string, number>()
  for (let row = 0; row < table.count; row++) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return [...counts.values()].reduce((sum, size) => sum + pairs(size), 0)
}
const joined = tally((row) => `${clusters.root(row)}`)
const truly = tally((row) => `${person[row]}`)
const correct = tally((row) => `${clusters.root(row)}|${person[row]}`)
const reviewable = linked.reviews.filter(({ row, other }) => person[row] === person[other]).length
const falseJoins = new Map<string, number>()
for (const { row, other, evidence } of linked.joins)
  if (person[row] !== person[other]) {
    const key = `${evidence.fields.map(({ field, level }) => `${field}:${level}`).join(' ')} name ${JSON.stringify(evidence.name)}`
    falseJoins.set(key, (falseJoins.get(key) ?? 0) + 1)
  }
const bytes =
  (standing.entries.byteLength +
    standing.offsets.byteLength +
    own.entries.byteLength +
    own.offsets.byteLength) /
    table.count +
  64 +
  4
console.log(
  JSON.stringify(
    {
      register: registerSize,
      list: listSize,
      noise,
      seed,
      seconds: times,
      cpuSecondsOf: cpuSeconds,
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
      comparedPairs: scoring.comparedPairs,
      cappedPairs: scoring.finder.capped,
      edges: scoring.edges.count,
      bytesPerRecord: Math.round(bytes),
      rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
      precision: correct / joined,
      recall: correct / truly,
      recallWithReviewAbout: (correct + reviewable) / truly,
      ...linked.counts,
      reviewPairs: linked.reviews.length,
      reviewTrulySame: reviewable,
    },
    null,
    1,
  ),
)
for (const [key, n] of [...falseJoins].sort((a, b) => b[1] - a[1]).slice(0, 12)) console.log(n, key)
if (process.env.SHOW_REVIEWS) {
  const kinds = new Map<string, [number, number]>()
  for (const { row, other, evidence, reason, weight } of linked.reviews) {
    const key = `${reason} ${evidence.fields
      .filter(({ field }) => ['nik', 'date', 'place', 'kk'].includes(field))
      .map(({ field, level }) => `${field}:${level}`)
      .join(' ')} conflicts ${evidence.name.conflicts} w${Math.floor(weight / 4) * 4}`
    const of = kinds.get(key) ?? [0, 0]
    of[person[row] === person[other] ? 0 : 1]++
    kinds.set(key, of)
  }
  for (const [key, [same, different]] of [...kinds]
    .sort((a, b) => b[1][0] + b[1][1] - a[1][0] - a[1][1])
    .slice(0, 40))
    console.log(same, different, key)
}
