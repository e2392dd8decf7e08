/**
 * How the kernel alone and with Spark grow on one machine:
 * node bench/linkage/spark/growth.ts --spark-submit PATH --python PATH [--rows 50000,100000] [--work DIR] [--results DIR]
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeSet } from '../make-set.ts'
import { checkSubmit, machineOf, readEvents, root, runWelas, writeProperties } from './cluster.ts'

const { values } = parseArgs({
  options: {
    'spark-submit': { type: 'string' },
    python: { type: 'string', default: 'python3' },
    rows: { type: 'string', default: '50000,100000,200000,400000' },
    work: { type: 'string', default: join(tmpdir(), 'welas-spark-growth') },
    results: { type: 'string', default: join(root, 'docs/benchmarks/results') },
  },
})
const submit = checkSubmit(values['spark-submit'])

interface Report {
  readonly pairsCompared: number
  readonly joins: number
  readonly seconds: Readonly<Record<string, number>>
}

async function measure(rows: number) {
  const folder = join(values.work, String(rows))
  makeSet({ rows, dirt: 'typical', seed: 22, folder, files: 1 })
  const { properties, events } = writeProperties(folder)
  const words = ['link', 'run', '--config', join(folder, 'config.json'), '--out']
  const [here, there] = [join(folder, 'kernel'), join(folder, 'spark')]
  const kernel = await runWelas([...words, here])
  const settings = ['--spark-submit', submit, '--spark-properties', properties, '--python', values.python]
  const spark = await runWelas([...words, there, '--engine', 'spark', ...settings])
  const report = (out: string) => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
  const isSame = (file: string) => readFileSync(join(here, file)).equals(readFileSync(join(there, file)))
  const bytes = (file: string) => statSync(join(there, 'plan', file)).size
  return {
    rows,
    pairs: report(there).pairsCompared,
    joins: report(there).joins,
    areFilesEqual: isSame('clusters.csv') && isSame('pairs.csv'),
    kernel: { ...kernel, steps: report(here).seconds },
    spark: { ...spark, steps: report(there).seconds, ...readEvents(events) },
    keysBytes: bytes('keys.csv'),
    rowsBytes: bytes('rows.csv'),
  }
}

const results: object[] = []
const machine = machineOf(submit)
mkdirSync(values.results, { recursive: true })
const path = join(values.results, 'linkage-spark-growth.json')
for (const rows of values.rows.split(',').map(Number)) {
  const result = await measure(rows)
  console.log(JSON.stringify(result, null, 1))
  results.push(result)
  writeFileSync(path, `${JSON.stringify({ machine, results }, null, 1)}\n`)
}
console.log(`Raw result: ${path}`)
