/**
 * Links the lists of a synthetic regency one after the other, as the register would, without a database, and judges the
 * joins against the truth: node tools/bench/linkage-lists.ts DIR [--details] [--months=N]
 * DIR comes from `welas synth`. Rows are read and checked by the intake rules; every list stands once it is linked. With months, the
 * lists of that many months (who gets staple food, cash, health insurance) come again in between, as the same rows; they are not
 * judged themselves.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSettingsOf, layoutSettingsOf } from '../../src/intake/pack-rules.ts'
import { openList } from '../../src/intake/read/index.ts'
import { checkRows, readLayout } from '../../src/intake/read-list.ts'
import { createTally } from '../../src/intake/rules/count-rows.ts'
import { readTruth, rowKey } from '../../src/linkage/judge-links.ts'
import { addIndex, buildIndex, type KeyIndex } from '../../src/linkage/rules/block.ts'
import { Clusters } from '../../src/linkage/rules/clusters.ts'
import { type LinkableRecord, Table } from '../../src/linkage/rules/encode.ts'
import { doubtUnissued } from '../../src/linkage/rules/issued.ts'
import { type LinkedPair, linkRows } from '../../src/linkage/rules/link-rows.ts'
import { Repeats } from '../../src/linkage/rules/repeats.ts'
import { scoreRows, startScoring } from '../../src/linkage/rules/score.ts'
import { loadModel, tokenBits } from '../../src/linkage/rules/weights.ts'
import { readPack } from '../../src/pack/index.ts'

interface ManifestFile {
  readonly fileName: string
  readonly listKindId: string
  readonly period: string
}

const folder = process.argv[2] ?? 'data/synthetic'
const details = process.argv.includes('--details')
const months = Number(process.argv.find((word) => word.startsWith('--months='))?.slice(9) ?? 0)
const pack = await readPack('packs/jember')
const truth = await readTruth(join(folder, 'truth'))
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: ManifestFile[] }
const table = new Table()
const model = loadModel(pack.settings.population)
const people: string[] = []
const records: ListRow['record'][] = []
/** The rows of lists that came again, which are not judged: from, to. */
const again = [0, 0] as [number, number]
const isAgain = (row: number) => row >= again[0] && row < again[1]
const asked: [number, number][] = []
let indexes: KeyIndex[] = []
let clusters = Clusters.from(0)
const repeats = new Repeats()
const totals = { seconds: 0, compared: 0, capped: 0, reviews: 0, reviewsSame: 0, refused: 0 }
const falseJoins = new Map<string, string[]>()
const reviewKinds = new Map<string, [number, number]>()

interface ListRow {
  readonly record: Omit<LinkableRecord, 'id'>
  readonly person: string
}

async function readRows({ fileName, listKindId, period }: ManifestFile): Promise<ListRow[]> {
  const kind = pack.listKinds.find(({ id }) => id === listKindId)!
  if (kind.subject === 'area') return []
  const layoutSettings = layoutSettingsOf(pack, kind, new Map())
  const list = await openList(join(folder, fileName), () => {})
  const layout = await readLayout(list, layoutSettings, kind.required)
  const clock = { now: () => new Date(`${pack.settings.demoToday}T05:00:00Z`) }
  const found: ListRow[] = []
  const unique = kind.uniquePersons ? pack.listKinds.indexOf(kind) * 1000 + Number(period.slice(5, 7)) + 1 : 0
  for await (const rows of checkRows(
    list,
    layout,
    layoutSettings,
    checkSettingsOf({ pack, clock }, kind, period),
    createTally(),
  ))
    for (const row of rows) {
      if (row.verdict === 'rejected') continue
      const person =
        truth.get(rowKey(fileName, row.sheet, row.rowNumber)) ??
        truth.get(rowKey(fileName, '', row.rowNumber)) ??
        `?${fileName} ${row.rowNumber}`
      const {
        nik,
        nikStatus,
        kk,
        name,
        birthDate,
        birthPrecision,
        sex,
        districtCode,
        villageCode,
        hamlet,
        rt,
        rw,
        motherName,
      } = row
      const record = {
        list: unique,
        isOfIssuer: kind.issuesNumbers,
        nik,
        nikStatus,
        kk,
        name,
        birthDate,
        birthPrecision,
        sex,
        districtCode,
        villageCode,
        hamlet,
        rt,
        rw,
        motherName,
      }
      found.push({ record, person })
    }
  return found
}

function describe(pair: LinkedPair): string {
  const { name, fields } = pair.evidence
  return `${fields
    .filter(({ field }) => ['nik', 'date', 'place', 'kk', 'sex'].includes(field))
    .map(({ field, level }) => `${field}:${level}`)
    .join(
      ' ',
    )} | matched ${name.exact + name.alike + name.similar} faint ${name.faint} missing ${name.missing} conflicts ${name.conflicts}`
}

function show(row: number): string {
  const { nik, nikStatus, kk, name, birthDate, birthPrecision, sex, villageCode, motherName } = records[row]!
  return `${people[row]}: ${nik ?? '-'} (${nikStatus}) ${kk ?? '-'} ${name} ${birthDate ?? '-'} (${birthPrecision}) ${sex ?? '-'} ${villageCode ?? '-'} ${motherName ?? '-'}`
}

