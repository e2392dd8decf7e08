import { buildSystem } from '../../src/catalogue/rules/build-system.ts'
import { componentsOf, primaryCells } from '../../src/catalogue/rules/cells.ts'
import { chooseHidden } from '../../src/catalogue/rules/choose-hidden.ts'
import { addProfiles } from '../../src/catalogue/rules/profiles.ts'
import { loadSolver } from '../../src/catalogue/solve-linear.ts'
import { syntheticCounts } from './synthetic-counts.ts'

const [persons = 245_000, districts = 31, villages = 248] = process.argv.slice(2).map(Number)
let from = performance.now()
const lap = () => {
  const n = performance.now()
  const s = Math.round((n - from) / 10) / 100
  from = n
  return s
}
const { tables, profiles, tree, nestings } = syntheticCounts(persons, districts, villages)
console.log('counts', lap())
const totals = buildSystem(tables, tree, nestings)
const system = addProfiles(totals, { dataset: 'ppks', whole: 'any', of: profiles }, tree)
console.log(
  'build',
  lap(),
  system.cells.length,
  system.innerCount,
  system.relations.length,
  system.limits!.length,
  system.links!.length,
)
const primary = primaryCells(system, new Set(), new Set())
const comps = componentsOf(system)
console.log('primary', primary.size, comps.length, comps.map((c) => c.length).join(' '), lap())
const solver = await loadSolver()
lap()
for (const [i, comp] of comps.entries()) {
  console.log(
    i,
    system.cells[comp[0]!]!.key,
    comp.length,
    'inner',
    new Set(comp.flatMap((c) => system.cells[c]!.parts)).size,
    'primary',
    comp.filter((c) => primary.has(c)).length,
  )
}
let lps = 0,
  lpMs = 0,
  vars = 0
let rounds = 0
const solve: typeof solver = (p) => {
  let t = performance.now()
  rounds++
  const n0 = lps,
    l0 = lpMs
  const r = solver(p)
  lpMs += performance.now() - t
  vars = Math.max(vars, p.low.length)
  return {
    ...r,
    largest: (o) => {
      t = performance.now()
      const a = r.largest(o)
      lpMs += performance.now() - t
      lps++
      return a
    },
    close: () => {
      r.close()
      if (process.env.TELL)
        console.log('audit', p.low.length, p.rows.length, 'lps', lps - n0, Math.round(lpMs - l0))
    },
  }
}
for (const steps of process.env.STEPS === 'e'
  ? [{ eliminate: true, singletons: false, audit: false }]
  : [{ eliminate: true, singletons: true, audit: true }]) {
  const r = chooseHidden(system, primary, new Set(), solve, steps)
  console.log(
    steps,
    'hidden',
    r.hidden.size,
    'seconds',
    lap(),
    'audits',
    rounds,
    'lps',
    lps,
    'ms',
    Math.round(lpMs),
    'vars max',
    vars,
    r.auditWidthMin,
    r.auditedCells,
  )
  console.log([...Map.groupBy(r.hidden.values(), (x: string) => x)].map(([k, v]) => [k, v.length]))
}
