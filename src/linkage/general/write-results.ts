import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LinkConfig } from './config.ts'
import { reportOf } from './report.ts'
import { levelsOf } from './rules/fields.ts'
import { probabilityOf } from './rules/weigh.ts'
import type { LinkRun } from './run-link.ts'

/** Writes clusters.csv, pairs.csv and report.json into a folder, which is made when it is not there. */
export async function writeResults(config: LinkConfig, run: LinkRun, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  await writeLines(join(folder, 'clusters.csv'), clusterLines(config, run))
  await writeLines(join(folder, 'pairs.csv'), pairLines(config, run))
  const writing = Math.round(performance.now() - started) / 1000
  const report = reportOf(config, run, writing, process.resourceUsage().maxRSS / 1024)
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}

/** A cluster is named after its first row in the order of the run: stable for the same rows. */
function* clusterLines(config: LinkConfig, { table, resolution }: LinkRun): Generator<string> {
  yield 'source,id,cluster'
  const names = config.inputs.map(({ name }) => cellOf(name))
  for (let row = 0; row < table.count; row++)
    yield `${names[table.source[row]!]},${cellOf(table.ids[row]!)},${resolution.clusters.root(row)}`
}

function* pairLines(config: LinkConfig, run: LinkRun): Generator<string> {
  const { table, edges, order, priorBits, thresholds } = run
  const { columns } = table
  yield ['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'outcome']
    .concat(columns.map(({ field }) => cellOf(`${field.name}_level`)))
    .join(',')
  const names = config.inputs.map(({ name }) => cellOf(name))
  const refused = new Set(run.resolution.refused.map(({ edge }) => edge))
  for (const edge of order) {
    const probability = probabilityOf(edges.weight[edge]!, priorBits)
    if (probability < thresholds.review) break
    const [a, b] = [edges.a[edge]!, edges.b[edge]!]
    const outcome = probability >= thresholds.join && !refused.has(edge) ? 'join' : 'review'
    let line = `${names[table.source[a]!]},${cellOf(table.ids[a]!)},${names[table.source[b]!]},${cellOf(table.ids[b]!)},${probability.toFixed(6)},${outcome}`
    for (let index = 0; index < columns.length; index++)
      line += `,${levelsOf[columns[index]!.field.kind][edges.levels[edge * columns.length + index]!]}`
    yield line
  }
}

function cellOf(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    let part: string[] = []
    for (const line of lines) {
      part.push(line)
      if (part.length < 20_000) continue
      await file.write(`${part.join('\n')}\n`)
      part = []
    }
    if (part.length > 0) await file.write(`${part.join('\n')}\n`)
  } finally {
    await file.close()
  }
}
