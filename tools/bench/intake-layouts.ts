/**
 * How well lists of many layouts are understood: node tools/bench/intake-layouts.ts [first seed] [last seed] [layout | all]
 * writes docs/benchmarks/results/intake-layouts.json and docs/benchmarks/intake-layouts.md; with a layout (or "all") it prints
 * every fault instead. Seeds 1-50 were looked at while the rules were written, and one fault each of 101-150 and 201-250 was
 * repaired; 301-350 were never looked at.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readPack } from '../../src/pack/index.ts'
import { type Layout, layouts, type Measured, measureVariant } from '../../test/fixtures/layouts/index.ts'

const [first = '301', last = '350', only] = process.argv.slice(2)
const pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
type Counted = Exclude<keyof Measured, 'faults'>
type Line = { layout: string } & Record<Counted, number>

async function measureSeeds(layout: Layout): Promise<{ line: Line; faults: readonly string[] }> {
  const all: Measured[] = []
  for (let seed = Number(first); seed <= Number(last); seed++)
    all.push(await measureVariant(pack, layout, seed))
  const sum = (key: Counted) => all.reduce((total, one) => total + one[key], 0)
  const counted: Counted[] = [
    'columns',
    'columnsRight',
    'asked',
    'askedRight',
    'rows',
    'rowsFound',
    'rowsInvented',
    'values',
    'wrongSilent',
    'lostSilent',
    'kindDoubted',
  ]
  const counts = Object.fromEntries(counted.map((key) => [key, sum(key)])) as Record<Counted, number>
  return { line: { layout: layout.id, ...counts }, faults: all.flatMap(({ faults }) => faults) }
}

const share = (part: number, whole: number) =>
  part === whole ? '100' : (Math.floor((part / whole) * 1000) / 10).toFixed(1)
const row = (line: Line) =>
  `| ${line.layout} | ${share(line.columnsRight, line.columns)} | ${line.asked} | ${share(line.rowsFound, line.rows)} | ${line.rowsInvented} | ${line.values} | ${line.wrongSilent} | ${line.lostSilent} | ${line.kindDoubted} |`

const lines: Line[] = []
for (const layout of layouts.filter(({ id }) => only === undefined || only === 'all' || id === only)) {
  const { line, faults } = await measureSeeds(layout)
  lines.push(line)
  console.log(row(line))
  if (only) for (const fault of faults) console.log(`    ${fault}`)
}
const total = lines.reduce(
  (sum, line) => {
    for (const key of Object.keys(line).filter((key) => key !== 'layout') as Counted[]) sum[key] += line[key]
    return sum
  },
  Object.fromEntries([
    ['layout', 'all'],
    ...Object.keys(lines[0]!)
      .slice(1)
      .map((key) => [key, 0]),
  ]) as Line,
)
console.log(row(total))
if (only === undefined) {
  const variants = Number(last) - Number(first) + 1
  const result = { seeds: [Number(first), Number(last)], variants, total, layouts: lines }
  const docs = new URL('../../docs/benchmarks/', import.meta.url)
  await writeFile(new URL('results/intake-layouts.json', docs), `${JSON.stringify(result, null, 2)}\n`)
  await writeFile(
    new URL('intake-layouts.md', docs),
    `# Understanding lists

${lines.length} layouts, each in ${variants} distorted variants (seeds ${first}-${last}, never looked at: seeds 1-50 were while the
rules were written, and one fault each of 101-150 and 201-250 was repaired): titles, headers reworded, mistyped, of two or three rows and merged, repeated per page, number rows, village sections,
family blocks, signatures and totals, hidden rows and columns, tables side by side, columns moved, added, split and joined, other
ways of writing dates, NIK, names and blanks, spoilt number cells. All people are made up. The generators are in
\`test/fixtures/layouts\`; nothing is copied from a file of an agency, so the figures say how well the rules know these
distortions, not how often they occur.

Command: \`node tools/bench/intake-layouts.ts ${first} ${last}\` (writes this file and \`results/intake-layouts.json\`).

- **columns %**: what the column means was found, or rightly left out or asked. **asked**: columns left to a person.
- **rows %**: data rows found; **invented**: other rows taken for data.
- **wrong**: values that differ from the truth without warning, rejection or question. **lost**: values the list has and the
  reading does not, for want of a column, without a warning in the row (the list of columns shows them as not used).
- **kind**: variants in which another list kind was said to fit better, though the right one was chosen.
- **no-header**: no row names the columns; right is that none is used before a person confirms. Values are therefore not compared.

| layout | columns % | asked | rows % | invented | values | wrong | lost | kind |
|---|---|---|---|---|---|---|---|---|
${[...lines, total].map(row).join('\n')}
`,
  )
}