function link(rows: readonly ListRow[]) {
  const from = table.count
  for (const { record, person } of rows) {
    table.add({ ...record, id: table.count + 1 })
    records.push(record)
    people.push(person)
  }
  doubtUnissued(table, indexes, from)
  const own = buildIndex(table, from, table.count)
  clusters = Clusters.from(table.count, clusters)
  const scoring = startScoring(table, model, tokenBits(table.dictionary, model), [...indexes, own], clusters)
  scoreRows(scoring, from, table.count)
  const linked = linkRows(scoring, from, clusters, { same: [], different: new Map() }, asked)
  repeats.mark(table, clusters, from, table.count)
  indexes = addIndex(table, indexes, table.count, repeats)
  return { linked, scoring }
}

function linkList(name: string, rows: readonly ListRow[]): void {
  const start = performance.now()
  const { linked, scoring } = link(rows)
  const seconds = (performance.now() - start) / 1000
  const budget = Math.max(25, Math.floor(table.count * 0.02) - totals.reviews)
  const reviews = linked.reviews.slice(0, budget)
  const same = reviews.filter(({ row, other }) => people[row] === people[other]).length
  const wrong = linked.joins.filter(({ row, other }) => people[row] !== people[other])
  for (const { row, other } of reviews) asked.push([row, other])
  for (const pair of wrong)
    falseJoins.set(describe(pair), [
      ...(falseJoins.get(describe(pair)) ?? []),
      `${show(pair.row)}\n      ${show(pair.other)} w ${pair.weight.toFixed(1)}`,
    ])
  for (const pair of linked.reviews) {
    const key = `${pair.reason} ${describe(pair)} w${Math.floor(pair.weight / 4) * 4}`
    const of = reviewKinds.get(key) ?? [0, 0]
    of[people[pair.row] === people[pair.other] ? 0 : 1]++
    reviewKinds.set(key, of)
  }
  totals.seconds += seconds
  totals.compared += scoring.comparedPairs
  totals.capped += scoring.finder.capped
  totals.reviews += reviews.length
  totals.reviewsSame += same
  totals.refused += linked.counts.refusedJoins
  console.log(
    `${name.padEnd(36)} ${String(rows.length).padStart(7)} rows ${seconds.toFixed(2).padStart(6)} s, ${scoring.comparedPairs} pairs, standing ${linked.counts.joinedStanding}, in list ${linked.counts.joinedInBatch}, alone ${linked.counts.alone}, wrong joins ${wrong.length}, review ${linked.reviews.length} (kept ${reviews.length}, truly one ${same})`,
  )
}

/** The last lists before a month begins, and which lists come every month. */
const monthsAfter = '12-blt-dd.xlsx'
const monthly = ['10-bansos-pkh-tahap-4.xlsx', '11-bansos-sembako-jul-okt.csv', '18-peserta-jkn.csv']

async function linkMonths(): Promise<void> {
  const lists = manifest.files.filter(({ fileName }) => monthly.includes(fileName))
  const rowsOf = new Map<string, ListRow[]>()
  again[0] = table.count
  for (const file of lists) rowsOf.set(file.fileName, await readRows(file))
  for (let month = 1; month <= months; month++)
    for (const [fileName, rows] of rowsOf) {
      const list = 1e9 + month * 1000 + monthly.indexOf(fileName)
      linkList(
        `${fileName} month ${month}`,
        rows.map(({ record, person }) => ({ person, record: { ...record, list: record.list && list } })),
      )
    }
  again[1] = table.count
}

for (const file of manifest.files) {
  const rows = await readRows(file)
  if (rows.length > 0) linkList(file.fileName, rows)
  if (file.fileName === monthsAfter) await linkMonths()
}

const pairs = (size: number) => (size * (size - 1)) / 2
function count(key: (row: number) => string): number {
  const sizes = new Map<string, number>()
  for (let row = 0; row < table.count; row++)
    if (!isAgain(row)) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0)
}
function measure() {
  const [joined, truly, correct] = [
    count((row) => `${clusters.root(row)}`),
    count((row) => people[row]!),
    count((row) => `${clusters.root(row)}|${people[row]}`),
  ]
  return { precision: correct / joined, recall: correct / truly, f1: (2 * correct) / (joined + truly) }
}
const automatic = measure()
const persons = new Map<number, number>()
for (let row = 0; row < table.count; row++)
  persons.set(clusters.root(row), (persons.get(clusters.root(row)) ?? 0) + 1)
const largest = [...persons.values()].reduce((a, b) => Math.max(a, b), 0)
if (details) {
  for (const [key, examples] of [...falseJoins].sort((a, b) => b[1].length - a[1].length).slice(0, 14))
    console.log(`WRONG ${examples.length} ${key}\n      ${examples[0]}`)
  for (const [key, [same, different]] of [...reviewKinds]
    .sort((a, b) => b[1][0] + b[1][1] - a[1][0] - a[1][1])
    .slice(0, 45))
    console.log(`REVIEW same ${same} different ${different} ${key}`)
  const firstOf = new Map<string, number>()
  let shown = 0
  for (let row = 0; row < table.count && shown < 40; row++) {
    const known = firstOf.get(people[row]!)
    if (known === undefined) firstOf.set(people[row]!, row)
    else if (clusters.root(known) !== clusters.root(row) && row % 37 === 0) {
      console.log(`MISSED ${show(known)}\n       ${show(row)}`)
      shown++
    }
  }
}
for (const [a, b] of asked) if (people[a] === people[b]) clusters.join(a, b)
console.log(
  JSON.stringify(
    {
      rows: table.count,
      persons: persons.size,
      trulyPersons: new Set(people).size,
      largest,
      ...automatic,
      recallWithReview: measure().recall,
      reviewShare: totals.reviews / table.count,
      ...totals,
      rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
      cpuSeconds: process.cpuUsage().user / 1e6,
    },
    null,
    1,
  ),
)
