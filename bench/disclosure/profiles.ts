import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { buildSystem } from '../../src/catalogue/rules/build-system.ts'
import { componentsOf, primaryCells } from '../../src/catalogue/rules/cells.ts'
import { chooseHidden, type Steps } from '../../src/catalogue/rules/choose-hidden.ts'
import { addProfiles } from '../../src/catalogue/rules/profiles.ts'
import { noMemory, protectTables } from '../../src/catalogue/rules/protect-table.ts'
import { loadSolver } from '../../src/catalogue/solve-linear.ts'
import { syntheticCounts } from './synthetic-counts.ts'

/** node bench/disclosure/profiles.ts [persons districts villages]: protection of all tables of people in need, step by step. */
const [persons = 245_000, districts = 31, villages = 248] = process.argv.slice(2).map(Number)
const seconds = (from: number) => Math.round((performance.now() - from) / 10) / 100
function timed<T>(work: () => T): { seconds: number; result: T } {
  const from = performance.now()
  const result = work()
  return { seconds: seconds(from), result }
}

const { tables, profiles, tree, knowledge } = syntheticCounts(persons, districts, villages)
const build = timed(() =>
  addProfiles(
    buildSystem(tables, tree, knowledge),
    { dataset: 'ppks', whole: 'any', categories: profiles.length - 1, of: profiles },
    tree,
  ),
)
const system = build.result
const primary = primaryCells(system, new Set(), new Set())
const solver = await loadSolver()
const upTo = (steps: Steps) => timed(() => chooseHidden(system, primary, new Set(), solver, steps))
const elimination = upTo({ eliminate: true, singletons: false, audit: false, together: false })
const singletons = upTo({ eliminate: true, singletons: true, audit: false, together: false })
let [programs, programsMs] = [0, 0]
const all = timed(() =>
  protectTables(system, noMemory, (program) => {
    const open = solver(program)
    const largest: typeof open.largest = (objective) => {
      const from = performance.now()
      const values = open.largest(objective)
      programs++
      programsMs += performance.now() - from
      return values
    }
    return { ...open, largest }
  }),
)
const { hiddenBy, hidden, shown, zeros, auditWidthMin, auditedCells } = all.result.ledger
const result = {
  persons,
  cells: system.cells.length,
  inner: system.innerCount,
  systems: componentsOf(system).length,
  primary: primary.size,
  ledger: { shown, zeros, hidden, hiddenBy, auditWidthMin, auditedCells },
  programs,
  seconds: {
    build: build.seconds,
    elimination: elimination.seconds,
    eliminationAndSingletons: singletons.seconds,
    linearPrograms: Math.round(programsMs / 10) / 100,
    all: all.seconds,
  },
  memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  machine: `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
}
await mkdir('docs/benchmarks/results', { recursive: true })
await writeFile(
  `docs/benchmarks/results/disclosure-profiles-${persons}.json`,
  `${JSON.stringify(result, null, 2)}\n`,
)
console.log(result)
