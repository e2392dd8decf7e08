import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ByteWriter } from './byte-writer.ts'
import type { LinkConfig } from './config.ts'
import { reportOf } from './report.ts'
import { cellOf } from './row-names.ts'
import { levelsOf } from './rules/fields.ts'
import { probabilityOf } from './rules/weigh.ts'
import type { LinkRun } from './run-link.ts'

/** Writes clusters.csv, pairs.csv and report.json into a folder, which is made when it is not there. */
export async function writeResults(config: LinkConfig, run: LinkRun, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  writeClusters(join(folder, 'clusters.csv'), run)
  writePairs(join(folder, 'pairs.csv'), run)
  const writing = Math.round(performance.now() - started) / 1000
  const report = reportOf(config, run, writing, process.resourceUsage().maxRSS / 1024)
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}

/** A cluster is named after its first row in the order of the run: stable for the same rows. */
function writeClusters(path: string, { table, names, resolution }: LinkRun): void {
  const file = new ByteWriter(path)
  file.text('source,id,cluster\n')
  for (let row = 0; row < table.count; row++) {
    names.write(row, file)
    file.text(',')
    file.whole(resolution.clusters.root(row))
    file.text('\n')
  }
  file.close()
}

function writePairs(path: string, run: LinkRun): void {
  const { table, names, edges, order, priorBits, thresholds } = run
  const { columns } = table
  const file = new ByteWriter(path)
  const fields = columns.map(({ field }) => cellOf(`${field.name}_level`))
  file.text(`left_source,left_id,right_source,right_id,probability,outcome,${fields.join(',')}\n`)
  const levels = columns.map(({ field }) => levelsOf[field.kind].map((level) => Buffer.from(`,${level}`)))
  const refused = new Set(run.resolution.refused.map(({ edge }) => edge))
  for (const edge of order) {
    const probability = probabilityOf(edges.weight[edge]!, priorBits)
    if (probability < thresholds.review) break
    names.write(edges.a[edge]!, file)
    file.text(',')
    names.write(edges.b[edge]!, file)
    writeProbability(file, probability)
    file.text(probability >= thresholds.join && !refused.has(edge) ? 'join' : 'review')
    for (let index = 0; index < columns.length; index++) {
      const level = levels[index]![edges.levels[edge * columns.length + index]!]!
      file.copy(level, 0, level.length)
    }
    file.text('\n')
  }
  file.close()
}

const million = 1_000_000

/** Six digits; where that would be 1, as many as tell the pair from certainty. */
function writeProbability(file: ByteWriter, probability: number): void {
  const parts = Math.round(probability * million)
  if (parts === million) file.text(`,${Number(probability.toPrecision(15))},`)
  else {
    file.text(',0.')
    file.whole(parts, 6)
    file.text(',')
  }
}
