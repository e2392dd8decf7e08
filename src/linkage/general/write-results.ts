import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvCell } from '../../kernel/csv.ts'
import type { Language } from '../../kernel/messages.ts'
import { ByteWriter } from './byte-writer.ts'
import type { LinkConfig } from './config.ts'
import { explainLevels } from './explain-levels.ts'
import { reportOf } from './report.ts'
import { type Field, levelsMax, levelsOf } from './rules/fields.ts'
import { outcome } from './rules/questions.ts'
import { probabilityOf, type Weigher } from './rules/weigh.ts'
import type { LinkRun } from './run-link.ts'

/**
 * Writes clusters.csv, pairs.csv and report.json into a folder, which is made when it is not there. Of a register clusters.csv
 * has the rows of this run's inputs, or with `isAll` every row. Answers the report.
 */
export async function writeResults(config: LinkConfig, run: LinkRun, folder: string, isAll = false) {
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  writeClusters(join(folder, 'clusters.csv'), run, isAll)
  writePairs(join(folder, 'pairs.csv'), run, config.explanations)
  const writing = Math.round(performance.now() - started) / 1000
  const report = reportOf(config, run, writing, process.resourceUsage().maxRSS / 1024)
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  return report
}

/**
 * A cluster is named after its first row in the order of the run: stable for the same rows, and in a register for ever, where
 * rows come behind those that are there.
 */
function writeClusters(path: string, { table, names, resolution, register }: LinkRun, isAll: boolean): void {
  const { firstNew, isSeen } = register
  const file = new ByteWriter(path)
  file.text('source,id,cluster\n')
  for (let row = 0; row < table.count; row++) {
    if (row < firstNew && !isAll && isSeen[row] === 0) continue
    names.write(row, file)
    file.letter(comma)
    file.whole(resolution.clusters.root(row))
    file.letter(lineEnd)
  }
  file.close()
}

/**
 * Pairs from the threshold of review on, strongest first; two standing rows that are one person already are no news. With a
 * language, whoever answers finds the number of the question (one answer to any of its pairs is enough), and the levels in words.
 */
function writePairs(path: string, run: LinkRun, language: Language | undefined): void {
  const { table, edges, outcomes, priorBits, resolution, register } = run
  const { clusters } = resolution
  const { columns } = table
  const file = new ByteWriter(path)
  const fields = columns.map(({ field }) => field)
  const names = ['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'outcome']
  const levels = fields.map(({ name }) => `${name}_level`)
  const header = language ? [...names, 'question', ...levels, 'explanation'] : [...names, ...levels]
  file.text(`${header.map(csvCell).join(',')}\n`)
  const ends = new LineEnds(fields, run.weigher, language)
  for (let edge = 0; edge < outcomes.length; edge++) {
    const isStanding = Math.max(edges.a[edge]!, edges.b[edge]!) < register.firstNew
    if (isStanding && clusters.root(edges.a[edge]!) === clusters.root(edges.b[edge]!)) continue
    run.names.write(edges.a[edge]!, file)
    file.letter(comma)
    run.names.write(edges.b[edge]!, file)
    writeProbability(file, probabilityOf(edges.weight[edge]!, priorBits))
    const word = outcomeWords[outcomes[edge]!]!
    file.copy(word, 0, word.length)
    if (language) writeQuestion(file, run.questionOf[edge]!)
    const end = ends.of(edges.levels, edge * columns.length)
    file.copy(end, 0, end.length)
  }
  file.close()
}

function writeQuestion(file: ByteWriter, question: number): void {
  file.letter(comma)
  if (question > 0) file.whole(question)
}

/** Ends of lines: the levels of all fields, and what they say. Few patterns come again and again. */
class LineEnds {
  private readonly known = new Map<number, Buffer>()
  private readonly fields: readonly Field[]
  private readonly weigher: Weigher
  private readonly language: Language | undefined

  constructor(fields: readonly Field[], weigher: Weigher, language: Language | undefined) {
    this.fields = fields
    this.weigher = weigher
    this.language = language
  }

  of(levels: Uint8Array, at: number): Buffer {
    let pattern = 0
    for (let index = 0; index < this.fields.length; index++)
      pattern = pattern * levelsMax + levels[at + index]!
    const known = this.known.get(pattern)
    if (known) return known
    const { fields, weigher, language } = this
    const own = levels.subarray(at, at + fields.length)
    const words = fields.map(({ kind }, index) => levelsOf[kind][own[index]!]!)
    const said = language ? [csvCell(explainLevels(fields, weigher, own, language))] : []
    const end = Buffer.from(`,${[...words, ...said].join(',')}\n`)
    this.known.set(pattern, end)
    return end
  }
}

const [comma, lineEnd, point, zero, one] = [44, 10, 46, 48, 49]
const outcomeWords = Object.keys(outcome).map((word) => Buffer.from(word))
const digits = { fewest: 6, most: 15, step: 3 }

/** Six digits; where these would be 1, as many as tell the pair from certainty. */
function writeProbability(file: ByteWriter, probability: number): void {
  let places = digits.fewest
  while (places < digits.most && Math.round(probability * 10 ** places) === 10 ** places)
    places += digits.step
  const whole = Math.round(probability * 10 ** places)
  file.letter(comma)
  file.letter(whole === 10 ** places ? one : zero)
  file.letter(point)
  file.whole(whole === 10 ** places ? 0 : whole, places)
  file.letter(comma)
}
