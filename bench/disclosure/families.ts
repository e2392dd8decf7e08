import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { byWorth, primaryCells } from '../../src/catalogue/rules/cells.ts'
import { hideSecondary, primes, unitVector } from '../../src/catalogue/rules/eliminate.ts'
import { buildFamilies } from '../../src/catalogue/rules/families.ts'
import { syntheticCounts } from './synthetic-counts.ts'

/** node bench/disclosure/families.ts [persons districts villages]: the families F1 to F5 in one system, step 5 of the method. */
const [persons = 245_000, districts = 31, villages = 248] = process.argv.slice(2).map(Number)
const startedAt = performance.now()
const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10
const { counts, tree } = syntheticCounts(persons, districts, villages)
const system = buildFamilies(counts, tree)
const builtAt = seconds()
const primary = primaryCells(system, new Set(), new Set())
const { cells } = system
const zeros = new Set(
  [...cells.keys()].filter((cell) => cells[cell]!.value === 0).flatMap((cell) => cells[cell]!.parts),
)
const vector = (cell: number) => unitVector(cells[cell]!.parts.filter((part) => !zeros.has(part)))
const candidates = [...cells.keys()]
  .filter((cell) => !primary.has(cell) && cells[cell]!.value > 0)
  .sort(byWorth(cells))
const shape = {
  persons,
  cells: cells.length,
  inner: system.innerCount - zeros.size,
  relations: system.relations.length,
  zero: cells.filter(({ value }) => value === 0).length,
  primary: primary.size,
}
console.log(shape, builtAt)
const secondary = new Set<number>()
for (const prime of primes) {
  const open = candidates.filter((cell) => !secondary.has(cell))
  for (const position of hideSecondary(
    open.map(vector),
    [...primary.keys(), ...secondary].map(vector),
    prime,
  ))
    secondary.add(open[position]!)
  console.log(prime, secondary.size, seconds())
}
const result = {
  ...shape,
  secondary: secondary.size,
  seconds: { build: builtAt, all: seconds() },
  memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  machine: `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
}
await mkdir('docs/benchmarks/results', { recursive: true })
await writeFile(
  `docs/benchmarks/results/disclosure-families-${persons}.json`,
  `${JSON.stringify(result, null, 2)}\n`,
)
console.log(result)
