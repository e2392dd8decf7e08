import { levelsMax, levelsOf } from './rules/fields.ts'
import type { KeyIndex } from './rules/key-index.ts'
import type { KeyPlan } from './rules/key-rules.ts'
import type { Table } from './rules/table.ts'
import type { Model } from './rules/train.ts'
import { probabilityOf, type Weigher } from './rules/weigh.ts'
import { type LinkRun, sumOf } from './run-link.ts'

/** Takes a few lines of each step; undefined where nobody asked for them. */
export type Explain = ((line: string) => void) | undefined

/** Step 1: what was read, and how each column looks encoded. Shows counts, never values of people. */
export function explainTable({ count, stride, records, columns, unique }: Table, print: Explain): void {
  if (!print) return
  print(`1 read and encode: ${count} rows of ${unique.length} inputs`)
  for (const { field, at, isNumber, values } of columns) {
    let filled = 0
    for (let row = 0, record = at; row < count; row++, record += stride)
      if (records[record] !== 0 || (isNumber && records[record + 1] !== 0)) filled++
    const distinct = values ? `, ${values.bits.length - 1} values of ${values.words.bits.length} words` : ''
    print(`  ${field.name} (${field.kind}): ${filled} filled${distinct}`)
  }
}

/** Step 4: the blocking rules with their blocks and rows. */
export function explainBlocks({ rules }: KeyPlan, indexes: readonly KeyIndex[], print: Explain): void {
  if (!print) return
  print(`4 block: ${rules.length} rules`)
  rules.forEach(({ name }, index) => {
    const { blocks, rows, largest, pairs, capped } = indexes[index]!.sizes
    print(
      `  ${name}: ${blocks} blocks, ${rows} rows in them, largest ${largest}, ${pairs} pairs, ${capped} left out`,
    )
  })
}

/** Step 3: what each rule taught, and the evidence of each level. */
export function explainModel({ columns }: Table, model: Model, weigher: Weigher, print: Explain): void {
  if (!print) return
  print('3 train')
  for (const { rule, pairs, share, taught } of model.sessions)
    print(`  ${rule}: ${pairs} pairs, ${percent(share)} the same; taught ${taught.join(', ') || 'nothing'}`)
  columns.forEach(({ field }, index) => {
    const levels = levelsOf[field.kind].slice(1).map((level, at) => {
      const bits = weigher.bits[index * levelsMax + at + 1]!
      return `${level} ${bits > 0 ? '+' : ''}${bits.toFixed(1)}`
    })
    print(`  ${field.name}: ${levels.join(', ')} bits`)
  })
}

/** Steps 5 to 8: pairs by rule, thresholds, samples of pairs around them, joins, refusals and questions. */
export function explainScores(
  { columns }: Table,
  run: Pick<
    LinkRun,
    'answers' | 'edges' | 'pairsByRule' | 'priorBits' | 'thresholds' | 'resolution' | 'questions'
  >,
  print: Explain,
): void {
  if (!print) return
  const { edges, pairsByRule, priorBits, thresholds, resolution } = run
  print(
    `5 compare and weigh: ${sumOf(pairsByRule)} pairs (by rule ${pairsByRule.join(', ')}), ${edges.count} kept`,
  )
  print(
    `6 prior ${priorBits.toFixed(1)} bits; join from ${thresholds.join}, review from ${thresholds.review}`,
  )
  const samples = 5
  for (let sample = 0; sample < samples && edges.count > 0; sample++) {
    const edge = Math.floor((sample * (edges.count - 1)) / (samples - 1))
    const levels = columns.map(({ field }, index) => {
      const level = edges.levels[edge * columns.length + index]!
      return `${field.name} ${levelsOf[field.kind][level]}`
    })
    const weight = edges.weight[edge]!
    print(
      `  ${weight.toFixed(1)} bits, probability ${probabilityOf(weight, priorBits).toFixed(4)}: ${levels.join(', ')}`,
    )
  }
  const { all, withoutRow } = run.answers
  if (all.length + withoutRow > 0)
    print(`7 answers of people: ${all.length}, and ${withoutRow} about rows that are not there`)
  print(`7 resolve: ${resolution.joined.length} joins, ${resolution.refused.length} refused`)
  print(`8 ask: ${run.questions} questions about two persons each`)
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
