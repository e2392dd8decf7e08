/**
 * How well lists of many layouts are understood: node tools/bench/intake-layouts.ts [first seed] [last seed] [layout]
 * writes docs/benchmarks/results/intake-layouts.json and docs/benchmarks/intake-layouts.md; with a layout it only prints its
 * faults. Seeds 1-50 were looked at while the rules were written, 101-150 were not.
 */
import { fileURLToPath } from 'node:url'
import { readPack } from '../../src/pack/index.ts'
import { layouts, type Measured, measureVariant } from '../../test/fixtures/layouts/index.ts'

const [first = '101', last = '150', only] = process.argv.slice(2)
const pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
const start = performance.now()
for (const layout of layouts.filter(({ id }) => only === undefined || only === 'all' || id === only)) {
  const all: Measured[] = []
  for (let seed = Number(first); seed <= Number(last); seed++) {
    try {
      all.push(await measureVariant(pack, layout, seed))
    } catch (error) {
      console.log(layout.id, seed, 'ERROR', String(error))
    }
  }
  const sum = (key: Exclude<keyof Measured, 'faults'>) => all.reduce((total, one) => total + one[key], 0)
  console.log(
    layout.id,
    `${sum('columnsRight')}/${sum('columns')}`,
    'asked',
    sum('askedRight'),
    sum('asked'),
    'rows',
    sum('rowsFound'),
    sum('rows'),
    'invented',
    sum('rowsInvented'),
    'wrong',
    sum('wrongSilent'),
    'lost',
    sum('lostSilent'),
    'of',
    sum('values'),
  )
  if (only) for (const fault of all.flatMap(({ faults }) => faults).slice(0, 60)) console.log('   ', fault)
}
console.log(Math.round(performance.now() - start), 'ms')
